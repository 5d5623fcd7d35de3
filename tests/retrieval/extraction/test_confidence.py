"""What is told in confidence is marked as far as it goes; a mail's standing notice marks nothing."""

from __future__ import annotations

import pytest

from retrieval.extraction.confidence import confident
from retrieval.extraction.lines import own_lines

TOLD = "Between us, Rita leaves in June."
TEXTS = [
    (f"# Visit\n\nAll is well.\n\n{TOLD}\nNobody knows yet.\n\nThe line runs.\n", f"{TOLD}\nNobody knows yet."),
    (f"# Visit\n\n- The line runs\n- {TOLD}\n- Stock is low\n", TOLD),
    ("# Besuch\n\nUnter uns: der Werksleiter geht.\n", "Unter uns: der Werksleiter geht."),
    ("# Visita\n\nQue quede entre nosotros, cambian de jefe.\n", "Que quede entre nosotros, cambian de jefe."),
    ("議事録\n\n次回は未定です。\n\nここだけの話、工場長が交代します。\n", "ここだけの話、工場長が交代します。"),
    ("Streng vertraulich\n\nDer Preis fällt.\n", "Streng vertraulich\n\nDer Preis fällt.\n"),
    ("a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nConfidential:\n\nRita leaves.\n", "Confidential:\n\nRita leaves."),
]
PLAIN = [
    "This e-mail is confidential and meant for the intended recipient only.",
    "We signed a confidentiality agreement.",
    "The agreement between us and the plant ends in June, as both confirmed.\n".replace("between us", "with us"),
    "Das ist nicht vertraulich.",
]


@pytest.mark.parametrize(("text", "told"), TEXTS)
def test_what_is_told_in_confidence_is_marked(text: str, told: str) -> None:
    assert [one.of(text) for one in confident(text, own_lines(text, "markdown"))] == [told]


@pytest.mark.parametrize("text", PLAIN)
def test_what_is_only_said_of_confidence_is_not(text: str) -> None:
    assert confident(text, own_lines(text, "markdown")) == []
