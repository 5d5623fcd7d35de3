"""What people fill into a template comes in as what they meant, however their program wrote it."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from retrieval.records.account import CRM_FIELDS
from retrieval.records.mapped import Mapped
from retrieval.records.value import Money
from retrieval.sources.exports.mapping import mappings
from retrieval.sources.exports.telling import tells
from retrieval.sources.exports.template import Template, names, template, written
from tests.retrieval.sources.exports.brought import everything, known, records, rejects

SHEET = next(each for each in mappings() if each.system == "sheet")


def made(name: str) -> Template:
    """The template of that name."""
    found = template(name)
    assert found is not None
    return found


def sheet(name: str, *rows: Mapping[str, str], columns: Sequence[str] = (), separator: str = ",") -> str:
    """A sheet of that kind with these rows, as a spreadsheet program saves it."""
    header = columns or made(name).header
    out = io.StringIO()
    lines = csv.writer(out, delimiter=separator)
    lines.writerow(header)
    lines.writerows([row.get(label, "") for label in header] for row in rows)
    return out.getvalue()


def example(name: str) -> dict[str, str]:
    """A row with the example of every column."""
    return {column.label: column.example for column in made(name).columns}


@pytest.mark.parametrize("name", names())
def test_an_example_row_of_every_kind_comes_in_with_every_value(name: str) -> None:
    one = next(each for each in SHEET.objects if each.name == name)
    (row,) = records("anything.csv", sheet(name, example(name)))
    assert (row.kind, row.source.system, row.source.object, row.notes, row.extra) == (one.kind, "sheet", name, (), {})
    assert row.source.modified == "2026-03-31T00:00:00+00:00"
    assert set(row.fields) == {take.field.name for take in one.takes}
    for take in one.takes:
        value, given = row.fields[take.field.name], example(name)[take.columns[0]]
        assert type(value) is take.field.type
        if take.field.allowed:
            assert str(value).replace("_", " ") == given
        elif take.field.type is str:
            assert value == given
        elif isinstance(value, Money):
            assert value == Money(Decimal(given), "EUR")
        elif take.field.type in (int, Decimal):
            assert value == Decimal(given) / take.scale
        elif take.field.type is tuple:
            assert value == tuple(given.split("; "))
        elif isinstance(value, datetime):
            assert value.isoformat(" ")[:16] == given


@pytest.mark.parametrize("name", names())
def test_every_column_is_explained_and_the_first_says_which_sheet_it_is(name: str) -> None:
    kind = made(name)
    assert known("x.csv", written(kind)) is not None
    assert [tells(label) for label in kind.header] == [True, *([False] * (len(kind.header) - 1))]
    head, *help_rows = kind.help
    assert tells(head[0])
    assert not any(tells(row[0]) for row in help_rows)
    assert all(row[1] and row[2] and row[3] for row in help_rows)
    assert all(row[4] for row in help_rows[1:])
    assert len(set(kind.header)) == len(kind.header)


def test_the_fields_of_every_child_account_stand_under_their_labels() -> None:
    assert set(CRM_FIELDS) <= set(made("accounts").header)
    (row,) = records("a.csv", sheet("accounts", example("accounts")))
    assert all(row.fields[field] for field in CRM_FIELDS.values())


@pytest.mark.parametrize("name", names())
def test_a_sheet_stays_what_it_is_when_its_columns_move_and_others_join(name: str) -> None:
    columns = ["Remark", *reversed(made(name).header), "備考"]
    plain, moved = (
        records("x.csv", text)[0]
        for text in (
            sheet(name, example(name)),
            sheet(name, {**example(name), "Remark": "checked", "備考": "済"}, columns=columns),
        )
    )
    assert (moved.fields, moved.source.id) == (plain.fields, plain.source.id)
    assert moved.extra == {"Remark": "checked", "備考": "済"}


def test_the_same_columns_without_the_telling_one_are_an_ordinary_sheet() -> None:
    text = sheet("tickets", example("tickets"), columns=made("tickets").header[1:])
    assert known("tickets.csv", text) is None
    (row,) = records("tickets.csv", text, "sheet/tickets")
    assert (row.source.id, row.fields["severity"]) == ("N-1017", "S2")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_what_a_german_spreadsheet_program_saves_is_read(encoding: str) -> None:
    rows = [
        {"Account": "Süd", "Number": "R-1", "Amount": "1.234,50", "Currency": "EUR", "Invoiced on": "04.03.2026"},
        {"Account": "Süd", "Number": "R-2", "Amount": "1.234", "Currency": "EUR", "Invoiced on": "31.12.2026"},
    ]
    text = sheet("revenue", *rows, separator=";").encode(encoding)
    found = [one for one in everything("umsatz.csv", text) if isinstance(one, Mapped)]
    assert [(one.fields["amount"], one.fields["invoiced_on"], one.fields["account_id"]) for one in found] == [
        (Money(Decimal("1234.50"), "EUR"), date(2026, 3, 4), "Süd"),
        (Money(Decimal(1234), "EUR"), date(2026, 12, 31), "Süd"),
    ]
    assert [one.notes for one in found] == [(), ()]
    (team,) = records("t.csv", sheet("contacts", {"Name": "Ana", "Opted out": "WAHR"}, separator=";"))
    assert team.fields["opted_out"] is True


def test_a_word_that_is_not_on_the_list_is_unknown_and_a_code_that_is_none_is_told() -> None:
    (row,) = records("t.csv", sheet("tickets", {"Number": "7", "Severity": "awful", "Status": "In Progress"}))
    assert (row.fields["severity"], row.fields["status"]) == ("unknown", "in_progress")
    assert row.notes == ("Severity: 'awful' is not among the words that are known",)
    (row,) = records("o.csv", sheet("orders", {"Number": "7", "Amount": "5", "Currency": "Euro"}))
    assert (row.fields["amount"], row.notes) == (
        Money(Decimal(5)),
        ("Amount: 'Euro' beside it is no code of a currency",),
    )


def test_without_an_id_a_row_is_named_by_its_columns_and_one_that_has_none_is_left_out() -> None:
    text = sheet(
        "action_items",
        {"Account": "Norvik", "Action": "Call  Ana"},
        {"Id (AIA action items)": "A-1", "Action": "Call Ana"},
        {"Action": "so " * 200},
        {"Owner": "Tom"},
    )
    assert [one.source.id for one in records("a.csv", text)][:2] == ["Norvik/Call Ana", "A-1"]
    assert records("a.csv", text)[2].fields["text"] == ("so " * 200).strip()
    assert rejects("a.csv", text) == [
        (5, "it has no Id (AIA action items) or Account with Action or Action to know it by; fill that in")
    ]


def test_the_page_about_exports_says_what_names_a_row_of_every_sheet() -> None:
    page = (Path(__file__).parents[4] / "docs" / "exports.md").read_text("utf-8")
    assert [name for name in names() if f"| `{name}` | {made(name).named_by} |" not in page] == []


def test_there_is_a_template_for_every_name_that_people_use() -> None:
    given = ("stakeholders", "Plan sections", "invoices", "installed base", "SLAs", "biscuits")
    found = [one.name if (one := template(name)) else None for name in given]
    assert found == ["contacts", "plan", "revenue", "installed_base", "slas", None]
