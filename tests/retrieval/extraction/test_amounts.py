"""Amounts are exact, with the unit that is written; what reads in two ways keeps both."""

from __future__ import annotations

from decimal import Decimal

import pytest

from retrieval.extraction.amounts import amounts_in

AMOUNTS = [
    ("de", "Offen sind 1.250,00 € brutto", "1250.00", "EUR", ""),
    ("de", "rund 4,5 Mio. EUR", "4500000.0", "EUR", ""),
    ("de", "2 Mrd. €", "2000000000", "EUR", ""),
    ("de", "ca. 140 Stk.", "140", "", "Stk."),
    ("de", "25,6 kHz", "25.6", "", "kHz"),
    ("en", "EUR 420k a year", "420000", "EUR", ""),
    ("en", "$1.2m", "1200000.0", "", "$"),
    ("en", "US$ 1,250.50", "1250.50", "USD", ""),
    ("en", "4,200 pieces", "4200", "", "pieces"),
    ("en", "6 % less", "6", "", "%"),
    ("en", "5 working days", "5", "", "working days"),
    ("es", "104.64 USD", "104.64", "USD", ""),
    ("es", "MX$ 3,5 millones", "3500000.0", "MXN", ""),
    ("es", "10 días hábiles", "10", "", "días hábiles"),
    ("ja", "総額3億円", "300000000", "JPY", ""),
    ("ja", "3億2,000万円", "320000000", "JPY", ""),
    ("ja", "1.5億円", "150000000.0", "JPY", ""),
    ("ja", "単価38,000円", "38000", "JPY", ""),
    ("ja", "¥5,000", "5000", "JPY", ""),
    ("en", "¥5,000", "5000", "", "¥"),
]


@pytest.mark.parametrize(("lang", "text", "value", "currency", "unit"), AMOUNTS)
def test_an_amount_is_what_it_says(lang: str, text: str, value: str, currency: str, unit: str) -> None:
    (one,) = amounts_in(text, lang)
    assert (one.value, one.currency, one.unit) == (Decimal(value), currency, unit)
    assert one.span.of(text).strip() == one.span.of(text)


@pytest.mark.parametrize(("lang", "text"), [("es", "4,200 piezas"), ("", "1.250 €"), ("en", "4.200 pcs")])
def test_what_reads_in_two_ways_keeps_both(lang: str, text: str) -> None:
    (one,) = amounts_in(text, lang)
    assert one.value is None
    assert one.readings[1] == 1000 * one.readings[0]


def test_a_texts_other_numbers_decide() -> None:
    assert [one.value for one in amounts_in("104.64 USD, 4,200 piezas", "es")] == [Decimal("104.64"), 4200]
    assert [one.value for one in amounts_in("104,64 USD, 4.200 piezas", "es")] == [Decimal("104.64"), 4200]


@pytest.mark.parametrize("text", ["on 12.05.2026", "at 11:00", "BRG-7204", "line 2", "T-MX-09", "4471", "1.2.3 h4", ""])
def test_a_bare_number_is_no_amount(text: str) -> None:
    assert amounts_in(text, "en") == []
