"""A mail comes in as its reader sees it; what is attached comes in by itself."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from retrieval.sources.reading import Reading, Reject
from tests.retrieval.sources.readings import everything, labels, only, readings, refusal, rejects, stated


def mail(body: str = "Warranty is 24 months.\n", **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {"From": "Dana <dana@kestrel.example>", "To": "greg@tarvessa.example", "Subject": "Größe & warranty"}
    for name, value in {**given, "Date": "Wed, 22 Jul 2026 09:15:00 +0200", **headers}.items():
        message[name] = value
    message.set_content(body)
    return message


def test_headers_that_people_read_stand_above_the_words() -> None:
    reading = only("m.eml", mail().as_bytes())
    assert reading.form == "mail"
    assert reading.text == (
        "From: Dana <dana@kestrel.example>\nTo: greg@tarvessa.example\nDate: Wed, 22 Jul 2026 09:15:00 +0200\n"
        "Subject: Größe & warranty\n\nWarranty is 24 months.\n"
    )


def test_subject_and_date_state_the_card() -> None:
    assert stated(only("m.eml", mail().as_bytes())) == {"title": "Größe & warranty", "date": "2026-07-22"}


def test_a_sentence_is_cited_by_part_and_line() -> None:
    found = labels(only("m.eml", mail("Hello,\n\nwarranty is 24 months.\n").as_bytes()))
    assert found["Subject: Größe & warranty"] == "Subject header"
    assert found["warranty is 24 months."] == "message line 3"


def test_of_two_alternatives_the_plain_one_is_read() -> None:
    message = mail("plain words\n")
    message.add_alternative("<p>html words</p>", subtype="html")
    assert "plain words" in only("m.eml", message.as_bytes()).text
    assert "html words" not in only("m.eml", message.as_bytes()).text


def test_a_mail_that_is_only_html_is_read_as_shown() -> None:
    message = mail()
    message.set_content('<p>Seen</p><p style="display:none">hidden</p>', subtype="html")
    reading = only("m.eml", message.as_bytes())
    assert reading.text.endswith("Seen\n\n")
    assert labels(reading)["Seen"] == "message line 1"
    assert "1 hidden element left out" in reading.warnings


def test_an_empty_plain_part_gives_way_to_html() -> None:
    message = mail(" \n")
    message.add_alternative("<p>html words</p>", subtype="html")
    assert "html words" in only("m.eml", message.as_bytes()).text


def test_quoted_history_stays() -> None:
    body = "Agreed.\n\nOn 21 Jul Greg wrote:\n> five days?\n>> yes\n"
    assert "> five days?\n>> yes" in only("m.eml", mail(body).as_bytes()).text


def test_attachments_are_documents_of_their_own() -> None:
    message = mail()
    message.add_attachment("# Terms\n\nNet 45.\n", filename="terms.md")
    message.add_attachment(b"Id,Part\n1,BRG\n", maintype="text", subtype="csv", filename="parts.csv")
    body, terms, parts = readings("m.eml", message.as_bytes())
    assert (body.part, terms.part, parts.part) == ("", "1-terms.md", "2-parts.csv")
    assert (terms.form, parts.form) == ("markdown", "rows")
    assert labels(parts)["Part: BRG"] == "attachment parts.csv, row 2, Part"
    assert "Net 45" not in body.text


def test_an_attachment_that_is_not_read_is_named() -> None:
    message = mail()
    message.add_attachment(b"{\\rtf1}", maintype="application", subtype="rtf", filename="plan.rtf")
    assert rejects("m.eml", message.as_bytes()) == [
        ("attachment plan.rtf", "it is a RTF file; that format is not read yet")
    ]


def test_a_mail_inside_a_mail_is_a_document_too() -> None:
    inner = mail("inner words\n", Subject="inner")
    inner.add_attachment("deep\n", filename="deep.txt")
    outer = mail()
    outer.add_attachment(inner)
    found = readings("m.eml", outer.as_bytes())
    assert [one.part for one in found] == ["", "1-message.eml", "1-message.eml/1-deep.txt"]
    assert labels(found[1])["inner words"] == "attachment message.eml, message line 1"


def test_mails_inside_mails_end_three_deep() -> None:
    message = mail("the innermost\n")
    for _ in range(6):
        outer = mail()
        outer.add_attachment(message)
        message = outer
    found = everything("m.eml", message.as_bytes())
    assert sum(isinstance(one, Reading) for one in found) == 4
    assert [one.reason for one in found if isinstance(one, Reject)] == ["mails inside mails are read three deep"]


def test_an_attachment_s_name_leads_nowhere() -> None:
    message = mail()
    message.add_attachment("words\n", filename="../../etc/passwd.txt")
    assert readings("m.eml", message.as_bytes())[1].part == "1-passwd.txt"


@pytest.mark.parametrize("charset", ["iso-8859-1", "utf-8", "x-unknown", "utf-7-broken"])
def test_a_body_is_read_whatever_charset_it_claims(charset: str) -> None:
    raw = (
        f"From: a@b.example\nSubject: s\nContent-Type: text/plain; charset={charset}\n\n".encode()
        + "Größe des Lagers".encode()
    )
    assert "des Lagers" in only("m.eml", raw).text


def test_encoded_words_are_read() -> None:
    raw = b"From: a@b.example\nSubject: =?utf-8?q?Gr=C3=B6=C3=9Fe?= =?iso-8859-1?q?_=FCber?=\n\nwords\n"
    assert stated(only("m.eml", raw))["title"] == "Größe über"


def test_a_header_that_would_add_another_stays_one_line() -> None:
    raw = b"From: a@b.example\nSubject: =?utf-8?q?Weekly=0D=0ABcc=3A_evil=40x.example?=\n\nwords\n"
    assert "\nBcc:" not in only("m.eml", raw).text


@pytest.mark.parametrize(
    "raw",
    [b"From: a@b.example\nDate: not a date\nSubject: x\n\nwords\n", b"From: =?x?=\nSubject: \xff\xfe\n\nwords\n",
     b"From: <<>>,,@\nTo: (((\nSubject: s\n\nwords\n", b"From: a@b.example\nSubject: s\nContent-Type: ;;;\n\nwords\n",
     b"From: a@b.example\nSubject: s\nContent-Type: multipart/mixed\n\nwords\n",
     b"From: a@b.example\nSubject: s\nContent-Transfer-Encoding: base64\n\n!!!words!!!\n"],
)  # fmt: skip
def test_malformed_headers_do_not_stop_a_mail(raw: bytes) -> None:
    assert only("m.eml", raw).text.startswith("From:")


def test_a_thousand_nested_parts_are_refused() -> None:
    head = b"From: a@b.example\nSubject: s\nMIME-Version: 1.0\n"
    for number in range(1000):
        head += b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number)
    assert refusal("m.eml", head + b"Content-Type: text/plain\n\nx\n") == "its parts are nested too deeply"


def test_a_file_that_is_no_mail_is_refused() -> None:
    assert refusal("m.eml", "just words\nand more\n").startswith("it is no mail")


def test_many_parts_are_refused_with_their_number() -> None:
    parts = b"".join(b"--b\nContent-Type: text/plain\n\nx\n" for _ in range(1500))
    raw = b'From: a@b.example\nContent-Type: multipart/mixed; boundary="b"\n\n' + parts + b"--b--\n"
    assert refusal("m.eml", raw) == "it has 1,500 parts; at most 1,000 are read"
