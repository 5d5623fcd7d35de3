"""The lists of channels in a chat's export: what each is called, what it is for, and what it is about now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from retrieval.sources.exports.chat import CLOSED, OPEN, members
from retrieval.sources.hidden import seen
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused, Stated

LABELS = "internal\nprivate"  # of channels that not everyone can see


def lists_channels(name: str) -> bool:
    """True for a file that is named as such a list is."""
    return PurePosixPath(name).name in (*OPEN, *CLOSED)


def read_channels(name: str, data: bytes) -> tuple[Reading, ...]:
    """One document with a paragraph for each channel; raises `Refused` for what is no list of channels."""
    channels = [one for one in members(data) if "members" in one or "name" in one]
    if not channels:
        raise Refused("JSON files (.json) are read where they are exports of systems or a chat's lists of channels")
    page = Page()
    for one in channels:
        page.add(". ".join(_said(one)) + ".", f"channel {_words(one.get('name')) or _words(one.get('id'))}")
        page.add("\n\n")
    file = PurePosixPath(name).name
    stated = [Stated("title", f"Channels of a chat ({file})", "its file's name")]
    stated += [Stated("labels", LABELS, "it lists private channels")] if file in CLOSED else []
    return (Reading(page.text, "text", page.marks, tuple(stated), hidden=page.hidden),)


def _said(one: Mapping[str, Any]) -> Iterator[str]:
    called = _words(one.get("name"))
    yield f"Channel #{called}" if called else f"Conversation {_words(one.get('id'))}"
    for field in ("purpose", "topic"):
        given = one.get(field)
        said = _words(given.get("value") if isinstance(given, dict) else given).rstrip(".")
        if said:
            yield f"{field.capitalize()}: {said}"
    given = one.get("members")
    if isinstance(given, list):
        yield f"{len(given):,} member{'s' * (len(given) != 1)}"
    if one.get("is_archived") is True:
        yield "It is archived"


def _words(given: object) -> str:
    return " ".join(seen(given)[0].split()) if isinstance(given, str) else ""
