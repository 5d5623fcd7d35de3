"""Exact lists, counts and totals over records: a question read as a query, and what the records say to it."""
