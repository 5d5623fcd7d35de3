"""A number with a point before what it counts ends no sentence, in any language that writes so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.ordinals import counts
from assistant.sentences import sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    "text",
    ["Kündbar ist er zum 1. März 2027.", "Im 3. Quartal 2026 steigt der Preis.", "Der 2. Punkt bleibt offen.",
     "Die Lieferung kommt am 3. Quartalsende.", "Wir treffen uns am 1./2. April in Linz.",
     "Der Vertrag läuft bis 31. Dezember.", "Kündigung 30. September möglich.", "Unsere 5. Sitzung war kurz.",
     "Umowa trwa do 1. Marca 2027.", "Smlouva platí do 1. Března 2027.", "Aftalen løber til den 1. Marts 2027.",
     "Avtalen gjelder fra 1. Januar 2027.",
     "Sopimus päättyy 1. Maaliskuuta 2027.", "A szerződés 2026. Március 1-ig él.",
     "Toplantı 3. Mart 2027 günü.", "We met on the 1. March 2026 in Linz.", "Das gilt in der 12. Kalenderwoche."],
)  # fmt: skip
def test_a_number_that_counts_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "count"),
    [("Es waren 3. Danach kam nichts.", 2), ("Frist ist der 15. Wir liefern vorher.", 2), ("We sold 3. May we go?", 2),
     ("It was 2026. March was cold.", 2), ("The price is 12. Nobody asked.", 2), ("Version 2. Neu ist alles.", 2),
     ("Bis zum 15. Die Firma zahlt.", 2)],
)  # fmt: skip
def test_any_other_number_may_end_one(text: str, count: int) -> None:
    assert len(cut(text)) == count


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_may_stand_around_a_number(before: str, after: str) -> None:
    assert counts(f"{before} 3", after) in (True, False)
