"""The first tables: documents, revisions, passages, vectors, and what a home knows of itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes them all; the corpus begins at number 0."""
    op.create_table(
        "document",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("source_system", sa.Text, nullable=False),
        sa.Column("source_id", sa.Text, nullable=False),
        sa.Column("head", sa.String(24), nullable=False),
        sa.Column("superseded_by", sa.String(24), nullable=False),
        sa.Column("removed_at", sa.String(27)),
        sa.UniqueConstraint("source_system", "source_id", name="uq_document_source_system"),
    )
    words = ("title", "account", "region", "plant", "kind", "date", "lang", "trust", "status", "version", "ref")
    op.create_table(
        "revision",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("document", sa.String(24), sa.ForeignKey("document.id"), nullable=False),
        sa.Column("sha256", sa.String(64), nullable=False),
        sa.Column("inputs", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("marks", sa.JSON, nullable=False),
        sa.Column("learned_at", sa.String(27), nullable=False),
        sa.Column("learned_from", sa.String(16), nullable=False),
        sa.Column("replaces", sa.String(24), nullable=False),
        *(sa.Column(word, sa.Text, nullable=False) for word in words),
        *(sa.Column(listed, sa.JSON, nullable=False) for listed in ("supersedes", "labels", "origins")),
    )
    op.create_index("ix_revision_document", "revision", ["document"])
    op.create_index("ix_revision_account", "revision", ["account"])
    op.create_table(
        "turn",
        sa.Column("document", sa.String(24), sa.ForeignKey("document.id"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("revision", sa.String(24), sa.ForeignKey("revision.id")),
        sa.Column("learned_at", sa.String(27), nullable=False),
    )
    op.create_table(
        "revision_label",
        sa.Column("revision", sa.String(24), sa.ForeignKey("revision.id"), primary_key=True),
        sa.Column("label", sa.Text, primary_key=True),
    )
    op.create_table(
        "passage",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("revision", sa.String(24), sa.ForeignKey("revision.id"), nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("heading", sa.JSON, nullable=False),
        sa.Column("terms", sa.Text, nullable=False),
    )
    op.create_index("ix_passage_revision", "passage", ["revision"])
    op.create_table(
        "vector",
        sa.Column("passage", sa.String(24), sa.ForeignKey("passage.id"), primary_key=True),
        sa.Column("model", sa.Text, primary_key=True),
        sa.Column("input", sa.String(24), nullable=False),
        sa.Column("data", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_vector_input", "vector", ["model", "input"])
    home_tables()


def home_tables() -> None:
    """The tables that speak of the home itself."""
    op.create_table(
        "source",
        sa.Column("system", sa.Text, primary_key=True),
        sa.Column("root", sa.Text, nullable=False, unique=True),
    )
    op.create_table(
        "correction",
        sa.Column("system", sa.Text, primary_key=True),
        sa.Column("path", sa.Text, primary_key=True),
        sa.Column("field", sa.String(16), primary_key=True),
        sa.Column("value", sa.Text, nullable=False),
        sa.Column("made_at", sa.String(27), nullable=False),
    )
    op.create_table(
        "name",
        sa.Column("system", sa.Text, primary_key=True),
        sa.Column("account", sa.Text, primary_key=True),
        sa.Column("alias", sa.Text, primary_key=True),
    )
    op.create_table("note", sa.Column("key", sa.Text, primary_key=True), sa.Column("value", sa.Text, nullable=False))
    corpus = op.create_table(
        "corpus", sa.Column("id", sa.Integer, primary_key=True), sa.Column("number", sa.Integer, nullable=False)
    )
    op.bulk_insert(corpus, [{"id": 1, "number": 0}])
