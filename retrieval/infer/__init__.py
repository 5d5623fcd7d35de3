"""What place, name and text tell of a document when nobody has said: each with its reason, no guess between two."""
