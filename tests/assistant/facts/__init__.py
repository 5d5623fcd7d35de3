"""Lists, counts and totals over records."""
