"""Records: every version that any file ever brought, and which rows of which files hold them.

A version stands while a file that has not gone holds it. What it says stays as it came; `account` and `region` are
computed from the account's tree and say, with the labels, who may see it.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text

from retrieval.store.schema import Instant, metadata

record = Table(
    "record",
    metadata,
    Column("number", Integer, primary_key=True),  # in the order in which they were kept
    Column("id", String(24), nullable=False),  # of system, object and source id; versions of one record share it
    Column("kind", Text, nullable=False),
    Column("system", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("source_id", Text, nullable=False),
    Column("modified", Text, nullable=False),  # by its system, an instant as `Instant` writes it; empty: not known
    Column("hash", String(32), nullable=False),  # of the verbatim row
    Column("print", String(24), nullable=False),  # of all that the row was read as
    Column("raw", Text, nullable=False),
    Column("fields", Text, nullable=False),  # canonical JSON, see `retrieval.records.packed`
    Column("extra", Text, nullable=False),
    Column("labels", Text, nullable=False),
    Column("notes", Text, nullable=False),
    Column("deleted", Integer, nullable=False),
    Column("merged_into", Text, nullable=False),
    Column("owner_kind", Text, nullable=False),  # the record that this one is about: its kind and source id
    Column("owner", Text, nullable=False),
    Column("own_region", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("region", Text, nullable=False),
    Index("ix_record_id", "id"),
    Index("ix_record_kind", "kind", "system", "source_id", "object"),
    Index("ix_record_owner", "owner_kind", "system", "owner"),
)

holding = Table(
    "holding",
    metadata,
    Column("document", String(24), primary_key=True),  # the file; kept itself only once all its rows are
    Column("record", Integer, ForeignKey("record.number"), primary_key=True),
    Column("learned_at", Instant, primary_key=True),
    Column("revision", String(24), nullable=False),  # the newest content of the file that holds the row
    Column("row", Integer, nullable=False),  # its number there
    Column("until", Instant, nullable=True),  # when a newer content of the file was found to hold it no longer
    Index("ix_holding_record", "record"),
)
