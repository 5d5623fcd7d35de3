"""An account plan that is a document becomes records beside being one: the plan, and each section that it has."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from retrieval.booked import Book, book_at
from retrieval.dates import iso_date
from retrieval.exported import Export
from retrieval.infer.head import head_of
from retrieval.infer.infer import head_title
from retrieval.infer.kinds import kind_named
from retrieval.opened import documents, open_file
from retrieval.outline import outline
from retrieval.sandbox.binaries import Binaries
from retrieval.sources.exports.importer import Recognised
from retrieval.sources.exports.plan_sections import Section, may_hold, plan_sections, said_of
from retrieval.sources.exports.rows import Shape
from retrieval.sources.exports.style import Style
from retrieval.sources.extras import Extras
from retrieval.sources.reading import Reading, Refused
from retrieval.store import Known

PARTS = {
    **dict.fromkeys((".pptx", ".pptm"), "slides"),
    **dict.fromkeys((".docx", ".docm"), "paragraphs"),
    **dict.fromkeys((".md", ".markdown"), "lines"),
}
PLAN, SECTION, TOLD = "account_plan", "section", "plan"
_ENOUGH, _CERTAIN = 2, 4  # sections that make a plan of what is called an account plan, and of any document
_HEAD = 2_000
_CALLED = (
    r"\b(?:(?:key|global|strategic) )*account[ -]?plans?\b|\b(?:key.account.)?kundenpl[aä]n\w*|\bkontoplan\b|"
    r"アカウントプラン|\bplan de (?:la )?cuenta\b"
)
_PLAN = re.compile(_CALLED, re.IGNORECASE)
_ASIDE = re.compile(
    rf"{_CALLED}|\b(?:19|20)\d\d(?:-\d\d?)?\b|\bv(?:ersion)? ?\d+(?:\.\d+)*\b|[(（\[].*?[)）\]]|"
    r"^\W*(?:for|für|para|of)\b|\b(?:draft|entwurf|borrador)\b",
    re.IGNORECASE,
)
_EMPTY = re.compile(r"(?i)\btemplates?\b|vorlage|plantilla|テンプレート|雛形")  # whose hints are nobody's plan
_FIELDS = ("account", "version", "status", "date", "region")


def records_in(
    path: Path, name: str, told: str, before: str, limit: int, binaries: Binaries, extras: Extras
) -> Book | None:
    """The tables of records that a workbook or an account plan holds; None for a file that holds none.

    `told` is the system that a person says it is of; a file whose bytes still have the hash `before` holds no plan.
    Raises `Refused` as `book_at` does, and for what is told to be a plan and has none of its sections.
    """
    if path.suffix.lower() not in PARTS or told not in ("", TOLD):
        return book_at(path, name, told, limit, binaries, extras)
    try:
        opened = open_file(path, limit)
        if opened.sha256 == before and not told:
            return None
        readings = [one for one in documents(name, opened.data, binaries, extras) if isinstance(one, Reading)]
    except Refused:
        return None
    found = _planned(name, readings[0], opened.modified, bool(told)) if len(readings) == 1 else None
    if told and found is None:
        raise Refused("it has no heading with words under it that names a section of an account plan")
    return found


def held_none(path: str, known: Mapping[str, Known]) -> str:
    """The hash of a file that was a document and no records when it was last read, empty for others."""
    held = path not in known or known[path].removed or any(f"{path}#{part}" in known for part in PARTS.values())
    return "" if held else known[path].sha256


def _planned(name: str, reading: Reading, modified: datetime, told: bool) -> Book | None:
    if reading.form != "markdown" or not may_hold(reading.text, 1 if told else _ENOUGH):
        return None
    lines = outline(reading.text, reading.form)
    sections = plan_sections(reading.text, lines, in_plan=True)
    top = min((section.start for section in sections), default=0)
    stated = {one.field: one.value for one in reading.stated}
    head = head_of(reading.text, reading.form)
    said = {guess.field: guess.value for guess in head.guesses if guess.value} | stated
    stem = Path(name).stem.replace("_", " ")
    title = stated.get("title") or head_title(reading.text[:top], reading.form, head) or stem
    names = (title, stem)
    called = told or PLAN in (said.get("kind"), *map(kind_named, names))
    sections = sections if called else plan_sections(reading.text, lines)
    sure = said.get("kind") == PLAN or any(map(_PLAN.search, names))
    few = not told and (len(sections) < (_ENOUGH if sure else _CERTAIN) or any(map(_EMPTY.search, names)))
    if few or not any(section.text for section in sections):
        return None
    part = PARTS[Path(name).suffix.lower()]
    said |= said_of(reading.text[: min(top, _HEAD)].split("\n"))
    rows = _rows(name, title, said, sections, [_number(reading, section, part) for section in sections])
    data = "".join(f"{rows.get(number, '')}\n" for number in range(1, max(rows) + 1)).encode()
    columns = ("id", "plan", "account", SECTION, "title", "text", "items", "owner", "reviewed")
    style = Style(decimal_known=True, date_known=True)
    found = Recognised(TOLD, SECTION, "plan_section", columns, Shape(), style, False)
    return Book((Export(name, found, hashlib.sha256(data).hexdigest(), modified, part, "", data, True),), frozenset())


def _rows(
    name: str, title: str, said: Mapping[str, str], sections: tuple[Section, ...], numbers: list[int]
) -> dict[int, str]:
    """The records as JSON, each on the line whose number is where it begins; the plan is where it begins."""
    given = {field: said.get(field, "") for field in _FIELDS}
    given["date"] = iso_date(given["date"]) or ""
    given["account"] = given["account"] or (_of_whom(title) if kind_named(title) == PLAN else "")
    account, version = given["account"], given["version"]
    plan = "/".join((account, title, version or name))
    head = {"object": "plan", "id": plan, "title": title, **given}
    head |= {"owner": said.get("owner", ""), "reviewed": said.get("reviewed", "")}
    lines = {1: json.dumps(head, ensure_ascii=False)}
    for number, one in zip(numbers, sections, strict=True):
        row = {"object": SECTION, "id": f"{plan}/{one.name}", "plan": plan, "account": account, SECTION: one.name}
        row |= {
            "title": one.title,
            "text": one.text,
            "items": json.dumps(one.items, ensure_ascii=False) if one.items else "",
        }
        row |= {"owner": one.owner, "reviewed": one.reviewed, "complete": "" if one.text else "0"}
        lines[number] = lines.get(number, "") + json.dumps(row, ensure_ascii=False)
    return lines


def _number(reading: Reading, section: Section, part: str) -> int:
    """The number of the slide, paragraph or line that a section begins with."""
    mark = next((one for one in reversed(reading.marks) if one.start <= section.start), None)
    said = mark.label.removeprefix(f"{part.removesuffix('s')} ").partition(",")[0] if mark else ""
    return int(said) if said.isdecimal() else reading.text.count("\n", 0, section.start) + 1


def _of_whom(title: str) -> str:
    """What a title says besides that it is a plan: mostly whose it is, for those who know the accounts to tell.

    >>> _of_whom("Account plan: Tarvessa Industries 2026 (v2)"), _of_whom("Account plan")
    ('Tarvessa Industries', '')
    """
    rest = _ASIDE.sub(" ", _ASIDE.sub(" ", title).strip(" :-–—,"))
    return " ".join(rest.strip(" :-–—,.").split())
