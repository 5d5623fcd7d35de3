"""A date is taken from where dates of documents stand, and from nowhere else."""

from __future__ import annotations

import pytest

from retrieval.infer.dated import date_of, named_date
from retrieval.infer.head import head_of
from retrieval.infer.place import Place


@pytest.mark.parametrize(
    ("name", "date"),
    [("visit_2026-08-26", "2026-08-26"), ("20260826 visit", "2026-08-26"),
    ("GMT20240124-202901_Recording", "2024-01-24"),
     ("Weekly-20260615_133555-Meeting Transcript", "2026-06-15"), ("26.08.2026 Besuch", "2026-08-26"),
     ("2026_04 review", "2026-04"),
     ("QBR 2026-Q3", "2026-07"), ("Q1_2026", "2026-01"), ("plan 2026", "2026"), ("2025 to 2026", ""), ("BRG-7204", ""),
     ("2026-01-01 and 2026-02-02", ""), ("order 202613", ""), ("minutes 3 April 2026", "2026-04-03")],
)  # fmt: skip
def test_a_name_holds_a_date(name: str, date: str) -> None:
    assert named_date(name)[0] == date


def dated(text: str, name: str = "note", title: str = "") -> str:
    guess = date_of(Place(name, ("2024", "root")), title, head_of(text, "text"), text)
    return guess.value if guess else ""


def test_a_line_that_says_date_goes_first() -> None:
    assert dated("Date: 3 April 2026\n", "note_2025-01-01") == "2026-04-03"
    assert dated("| **Datum** | 03.04.2026 |\n") == "2026-04-03"
    assert dated("日時：2026年9月12日（土）13:30～14:00\n") == "2026-09-12"


def test_then_the_name_then_the_title_then_a_line_of_its_own() -> None:
    assert dated("3 April 2026\n", "note_2025-01-01") == "2025-01-01"
    assert dated("5 May 2025\n", title="Call of 3 April 2026") == "2026-04-03"
    assert dated("Neustadt, 3 April 2026\n\nwords") == "2026-04-03"


def test_a_year_or_quarter_in_the_name_gives_way_to_a_day_in_the_text() -> None:
    assert dated("7 July 2026\n", "QBR_2026-Q2") == "2026-07-07"
    assert dated("words\n", "QBR_2026-Q2") == "2026-04"
    assert dated("words\n", "plan_2026") == "2026"


def test_a_date_of_something_else_is_not_the_document_s() -> None:
    assert dated("Deadline: 1 May 2027\nStart: 2 May 2027\n") == "2024"
    assert dated("a\nb\nc\nd\ne\nf\ng\nh\n1 May 2027\n") == "2024"
    assert dated("x" * 90 + " 1 May 2027\n") == "2024"


@pytest.mark.parametrize(
    "line",
    ["3 May 2026", "Linz, 3 May 2026", "May 3, 2026 ([recording](https://x.example))",
     "Linz, den 3. Mai 2026", "Frankfurt am Main, 3. Mai 2026", "Paris, le 3 mai 2026",
     "Kraków, dnia 3 maja 2026 r.", "Madrid, a 3 de mayo de 2026", "Minutes of 3 May 2026", "Stand 3. Mai 2026",
     "Protokoll vom 3. Mai 2026", "**Last updated:** 3 May 2026", "Sunday, 3 May 2026, 10:00-11:00 CET",
     "Weekly sync Larkfen  Sun 3 May 2026", "2026年5月3日（日）13:30～14:00", "Version 2, 3 May 2026"],
)  # fmt: skip
def test_a_line_that_holds_a_date_alone_dates_the_document(line: str) -> None:
    assert dated(f"Plan of Larkfen\n\n{line}\n\nwords\n") == "2026-05-03"


@pytest.mark.parametrize(
    "line",
    ["Go-live 1 March 2027", "Go-live, 1 March 2027", "| Go-live | 1 March 2027 |", "The contract ends on 1 May 2027.",
     "Contract end 1 May 2027", "Next meeting 5 May 2027", "Vertragsende 1.5.2027", "Launch in March 2027",
     "Call the customer by 3 May 2027", "- 3 May 2027: Ann calls", "Price rise effective 1 July 2027",
     "Ablauf zum 1. März 2027", "Entrega el 3 de mayo de 2027"],
)  # fmt: skip
def test_a_line_that_says_what_comes_when_does_not(line: str) -> None:
    assert dated(f"Plan of Larkfen\n\n{line}\n\nwords\n") == "2024"
