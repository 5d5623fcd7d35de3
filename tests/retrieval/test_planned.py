"""An account plan that is a deck, a Word file or Markdown becomes records beside being a document."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pptx
import pytest

from retrieval.evidence import Scope
from retrieval.ingest import ingest
from retrieval.records.record import Record
from retrieval.sandbox.binaries import InProcess
from retrieval.sources.binary import read_binary
from retrieval.sources.exports.plan_sections import SECTIONS
from retrieval.sources.exports.template_deck import plan_deck
from retrieval.store import Wanted
from tests.retrieval.folders import NOW, Home, row, rows, write
from tests.retrieval.sources.office import word

HERE = InProcess(read_binary)
ACCOUNT = "Id,Name,ParentId,BillingCountry\n001000000000003AAA,Tarvessa,,Spain\n"
SAID = "1 record of plan plan; 7 records of plan section"


def records(home: Home, kind: str) -> list[Record]:
    """The records of a kind that stand, by section."""
    found = home.store.scoped(Scope.owner()).records(Wanted(kind=kind))
    return sorted(found, key=lambda one: SECTIONS.index(one.text("section")) if one.text("section") else 0)


def filled(head: Sequence[str], points: Sequence[str], risks: Sequence[Sequence[str]]) -> bytes:
    """The deck from the template with its head, the points of its first section and its risks filled in."""
    show, out = pptx.Presentation(BytesIO(plan_deck())), BytesIO()
    shapes: Any = [slide.placeholders for slide in show.slides]
    shapes[0][1].text_frame.text = "\n".join(head)
    shapes[1][1].text_frame.text = "\n".join(points)
    for place, risk in enumerate(risks, 1):
        for column, said in enumerate(risk):
            tables: Any = [shape for shape in show.slides[6].shapes if shape.has_table]
            tables[0].table.cell(place, column).text = said
    show.save(out)
    return out.getvalue()


HEAD = ("Account: Tarvessa", "Version: 2", "Status: approved", "Date: 1 March 2026", "Owner: Ana Ruiz")
POINTS = ("Owner: Ben Fox", "Last reviewed: 2026-02-01", "Linz belongs to Tarvessa Europe", "Graz is closed")
RISK = ("Delay of the cage", "delivery", "EMEA", "4", "3", "second source", "Ben Fox")


@pytest.fixture(scope="module")
def deck() -> bytes:
    """The deck from the template, filled in."""
    return filled(HEAD, POINTS, [RISK])


def test_the_deck_of_the_template_comes_back_as_the_plan_and_its_seven_sections(tmp_path: Path, deck: bytes) -> None:
    home = Home.at(tmp_path, {"Account.csv": ACCOUNT, "q/plan.pptx": deck})
    report = home.ingest(binaries=HERE)
    assert row(report, "q/plan.pptx").reason == SAID
    (plan,) = records(home, "plan")
    assert (plan.account, plan.place) == ("Tarvessa", "q/plan.pptx, slide 1")
    assert plan.known == {
        "account_id": "Tarvessa",
        "title": "Account plan",
        "status": "current",
        "version": "2",
        "owner_id": "Ana Ruiz",
        "valid_from": date(2026, 3, 1),
    }
    sections = records(home, "plan_section")
    assert [one.text("section") for one in sections] == list(SECTIONS)
    assert {one.text("plan_id") for one in sections} == {plan.source.id}
    first, risks = sections[0], sections[5]
    assert (first.known["items"], first.text("owner_id")) == (POINTS[2:], "Ben Fox")
    assert (first.known["last_reviewed"], first.place) == (date(2026, 2, 1), "q/plan.pptx, slide 2")
    assert (risks.known["items"], risks.place) == (("; ".join(RISK),), "q/plan.pptx, slide 7")
    assert [one.known.get("completeness") for one in sections].count(Decimal(0)) == 5
    assert home.cards()["q/plan.pptx"].kind == "account_plan"
    assert "Graz is closed" in home.texts()["q/plan.pptx"]


def test_twice_changes_nothing_and_a_deck_told_to_be_none_lets_go_of_its_records(tmp_path: Path, deck: bytes) -> None:
    home = Home.at(tmp_path, {"plan.pptx": deck})
    home.ingest(binaries=HERE)
    again = home.ingest(binaries=HERE, now=NOW + timedelta(days=1))
    assert (rows(again), row(again, "plan.pptx").reason) == ({"plan.pptx": "unchanged"}, f"as before: {SAID}")
    ingest([home.folder], home.store, None, now=NOW, binaries=HERE, told="none")
    assert records(home, "plan_section") == []
    assert "Graz is closed" in home.texts()["plan.pptx"]


def test_the_empty_template_is_no_plan_yet(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"plan.pptx": plan_deck()})
    assert row(home.ingest(binaries=HERE), "plan.pptx").reason == "new"
    assert records(home, "plan") == []


def german(document: Any) -> None:
    """A plan as people write one in Word."""
    document.add_paragraph("Status: Entwurf")
    document.add_heading("1. Kontostruktur", 1)
    document.add_paragraph("Zwei Werke.")
    document.add_heading("Maßnahmenplan (2026)", 1)
    document.add_paragraph("Verantwortlich: Ana Ruiz")
    document.add_paragraph("Angebot senden", style="List Bullet")
    document.add_heading("Anhang", 1)
    document.add_paragraph("Nicht mehr Teil davon.")


SPANISH = """---
title: Plan de cuenta Tarvessa
account: Tarvessa
version: 3
---
# Plan de cuenta

## I. Estructura de la cuenta
Dos plantas.
## II. Mapa de interesados
| Nombre | Papel | Postura |
|---|---|---|
| Rita Lang | compras | a favor |
## Registro de riesgos
1. Retraso
   ### Detalle
"""
JAPANESE = """# アカウントプラン Tarvessa

顧客: Tarvessa

## 1．アカウント構造
工場は二つ。
## 2．ステークホルダーマップ
担当者：佐藤
- 田中部長
"""
OTHERS: dict[str, tuple[str | bytes, list[tuple[str, str, tuple[str, ...]]]]] = {
    "Kundenplan.docx": (
        word("Kundenplan Tarvessa 2026 (Entwurf)", made=german),
        [
            ("account_structure", "paragraph 3", ()),
            ("action_plan", "paragraph 5", ("Angebot senden",)),
        ],
    ),
    "es.md": (
        SPANISH,
        [
            ("account_structure", "line 8", ()),
            ("stakeholder_map", "line 10", ("Rita Lang; compras; a favor",)),
            ("risk_log", "line 14", ("Retraso",)),
        ],
    ),
    "ja.md": (JAPANESE, [("account_structure", "line 5", ()), ("stakeholder_map", "line 7", ("田中部長",))]),
}


@pytest.mark.parametrize("name", OTHERS)
def test_plans_of_other_forms_and_languages_have_the_sections_that_their_headings_name(
    tmp_path: Path, name: str
) -> None:
    data, wanted = OTHERS[name]
    home = Home.at(tmp_path, {"Account.csv": ACCOUNT, name: data})
    home.ingest(binaries=HERE)
    found = records(home, "plan_section")
    assert [(one.text("section"), one.place, one.known.get("items", ())) for one in found] == [
        (section, f"{name}, {place}", items) for section, place, items in wanted
    ]
    assert {one.account for one in (*found, *records(home, "plan"))} == {"Tarvessa"}


def test_what_only_has_a_section_or_two_is_no_plan_unless_it_is_called_one(tmp_path: Path) -> None:
    body = "# {}\n\n## Risks\n\nOne.\n\n## Action plan\n\nTwo.\n"
    files = {"a.md": body.format("Weekly minutes"), "b.md": "# Account plan\n\n## Risks\n\nOne.\n"}
    home = Home.at(tmp_path, {**files, "c.md": body.format("Project plan of the new line")})
    home.ingest()
    assert records(home, "plan") == []
    write(home.folder, {"a.md": body.format("Account plan Tarvessa")})
    home.ingest(now=NOW + timedelta(days=1))
    assert [one.text("title") for one in records(home, "plan")] == ["Account plan Tarvessa"]
    told = ingest([home.folder / "b.md"], home.store, None, now=NOW + timedelta(days=2), told="plan")
    assert row(told, "b.md").reason == "1 record of plan plan; 1 record of plan section"
    write(home.folder, {"b.md": "# Nothing of the kind\n"})
    assert rows(home.ingest(now=NOW + timedelta(days=3)))["b.md"] == "refused"
