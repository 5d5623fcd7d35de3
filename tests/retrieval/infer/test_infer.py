"""Place, name and head tell what they can, each with its reason."""

from __future__ import annotations

import pytest

from retrieval.infer.accounts import Accounts
from retrieval.infer.infer import Lore, infer, introduces
from retrieval.infer.regions import Regions

LORE = Lore(Accounts({"Norvik Marine": ()}), Regions(["EMEA"]))


def guesses(path: str, text: str, form: str = "markdown", **stated: str) -> dict[str, str]:
    return {one.field: one.value for one in infer("files", path, text, form, stated, LORE)}


def test_a_whole_document_is_placed() -> None:
    head = "# Steering meeting\n\n**Date:** 3 April 2026 | **Status:** Draft\nVersion: 2.1\n\n"
    text = head + "The plan is to meet with them and to decide on it.\n"
    assert guesses("Norvik Marine/EMEA/minutes/steering.md", text) == {
        "title": "Steering meeting",
        "account": "Norvik Marine",
        "region": "EMEA",
        "kind": "meeting_minutes",
        "date": "2026-04-03",
        "lang": "en",
        "status": "draft",
        "version": "2.1",
    }


def test_what_is_stated_is_not_inferred() -> None:
    found = guesses("Norvik Marine/plan.md", "# Plan\n", title="T", account="A", kind="charter")
    assert not {"title", "account", "kind"} & set(found)


def test_every_guess_has_its_reason() -> None:
    found = infer("files", "Norvik Marine/2026-04-03 call.txt", "Hello\n", "text", {}, LORE)
    assert {one.field: one.reason for one in found} == {
        "title": "its head",
        "account": "the folder Norvik Marine names it",
        "kind": "the file name names it",
        "date": "the file name holds a day",
    }


@pytest.mark.parametrize(
    ("text", "form", "title"),
    [("# **One**\nwords", "markdown", "One"), ("Minutes of 3 April\n\nwords", "text", "Minutes of 3 April"),
     ("This is a sentence and no title.\n", "text", "notes 7"), ("Ann: hi\nBob: ho\n", "turns", "notes 7"),
     ("Title: The real one\n# Other\n", "text", "The real one")],
)  # fmt: skip
def test_a_title_is_what_the_text_calls_itself_else_the_file_s_name(text: str, form: str, title: str) -> None:
    assert guesses("notes_7.txt", text, form)["title"] == title


def test_a_record_without_a_title_is_called_by_its_id() -> None:
    found = infer("x", "documents.jsonl", "Words are here.", "text", {}, LORE, "r-7")
    (title,) = [one for one in found if one.field == "title"]
    assert (title.value, title.reason) == ("r-7", "its id")


def test_a_mail_s_trust_follows_its_sender() -> None:
    outside = "From: a@somewhere.example\nTo: b@norvik-marine.example\n\nwords"
    customer = "From: a@norvik-marine.example\nTo: b@somewhere.example\n\nwords"
    assert guesses("m.eml", outside, "mail")["trust"] == "external_unknown"
    assert guesses("m.eml", customer, "mail")["trust"] == "external_customer"
    assert "trust" not in guesses("m.md", outside)


def test_stated_accounts_and_regions_are_introduced() -> None:
    assert introduces("r", "a.md", "", "text", {"account": "A", "region": "DACH"}) == ({"A"}, {"DACH"})
    assert introduces("r", "accounts/B/a.md", "", "text", {}) == ({"B"}, set())
