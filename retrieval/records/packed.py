"""A record's known fields as canonical JSON and back: sorted keys, exact numbers and dates, round trip a law."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from retrieval.records.kinds import fields_of
from retrieval.records.value import FieldType, Money, Value, empty

AS_IT_IS = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
ESCAPED = json.JSONEncoder(sort_keys=True, separators=(",", ":"))


class Unfit(ValueError):
    """A value that its field cannot hold; the message names the field."""


def packed(kind: str, known: Mapping[str, Value]) -> str:
    """The fields as canonical JSON; raises `Unfit` for a field or value that the kind does not have.

    >>> packed("fx_rate", {"base": "EUR", "rate": Decimal("1.10")})
    '{"base":"EUR","rate":"1.10"}'
    """
    types = fields_of(kind)
    plain = {}
    for name, value in known.items():
        if name not in types:
            raise Unfit(f"{kind} has no field {name}")
        if not empty(value):
            plain[name] = _plain(types[name], value)
    return canonical(plain)


def canonical(value: Any) -> str:
    """One JSON text for one value, always encodable: where half of a character pair stands, all is in escapes."""
    text = AS_IT_IS.encode(value)
    if not text.isascii():
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            return ESCAPED.encode(value)
    return text


def encodable(text: str) -> str:
    """The text as a database can hold it: half of a character pair becomes a question mark."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def unpacked(kind: str, text: str) -> dict[str, Value]:
    """The fields that `packed` gave; one that this version of the kind does not know is left out."""
    types = fields_of(kind)
    return {name: _BACK[types[name].type](value) for name, value in json.loads(text).items() if name in types}


def _plain(field: FieldType, value: Any) -> Any:
    fits = type(value) is field.type
    if fits and field.type in (str, int, bool):
        return value
    if fits and field.type is Decimal:
        return _number(field, value)
    if fits and field.type is date:
        return value.isoformat()
    if fits and field.type is datetime and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat()
    if fits and field.type is Money:
        return [_number(field, value.amount), value.currency]
    if fits and field.type is tuple and all(type(one) is str for one in value):
        return list(value)
    raise Unfit(f"{field.name} cannot hold {value!r}")


def _number(field: FieldType, value: Decimal) -> str:
    if not value.is_finite():
        raise Unfit(f"{field.name} cannot hold {value}")
    return str(value)


_BACK: Mapping[type, Callable[[Any], Value]] = {
    str: str,
    int: int,
    bool: bool,
    Decimal: Decimal,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Money: lambda pair: Money(Decimal(pair[0]), pair[1]),
    tuple: tuple,
}
