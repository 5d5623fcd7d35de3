"""The operations of the HTTP interface, one noun a file."""
