"""Documents, their revisions and the turns they took. Every revision stays; a removed document is a tombstone."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from retrieval.store.schema import Instant, metadata

document = Table(
    "document",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("source_system", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("head", String(24), nullable=False),  # the newest revision: its card decides who may see the document
    Column("superseded_by", String(24), nullable=False, default=""),
    Column("removed_at", Instant, nullable=True),
    UniqueConstraint("source_system", "source_id"),
)

revision = Table(
    "revision",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("document", String(24), ForeignKey("document.id"), nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("inputs", Text, nullable=False),  # what the card was made from; equal bytes and inputs are unchanged
    Column("text", Text, nullable=False),
    Column("marks", JSON, nullable=False),
    Column("learned_at", Instant, nullable=False),
    Column("learned_from", String(16), nullable=False),
    Column("replaces", String(24), nullable=False),
    Column("title", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("plant", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("date", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("trust", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("ref", Text, nullable=False),
    Column("supersedes", JSON, nullable=False),
    Column("labels", JSON, nullable=False),
    Column("origins", JSON, nullable=False),
    Index("ix_revision_document", "document"),
    Index("ix_revision_account", "account"),
)

turn = Table(
    "turn",
    metadata,
    Column("document", String(24), ForeignKey("document.id"), primary_key=True),
    Column("position", Integer, primary_key=True),  # 0, 1, 2 ...: what the document held, in the order we learned it
    Column("revision", String(24), ForeignKey("revision.id"), nullable=True),  # none: it was removed
    Column("learned_at", Instant, nullable=False),
)

revision_label = Table(
    "revision_label",
    metadata,
    Column("revision", String(24), ForeignKey("revision.id"), primary_key=True),
    Column("label", Text, primary_key=True),
)
