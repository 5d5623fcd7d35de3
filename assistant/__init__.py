"""What we conclude from what was found."""
