"""A calendar comes in entry by entry: what, when, where, with whom; no rule is followed and nothing private told."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from retrieval.sources import ics
from retrieval.sources.ics import read_ics
from retrieval.sources.reading import Reading
from tests.retrieval.sources.readings import everything, labels, only, readings, refusal, rejects, stated

STEERING = """\
UID:steering@larkfen.example
DTSTAMP:20260401T080000Z
SUMMARY:Steering committee
DTSTART;TZID=Europe/Berlin:20260304T100000
DTEND;TZID=Europe/Berlin:20260304T113000
RRULE:FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20261231T225959Z
EXDATE;TZID=Europe/Berlin:20260406T100000
LOCATION:Room 5\\, Halle
ORGANIZER;CN=Ana Ruiz:mailto:ana@kestrel.example
ATTENDEE;CN="Vey, Rita";PARTSTAT=ACCEPTED:mailto:rita@larkfen.example
ATTENDEE;PARTSTAT=DECLINED;ROLE=OPT-PARTICIPANT:mailto:tom@larkfen.example
ATTENDEE;CUTYPE=ROOM;CN=Halle 5:mailto:halle5@larkfen.example
DESCRIPTION:The rush fee is 4 %.\\nRita brings\\; Tom asks.
"""


def calendar(*entries: str, kind: str = "VEVENT", head: str = "") -> str:
    """The entries, each its properties' lines, as one calendar."""
    inside = "".join(f"BEGIN:{kind}\n{one.rstrip()}\nEND:{kind}\n" for one in entries)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{inside}END:VCALENDAR\n"


def when(*lines: str, head: str = "") -> str:
    """The line that says when an event of such lines is."""
    text = only("a.ics", calendar("\n".join(("SUMMARY:x", *lines)), head=head)).text
    return next((line.removeprefix("When: ") for line in text.split("\n") if line.startswith("When: ")), "")


def test_an_event_says_what_when_where_and_with_whom() -> None:
    reading = only("a.ics", calendar(STEERING))
    assert reading.form == "event"
    assert reading.text == (
        "Steering committee\n\nWhen: 2026-03-04 10:00 to 11:30 (Europe/Berlin)\n"
        "Repeats: every week on Monday and Wednesday until 2026-12-31\nNot on: 2026-04-06\nWhere: Room 5, Halle\n"
        "Organizer: Ana Ruiz <ana@kestrel.example>\nAttendee: Vey, Rita <rita@larkfen.example>, accepted\n"
        "Attendee: tom@larkfen.example, optional, declined\nRoom: Halle 5 <halle5@larkfen.example>\n\n"
        "The rush fee is 4 %.\nRita brings; Tom asks.\n"
    )
    assert stated(reading) == {"title": "Steering committee", "date": "2026-03-04"}


def test_places_are_named_after_the_event_s_day_and_title() -> None:
    found = labels(only("a.ics", calendar(STEERING)))
    assert found["Where: Room 5, Halle"] == "event 2026-03-04 Steering committee, where"
    assert found["Rita brings; Tom asks."] == "event 2026-03-04 Steering committee, description line 2"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260305"), "2026-03-04, all day"),
        (("DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260307"), "2026-03-04 to 2026-03-06, all day"),
        (("DTSTART:20260304",), "2026-03-04, all day"),
        (("DTSTART:20260304T100000Z", "DURATION:PT90M"), "2026-03-04 10:00 to 11:30 (UTC)"),
        (("DTSTART:20260304T100000", "DTEND:20260305T090000"), "2026-03-04 10:00 to 2026-03-05 09:00 (local time)"),
        (("DTSTART;TZID=Customized Time Zone:20260304T100000",), "2026-03-04 10:00 (Customized Time Zone)"),
        (("DTSTART;TZID=/x.example/Europe/Berlin:20260304T100000",), "2026-03-04 10:00 (Europe/Berlin)"),
        (("DTSTART;TZID=GMT+01:00:20260304T100000",), "2026-03-04 10:00 (GMT+01)"),
        (("DTSTART;TZID=Asia/Tokyo:20260304T100000", "DTEND;TZID=Europe/Paris:20260304T150000"),
         "2026-03-04 10:00 (Asia/Tokyo) to 2026-03-04 15:00 (Europe/Paris)"),
        (("DTSTART:20260304T100000Z", "DTEND:20260303T100000Z"), "2026-03-04 10:00 (UTC)"),
        (("DTSTART:2026-03-04T10:00:00Z", "DURATION:nonsense"), "2026-03-04 10:00 (UTC)"),
        ((), ""),
    ],
)  # fmt: skip
def test_times_are_said_by_the_clock_that_the_calendar_gives(lines: tuple[str, ...], said: str) -> None:
    assert when(*lines) == said


def test_a_time_in_utc_is_said_on_the_calendar_s_own_clock() -> None:
    late = "DTSTART:20260304T233000Z"
    assert when(late, head="X-WR-TIMEZONE:Europe/Berlin\n") == "2026-03-05 00:30 (Europe/Berlin)"
    assert when(late, head="X-WR-TIMEZONE:../etc/passwd\n") == "2026-03-04 23:30 (UTC)"


def test_tasks_and_journal_entries_are_documents_too() -> None:
    due = "UID:t\nSUMMARY:Send offer\nDUE;VALUE=DATE:20260310\nSTATUS:NEEDS-ACTION\nPERCENT-COMPLETE:40"
    assert (
        only("a.ics", calendar(due, kind="VTODO")).text
        == "Send offer\n\nDue: 2026-03-10, all day\nStatus: open\nDone: 40 %\n"
    )
    entry = only(
        "a.ics", calendar("SUMMARY:Visit\nDTSTART;VALUE=DATE:20260310\nDESCRIPTION:Seal leaks", kind="VJOURNAL")
    )
    assert labels(entry)["Seal leaks"] == "journal entry 2026-03-10 Visit, description line 1"


def test_folds_are_undone_also_inside_a_letter() -> None:
    raw = calendar("SUMMARY:Größe der Dichtung").encode()
    cut = raw.index("ö".encode()) + 1
    assert only("a.ics", raw[:cut] + b"\r\n " + raw[cut:]).text.startswith("Größe der Dichtung\n")
    wide = calendar("SUMMARY:Größe der\n  Dichtung").encode("utf-16")
    assert only("a.ics", wide).text.startswith("Größe der Dichtung\n")


def test_html_is_read_as_shown_where_there_are_no_plain_words() -> None:
    rich = 'X-ALT-DESC;FMTTYPE=text/html:<p>Seen</p><p style="display:none">hidden</p>'
    assert "hidden" not in only("a.ics", calendar(f"SUMMARY:x\n{rich}")).text
    assert "Seen" in only("a.ics", calendar(f"SUMMARY:x\n{rich}")).text
    assert only("a.ics", calendar(f"SUMMARY:x\nDESCRIPTION:plain\n{rich}")).text == "x\n\n\nplain\n"
    assert "First\nSecond" in only("a.ics", calendar("SUMMARY:x\nDESCRIPTION:<b>First</b>\\nSecond")).text


def test_a_cancelled_event_says_so() -> None:
    assert "\nStatus: cancelled\n" in only("a.ics", calendar("SUMMARY:x\nSTATUS:CANCELLED")).text
    assert "\nStatus: cancelled\n" in only("a.ics", calendar("SUMMARY:x", head="METHOD:CANCEL\n")).text
    assert "Status" not in only("a.ics", calendar("SUMMARY:x\nSTATUS:CONFIRMED")).text


def test_the_newest_version_of_an_event_speaks() -> None:
    old, new = (f"UID:u\nSEQUENCE:{number}\nSUMMARY:{name}\n" for number, name in ((2, "Old"), (10, "New")))
    moved = "UID:u\nRECURRENCE-ID:20260311T100000Z\nSUMMARY:Moved\n"
    data = calendar(old, new, moved)
    assert [one.text.split("\n")[0] for one in readings("a.ics", data)] == ["New", "Moved"]
    assert rejects("a.ics", data) == [("event 1", "an older version of event 2")]
    assert rejects("a.ics", calendar(new, new)) == [("event 1", "the same as event 2")]


def test_an_event_keeps_its_name_when_it_is_moved_and_its_bytes_when_only_the_export_is_new() -> None:
    one = only("a.ics", calendar(STEERING + "DTSTAMP:20260101T000000Z\n"))
    later = readings("a.ics", calendar("UID:x\nSUMMARY:y", STEERING + "DTSTAMP:20260909T000000Z\n"))[1]
    moved = only("a.ics", calendar(STEERING.replace("20260304", "20260305")))
    assert (one.part, one.raw) == (later.part, later.raw)
    assert one.part == moved.part
    assert one.raw != moved.raw
    assert one.part.startswith("event-")
    assert "/" not in one.part


def test_a_private_event_is_counted_and_nothing_of_it_is_said() -> None:
    secret = "UID:s\nCLASS:{}\nSEQUENCE:3\nSUMMARY:Takeover\nDTSTART:20260304T100000Z"
    other = secret.format("Confidential").replace("UID:s", "UID:c")
    before, again = "UID:s\nSUMMARY:Takeover before", "UID:s\nRECURRENCE-ID:20260311T100000Z\nSUMMARY:Takeover again"
    data = calendar(STEERING, secret.format("PRIVATE"), other, before, again)
    assert rejects("a.ics", data) == [(f"event {number}", "a private event") for number in (2, 3, 4, 5)]
    assert len(readings("a.ics", data)) == 1
    assert "Takeover" not in repr(everything("a.ics", data))


def test_an_alarm_is_no_part_of_its_event() -> None:
    alarm = "BEGIN:VALARM\nDESCRIPTION:Alarm words\nEND:VALARM\nSUMMARY:x"
    assert only("a.ics", calendar(alarm)).text == "x\n\n"


def test_a_broken_entry_is_named_and_the_others_come_in() -> None:
    data = calendar("SUMMARY:x\nDTSTART:20261399T100000Z", STEERING, "X-NOTHING:x")
    assert rejects("a.ics", data) == [
        ("event 1", "its date is none: 20261399T100000Z"),
        ("event 3", "it holds no words"),
    ]
    cut = data[: data.rindex("X-NOTHING")]
    assert rejects("a.ics", cut)[1] == ("event 3", "it is cut off: its end is missing")
    assert len(readings("a.ics", cut)) == 1


def test_lines_that_are_no_property_go_on_with_a_text_and_are_counted_elsewhere() -> None:
    reading = only("a.ics", calendar("SUMMARY:x\nDESCRIPTION:one\nand two\nDTSTART:20260304T100000Z\n???"))
    assert reading.text.endswith("\none\nand two\n")
    assert reading.warnings == ("event 1: lines left out that are no property: 1",)


def test_what_is_neither_event_nor_task_is_named() -> None:
    busy = "BEGIN:VFREEBUSY\nUID:f\nEND:VFREEBUSY\n"
    zone = "BEGIN:VTIMEZONE\nTZID:x\nBEGIN:STANDARD\nEND:STANDARD\nEND:VTIMEZONE\n"
    reason = "of a calendar only events, tasks and journal entries are read"
    assert rejects("a.ics", calendar(STEERING, head=zone + busy)) == [("1 of VFREEBUSY", reason)]
    assert refusal("a.ics", calendar(head=zone)) == "it is a calendar without an event, task or journal entry"
    assert refusal("a.ics", "words\n") == "it is a calendar without an event, task or journal entry"
    assert "vCalendar 1.0" in refusal("a.vcs", calendar(STEERING).replace("2.0", "1.0"))


def test_the_bytes_tell_a_calendar() -> None:
    assert only("notes.txt", calendar(STEERING)).form == "event"
    assert only("invite", "\ufeff" + calendar(STEERING)).form == "event"


def test_a_file_inside_an_event_is_said_to_be_left_out() -> None:
    data = calendar("SUMMARY:x\nATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA")
    assert only("a.ics", data).warnings == ("files inside a calendar are not read: 1",)


def test_characters_that_nobody_sees_are_taken_out_of_text_and_title() -> None:
    reading = only("a.ics", calendar("SUMMARY:pay\u200bment\nDESCRIPTION:du\u202ee"))
    assert stated(reading)["title"] == "payment"
    assert reading.text == "payment\n\n\ndue\n"
    assert not any("\u200b" in label for label in labels(reading).values())


def test_more_events_than_are_read_are_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics, "EVENTS", 2)
    assert refusal("a.ics", calendar("UID:1", "UID:2", "UID:3")) == "it has 3 events; at most 2 are read"


HOSTILE = {
    "rule": "RRULE:FREQ=SECONDLY;COUNT=999999999\n" * 20, "days": f"EXDATE:{'20260304T100000Z,' * 50_000}\n",
    "params": f"X{';a=b' * 200_000}\n", "quotes": f"X;A={chr(34) * 500_000}\n", "begins": "BEGIN:A\n" * 100_000,
    "tags": f"DESCRIPTION:{'<div>' * 150_000}\n", "zone": f"DTEND;TZID={'/a' * 300_000}:20260304T100000\n",
    "count": f"SEQUENCE:{'9' * 500_000}\n", "length": f"DURATION:P{'9' * 500_000}D\n",
    "far": "DTEND:99991231T235959Z\nDURATION:P999999999D\n",
}  # fmt: skip


@pytest.mark.parametrize("lines", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_event_costs_no_time_and_no_other_event(lines: str) -> None:
    data = calendar(f"UID:1\nSUMMARY:x\nDTSTART:20260304T100000Z\n{lines}", STEERING)
    assert [one for one in readings("a.ics", data) if one.text.startswith("Steering")]


def test_an_event_beyond_measure_is_named() -> None:
    data = calendar(f"SUMMARY:x\nDESCRIPTION:{'x' * 1_000_001}", STEERING)
    assert rejects("a.ics", data) == [("event 1", "it holds more than is read of one event")]


def test_an_invitation_in_a_mail_is_read_once() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "ana@kestrel.example", "Invitation"
    message.set_content("You are invited.")
    message.add_alternative(calendar(STEERING), subtype="calendar")
    message.add_attachment(calendar(STEERING), subtype="calendar", filename="meeting.ics")
    mail, event = readings("m.eml", message.as_bytes())
    assert mail.text.endswith("You are invited.\n")
    assert event.part.startswith("1-invite.ics/event-")
    assert (event.came_with, event.form) == ("", "event")
    assert labels(event)["Not on: 2026-04-06"] == "attachment invite.ics, event 2026-03-04 Steering committee, not on"


def test_the_reader_stands_alone() -> None:
    (one,) = read_ics("a.ics", calendar(STEERING).encode())
    assert isinstance(one, Reading)
