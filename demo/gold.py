"""The questions whose right answers are known, with the words or rows that prove them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from demo.extract import Extract
from demo.page import Page, Unfit, environment, shown
from demo.world import World

QUESTIONS = Path(__file__).parent / "questions"
OURS = ("id", "fact")  # what a place says beside what a suite asks for
EXPECTS = ("answered", "refused", "which")
FIELDS = {
    *("id", "group", "question", "account", "as_of", "labels", "regions", "expects", "reason", "slots", "gold"),
    *("must_not", "tags", "language", "needs", "shown"),
}


def facts(pages: Sequence[Page], extracts: Sequence[Extract]) -> dict[str, list[dict[str, Any]]]:
    """By fact each place where it stands."""
    found: dict[str, list[dict[str, Any]]] = {}
    for page in pages:
        for one in page.facts:
            place: dict[str, Any] = {"document": _document(page, one.start), "id": page.id, "quote": one.quote}
            if page.form == "text":
                place |= {"start": one.start, "end": one.end}
            found.setdefault(one.fact, []).append(place)
    for extract in extracts:
        for fact, row in extract.rows.items():
            stands: dict[str, Any] = {"record": row.record, "file": extract.path, "row": row.number}
            found.setdefault(fact, []).append(stands | ({"quote": row.quote} if row.quote else {}))
    return found


def _document(page: Page, at: int) -> str:
    """The name of what is read as one document: each sheet of a workbook that has several is one."""
    heads = [one for one in re.finditer(r"^#{1,4} (.+)$", page.text, re.MULTILINE) if page.form == "sheet"]
    before = [one[1][:31] for one in heads if one.start() <= at]
    return f"{page.path}#sheet-{before[-1]}" if len(heads) > 1 and before else page.path


def questions(world: World, planted: Mapping[str, list[dict[str, Any]]]) -> Iterator[dict[str, Any]]:
    """The cases of the suite in order of their numbers; a gold entry names a fact, and "a|b" either of two."""
    cases = [case for path in sorted(QUESTIONS.glob("*.toml.j2")) for case in _read(path, world)]
    if len({case["id"] for case in cases}) != len(cases):
        raise Unfit("two questions have one id")
    for case in sorted(cases, key=lambda one: one["id"]):
        places = [place for name in case.get("gold", ()) for place in _places(case, name, planted)]
        yield case | {"gold": [{key: told for key, told in place.items() if key not in OURS} for place in places]}


def _places(case: Mapping[str, Any], name: str, planted: Mapping[str, list[dict[str, Any]]]) -> list[dict[str, Any]]:
    choices = name.split("|")
    if unknown := [each for each in choices if each not in planted]:
        raise Unfit(f"question {case['id']}: nothing is planted as {', '.join(unknown)}")
    places = [place | {"fact": each} for each in choices for place in planted[each]]
    return places if len(places) == 1 else [place | {"any": name} for place in places]


def _read(path: Path, world: World) -> list[dict[str, Any]]:
    text = environment().from_string(path.read_text("utf-8")).render(shown(world))
    try:
        cases: list[dict[str, Any]] = tomllib.loads(text)["questions"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise Unfit(f"{path.name}: {error}") from error
    for case in cases:
        if extra := set(case) - FIELDS:
            raise Unfit(f"{path.name}: question {case.get('id')} has {sorted(extra)}, which nothing reads")
        if case.get("expects") not in EXPECTS:
            raise Unfit(f"{path.name}: question {case.get('id')} expects {case.get('expects')!r}")
    return cases
