"""A mailbox comes in mail by mail, each as if it were a file of its own, whatever becomes of its neighbours."""

from __future__ import annotations

import tracemalloc

import pytest

from retrieval.sources import mbox
from retrieval.sources.mbox import beginnings, read_mbox
from retrieval.sources.read import read
from retrieval.sources.reading import Reading, Reject
from tests.retrieval.sources.mails import FROM, mail, mailbox
from tests.retrieval.sources.readings import everything, labels, only, readings, refusal, rejects, stated

LINES = [
    b"From - Wed Jul 22 09:15:00 2026\n", b"From dana at kestrel.example  Wed Jul 22 09:15:00 2026\r\n",
    b"From 1815@xxx Wed Jul 22 07:15:00 +0000 2026\n", b"From ???@??? Wed Jul 22 09:15:00 2026\n",
    b"From MAILER-DAEMON Wed, 22 Jul 2026 09:15:00 +0200\n", b"From \n", b"From dana@kestrel.example\n",
]  # fmt: skip


def test_each_mail_is_a_document_as_a_file_of_its_own_would_be() -> None:
    one, two = readings("a.mbox", mailbox(mail(1), mail(2, "Net 45.\n")))
    assert (one.text, one.form, stated(one)) == (
        (alone := only("m.eml", mail(1).as_bytes())).text, alone.form, stated(alone),
    )  # fmt: skip
    assert two.text.endswith("Subject: Warranty 2\n\nNet 45.\n")


@pytest.mark.parametrize("line", LINES)
def test_mails_begin_where_mailers_let_them_begin(line: bytes) -> None:
    assert len(readings("a.mbox", mailbox(mail(1), mail(2), line=line))) == 2
    assert len(readings("Inbox", mailbox(mail(1), mail(2), line=line))) == 2


@pytest.mark.parametrize(
    "body",
    ["Hello\n\nFrom the customer's view at 10:00 on Wed in 2026:\nNote: no.\n",
     "Hello\n\nFrom Wed Jul 22 09:15 2026\nx\n",
     "Hello\nFrom dana@x.example Wed Jul 22 09:15:00 2026\nSubject: x\n", "Hello\n\nFrom dana@x.example\nNote: no\n"],
)  # fmt: skip
def test_a_line_of_a_body_begins_no_mail(body: str) -> None:
    raw = b"".join(FROM + one.as_bytes() + b"\n" for one in (mail(1, body), mail(2)))
    one, _ = readings("a.mbox", raw)
    assert one.text.endswith(body)


def test_the_quoting_of_from_lines_is_undone() -> None:
    raw = mailbox(mail(1, "Hello\n\nFrom here on\n")).replace(b"Hello\n", b"Hello\n\n>>From there\n> From a reply\n")
    assert "Hello\n\n>From there\n> From a reply\n\nFrom here on\n" in only("a.mbox", raw).text


def test_places_are_named_after_day_and_sender() -> None:
    message = mail(1, "Hello,\n\nsee the terms.\n")
    message.add_attachment("Net 45.\n", filename="terms.txt")
    body, terms = readings("a.mbox", mailbox(message))
    assert labels(body)["see the terms."] == "mail of 2026-07-22 from Dana Ruiz, message line 3"
    assert labels(terms)["Net 45.\n"] == "mail of 2026-07-22 from Dana Ruiz, attachment terms.txt"
    (bare,) = readings("a.mbox", mailbox(mail(1, From="", Date="")))
    assert labels(bare)["Warranty is 24 months."] == "mail, message line 1"


def test_a_mail_s_name_and_bytes_stay_when_others_come_go_and_move() -> None:
    def told(data: bytes) -> dict[str, tuple[bytes, str]]:
        return {one.part: (one.raw, one.marks[0].label) for one in readings("a.mbox", data)}

    two = told(mailbox(mail(1), mail(2)))
    assert told(mailbox(mail(3), mail(2), mail(1))) | two == told(mailbox(mail(1), mail(2), mail(3)))
    assert told(mailbox(mail(2))).items() <= two.items()
    assert all(part.startswith("message-") and "/" not in part for part in two)


def test_marks_that_a_mail_program_writes_into_its_mailbox_change_nothing() -> None:
    before, after = mailbox(mail(1)), mailbox(mail(1, Status="RO", X_Mozilla_Status="0001"))
    assert readings("a.mbox", before) == readings("a.mbox", after)


def test_a_mail_without_a_name_is_named_by_its_words() -> None:
    one, two = mail(1, Message_ID=""), mail(2, Message_ID="")
    assert [x.part for x in readings("a", mailbox(one, two))] == [x.part for x in readings("a", mailbox(two, one))][
        ::-1
    ]
    assert rejects("a.mbox", mailbox(one, two, one)) == [("message 3", "message 1 has the same words already")]


def test_a_message_id_that_comes_twice_is_named() -> None:
    data = mailbox(mail(1), mail(2), mail(1, "Other words.\n"))
    assert rejects("a.mbox", data) == [("message 3", "message 1 has the Message-ID <1@kestrel.example> already")]
    assert len(readings("a.mbox", data)) == 2


def test_attachments_say_which_mail_they_came_with() -> None:
    inner = mail(7)
    inner.add_attachment("deep\n", filename="deep.txt")
    one, two = mail(1), mail(2)
    one.add_attachment("Net 45.\n", filename="terms.txt")
    two.add_attachment(inner)
    found = readings("a.mbox", mailbox(one, two))
    first, second = (each.part for each in found if each.came_with is None)
    assert [(each.part, each.came_with, each.name) for each in found if each.came_with is not None] == [
        (f"{first}/1-terms.txt", first, "terms.txt"),
        (f"{second}/1-message.eml", second, "message.eml"),
        (f"{second}/1-message.eml/1-deep.txt", f"{second}/1-message.eml", "message.eml/deep.txt"),
    ]


BAD = [
    (b"just words\n", "it is no mail: it has no From, To, Date or Subject"),
    (b"From: a@b.example\nMessage-ID: <9@x>\n" + b"Content-Type: multipart/mixed; boundary=b\n--b\n" * 200,
     "its parts are nested too deeply"),
]  # fmt: skip


@pytest.mark.parametrize(("raw", "reason"), BAD, ids=["headless", "deep"])
def test_a_bad_mail_is_named_and_the_others_come_in(raw: bytes, reason: str) -> None:
    data = mailbox(mail(1), b"X-Nothing: x\n\n" + raw if raw.startswith(b"just") else raw, mail(2))
    assert rejects("a.mbox", data) == [("message 2", reason)]
    assert len(readings("a.mbox", data)) == 2


def test_a_mail_that_no_parser_survives_is_named_and_the_others_come_in() -> None:
    def endless(name: str, data: bytes) -> list[Reading]:
        raise RecursionError

    message = mail(2)
    message.add_attachment("words\n", filename="deep.txt")
    one, bad, two = read_mbox("a.mbox", mailbox(mail(1), message, mail(3)), endless)
    assert (isinstance(one, Reading), bad, isinstance(two, Reading)) == (
        True,
        Reject("message 2", "it is damaged"),
        True,
    )


def test_a_mail_longer_than_a_document_is_named_and_the_others_come_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "LINES", 500)
    data = mailbox(mail(1), mail(2, "x\n" * 600), mail(3))
    ((place, reason),) = rejects("a.mbox", data)
    assert (place, reason) == ("message 2", "it has 605 lines; at most 500 are read")
    assert len(readings("a.mbox", data)) == 2


def test_what_is_left_out_of_a_mail_is_named_with_the_mail() -> None:
    message = mail(1)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="logo.png")
    ((place, _),) = rejects("a.mbox", mailbox(message))
    assert place == "mail of 2026-07-22 from Dana Ruiz, attachment logo.png"


def test_lines_before_the_first_mail_are_named() -> None:
    data = b"some words\n\n" + mailbox(mail(1))
    assert [one.place for one in everything("a.mbox", data) if not isinstance(one, Reading)] == [
        "the lines before the first mail"
    ]
    assert len(readings("a.mbox", b"\n\n" + mailbox(mail(1)))) == 1


def test_more_mails_than_are_read_are_refused_with_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mbox, "MAILS", 2)
    assert refusal("a.mbox", mailbox(mail(1), mail(2), mail(3))) == "it has 3 mails; at most 2 are read"


def test_what_is_no_mailbox_says_so() -> None:
    assert refusal("a.mbox", b"just words\n") == 'it is no mailbox: no line "From ..." begins a mail'
    assert only("a.mbox", mail(1, MIME_Version="").as_bytes()).part == ""


def test_one_mail_with_the_line_of_a_mailbox_stays_a_mail_and_two_are_a_mailbox() -> None:
    assert only("m.eml", mailbox(mail(1))).part == ""
    assert len(readings("m.eml", mailbox(mail(1), mail(2)))) == 2
    assert len(readings("2026-July.txt", mailbox(mail(1)))) == 1
    assert readings("2026-July.txt", mailbox(mail(1)))[0].part != ""


def test_a_large_mailbox_takes_little_more_memory_than_its_largest_mail() -> None:
    data = mailbox(*(mail(number, "a line as long as lines in mails mostly are\n" * 1000) for number in range(80)))
    tracemalloc.start()
    try:
        count = sum(len(one.text) > 40_000 for one in read("a.mbox", data) if isinstance(one, Reading))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert count == 80
    assert peak < len(data) / 2


def test_a_file_of_nothing_but_from_lines_is_looked_through_once() -> None:
    data = FROM * 200_000
    assert list(beginnings(data)) == []
    assert refusal("a.mbox", data).startswith("it is no mailbox")


def test_the_reader_stands_alone() -> None:
    (one,) = read_mbox("a.mbox", mailbox(mail(1)), lambda name, data: ())
    assert isinstance(one, Reading)
