"""Who said a thing is whoever the sentence names; confirmed is what is said to be, not what is asked or denied."""

from __future__ import annotations

import pytest

from retrieval.extraction.lines import own_lines
from retrieval.extraction.statements import statements

SAID = [
    ("Priya explained that the cell was down.", "Priya", False),
    ("Martina Schmidt bemängelt, dass das Zeugnis fehlt.", "Martina Schmidt", False),
    ("Ana Lucía comenta que hay cuatro fracturas.", "Ana Lucía", False),
    ("Tom Becker confirmed that the shipment left.", "Tom Becker", True),
    ("Die Lieferung am Montag ist bestätigt.", None, True),
    ("価格は10月末まで据え置きで了承済み。", None, True),
    ("Petra: one page on prices.", "Petra", False),
]
SILENT = [
    "Is the price confirmed?",
    "The date is not yet confirmed.",
    "The team said no.",
    "Price: 12 EUR",
    "Sin confirmar.",
]


@pytest.mark.parametrize(("text", "by", "confirmed"), SAID)
def test_what_is_said_or_confirmed_is_found(text: str, by: str | None, confirmed: bool) -> None:
    (one,) = statements(text, own_lines(text, "text"), frozenset({"petra"}))
    assert (one.by.of(text) if one.by else None, one.confirmed, one.span.of(text)) == (by, confirmed, text)


@pytest.mark.parametrize("text", SILENT)
def test_what_is_asked_or_denied_is_not(text: str) -> None:
    assert statements(text, own_lines(text, "text"), frozenset({"petra"})) == []
