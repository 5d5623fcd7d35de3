"""Vectors in an approximate index, made again from the store whenever it is not what it must be. A cache, no truth."""
