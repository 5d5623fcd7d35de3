"""One file for each thing people bring: bytes in, documents and named rejects out."""
