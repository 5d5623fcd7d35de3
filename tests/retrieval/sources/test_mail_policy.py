"""A header that no mailer writes costs neither its mail nor the time of others."""

from __future__ import annotations

import pytest

from retrieval.sources.mail_policy import LONGEST
from tests.retrieval.sources.readings import only


@pytest.mark.parametrize("name", ["To", "Content-Type", "Content-Disposition"])
def test_a_header_nested_too_deeply_stays_as_it_came(name: str) -> None:
    raw = f"From: a@b.example\n{name}: {'(' * 3000}\n\nwords\n".encode()
    text = only("m.eml", raw).text
    assert text.startswith("From: a@b.example\n")
    assert ("((((" in text) == (name == "To")


def test_an_endless_list_of_addresses_stays_as_it_came() -> None:
    many = "Ana Ruiz <ana@b.example>, " * LONGEST
    reading = only("m.eml", f"From: a@b.example\nTo: {many}\nSubject: s\n\nwords\n".encode())
    assert f"\nTo: {many.strip()}\n" in reading.text
    assert reading.text.endswith("\nwords\n")


def test_a_long_header_of_raw_letters_is_text() -> None:
    raw = b"From: a@b.example\nSubject: " + "Größe ".encode() * LONGEST + b"\n\nwords\n"
    assert "Subject: Größe Größe" in only("m.eml", raw).text
