"""Plain text: notes, pasted transcripts and chats, logs."""

from __future__ import annotations

from dataclasses import replace

from retrieval.sources.form import form_of
from retrieval.sources.markdown import headed
from retrieval.sources.reading import Reading


def read_text(name: str, data: bytes) -> tuple[Reading, ...]:
    """One document; a text of speakers' turns is cut as one."""
    reading = headed(name, data, "text")
    return (replace(reading, form=form_of(reading.text)),)
