"""Whatever a file holds: a record or a named reject for every row, and no cell of it lost."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from retrieval.records.kinds import fields_of
from retrieval.records.mapped import Mapped, Rejected
from retrieval.records.packed import packed, unpacked
from retrieval.sources.exports.coerce import folded, is_no
from retrieval.sources.exports.importer import Recognised, recognise, rows, systems
from retrieval.sources.exports.mapping import mappings
from retrieval.sources.hidden import seen
from retrieval.sources.reading import Refused
from tests.retrieval.sources.exports.brought import SHAPES, shape

OBJECTS = {f"{system.system}/{one.name}": one for system in mappings() for one in system.objects if one.tells}
FILES = sorted(path.name for path in SHAPES.iterdir())
WORDS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.sampled_from(
        (
            "", " ", "-", "true", "X", "0", "00000000", "3/4/2026", "31.02.2026", "1.234,56-", "1,234", "€ 5", "NaN",
            "[{",
            '"', "High", "a;b", "001A0000006Vm9r", '[{"id": 1}]', "<p>x</p>", "\u200b", "９",
        )
    ),
)  # fmt: skip

# Cells that say "none" in fields that are not texts: without them a record is what it was.
_NOTHING = ("00000000",)


def outcome(name: str, data: bytes, told: str = "") -> list[Mapped | Rejected] | None:
    """What becomes of the file's rows; None for one that is not recognised or refused with a reason."""
    try:
        found = recognise(name, data, told)
        return None if found is None else list(rows(found, io.BytesIO(data)))
    except Refused:
        return None


def hold(found: Sequence[Mapped | Rejected]) -> None:
    """What is true of everything that an importer gives."""
    for one in found:
        if isinstance(one, Rejected):
            assert one.row >= 1
            assert one.reason
            continue
        known = fields_of(one.kind)
        assert one.source.id
        for name, value in one.fields.items():
            assert isinstance(value, known[name].type)
            assert not known[name].allowed or value in (*known[name].allowed, "unknown")
        assert unpacked(one.kind, packed(one.kind, one.fields)) == one.fields


@given(st.sampled_from(FILES), st.data())
@settings(max_examples=150)
def test_a_damaged_export_gives_records_rejects_or_a_refusal(name: str, data: st.DataObject) -> None:
    whole = shape(name)
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    hold(outcome(name, whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:]) or [])


@given(st.binary(max_size=200), st.sampled_from(["a.csv", "b.json", "c"]), st.sampled_from(["", *systems()]))
@example(b'{"records": [' + b"[" * 100_000, "b.json", "")
@example(b'[{"id": 1, "raw_subject": ' + b'{"a": ' * 50_000, "b.json", "zendesk")
@example(b'[{"id": 1, "raw_subject": ' + b"9" * 5_000 + b"}]", "b.json", "zendesk")
@example(b"Id,Name,ParentId,BillingCountry\n" + b'"' * 5_001, "a.csv", "")
@settings(max_examples=150)
def test_any_bytes_give_records_rejects_or_a_refusal(data: bytes, name: str, told: str) -> None:
    hold(outcome(name, data, told) or [])


@given(st.data())
@settings(max_examples=100)
def test_a_cell_stands_in_extra_or_the_record_is_another_without_it(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(OBJECTS)))
    one = OBJECTS[name]
    tell = data.draw(st.sampled_from(one.tells))
    spelled = [name for take in one.takes for name in (*take.columns, *take.join, *take.currency)]
    spelled += [*one.modified, *one.deleted, *one.merged, *one.absorbed, "Colour", "Preis €", "備考"]
    more = data.draw(st.lists(st.sampled_from(spelled), max_size=8))
    names = [*dict.fromkeys((*one.ids[0], *tell.columns, *more)), ""]
    words = data.draw(st.lists(WORDS, min_size=len(names), max_size=len(names)))
    row = [f"key{at}" if column in one.ids[0] else f"{word}{at}" * data.draw(st.booleans()) or word
           for at, (column, word) in enumerate(zip(names, words, strict=True))]  # fmt: skip
    found = recognise("x.csv", table(names, row), name)
    assert found is not None
    whole = told(found, table(names, row))
    made = list(rows(found, io.BytesIO(table(names, row))))
    hold(made)
    for at, cell in enumerate(row if isinstance(made[0], Mapped) else ()):
        shown = seen(cell)[0].strip()
        others = [part for other in row[:at] + row[at + 1 :] for part in (other, *other.split(";"))]
        if not shown or is_no(shown) or shown in _NOTHING or folded(shown) in map(folded, others):
            continue
        assert told(found, table(names, [*row[:at], "", *row[at + 1 :]])) != whole, (names[at], cell)


def table(names: list[str], row: list[str]) -> bytes:
    """The CSV of one row."""
    out = io.StringIO()
    csv.writer(out).writerows([names, row])
    return out.getvalue().encode("utf-8", "replace")


def told(found: Recognised, data: bytes) -> str:
    """All that the importer says of a file, but for the verbatim rows and their hashes."""
    made = rows(found, io.BytesIO(data))
    return repr([(one, "") if isinstance(one, Rejected) else
                 (one.fields, one.extra, one.source.id, one.source.modified, one.deleted, one.merged_into, one.labels,
                  one.notes) for one in made])  # fmt: skip


def test_rows_are_numbered_upward() -> None:
    for name in FILES:
        numbers = [one.source.row if isinstance(one, Mapped) else one.row for one in outcome(name, shape(name)) or []]
        assert numbers == sorted(numbers)
        assert numbers
