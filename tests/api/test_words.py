"""Codes and dates as people say them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.words import REASONS, STANDINGS, WARNINGS, day, old
from assistant.findings import Caution, Reason, Standing


@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_has_one_plain_sentence(reason: Reason) -> None:
    said = REASONS[reason]
    assert said.endswith(".")
    assert said.count(".") == 1
    assert not re.search(r"[A-Z]{2}|_", said)


def test_every_standing_has_one_plain_sentence() -> None:
    assert set(STANDINGS) == set(Standing)


def test_every_warning_has_one_plain_sentence_and_no_sentence_is_without_one() -> None:
    assert set(WARNINGS) == set(Caution)


@given(st.text())
def test_any_date_can_be_said(text: str) -> None:
    assert day(text)
    old(text, "2026-09-28")


@pytest.mark.parametrize(
    ("date", "as_of", "said"),
    [
        ("2025", "2026-09-28", ""),
        ("2024", "2026-09-28", "over a year old"),
        ("2025-09", "2026-09-28", ""),
        ("2025-09-27", "2026-09-28", "over a year old"),
        ("2025-09-28", "2026-09-28", ""),
        ("2020-01-01", "", ""),
    ],
)
def test_a_source_is_old_when_a_year_has_passed_since_its_last_day(date: str, as_of: str, said: str) -> None:
    assert old(date, as_of) == said
