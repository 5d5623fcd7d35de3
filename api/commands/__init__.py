"""The commands of `aia`, one a file. Each imports what it needs when it runs, so that help comes at once."""
