"""Outcome codes and dates as people say them; every code has one plain sentence."""

from __future__ import annotations

from collections.abc import Iterable

REASONS = {
    "NOT_IN_SOURCES": "The documents in view do not say.",
    "SOURCES_EMPTY": "There is no document in view to answer from.",
    "ASK_BACK": "The question can be read in more than one way.",
    "AMBIGUOUS_ENTITY": "A name in the question fits more than one thing.",
    "OUT_OF_SCOPE": "The question is outside what these documents are about.",
    "NOT_PERMITTED": "What the question asks for is not open to you.",
    "NO_RULE_ON_RECORD": "No rule on record covers this.",
    "ONLY_SUPERSEDED": "No document that still stands answers this.",
    "ONLY_DRAFT": "Nothing that was approved answers this.",
    "CONFLICTING_RULES": "Two rules that both stand answer this differently.",
}
WARNINGS = {
    "STALE": "The newest source for this is old; check that it still holds.",
    "UNDATED": "A source of this answer carries no date.",
    "UNTRUSTED": "A source of this answer is a mail; its sender was not checked.",
    "DRAFT_EXISTS": "A draft speaks of this too; it is not in force.",
}
STANDINGS = {
    "grounded": "Every sentence stands on a quote.",
    "fallback": "Every sentence stands on a quote; the language model did not deliver, so none was used.",
    "refused": "No answer is given.",
}
MODES = {
    "lexical": "words only, without meaning",
    "hybrid": "words and meaning",
    "dense": "meaning only",
    "records": "counting records",
}
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def sentence_for(code: str, table: dict[str, str]) -> str:
    """The code's plain sentence; a code that has none speaks for itself.

    >>> sentence_for("ODD_CODE", REASONS)
    'Odd code.'
    """
    return table.get(code) or code.replace("_", " ").capitalize() + "."


def day(date: str) -> str:
    """An ISO date of any precision as it is written to people; other text stays as it is.

    >>> day("2026-04-03T10:00:00+00:00"), day("2026-04"), day("2026"), day("")
    ('3 Apr 2026', 'Apr 2026', '2026', 'undated')
    """
    parts = date[:10].split("-")
    if not all(part.isdecimal() for part in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return date or "undated"
    spoken = [parts[0], *(MONTHS[int(part) - 1] for part in parts[1:2]), *(str(int(part)) for part in parts[2:3])]
    return " ".join(reversed(spoken))


def joined(parts: Iterable[str]) -> str:
    """The parts that say something, with a dot between."""
    return " · ".join(part for part in parts if part)


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun.

    >>> counted(1, "document"), counted(2, "document"), counted(1200, "reply", "replies")
    ('1 document', '2 documents', '1,200 replies')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def size(count: int) -> str:
    """A number of bytes for a person.

    >>> size(0), size(2_500), size(3_400_000), size(12_000_000_000)
    ('0 KB', '2 KB', '3.4 MB', '12 GB')
    """
    for unit, name in ((10**9, "GB"), (10**6, "MB")):
        if count >= unit:
            return f"{count / unit:.1f}".removesuffix(".0") + f" {name}"
    return f"{count / 1000:.0f} KB"


def old(date: str, as_of: str) -> str:
    """What a reader must know of a source's age at an instant: undated, or over a year old; else nothing.

    >>> old("2025-03-01", "2026-09-28T00:00:00+00:00"), old("2026-04", "2026-09-28"), old("", "2026-09-28")
    ('over a year old', '', 'undated')
    """
    if not date:
        return "undated"
    last = {4: "-12-31", 7: "-31"}.get(len(date), "")
    year_ago = f"{int(as_of[:4]) - 1:04}{as_of[4:10]}" if as_of else ""
    return "over a year old" if date[:10] + last < year_ago else ""
