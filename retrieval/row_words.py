"""A record in words: each field that is known on a line of its own, and what else its row says."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import UTC, datetime
from decimal import Decimal

from retrieval.records.kinds import fields_of
from retrieval.records.record import Record
from retrieval.records.value import Money, Value

SHARES = frozenset(("probability", "discount", "exposure_share", "completeness"))  # 0 to 1
SHORT = frozenset({"csat", "duns", "fx", "qbr", "sku", "sla", "vat"})  # words that people write in capitals
Called = Callable[[str, str], str]


def unnamed(_system: str, _source_id: str) -> str:
    """No record has a name."""
    return ""


def words_of(record: Record, called: Called = unnamed, but: Collection[str] = ()) -> str:
    """Lines of "Field: value" in the order of the kind's fields, then those of columns that no field takes.

    Where a field names another record, `called(system, source id)` gives its name, empty where it has none. Fields
    in `but` are left out.
    """
    lines = []
    for name, field in fields_of(record.kind).items():
        value = record.known.get(name)
        if value is None or name in but:
            continue
        if field.allowed and isinstance(value, str):
            value = value.replace("_", " ")  # a word of a closed list, which is ours and no quote
        refers = name.endswith(("_id", "_ids"))
        said = _referred(record.source.system, value, called) if refers else _said(name, value)
        if said:
            lines.append(f"{label_of(name)}: {said}")
    lines += [f"{' '.join(column.split())}: {one}" for column, value in record.extra.items() if (one := _one(value))]
    return "\n".join(lines)


def label_of(field: str) -> str:
    """What a field is called in a line.

    >>> label_of("owner_id"), label_of("sla_response_h"), label_of("eight_d")
    ('Owner', 'SLA response h', '8D status')
    """
    words = field.removesuffix("_ids").removesuffix("_id").replace("_", " ").replace("eight d", "8D status").split(" ")
    said = " ".join(word.upper() if word in SHORT else word for word in words)
    return f"{said[:1].upper()}{said[1:]}"


def referred(record: Record) -> set[str]:
    """The source ids that a record names others by."""
    given = [value for name, value in record.known.items() if name.endswith(("_id", "_ids"))]
    return {one for value in given for one in (value if isinstance(value, tuple) else (str(value),)) if one}


def _referred(system: str, value: Value, called: Called) -> str:
    ids = value if isinstance(value, tuple) else (str(value),)
    return ", ".join(called(system, one) or one for one in ids if one)


def _said(name: str, value: Value) -> str:
    """The value as people write it.

    >>> _said("probability", Decimal("0.6")), _said("won", True), _said("amount", Money(Decimal("1250000.50"), "EUR"))
    ('60 %', 'yes', '1,250,000.50 EUR')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Money):
        return f"{value.amount:,f} {value.currency}".rstrip()
    if isinstance(value, Decimal):
        return f"{_plain(value * 100)} %" if name in SHARES else _plain(value)
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    if isinstance(value, tuple):
        return ", ".join(_one(each) for each in value if each)
    return _one(str(value))


def _plain(value: Decimal) -> str:
    said = f"{value:,f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _one(text: str) -> str:
    return " ".join(text.split())
