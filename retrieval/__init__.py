"""What we know, and how it is found. Imports nothing of ours but itself."""
