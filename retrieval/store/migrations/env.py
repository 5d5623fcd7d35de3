"""Alembic looks for this file; the steps are run by `retrieval.store.migrate` with a connection of its own."""
