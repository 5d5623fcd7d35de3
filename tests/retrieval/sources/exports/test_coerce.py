"""A cell becomes the value that its system meant, or is told to be none."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.records.kinds import fields_of
from retrieval.records.value import Money
from retrieval.sources.exports.coerce import coerced, truth
from retrieval.sources.exports.instants import date_of, instant_of
from retrieval.sources.exports.numbers import decimal_of, money_of
from retrieval.sources.exports.style import Style, Unreadable

MONTH, DAY = Style("mdy"), Style("dmy")
POINT, COMMA = Style(decimal="."), Style(decimal=",")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2020-10-22T21:03:23.000+0000", "2020-10-22T21:03:23"),
        ("2020-10-22T23:03:23+02:00", "2020-10-22T21:03:23"),
        ("2019-09-05 00:41:01", "2019-09-05T00:41:01"),
        ("2024-01-02 10:00:00 UTC", "2024-01-02T10:00:00"),
        ("12/Mar/24 9:41 AM", "2024-03-12T09:41:00"),
        ("12/Mar/24 12:05 am", "2024-03-12T00:05:00"),
        ("3/14/2026 2:05 PM", "2026-03-14T14:05:00"),
        ("14.03.2026 14:05", "2026-03-14T14:05:00"),
        ("12-MAR-24 10.11.12.000000 AM", "2024-03-12T10:11:12"),
        ("20240312", "2024-03-12T00:00:00"),
        ("20240312101112.1234567", "2024-03-12T10:11:12"),
        ("2024年3月12日", "2024-03-12T00:00:00"),
        ("5. März 2026", "2026-03-05T00:00:00"),
        ("March 5, 2026", "2026-03-05T00:00:00"),
        ("45363.5", "2024-03-12T12:00:00"),
        ("1609459200000", "2021-01-01T00:00:00"),
    ],
)
def test_an_instant_is_read_in_one_way(text: str, iso: str) -> None:
    for style in (MONTH, DAY):
        assert instant_of(text, style) == (datetime.fromisoformat(iso).replace(tzinfo=UTC), False)


def test_the_order_of_day_and_month_is_the_files_and_told_where_it_is_assumed() -> None:
    assert [str(date_of("03/04/2026", style)[0]) for style in (MONTH, DAY)] == ["2026-03-04", "2026-04-03"]
    assert date_of("03/04/2026", MONTH)[1]
    assert not date_of("03/04/2026", Style("dmy", date_known=True))[1]
    assert not date_of("04/04/2026", MONTH)[1]
    assert str(date_of("25/12/2026", MONTH)[0]) == "2026-12-25"


@pytest.mark.parametrize("text", ["00000000", "0000-00-00", "00.00.0000", "0000-00-00 00:00:00", "0001-01-01T00:00:00"])
def test_zeros_are_no_date(text: str) -> None:
    assert date_of(text, DAY) == (None, False)


@pytest.mark.parametrize("text", ["31.02.2026", "2026-13-01", "13/13/2026", "soon", "10:30", "1", "9" * 80])
def test_what_no_calendar_has_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        date_of(text, MONTH)


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1234.5", "1234.5", "1234.5"),
        ("1.234,56", "1234.56", "1234.56"),
        ("1,234.56", "1234.56", "1234.56"),
        ("1,234", "1234", "1.234"),
        ("1.234", "1.234", "1234"),
        ("1,234,567", "1234567", "1234567"),
        ("12,34,567", "1234567", "1234567"),
        ("1 234,50", "1234.50", "1234.50"),
        ("1'234.50", "1234.50", "1234.50"),
        ("100.00-", "-100.00", "-100.00"),
        ("(5)", "-5", "-5"),
        ("\u22125", "-5", "-5"),
        ("12%", "0.12", "0.12"),
        ("0,125", "0.125", "0.125"),
        ("１２３", "123", "123"),
    ],
)
def test_a_number_is_read_by_its_signs(text: str, point: str, comma: str) -> None:
    assert (decimal_of(text, POINT)[0], decimal_of(text, COMMA)[0]) == (Decimal(point), Decimal(comma))


def test_a_sign_that_could_part_thousands_is_told_unless_it_is_known() -> None:
    assert decimal_of("1,234", POINT) == (Decimal(1234), True)
    assert decimal_of("1.234", Style(decimal=",", decimal_known=True)) == (Decimal(1234), False)


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1.2.3", "1,2,3", "--5", "abc", "-", "1e999999", "9" * 50])
def test_what_is_no_number_is_unreadable(text: str) -> None:
    with pytest.raises(Unreadable):
        decimal_of(text, POINT)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("1.234,56 €", "1234.56", "EUR"),
        ("USD 1,234.00", "1234.00", "USD"),
        ("US$5", "5", "USD"),
        ("$5", "5", ""),
        ("-5.00 zł", "-5.00", "PLN"),
    ],
)
def test_an_amount_names_its_currency_where_its_sign_has_only_one(text: str, amount: str, currency: str) -> None:
    assert money_of(text, "", POINT)[0] == Money(Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "value"), [("TRUE", True), ("0", False), ("x", True), ("Nein", False), ("はい", True)]
)
def test_yes_and_no_are_known_in_several_languages(text: str, value: bool) -> None:
    assert truth(text, POINT) == (value, "")


def test_a_word_off_the_list_is_unknown_and_told() -> None:
    severity = fields_of("ticket")["severity"]
    assert coerced("s1", severity, POINT) == ("S1", "")
    assert coerced("P1", severity, POINT) == ("unknown", "is not among the words that are known")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9))
def test_a_number_survives_every_way_of_writing_it(value: Decimal) -> None:
    english = f"{abs(value):,}"
    german = english.translate(str.maketrans(",.", ".,"))
    minus = "-" if value < 0 else ""
    for text, style in ((english, POINT), (german, COMMA)):
        assert decimal_of(minus + text, style)[0] == value
        assert decimal_of(text + minus, style)[0] == value


@given(
    st.text(max_size=30),
    st.sampled_from(["ticket", "opportunity", "account", "order"]),
    st.sampled_from([MONTH, DAY, COMMA]),
)
def test_any_text_gives_a_value_or_is_unreadable(text: str, kind: str, style: Style) -> None:
    for field in fields_of(kind).values():
        try:
            value, told = coerced(text, field, style)
        except Unreadable:
            continue
        assert isinstance(told, str)
        assert value is None or isinstance(value, field.type)
