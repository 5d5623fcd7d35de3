"""Whatever a text was saved in, it comes in as it was written; what is no text is refused."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.sources.encoding import decode
from retrieval.sources.reading import Refused

GERMAN = "Die Größe der Prüfung übersteigt die zulässige Länge; Änderungen müssen bestätigt werden. " * 3
JAPANESE = "田中様より納期について強い懸念が示された。次回の打合せは来月を予定しています。" * 3
SPANISH = "La reunión de mañana será en Querétaro, según confirmó el señor Núñez por teléfono. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [GERMAN, JAPANESE, "plain words"])
def test_a_text_that_marks_its_encoding_or_is_utf_8_is_read_exactly(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text
    assert decode(text.encode(encoding)).warnings == ()


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_wide_encodings_are_known_by_their_zero_bytes(encoding: str) -> None:
    text = "Minutes of the weekly huddle\r\nPresent: Tom Becker, Größe\r\n"
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(GERMAN, "cp1252"), (SPANISH, "cp1252"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (GERMAN, "latin-1")],
)
def test_older_encodings_are_guessed_and_the_guess_is_said(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert "likeliest encoding" in decoded.warnings[0]


def test_a_short_western_text_is_read_as_western() -> None:
    assert decode("Größe 5 µm, naïve café".encode("cp1252")).text == "Größe 5 µm, naïve café"


def test_a_declared_encoding_goes_before_a_guess_but_not_before_the_bytes() -> None:
    assert decode("Łódź".encode("iso8859-2"), "iso-8859-2").text == "Łódź"
    assert decode("Łódź".encode(), "iso-8859-2").text == "Łódź"
    assert decode("Grüße aus dem Werk".encode("cp1252"), "no-such-charset").text == "Grüße aus dem Werk"


def test_a_text_cut_off_inside_a_character_keeps_the_rest() -> None:
    decoded = decode((GERMAN + "ü").encode()[:-1])
    assert decoded.text == GERMAN + "\ufffd"
    assert decoded.warnings == ("1 damaged character (utf-8) shown as \ufffd",)


def test_one_damaged_byte_does_not_turn_utf_8_into_something_else() -> None:
    damaged = JAPANESE.encode()[:90] + b"\xff" + JAPANESE.encode()[90:]
    assert decode(damaged).text.replace("\ufffd", "") == JAPANESE


@pytest.mark.parametrize(
    "data", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 40, codecs.BOM_UTF16_LE + b"\x00\xd8" * 90]
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        decode(data)


@given(st.binary(max_size=400))
def test_any_bytes_end_as_text_or_as_a_refusal(data: bytes) -> None:
    try:
        ended: object = decode(data).text
    except Refused as refused:
        ended = str(refused)
    assert isinstance(ended, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_every_utf_8_text_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize(
    "text",
    [
        "Zgłoszenie dotyczące łożyska zostało zamknięte w środę, część w drodze.",
        "Příští týden se sejdeme v závodě a řešíme úkoly.",
    ],
)
def test_eastern_letters_are_not_taken_for_western_ones(text: str) -> None:
    assert decode((text * 3).encode("cp1250")).text == text * 3
