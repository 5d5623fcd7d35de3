"""What is known of each account and region, and what is not: which sources were read, and how old the newest is."""
