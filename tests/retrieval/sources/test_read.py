"""A file is read by what it is; what is not read says so plainly."""

from __future__ import annotations

import pytest

from tests.retrieval.sources.mails import mail, mailbox
from tests.retrieval.sources.readings import only, refusal


@pytest.mark.parametrize(
    ("name", "data", "form"),
    [("notes.md", "# A\n", "markdown"), ("README", "words\n", "text"), ("notes.TXT", "words\n", "text"),
     ("notes.txt", "<!DOCTYPE html><p>words</p>", "html"), ("call.txt",
     "WEBVTT\n\n00:01.000 --> 00:02.000\nhi\n", "turns"),
     ("mail.txt", "From: a@b.example\nMIME-Version: 1.0\nSubject: s\n\nhi\n", "mail"), ("rows.tsv",
     "A\tB\n1\t2\n", "rows"),
     ("2026-July.txt", mailbox(mail(1)).decode(), "mail"), ("export", mailbox(mail(1)).decode(), "mail"),
     ("invite.txt", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\nEND:VEVENT\n", "event"),
     ("page.md", "<html><p>x</p></html>", "html")],
)  # fmt: skip
def test_the_bytes_go_before_the_ending(name: str, data: str, form: str) -> None:
    assert only(name, data).form == form


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [("plan.docx", b"PK\x03\x04rest", "files of programs such as Word and PDF are not read here"),
     ("plan.docx", b"words", "it is not what .docx says: its bytes are those of another format, or damaged"),
     ("plan.pdf", b"%PDF-1.7", "files of programs such as Word and PDF are not read here"),
     ("plan.pdf", b"junk\n%PDF-1.7", "files of programs such as Word and PDF are not read here"),
     ("plan.txt", b"%PDF-1.7", "files of programs such as Word and PDF are not read here"),
     ("plan.pdf", b"words", "it is not what .pdf says: its bytes are those of another format, or damaged"),
     ("plan.rtf", b"{\\rtf1 words}", "it is a RTF file; that format is not read yet"),
     ("plan.txt", b"{\\rtf1 words}", "it is a RTF file; that format is not read yet, whatever .txt says"),
     ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
     "it is an office file in the format before 2007; save it as .docx, .xlsx or .pptx"),
     ("data.json", b"[1]", "JSON files (.json) are not read yet"), ("a.xyz", b"words",
     "files ending in .xyz are not read"),
     ("a.md", b"", "it is empty"), ("a.csv", b"\xef\xbb\xbf \r\n", "it is empty")],
)  # fmt: skip
def test_what_is_not_read_says_why(name: str, data: bytes, reason: str) -> None:
    assert refusal(name, data) == reason
