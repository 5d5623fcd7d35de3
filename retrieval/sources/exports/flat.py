"""A nested record as named cells: what stands deeper gets its path as its name, lists of plain values one cell.

A list of records with names is one cell of the names, and one of all that they hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from retrieval.sources.exports.document import document_text, is_document

SPREAD = ("properties", "fields", "data")  # where systems, and those who copy them, keep a record's own fields
_VALUES = ("value", "sys_id", "display_value")
_PAIR = frozenset((*_VALUES, "link"))
_LINK = frozenset(("id", "toObjectId", "type", "label", "associationTypes"))
_DEEPEST = 4


def flat(record: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a record, in its order; nothing that it holds is left out.

    >>> flat({"id": "7", "properties": {"name": "Norvik"}, "owner": {"value": "a1", "display_value": "Ana"}})
    {'id': '7', 'name': 'Norvik', 'owner': 'a1', 'owner.display_value': 'Ana'}
    """
    cells: dict[str, str] = {}
    _spread(cells, record)
    return cells


def _spread(cells: dict[str, str], record: Mapping[str, Any]) -> None:
    for name, value in record.items():
        if name in SPREAD and isinstance(value, dict):
            taken = {f"{name}.{inner}": deeper for inner, deeper in value.items() if inner in cells or inner in record}
            _spread(cells, {inner: deeper for inner, deeper in value.items() if f"{name}.{inner}" not in taken})
            for inner, deeper in taken.items():
                _put(cells, inner, deeper, 1)
        else:
            _put(cells, name, value, 1)


def _put(cells: dict[str, str], name: str, value: Any, depth: int) -> None:
    if value is None or isinstance(value, str | bool):
        _set(cells, name, value.strip() if isinstance(value, str) else {None: "", True: "true", False: "false"}[value])
    elif isinstance(value, dict):
        _put_record(cells, name, value, depth)
    else:
        _put_list(cells, name, value)


def _set(cells: dict[str, str], name: str, value: str) -> None:
    while name in cells and cells[name] != value:
        name += "'"
    cells[name] = value


def _put_record(cells: dict[str, str], name: str, value: dict[str, Any], depth: int) -> None:
    if not value or depth > _DEEPEST:
        _set(cells, name, _json(value) if value else "")
    elif main := _main(value):
        _put(cells, name, value[main], depth + 1)
        for inner, deeper in value.items():
            if inner != main and deeper not in (None, "", value[main]):
                _put(cells, f"{name}.{inner}", deeper, depth + 1)
    elif is_document(value):
        _set(cells, name, document_text(value))
    else:
        for inner, deeper in value.items():
            here = name if inner == "results" and isinstance(deeper, list) else f"{name}.{inner}"
            _put(cells, here, deeper, depth + 1)


def _main(value: dict[str, Any]) -> str:
    """The part of a record that is the value itself, where the others only say more of it; empty where none is."""
    if "timestamp" in value and "source" in value and "value" in value:
        return "value"
    return next((one for one in _VALUES if one in value), "") if _PAIR.issuperset(value) else ""


def _put_list(cells: dict[str, str], name: str, value: list[Any]) -> None:
    if all(isinstance(one, str) and ";" not in one for one in value):
        _set(cells, name, ";".join(one.strip() for one in value))
    elif value and all(isinstance(one, dict) and _LINK.issuperset(one) and _linked(one) for one in value):
        _set(cells, name, _ids(value))
        kinds: dict[str, list[dict[str, Any]]] = {}
        for one in value:
            for kind in _kinds(one):
                kinds.setdefault(kind, []).append(one)
        for kind, ones in kinds.items():
            _set(cells, f"{name}.{kind}", _ids(ones))
    else:
        named = [one.get("name") for one in value if isinstance(one, dict)]
        if value and len(named) == len(value) and all(isinstance(one, str) and ";" not in one for one in named):
            _set(cells, name, ";".join(map(str, named)))
            name = f"{name}.whole"
        _set(cells, name, _json(value))


def _linked(one: dict[str, Any]) -> str:
    found = one.get("id", one.get("toObjectId"))
    return found if isinstance(found, str) and ";" not in found else ""


def _ids(ones: Iterable[dict[str, Any]]) -> str:
    return ";".join(dict.fromkeys(_linked(one) for one in ones))


def _kinds(one: dict[str, Any]) -> list[str]:
    """The kinds of a link: a word, or the numbers that the newer form of it gives."""
    types = one.get("associationTypes")
    found = [one.get("type"), one.get("label")]
    for each in types if isinstance(types, list) else ():
        if isinstance(each, dict):
            found += [each.get("typeId"), each.get("label")]
    return list(dict.fromkeys(kind for kind in found if isinstance(kind, str) and kind))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
