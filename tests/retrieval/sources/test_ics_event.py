"""An event that lies ahead of its calendar is known already, and has no date yet."""

from __future__ import annotations

import pytest

from tests.retrieval.sources.readings import only, stated
from tests.retrieval.sources.test_ics import calendar


@pytest.mark.parametrize(
    ("stamps", "date"),
    [
        ((), None),
        (("DTSTAMP:20260303T235900Z",), None),
        (("DTSTAMP:20260304T000000Z",), "2026-03-04"),
        (("CREATED:20260101T000000Z", "LAST-MODIFIED:20260201T000000Z", "DTSTAMP:20260501T000000Z"), "2026-03-04"),
        (("DTSTAMP:no date",), None),
    ],
)
def test_an_event_has_a_date_once_it_has_begun(stamps: tuple[str, ...], date: str | None) -> None:
    reading = only("a.ics", calendar("\n".join(("SUMMARY:Fair", "DTSTART:20260304T100000Z", *stamps))))
    assert stated(reading).get("date") == date
    assert reading.marks[0].label == "event 2026-03-04 Fair, title"
