"""A document that says of itself that it is confidential, or for one function alone, is labelled so."""

from __future__ import annotations

import pytest

from retrieval.infer.confidence import label_of
from retrieval.infer.place import Place


@pytest.mark.parametrize(
    ("title", "text", "form", "kind", "label"),
    [
        ("[FINANCE ONLY] cost sheet", "From: a\n\nAll,\n", "mail", "email", "finance"),
        ("Nur für Finanzen", "x", "text", "", "finance"),
        ("Notes (HR only)", "x", "text", "", "hr"),
        ("Pay", "For management only\n\nx", "text", "", "management"),
        ("報告", "役員限り\n\n本文", "text", "", "management"),
        (
            "Call",
            "Ann Lee: And, well, keep that between us for now, but I leave.\n",
            "turns",
            "transcript",
            "confidential",
        ),
        ("Protokoll", "Teilnehmer: A\n\nDas bleibt unter uns: er geht.\n", "text", "meeting_minutes", "confidential"),
        ("Minuta", "Que quede entre nosotros, pero se va en mayo.\n", "text", "meeting_minutes", "confidential"),
        ("議事録", "・ここだけの話、田中様は異動\n", "text", "meeting_minutes", "confidential"),
        ("Frame contract", "STRICTLY CONFIDENTIAL\n\nWords.\n", "text", "contract", "confidential"),
        ("Streng vertraulich: Angebot", "x", "text", "quote", "confidential"),
        ("Frame contract", "5.1 The parties keep all prices confidential.\n", "text", "contract", ""),
        ("Plan", "The difference between us and Hoshikawa is price.\n", "text", "account_plan", ""),
        ("Minutes", "The contract between us was signed.\n", "text", "meeting_minutes", ""),
        ("Mail", "From: a\n\nHi\n\nThis e-mail is confidential; intended recipient only.\n", "mail", "email", ""),
        ("Sales report", "Finance only pays later.\nFor legal reasons only one of two.\n", "text", "", ""),
        ("Legal matters", "The only finance question is open.\n", "text", "", ""),
        ("", "", "text", "", ""),
    ],
)
def test_a_document_is_labelled_by_what_it_says(title: str, text: str, form: str, kind: str, label: str) -> None:
    guess = label_of(Place("x"), title, text, form, kind)
    assert (guess.value if guess else "") == label


def test_the_file_name_counts_too() -> None:
    guess = label_of(Place("pricing_CONFIDENTIAL_2026"), "Prices", "x", "text", "price_list")
    assert guess is not None
    assert (guess.value, guess.reason) == ("confidential", 'the file name says "CONFIDENTIAL"')
