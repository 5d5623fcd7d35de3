"""An event says when, where and with whom it is; the next one is the first that lies ahead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.answer_type import asks_next
from assistant.ask import ask
from assistant.findings import Answer
from retrieval.evidence import Card
from tests.assistant.shelves import Page, shelf

AS_OF = datetime(2026, 9, 28, tzinfo=UTC)
PEOPLE = "Attendee: Bo Chen <bo@kestrel.example>, accepted\nAttendee: cy@larkfen.example, declined\n"


def event(day: str, title: str = "Steering meeting Larkfen", more: str = "", date: str = "") -> Page:
    """An event as a calendar's reader writes it."""
    text = f"{title}\n\nWhen: {day} 10:00 to 11:00 (Europe/Berlin)\nWhere: Room Isar, Linz\n{more}"
    text += f"Organizer: Ann Berg <ann@example.org>\n{PEOPLE}\nAgenda: prices, delivery.\n"
    return Page(f"{title} {day}", text, Card(title=title, account="Larkfen", kind="calendar_event", date=date))


NOISE = Page("plan", "# Plan\n\nThe steering meeting decides on prices.\n", Card(title="Plan", account="Larkfen"))


def answer(question: str, *pages: Page) -> Answer:
    return ask(question, shelf(NOISE, *pages), scope="all", as_of=AS_OF)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("When is the steering meeting with Larkfen?", ["When: 2026-10-12 10:00 to 11:00 (Europe/Berlin)"]),
        ("When does the steering meeting take place?", ["When: 2026-10-12 10:00 to 11:00 (Europe/Berlin)"]),
        ("Wann ist das Steering Meeting mit Larkfen?", ["When: 2026-10-12 10:00 to 11:00 (Europe/Berlin)"]),
        ("Where is the steering meeting with Larkfen?", ["Where: Room Isar, Linz"]),
        ("Where does the steering meeting take place?", ["Where: Room Isar, Linz"]),
        ("Who attends the steering meeting with Larkfen?", PEOPLE.splitlines()),
        ("Who attended the steering meeting?", PEOPLE.splitlines()),
        ("Who is invited to the Steering Meeting?", PEOPLE.splitlines()),
        ("Who organizes the steering meeting with Larkfen?", ["Organizer: Ann Berg <ann@example.org>"]),
    ],
)
def test_the_lines_of_an_event_answer_when_where_and_who(question: str, said: list[str]) -> None:
    assert [one.citations[0].quote for one in answer(question, event("2026-10-12")).sentences] == said


def test_minutes_name_those_who_were_there() -> None:
    text = "Steering meeting Larkfen\n\nDate: 3 May 2026\nLocation: Linz\nParticipants: Ann Berg, Bo Chen\n\nDone.\n"
    page = Page("minutes", text, Card(title="Steering meeting Larkfen", account="Larkfen", date="2026-05-03"))
    assert answer("Who attended the steering meeting with Larkfen?", page).text == "Participants: Ann Berg, Bo Chen"
    assert answer("Where was the steering meeting with Larkfen?", page).text == "Location: Linz"


EVENTS = (
    event("2026-06-01", date="2026-06-01"), event("2026-12-07"), event("2026-10-12"), event("2026-11-09"),
    event("2026-10-05", more="Status: cancelled\n"), event("2026-09-29", "Steering meeting Kestrel"),
)  # fmt: skip


@pytest.mark.parametrize(
    "question",
    ["When is the next steering meeting with Larkfen?", "When is our next meeting with Larkfen?",
     "Wann ist der nächste Termin mit Larkfen?",
     "Wann ist das nächste Steering Meeting mit Larkfen?"],
)  # fmt: skip
def test_the_next_one_is_the_first_after_the_day_asked_for(question: str) -> None:
    pages = [page for page in EVENTS if "Kestrel" not in page.name]
    assert answer(question, *pages).text == "When: 2026-10-12 10:00 to 11:00 (Europe/Berlin)"


def test_where_all_are_past_no_next_one_is_said() -> None:
    assert answer("When is the next steering meeting with Larkfen?", EVENTS[0]).text == ""
    page = Page("minutes", "# Minutes\n\nNext meeting: 3 May 2026\n", Card(account="Larkfen", date="2026-04-01"))
    assert answer("When is the next meeting with Larkfen?", page).text == ""


def test_the_first_of_many_is_found_among_all() -> None:
    many = [event(f"2026-{month:02}-{day:02}") for month in (10, 11, 12) for day in (3, 10, 17, 24)]
    assert "2026-10-03" in answer("When is the next meeting with Larkfen?", *reversed(many)).text


@pytest.mark.parametrize(
    "question",
    ["What are the next steps?", "What happens next?", "Who met next door?"],
)
def test_not_every_next_is_a_meeting(question: str) -> None:
    assert asks_next(question) == ""
