"""Passages with what ranks them: their terms, and a vector for each model."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from retrieval.store.schema import metadata

passage = Table(
    "passage",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("revision", String(24), ForeignKey("revision.id"), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("heading", JSON, nullable=False),
    Column("terms", Text, nullable=False),  # in order, one space between
    Index("ix_passage_revision", "revision"),
)

vector = Table(
    "vector",
    metadata,
    Column("passage", String(24), ForeignKey("passage.id"), primary_key=True),
    Column("model", Text, primary_key=True),
    Column("input", String(24), nullable=False),  # names the text embedded, so that equal text is embedded once
    Column("data", LargeBinary, nullable=False),  # float32, little-endian
    Index("ix_vector_input", "model", "input"),
)
