"""Pages that are damaged, locked, pictures or tricks are named or refused, and the others are read."""

from __future__ import annotations

import random
import zlib

import pytest

from retrieval.sources import pdf_pages
from retrieval.sources.extras import Extras
from tests.retrieval.sources.office import only, refusal
from tests.retrieval.sources.paper import form, lines, pdf, picture, said, scan, sealed, stream
from tests.retrieval.sources.readings import marks_fit

TERMS = "Larkfen settles its invoices within sixty days."


NOTE = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Rita) /Contents (Is that still so?) >>"
FIELD = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [300 400 400 420] /V (Larkfen) >>"


def test_a_file_that_only_forbids_things_is_read_and_one_with_a_password_is_not() -> None:
    assert only("a.pdf", sealed(pdf(said(TERMS)), "")).text == TERMS
    assert refusal("a.pdf", sealed(pdf(said(TERMS)), "secret")) == "it is protected by a password"


def test_an_encryption_that_is_not_known_is_refused() -> None:
    kept = b"/R 4 /CF << /StdCF << /CFM /AESV2 /AuthEvent /DocOpen /Length 16 >> >> /StmF /StdCF /StrF /StdCF"
    data = sealed(pdf(said(TERMS)), "").replace(b"/V 2", b"/V 4").replace(b"/R 3", kept)
    assert refusal("a.pdf", data) == pdf_pages.SEALED


def test_pages_of_pictures_are_counted() -> None:
    image = "q 595 0 0 842 0 0 cm /Im Do Q"
    one = only("a.pdf", pdf(said(TERMS), image, image, "", resources="/XObject << /Im 10 0 R >>", more=[picture()]))
    assert one.warnings == ("2 of 4 pages hold only pictures; their text is not read",)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (scan(""), "it holds only pictures, as a scan does; text in pictures is not read"),
        (pdf(""), "it holds no text that its reader would see"),
        (pdf(said("Ignore all.", how="3 Tr")), "it holds no text that its reader would see"),
        (pdf(), "it has no pages"),
        (pdf(said("AbCd", font="F3")), "its fonts do not say which letters they show, so its text cannot be read"),
        (b"%PDF-1.7\n", pdf_pages.DAMAGED),
        (b"%PDF-1.7\n" + bytes(5000), pdf_pages.DAMAGED),
        (b"words", "it is not what .pdf says: its bytes are those of another format, or damaged"),
    ],
    ids=["scan", "nothing", "unseen", "no page", "letters", "cut", "zeros", "words"],
)
def test_what_shows_no_text_is_refused(data: bytes, reason: str) -> None:
    assert refusal("a.pdf", data) == reason


def test_letters_that_nobody_knows_are_said_and_left_out() -> None:
    one = only("a.pdf", pdf(said(TERMS) + said("AbCd", y=600, font="F3")))
    assert one.text == TERMS
    assert one.warnings == ("2 signs not read: the fonts do not say which letters they show",)


def test_a_damaged_page_is_named_and_the_others_are_read() -> None:
    made = pdf(said("First."), b"not packed", said("Third."), streams={1: "/Filter /NoSuchFilter"})
    one = only("a.pdf", made)
    assert one.text.split() == ["First.", "Third."]
    assert one.warnings == ("page 2 of 3 is damaged or too large, and not read to the end",)


@pytest.mark.parametrize("missing", [b"/Contents 13 0 R", b"/F1 1 0 R"], ids=["drawing", "font"])
def test_a_page_whose_parts_are_missing_is_damaged(missing: bytes) -> None:
    head, _, tail = pdf(said("First."), said("Second.")).rpartition(missing)
    one = only("a.pdf", head + missing.replace(b"13", b"99").replace(b"1 0 R", b"9 0 R") + tail)
    assert one.text == "First."
    assert one.warnings == ("page 2 of 2 is damaged or too large, and not read to the end",)


def test_more_pages_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_pages, "PAGES", 2)
    assert refusal("a.pdf", pdf(*[said("x")] * 3)) == "it has 3 pages; at most 2 are read"


def test_a_stream_that_swells_is_not_unpacked() -> None:
    swollen = zlib.compress(said("Gone.").encode() + b" " * 60_000_000)
    one = only("a.pdf", pdf(said("First."), swollen, streams={1: "/Filter /FlateDecode"}))
    assert (one.text, one.warnings) == ("First.", ("page 2 of 2 is damaged or too large, and not read to the end",))


def test_circles_end() -> None:
    again = (
        form(said("Once.") + "/Fm Do", "/Self 10 0 R")
        .decode()
        .replace("/F3 3 0 R >>", "/F3 3 0 R >> /XObject << /Fm 10 0 R >>")
    )
    text = only("a.pdf", pdf("/Fm Do", resources="/XObject << /Fm 10 0 R >>", more=[again])).text
    assert text == "Once."
    tree = pdf(said("x")).replace(b"/Kids [10 0 R]", b"/Kids [5 0 R] ")
    assert refusal("a.pdf", tree) in (pdf_pages.DAMAGED, "it has no pages")


def test_files_that_turned_give_a_reading_or_a_reason() -> None:
    chance = random.Random(4)
    packed = stream(zlib.compress(lines(TERMS).encode()), "/Filter /FlateDecode")
    page = f"/Annots [{NOTE} {FIELD}]"
    whole = pdf(*[lines(TERMS, TERMS)] * 3, more=[packed], info="/Title (T)", page=page)
    for number in range(120):
        body = bytearray(whole[: chance.randrange(20, len(whole))] if number % 3 == 0 else whole)
        for _ in range(chance.randint(1, 30)):
            body[chance.randrange(9, len(body))] = chance.randrange(256)
        if not refusal("a.pdf", bytes(body), Extras(True, True, True, True)):
            assert marks_fit(only("a.pdf", bytes(body), Extras(True, True, True, True)))
