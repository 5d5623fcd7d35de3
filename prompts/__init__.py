"""What a model is told: one Markdown file each, filled exactly, known by content hash."""
