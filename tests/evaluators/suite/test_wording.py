"""A text says a thing in any form of it, and does not say what only looks like it."""

from __future__ import annotations

import pytest

from evaluators.suite.wording import numbers, says

SAID = [
    ("Notice by 30 September 2026.", "30 Sep 2026"),
    ("Kündigung bis zum 30. September 2026", "2026-09-30"),
    ("会議は2026年10月8日に行う。", "8 Oct 2026"),
    ("el 7 de octubre de 2026", "2026-10-07"),
    ("Menge: 94.500,00 Stück", "94,500"),
    ("94 500 pcs", "94500"),
    ("1'250.50 CHF", "1.250,5"),
    ("JOSÉ  Álvarez\nMüller", "jose alvarez muller"),
    ("nicht mehr als 5 % Rabatt", "5 %"),
    ("It is 5%.", "5 %"),
    ("The owner: Marcus Feld (finance)", "marcus feld"),
    ("price list BRG-7204", "brg-7204"),
    ("Straße 5", "strasse 5"),
    ("競合の東栄フィルターが", "東栄フィルター"),
    ("納期は５週間", "5週間"),
    ("✓", "✓"),
]
UNSAID = [
    ("Feldmann decides", "Feld"),
    ("94,501", "94,500"),
    ("30 September 2025", "2026-09-30"),
    ("15 % Rabatt", "5 %"),
    ("160 days", "60 days"),
    ("6.5 %", "65 %"),
    ("", "Ann"),
    ("Ann", ""),
    ("Ann", "  "),
    ("1.25", "125"),
    ("納期は15週間", "5週間"),
]


@pytest.mark.parametrize(("text", "way"), SAID)
def test_another_form_of_it_is_it(text: str, way: str) -> None:
    assert says(text, way)


@pytest.mark.parametrize(("text", "way"), UNSAID)
def test_what_only_looks_like_it_is_not(text: str, way: str) -> None:
    assert not says(text, way)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("S1 tickets: 24 h, HF-30 and T-503", {"24"}),
        ("1.250,00 € on 03.04.2026", {"1250", "2026-04-03"}),
        ("net 45, from 2.5 to 3", {"45", "2.5", "3"}),
        ("納期は３週間から5週間に、LGR-35", {"3", "5"}),
        ("no number", set()),
    ],
)
def test_numbers_are_read_in_one_form_and_those_of_names_are_left(text: str, found: set[str]) -> None:
    assert numbers(text) == found
