"""Exports of the systems people work in, read row by row into records."""
