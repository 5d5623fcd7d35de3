"""Which reader a file goes to, its main part says; what no reader takes is refused with its reason."""

from __future__ import annotations

import pytest

from tests.retrieval.sources.office import excel, locked, only, refusal, word

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def test_the_main_part_names_the_reader() -> None:
    assert only("a.docx", excel((("Item", "Price"), ("Seal", 9)))).form == "rows"
    assert only("a.bin", word("words")).form == "markdown"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", locked(), "it is protected by a password"),
        ("a.doc", OLD, "it is an office file in the format before 2007; save it as .docx, .xlsx or .pptx"),
        ("a.docx", b"PK\x03\x04rest",
         "its packing is damaged"),
        ("a.docx", b"words", "it is not what .docx says: its bytes are those of another format, or damaged"),
        ("a.zip", word("words"), "a zip inside a mail is not opened; save it into a folder"),
    ],
    ids=["locked", "old", "no package", "text", "zip"],
)  # fmt: skip
def test_what_no_reader_takes_says_why(name: str, data: bytes, reason: str) -> None:
    assert refusal(name, data) == reason
