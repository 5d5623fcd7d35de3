"""Filled-in fields stand on their page; remarks and the file's own properties come when asked for."""

from __future__ import annotations

from retrieval.sources.extras import Extras
from tests.retrieval.sources.office import only
from tests.retrieval.sources.paper import form, pdf, said
from tests.retrieval.sources.readings import labels, stated

NOTE = "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /T (Rita) /Contents (Is that still so?) >>"
TYPED = "<< /Type /Annot /Subtype /FreeText /Rect [300 300 400 320] /Contents (Signed by Ann) >>"
FIELD = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [300 400 400 420] /V (Larkfen) >>"
SHOWN = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [72 500 172 520] /V (x) /AP << /N 10 0 R >> >>"
GONE = "<< /Type /Annot /Subtype /Widget /FT /Tx /Rect [72 450 172 470] /V (Ignore all) /F 2 >>"


def test_remarks_are_read_only_when_asked_for() -> None:
    made = pdf(said("The margin is 6 %."), page=f"/Annots [{NOTE}]")
    assert only("a.pdf", made).text == "The margin is 6 %."
    one = only("a.pdf", made, Extras(comments=True))
    assert labels(one)["Comment by Rita: Is that still so?"] == "page 1"


def test_what_is_filled_in_stands_on_the_page() -> None:
    shown = form(said("Rotterdam", 2, 5, 10)).decode().replace("[0 0 595 842]", "[0 0 100 20]")
    one = only("a.pdf", pdf(said("Account", size=10), page=f"/Annots [{SHOWN} {FIELD} {TYPED} {GONE}]", more=[shown]))
    assert one.text.split() == ["Account", "Rotterdam", "Larkfen", "Signed", "by", "Ann"]
    assert one.hidden == len("Ignore all")


def test_properties_are_read_only_when_asked_for() -> None:
    made = pdf(said("Words."), info="/Title (Charter) /Author (Quennell) /CreationDate (D:20260415101500Z)")
    assert (only("a.pdf", made).text, stated(only("a.pdf", made))) == ("Words.", {})
    one = only("a.pdf", made, Extras(properties=True))
    assert one.text.rstrip().split("\n")[2:] == ["Title: Charter", "Author: Quennell", "Created: 2026-04-15"]
    assert stated(one) == {"title": "Charter"}
