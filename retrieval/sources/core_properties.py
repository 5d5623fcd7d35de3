"""What an office file says of itself beside its text: title, author, dates, as its program filled them in."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.sources.ooxml import Package, name_of

_SAID = {
    "title": "Title", "subject": "Subject", "creator": "Author", "lastModifiedBy": "Last changed by",
    "created": "Created", "modified": "Changed", "keywords": "Keywords", "category": "Category",
    "description": "Description", "contentStatus": "Status", "version": "Version",
}  # fmt: skip


def properties(package: Package) -> Iterator[str]:
    """A line for each property that holds something, "Author: Ann Berg"."""
    for part in package.linked("", "core-properties")[:1]:
        root = package.tree(part)
        for one in () if root is None else root:
            said = " ".join((one.text or "").split())
            if said and name_of(one) in _SAID:
                yield f"{_SAID[name_of(one)]}: {said}"
