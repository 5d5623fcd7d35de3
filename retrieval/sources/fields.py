"""The fields of a card that a source, a mapping or a person may give, and what their values may be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from retrieval.dates import iso_date

FIELDS = (
    "title", "account", "region", "plant", "kind", "date", "lang", "trust", "status", "version", "ref",
    "supersedes", "labels",
)  # fmt: skip
LISTS = ("supersedes", "labels")
TRUST = ("internal_verified", "internal", "external_customer", "external_unknown")
_ALSO = {"id": "ref", "type": "kind", "language": "lang", "customer": "account", "label": "labels"}
_LONGEST = 500


class BadField(ValueError):
    """A field that is not known, or a value that it cannot hold; the message is for the person who wrote it."""


def field_named(key: str) -> str:
    """The field that a key means.

    >>> field_named("Type")
    'kind'
    """
    name = key.strip().lower().replace("-", "_").replace(" ", "_")
    name = _ALSO.get(name, name)
    if name not in FIELDS:
        raise BadField(f"unknown field {key!r}{nearest(name, FIELDS)}")
    return name


def nearest(name: str, known: Iterable[str]) -> str:
    """Words that offer the known name nearest to a wrong one, or nothing."""
    close = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.6)
    return f"; did you mean {close[0]!r}?" if close else ""


def field_value(field: str, value: str) -> str:
    """The value as the card keeps it: one line, dates as ISO, languages as codes; lists keep one item a line.

    >>> field_value("date", "3 April 2026")
    '2026-04-03'
    """
    if field in LISTS:
        parts = value.split("\n") if "\n" in value else value.split(",")
        items = [" ".join(part.split())[:_LONGEST] for part in parts]
        return "\n".join(dict.fromkeys(item for item in items if item))
    plain = " ".join(value.split())[:_LONGEST]
    if not plain:
        return ""
    if field == "date":
        date = iso_date(plain)
        if not date:
            raise BadField(f"{plain!r} is not a date that can be read in one way only; write it as 2026-04-15")
        return date
    if field == "trust" and plain.lower() not in TRUST:
        raise BadField(f"trust {plain!r} is none of {', '.join(TRUST)}")
    if field == "lang":
        code = plain.lower().replace("_", "-").split("-")[0]
        if not (code.isascii() and code.isalpha() and len(code) in (2, 3)):
            raise BadField(f"language {plain!r} is no language code such as en, de or ja")
        return code
    return plain.lower() if field in ("trust", "status") else plain
