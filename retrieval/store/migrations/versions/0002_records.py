"""Records and the rows of files that hold them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Makes both tables, empty."""
    words = ("raw", "fields", "extra", "labels", "notes")
    later = ("merged_into", "owner_kind", "owner", "own_region", "account", "region")
    op.create_table(
        "record",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("id", sa.String(24), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in ("kind", "system", "object", "source_id", "modified")),
        sa.Column("hash", sa.String(32), nullable=False),
        sa.Column("print", sa.String(24), nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in words),
        sa.Column("deleted", sa.Integer, nullable=False),
        *(sa.Column(name, sa.Text, nullable=False) for name in later),
    )
    op.create_index("ix_record_id", "record", ["id"])
    op.create_index("ix_record_kind", "record", ["kind", "system", "source_id", "object"])
    op.create_index("ix_record_owner", "record", ["owner_kind", "system", "owner"])
    op.create_table(
        "holding",
        sa.Column("document", sa.String(24), primary_key=True),
        sa.Column("record", sa.Integer, sa.ForeignKey("record.number"), primary_key=True),
        sa.Column("learned_at", sa.String(27), primary_key=True),
        sa.Column("revision", sa.String(24), nullable=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("until", sa.String(27)),
    )
    op.create_index("ix_holding_record", "holding", ["record"])
