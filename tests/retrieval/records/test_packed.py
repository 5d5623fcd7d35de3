"""What is packed comes back as it was, whatever the kind and the values."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.records.kinds import KINDS, fields_of, known_in, noun_of
from retrieval.records.packed import Unfit, packed, unpacked
from retrieval.records.value import Money, Value, empty

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False)
VALUES: dict[type, st.SearchStrategy[Any]] = {
    str: st.text(st.characters()),
    int: st.integers(),
    bool: st.booleans(),
    Decimal: NUMBERS,
    date: st.dates(),
    datetime: st.datetimes(timezones=st.just(UTC)),
    Money: st.builds(Money, NUMBERS, st.sampled_from(["EUR", "JPY", ""])),
    tuple: st.lists(st.text()).map(tuple),
}


@st.composite
def records(draw: st.DrawFn) -> tuple[str, dict[str, Value]]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    types = fields_of(kind)
    chosen = draw(st.lists(st.sampled_from(sorted(types)), unique=True, max_size=6))
    return kind, {name: draw(VALUES[types[name].type]) for name in chosen}


@given(records())
def test_what_is_packed_comes_back(record: tuple[str, dict[str, Value]]) -> None:
    kind, known = record
    text = packed(kind, known)
    text.encode("utf-8")
    back = unpacked(kind, text)
    assert back == {name: value for name, value in known.items() if not empty(value)}
    assert [str(back[name]) for name in sorted(back)] == [str(known[name]) for name in sorted(back)]
    assert packed(kind, dict(reversed(list(known.items())))) == text
    assert known_in(noun_of(kind, back)) == back


@pytest.mark.parametrize(
    ("known", "named"),
    [
        ({"nothing": "x"}, "no field nothing"),
        ({"amount": Decimal(3)}, "amount"),
        ({"amount": Money(Decimal("NaN"), "EUR")}, "NaN"),
        ({"probability": 0.5}, "probability"),
        ({"created": datetime(2026, 1, 1, tzinfo=UTC)}, "created"),
        ({"closed": 1}, "closed"),
        ({"contact_ids": ("a", 1)}, "contact_ids"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_with_its_field(known: dict[str, Any], named: str) -> None:
    with pytest.raises(Unfit, match=named):
        packed("opportunity", known)


def test_an_instant_without_a_zone_is_refused() -> None:
    with pytest.raises(Unfit, match="opened_at"):
        packed("ticket", {"opened_at": datetime(2026, 1, 1)})  # noqa: DTZ001  # the fault is the point here
