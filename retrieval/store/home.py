"""What a home knows of itself: its sources, corrections, names, and how often it changed."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table, Text

from retrieval.store.schema import Instant, metadata

source = Table(
    "source",
    metadata,
    Column("system", Text, primary_key=True),
    Column("root", Text, nullable=False, unique=True),
)

correction = Table(
    "correction",
    metadata,
    Column("system", Text, primary_key=True),
    Column("path", Text, primary_key=True),  # a file's path below the root, or a folder's; "" is the root
    Column("field", String(16), primary_key=True),
    Column("value", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
)

name = Table(
    "name",
    metadata,
    Column("system", Text, primary_key=True),
    Column("account", Text, primary_key=True),
    Column("alias", Text, primary_key=True),
)

note = Table(
    "note",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

corpus = Table(
    "corpus",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
)
