"""A suite is read as its folder says it, or refused with the file, the line and the reason."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import evaluators
from assistant.instant import instant
from evaluators.dataset import DatasetError, objects, string, strings
from evaluators.suite.case import CODES, KINDS, Case, Gold, Suite

KEPT = Path(evaluators.__file__).parent / "suites"
SETTINGS, CASES, FILES = "suite.toml", "cases.jsonl", "files"
FIELDS = frozenset(name for name in Case.__dataclass_fields__ if name != "place")
GOLD_FIELDS = frozenset(Gold.__dataclass_fields__)


class SuiteError(ValueError):
    """The folder is no suite; the message names the file, the line where there is one, and the reason."""


def load(named: str) -> Suite:
    """The suite of a folder, or of that name among those that the repository keeps. Raises `SuiteError`."""
    folder = Path(named)
    if not folder.is_dir() and (KEPT / named).is_dir():
        folder = KEPT / named
    if not folder.is_dir():
        kept = ", ".join(sorted(one.name for one in KEPT.iterdir() if one.is_dir())) if KEPT.is_dir() else ""
        raise SuiteError(f"{named}: there is no such folder" + (f"; the repository keeps {kept}" if kept else ""))
    said = settings(folder / SETTINGS)
    paths = ingested(folder, said)
    try:
        cases = tuple(case(row, place) for place, row in objects(folder / CASES))
    except (DatasetError, OSError) as error:
        raise SuiteError(str(error)) from error
    seen: dict[str, str] = {}
    for one in cases:
        if one.id in seen:
            raise SuiteError(f"{one.place}: the id {one.id!r} stands at {seen[one.id]} too")
        seen[one.id] = one.place
    if not cases:
        raise SuiteError(f"{folder / CASES}: it holds no case")
    name, as_of = said.get("name", folder.name), said.get("as_of", "")
    return Suite(
        folder, name, said.get("title", name), as_of, paths, cases, content((folder / SETTINGS, folder / CASES, *paths))
    )


def settings(path: Path) -> Mapping[str, Any]:
    """What the suite says of itself."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SuiteError(f"{path}: cannot be read ({error})") from error
    if "as_of" in said:
        said["as_of"] = str(said["as_of"])  # TOML has dates of its own
    for key in ("name", "title", "as_of", "notes"):
        if not isinstance(said.get(key, ""), str):
            raise SuiteError(f'{path}: "{key}" must be text')
    dated(said.get("as_of", ""), str(path))
    return said


def dated(text: str, place: str) -> None:
    """Holds for a date or an instant, and for nothing."""
    try:
        if text:
            instant(text)
    except ValueError as error:
        raise SuiteError(f'{place}: "as_of": {error}') from error


def ingested(folder: Path, said: Mapping[str, Any]) -> tuple[Path, ...]:
    """The folders and files that are read, each of which is there."""
    entries = said.get("ingest", [{"path": FILES}])
    if not isinstance(entries, list) or not all(isinstance(one, dict) and one.get("path") for one in entries):
        raise SuiteError(f'{folder / SETTINGS}: "ingest" must be a list such as [{{path = "files"}}]')
    paths = tuple((folder / str(one["path"])).resolve() for one in entries)
    for path in paths:
        if not path.exists():
            raise SuiteError(f"{folder / SETTINGS}: there is nothing at {path}")
    return paths


def content(tops: Iterable[Path]) -> str:
    """One name for every byte of the files and folders, and for how these are called below them."""
    name = hashlib.sha256()
    for at, top in enumerate(tops):
        for path in files(top):
            inner = "" if path == top else path.relative_to(top).as_posix()
            name.update(f"{at}\0{inner}\0".encode("utf-8", "surrogatepass"))
            name.update(hashlib.sha256(path.read_bytes()).digest())
    return name.hexdigest()


def files(top: Path) -> Iterator[Path]:
    """The file itself, or every file below the folder by its path."""
    yield from [top] if top.is_file() else sorted(path for path in top.rglob("*") if path.is_file())


def case(row: Mapping[str, Any], place: str) -> Case:
    """The line's case."""
    try:
        unknown = sorted(set(row) - FIELDS)
        if unknown:
            raise SuiteError(
                f"{place}: no field of a case is called {unknown[0]!r}; they are {', '.join(sorted(FIELDS))}"
            )
        expects = string(row, "expects", place)
        if expects not in KINDS:
            raise SuiteError(f'{place}: "expects" is {expects!r}; it may be {", ".join(KINDS)}')
        as_of = str_or_nothing(row, "as_of", place)
        dated(as_of, place)
        return Case(
            id=named(row, "id", place),
            question=named(row, "question", place),
            expects=expects,
            group=str_or_nothing(row, "group", place),
            account=str_or_nothing(row, "account", place),
            as_of=as_of,
            labels=strings(row, "labels", place),
            regions=strings(row, "regions", place),
            reason=code(row, place),
            slots=slots(row, place),
            gold=tuple(gold(one, place) for one in listed(row, "gold", place)),
            must_not=strings(row, "must_not", place),
            tags=strings(row, "tags", place),
            language=str_or_nothing(row, "language", place),
            needs=str_or_nothing(row, "needs", place),
            draft=truth(row, "draft", place),
            comment=str_or_nothing(row, "comment", place),
            place=place,
        )
    except DatasetError as error:
        raise SuiteError(str(error)) from error


def named(row: Mapping[str, Any], field: str, place: str) -> str:
    """A text that says something."""
    text = string(row, field, place)
    if not text.strip():
        raise SuiteError(f'{place}: "{field}" is empty')
    return text


def str_or_nothing(row: Mapping[str, Any], field: str, place: str) -> str:
    """A text; missing or null is empty."""
    return "" if row.get(field) is None else string(row, field, place)


def truth(row: Mapping[str, Any], field: str, place: str) -> bool:
    """True or false; missing or null is false."""
    if not isinstance(row.get(field) or False, bool):
        raise SuiteError(f'{place}: "{field}" must be true or false')
    return bool(row.get(field))


def code(row: Mapping[str, Any], place: str) -> str:
    """The assistant's own word for the reason that is expected."""
    said = str_or_nothing(row, "reason", place)
    if said and said not in CODES:
        raise SuiteError(f"{place}: {said!r} is no reason; they are {', '.join(CODES)}")
    return CODES[said] if said else ""


def listed(row: Mapping[str, Any], field: str, place: str) -> list[Any]:
    """A list; missing or null is empty."""
    values = row.get(field) or []
    if not isinstance(values, list):
        raise SuiteError(f'{place}: "{field}" must be a list')
    return values


def slots(row: Mapping[str, Any], place: str) -> dict[str, tuple[str, ...]]:
    """What must be said, each in one of several ways."""
    said = row.get("slots") or {}
    if not isinstance(said, dict):
        raise SuiteError(f'{place}: "slots" must be an object such as {{"owner": ["Ann Berg", "Berg"]}}')
    found = {name: strings(said, name, place) for name in said}
    for name, ways in found.items():
        if not any(way.strip() for way in ways):
            raise SuiteError(f'{place}: the slot "{name}" says no way in which it may be said')
    return found


def gold(one: Any, place: str) -> Gold:
    """A place that has to be cited."""
    if not isinstance(one, dict) or set(one) - GOLD_FIELDS or not (one.get("document") or one.get("record")):
        raise SuiteError(f'{place}: gold needs "document" or "record", and of the rest only {sorted(GOLD_FIELDS)}')
    start, end, row = (whole(one, key, place) for key in ("start", "end", "row"))
    if end and start >= end:
        raise SuiteError(f"{place}: a gold place runs from {start} to {end}")
    document, quote, record, file, group = (
        str_or_nothing(one, key, place) for key in ("document", "quote", "record", "file", "any")
    )
    return Gold(document, start, end, quote, record, file, row, group)


def whole(one: Mapping[str, Any], field: str, place: str) -> int:
    """A whole number from zero; missing or null is zero."""
    said = one.get(field) or 0
    if not isinstance(said, int) or isinstance(said, bool) or said < 0:
        raise SuiteError(f'{place}: "{field}" of gold must be a whole number, found {json.dumps(said)[:40]}')
    return said
