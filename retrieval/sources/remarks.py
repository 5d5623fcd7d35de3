"""What people remarked beside a sheet's cells."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping

from retrieval.sources.elements import each_element
from retrieval.sources.workbook import related, unescaped

_NOTES, _THREADS, _PEOPLE = "comments", "threadedComment", "person"


def remarks(package: zipfile.ZipFile, sheet: str) -> Iterator[tuple[str, str]]:
    """Each remark of a sheet: its cell and " by Ann: words"; where cells have threads, their notes only repeat them."""
    threads = list(related(package, sheet, _THREADS).values())
    people = {
        key: name
        for part in related(package, "xl/workbook.xml", _PEOPLE).values()
        for key, name in _people(package, part)
    }
    for part in threads:
        yield from _read(package, part, people)
    for part in [] if threads else related(package, sheet, _NOTES).values():
        yield from _read(package, part, {})


def _people(package: zipfile.ZipFile, part: str) -> Iterator[tuple[str, str]]:
    found: list[tuple[str, str]] = []

    def start(element: str, given: Mapping[str, str]) -> None:
        if element == "person":
            found.append((given.get("id", ""), given.get("displayName", "")))

    with package.open(part) as opened:
        each_element(opened, start, lambda element, words: None)
    yield from found


def _read(package: zipfile.ZipFile, part: str, people: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    authors: list[str] = []
    found: list[tuple[str, str]] = []
    place, by, said = "", "", list[str]()

    def start(element: str, given: Mapping[str, str]) -> None:
        nonlocal place, by
        if element == "comment":
            number = given.get("authorId", "")
            place, by = given.get("ref", ""), authors[int(number)] if number in map(str, range(len(authors))) else ""
            said.clear()
        elif element == "threadedComment":
            place, by = given.get("ref", ""), people.get(given.get("personId", ""), "")
            said.clear()

    def end(element: str, words: str) -> None:
        if element == "author":
            authors.append(words)
        elif element in ("t", "text") and words:
            said.append(unescaped(words))
        elif element in ("comment", "threadedComment"):
            text = " ".join("".join(said).split())
            found.extend([(place, f"{f' by {by}' if by else ''}: {text}")] if text else [])

    with package.open(part) as opened:
        each_element(opened, start, end)
    yield from found
