"""Days are told in the forms of several languages, from the document's own day, and never guessed."""

from __future__ import annotations

import pytest

from retrieval.extraction.days import days_in
from retrieval.extraction.reckoning import Calendar, calendar_of

WEDNESDAY = "2026-05-06"
AHEAD = [
    ("en", "by Friday", "2026-05-08"),
    ("en", "by this Friday", "2026-05-08"),
    ("en", "next Friday", "2026-05-08 2026-05-15"),
    ("en", "by the end of May", "2026-05-31"),
    ("en", "May 12th", "2026-05-12"),
    ("en", "12th of May 2026", "2026-05-12"),
    ("en", "in two places", ""),
    ("en", "within 10 days", "2026-05-16"),
    ("en", "within 10 days of the order", "-"),
    ("en", "10 out of 12, set 5, ago 3", ""),
    ("en", "1/2 inch", ""),
    ("en", "next week", "-"),
    ("en", "April 20", "2026-04-20 2027-04-20"),
    ("en", "January 20", "2027-01-20"),
    ("de", "bis Ende Oktober", "2026-10-31"),
    ("de", "bis 12.05.", "2026-05-12"),
    ("de", "am 3. Juni", "2026-06-03"),
    ("de", "29.02.", "2028-02-29"),
    ("de", "30.02.2026", ""),
    ("de", "Mi 13.5.26", "2026-05-13"),
    ("de", "übermorgen", "2026-05-08"),
    ("de", "am kommenden Montag", "2026-05-11"),
    ("de", "in 2 Wochen", "2026-05-20"),
    ("es", "para el próximo martes", "2026-05-12"),
    ("es", "15 de mayo", "2026-05-15"),
    ("es", "fin de mes", "2026-05-31"),
    ("es", "mañana", "2026-05-07"),
    ("es", "por la mañana", ""),
    ("es", "en 10 días hábiles", "-"),
    ("ja", "来週金曜日まで", "2026-05-15"),
    ("ja", "金曜までに", "2026-05-08"),
    ("ja", "5/12まで", "2026-05-12"),
    ("ja", "５月１２日", "2026-05-12"),
    ("ja", "10月末", "2026-10-31"),
    ("ja", "来月末", "2026-06-30"),
]


@pytest.mark.parametrize(("lang", "text", "expected"), AHEAD)
def test_a_day_ahead_is_told_or_has_all_its_readings(lang: str, text: str, expected: str) -> None:
    by = calendar_of(text, WEDNESDAY, lang, "")
    found = days_in(text, 0, len(text), Calendar(by.today, by.order, by.lang, ahead=True))
    assert " ".join(one.iso or " ".join(one.readings) or "-" for one in found) == expected


@pytest.mark.parametrize("text", ["on 12 May", "line 2 was down on Friday", "bis Ende Oktober", "am 12.05."])
def test_a_day_of_which_it_is_not_said_that_it_lies_ahead_may_be_past(text: str) -> None:
    (one,) = days_in(text, 0, len(text), calendar_of(text, WEDNESDAY, "en", ""))
    before, after = one.readings
    assert before < WEDNESDAY < after


def test_without_a_day_of_its_own_a_document_tells_only_what_it_writes_out() -> None:
    text = "12 May, by Friday, tomorrow and 12 May 2026"
    found = days_in(text, 0, len(text), calendar_of(text, "2026", "en", ""))
    assert [one.iso for one in found] == ["", "", "", "2026-05-12"]


@pytest.mark.parametrize("when", ["", "2026-05", "9999-12-31", "0001-01-01", "2026-99-99"])
def test_any_date_of_a_card_is_borne(when: str) -> None:
    text = "by Friday, 29.02., tomorrow, in 3 weeks, end of May"
    assert len(days_in(text, 0, len(text), calendar_of(text, when, "de", ""))) >= 3
