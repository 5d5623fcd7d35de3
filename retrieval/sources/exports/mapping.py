"""The shipped mappings, one YAML file a system, read and checked against the kinds of records."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from retrieval.records.kinds import KINDS, fields_of
from retrieval.records.value import FieldType, Money, Value
from retrieval.sources.exports.coerce import coerced, folded
from retrieval.sources.exports.style import Style
from retrieval.sources.exports.system import Inside, Label, ObjectMapping, Skip, SystemMapping, Take, Tell

ALWAYS = frozenset(("ssn", "socialsecurity", "dateofbirth", "birthdate", "birthday", "dob"))  # refused of any system
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
FOLDER = Path(__file__).parent / "mappings"


class BadMapping(ValueError):
    """A mapping that cannot be followed; the message names its system, object and field."""


@cache
def mappings() -> tuple[SystemMapping, ...]:
    """Every shipped mapping, by the name of its system."""
    return tuple(parse(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.yaml")))


def parse(system: str, text: str) -> SystemMapping:
    """The mapping that a text holds; raises `BadMapping`."""
    try:
        given = yaml.load(text, Loader=_LOADER)  # noqa: S506  # a safe loader, the fast one where there is one
        style = Style(given.get("date_order", "mdy"), str(given.get("decimal", ".")))
        return SystemMapping(
            system,
            str(given["title"]),
            int(given["version"]),
            style,
            str(given.get("keys", "plain")),
            ALWAYS | frozenset(folded(one) for one in _words(given.get("deny"))),
            str(given.get("type", "")),
            _words(given.get("prefixes")),
            str(given.get("folder", "")),
            re.compile(given["scrub"]) if given.get("scrub") else None,
            {column: _skip(one) for column, one in (given.get("skip") or {}).items()},
            tuple(_object(system, name, body) for name, body in given["objects"].items()),
            str(given.get("chat", "")),
        )
    except (yaml.YAMLError, AttributeError, KeyError, TypeError) as error:
        raise BadMapping(f"{system}: it is no mapping: {error!r}") from error


def _object(system: str, name: str, body: Mapping[str, Any]) -> ObjectMapping:
    where = f"{system} {name}"
    kind = str(body["kind"])
    if kind not in KINDS:
        raise BadMapping(f"{where}: there is no kind {kind!r}")
    known = fields_of(kind)
    strange = {*body["fields"], *(body.get("fixed") or {})} - set(known)
    if strange:
        raise BadMapping(f"{where}: {kind} has no field {', '.join(sorted(strange))}")
    return ObjectMapping(
        name,
        kind,
        tuple(_words(one["join"]) if isinstance(one, dict) else (str(one),) for one in _list(body["id"])),
        tuple(_take(f"{where} {one}", known[one], given) for one, given in body["fields"].items()),
        tuple(_tell(one) for one in body.get("tells") or ()),
        _words(body.get("names")),
        int(body.get("rank", 0)),
        re.compile(body["key"]) if body.get("key") else None,
        _words(body.get("modified")),
        _words(body.get("deleted")),
        _words(body.get("merged")),
        _words(body.get("absorbed")),
        _words(body.get("children")),
        _words(body.get("also")),
        fixed={one: _fixed(where, known[one], value) for one, value in (body.get("fixed") or {}).items()},
        labels=tuple(
            Label(
                str(one["label"]),
                _words(one.get("from")),
                frozenset(map(folded, _words(one.get("unless" if "unless" in one else "when")))),
                "unless" in one,
                re.compile(one["form"]) if one.get("form") else None,
            )
            for one in body.get("labels") or ()
        ),
        inside=tuple(
            Inside(_words(one["from"]), str(one["object"]), str(one["parent"]), _words(one.get("hands")))
            for one in body.get("inside") or ()
        ),
    )


def _fixed(where: str, known: FieldType, given: Any) -> Value:
    value, told = coerced(str(given), known, Style())
    if value is None or told:
        raise BadMapping(f"{where}: {known.name} cannot be {given!r}")
    return value


def _skip(given: Any) -> Skip:
    words, because = (given["words"], str(given["because"])) if isinstance(given, dict) else (given, "")
    return Skip(frozenset(_words(words)), because)


def _tell(given: Mapping[str, Any]) -> Tell:
    exact = "exact" in given
    return Tell(_words(given["exact" if exact else "columns"]), exact, bool(given.get("key")))


def _take(where: str, known: FieldType, given: Any) -> Take:
    if not isinstance(given, dict):
        given = {"from": given}
    strange = set(given) - {"from", "join", "values", "currency", "scale", "key", "html", "split"}
    if strange:
        raise BadMapping(f"{where}: unknown key {', '.join(sorted(map(str, strange)))}")
    values = {folded(str(word)) or str(word): str(meant) for word, meant in (given.get("values") or {}).items()}
    wrong = sorted(set(values.values()) - {*known.allowed, ""})
    if wrong:
        raise BadMapping(f"{where}: {', '.join(wrong)} is not among {', '.join(known.allowed) or 'its words'}")
    if given.get("currency") and known.type is not Money:
        raise BadMapping(f"{where}: a currency stands beside an amount only")
    return Take(
        known,
        _words(given.get("from")),
        _words(given.get("join")),
        {**{folded(word): word for word in known.allowed}, **values},
        _words(given.get("currency")),
        int(given.get("scale", 1)),
        bool(given.get("key", known.name.endswith(("_id", "_ids")))),
        bool(given.get("html")),
        str(given.get("split", "")),
    )


def _words(given: Any) -> tuple[str, ...]:
    return tuple(str(one) for one in _list(given))


def _list(given: Any) -> list[Any]:
    if given is None:
        return []
    return given if isinstance(given, list) else [given]
