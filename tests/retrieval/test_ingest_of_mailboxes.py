"""Mailboxes and calendars come back: what is as it was stays, what is new comes in, each with its own account."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from retrieval.evidence import Scope, View
from retrieval.finder import Finder
from retrieval.search import search
from tests.retrieval.folders import Counting, Home, row, write
from tests.retrieval.sources.mails import mail, mailbox
from tests.retrieval.sources.office import HERE, word
from tests.retrieval.sources.readings import readings
from tests.retrieval.sources.test_ics import STEERING, calendar

KNOWN = {"plan.md": "---\naccount: Larkfen Packaging\n---\nx\n", "charter.md": "---\naccount: Tarvessa\n---\nx\n"}


def of(sender: str, number: int, **headers: str) -> EmailMessage:
    """A mail from a sender to ourselves."""
    return mail(number, From=sender, To="us@kestrel.example", **headers)


def terms(message: EmailMessage) -> EmailMessage:
    """The mail with a file attached that says nothing of its account."""
    message.add_attachment("Net 45.\n", filename="terms.txt")
    return message


def named(data: bytes, path: str = "a.mbox") -> list[str]:
    """The documents' names in their order."""
    return [f"{path}#{one.part}" for one in readings(path, data)]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder that makes two accounts known."""
    return Home.at(tmp_path, KNOWN)


def test_a_mailbox_that_is_ingested_twice_is_unchanged_and_embeds_nothing(home: Home) -> None:
    home.embedder = counting = Counting()
    data = mailbox(terms(of("rita@larkfen-packaging.example", 1)), mail(2))
    write(home.folder, {"a.mbox": data})
    assert row(home.ingest(), "a.mbox").documents == {"added": 3}
    counting.asked.clear()
    assert row(home.ingest(), "a.mbox").documents == {"unchanged": 3}
    assert counting.asked == []


def test_of_a_mailbox_that_grew_only_what_is_new_comes_in(home: Home) -> None:
    write(home.folder, {"a.mbox": mailbox(mail(1), mail(2))})
    home.ingest()
    before = {name: home.revision(name).id for name in home.cards() if "#" in name}
    write(home.folder, {"a.mbox": mailbox(mail(0), mail(2, Status="RO"), mail(1), mail(3))})
    assert row(home.ingest(), "a.mbox").documents == {"added": 2, "unchanged": 2}
    assert {name: home.revision(name).id for name in before} == before


def test_a_mail_that_was_deleted_is_gone_and_the_others_stay(home: Home) -> None:
    data = mailbox(terms(mail(1)), mail(2))
    write(home.folder, {"a.mbox": data})
    home.ingest()
    write(home.folder, {"a.mbox": mailbox(mail(2))})
    assert row(home.ingest(), "a.mbox").documents == {"removed": 2, "unchanged": 1}
    assert {name for name in home.cards() if "#" in name} == {named(data)[-1]}


def test_a_mailbox_that_cannot_be_read_keeps_what_was_read_of_it(home: Home) -> None:
    write(home.folder, {"a.mbox": mailbox(mail(1))})
    home.ingest()
    write(home.folder, {"a.mbox": b"words\n"})
    assert row(home.ingest(), "a.mbox").reason.endswith("what was read of it before stays")
    assert len(home.cards()) == 3


def test_each_mail_has_its_own_account_date_and_subject_and_hands_them_to_its_attachments(home: Home) -> None:
    data = mailbox(
        terms(of("rita@larkfen-packaging.example", 1, Subject="Fees", Date="Mon, 2 Mar 2026 10:00:00 +0000")),
        terms(of("greg@tarvessa.example", 2, Subject="Seals", Date="Tue, 3 Mar 2026 10:00:00 +0000")),
        terms(of("jane@nobody.example", 3, Subject="Hello", Date="Wed, 4 Mar 2026 10:00:00 +0000")),
    )
    write(home.folder, {"a.mbox": data})
    home.ingest()
    cards = home.cards()
    assert [(cards[name].account, cards[name].date, cards[name].title, cards[name].kind) for name in named(data)] == [
        ("Larkfen Packaging", "2026-03-02", "Fees", "email"), ("Larkfen Packaging", "2026-03-02", "terms", ""),
        ("Tarvessa", "2026-03-03", "Seals", "email"), ("Tarvessa", "2026-03-03", "terms", ""),
        ("", "2026-03-04", "Hello", "email"), ("", "2026-03-04", "terms", ""),
    ]  # fmt: skip
    assert {cards[name].trust for name in named(data)[:2]} == {"external_customer"}
    assert {cards[name].trust for name in named(data)[4:]} == {"external_unknown"}


def test_an_attachment_that_can_be_read_later_takes_the_account_of_a_mail_that_is_unchanged(home: Home) -> None:
    message = of("rita@larkfen-packaging.example", 1)
    message.add_attachment(word("Net 45."), maintype="application", subtype="octet-stream", filename="terms.docx")
    write(home.folder, {"a.mbox": mailbox(message)})
    assert len(row(home.ingest(), "a.mbox").rejects) == 1
    assert row(home.ingest(binaries=HERE), "a.mbox").documents == {"added": 1, "unchanged": 1}
    (card,) = [card for name, card in home.cards().items() if name.endswith("1-terms.docx")]
    assert (card.account, card.date) == ("Larkfen Packaging", "2026-07-22")


def test_an_attachment_follows_its_mail_to_another_account(home: Home) -> None:
    raw = terms(mail(1, From="greg@tarvessa.example", To="us@kestrel.example"))
    write(home.folder, {"m.eml": raw.as_bytes()})
    home.ingest()
    write(home.folder, {"m.eml": raw.as_bytes().replace(b"greg@tarvessa", b"rita@larkfen-packaging")})
    home.ingest()
    assert {home.cards()[name].account for name in ("m.eml", "m.eml#1-terms.txt")} == {"Larkfen Packaging"}


def test_a_file_inside_a_forwarded_mail_belongs_to_that_mail(home: Home) -> None:
    outer = of("greg@tarvessa.example", 1, Subject="FW")
    outer.add_attachment(terms(of("rita@larkfen-packaging.example", 2)))
    write(home.folder, {"m.eml": outer.as_bytes()})
    home.ingest()
    cards = home.cards()
    assert [cards[name].account for name in ("m.eml", "m.eml#1-message.eml", "m.eml#1-message.eml/1-terms.txt")] == [
        "Tarvessa", "Larkfen Packaging", "Larkfen Packaging",
    ]  # fmt: skip


def test_an_event_knows_its_account_by_who_comes_and_keeps_it(home: Home) -> None:
    steering = STEERING.replace("larkfen.example", "larkfen-packaging.example")
    write(home.folder, {"a.ics": calendar(steering, "UID:z\nSUMMARY:Holiday\nDTSTART;VALUE=DATE:20260501")})
    assert row(home.ingest(), "a.ics").documents == {"added": 2}
    cards = {card.title: card for name, card in home.cards().items() if name.startswith("a.ics#")}
    assert (cards["Steering committee"].account, cards["Holiday"].account) == ("Larkfen Packaging", "")
    assert (cards["Steering committee"].kind, cards["Steering committee"].date) == ("calendar_event", "2026-03-04")
    moved = steering.replace("Room 5", "Room 7") + "SEQUENCE:1\n"
    write(home.folder, {"a.ics": calendar("UID:y\nSUMMARY:Fair", moved)})
    assert row(home.ingest(), "a.ics").documents == {"added": 1, "removed": 1, "updated": 1}


def test_what_is_still_to_come_is_found_before_it_comes(home: Home) -> None:
    fair = "UID:f\nDTSTAMP:20260901T080000Z\nSUMMARY:Fair of 10 December 2026\nDTSTART:20261210T100000Z"
    write(home.folder, {"calendar_2026-12.ics": calendar(fair, STEERING)})
    home.ingest()
    assert {card.title: card.date for card in home.cards().values() if card.kind == "calendar_event"} == {
        "Fair of 10 December 2026": "", "Steering committee": "2026-03-04",
    }  # fmt: skip
    view = View(as_of=datetime(2026, 9, 28, tzinfo=UTC))
    corpus = Finder(home.store).corpus(Scope.owner(), view)
    (found, _), *_ = search("when is the fair?", corpus, as_of=view.as_of).ranked
    (one,) = home.store.scoped(Scope.owner()).evidence([found], view)
    assert "When: 2026-12-10 10:00 (UTC)" in one.passage.text
