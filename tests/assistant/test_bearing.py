"""A unit bears what stands with it: in it, above it, beside it, on its document's card."""

from __future__ import annotations

from assistant.asked import asked
from assistant.bearing import Candidate, candidates
from assistant.stretch import Stretch
from retrieval.evidence import Card
from retrieval.question import Understanding
from tests.assistant.shelves import Page, memory_of, shelf


def weighed(question: str, text: str, card: Card | None = None) -> dict[str, Candidate]:
    """Every unit of the text that can be said, by its words."""
    held = next(iter(memory_of(shelf(Page("page", text, card or Card()))).held.values()))
    made = asked(question, Understanding(question), lambda term: 1.0, lang="en")
    return {one.said: one for one in candidates(made, Stretch(held, text, 0, len(text), 0))}


def test_a_word_in_the_sentence_counts_more_than_one_above_it_and_that_more_than_one_beside_it() -> None:
    text = "## Warranty\n\nSeals are covered for a year.\n\nPumps wear out.\n\n## Other\n\nPumps again.\n"
    made = weighed("warranty pumps", text)
    assert made["Pumps wear out."].bears > made["Seals are covered for a year."].bears > 0
    assert made["Pumps wear out."].bears > made["Pumps again."].bears


def test_an_answer_bears_the_question_it_stands_under() -> None:
    made = weighed("Which areas need help?", "1. Which areas need help?\n\n   None at present.\n")
    assert made["None at present."].own == 0
    assert made["None at present."].under == 1
    assert made["None at present."].titled > 0.9


def test_a_unit_with_nothing_of_the_question_in_it_or_above_it_is_not_weighed() -> None:
    assert weighed("warranty", "Pumps wear out.\n\nThe warranty is a year.\n").keys() == {"The warranty is a year."}


def test_what_the_question_names_and_the_unit_does_not_is_lacking() -> None:
    made = weighed("What is the warranty for Larkfen?", "The warranty is a year.\n\nLarkfen has a longer warranty.\n")
    assert made["The warranty is a year."].lacks == 1
    assert made["Larkfen has a longer warranty."].lacks == 0


def test_prose_that_named_a_thing_goes_on_about_it_and_a_list_does_not() -> None:
    prose = weighed("What is the warranty of Larkfen?", "Larkfen is a customer. The warranty is a year.\n")
    assert prose["The warranty is a year."].lacks == 0
    listed = weighed("What is the warranty of Larkfen?", "- Larkfen: none\n- Acme: the warranty is a year\n")
    assert listed["Acme: the warranty is a year"].lacks == 1


def test_a_title_names_what_the_whole_document_is_about() -> None:
    made = weighed("What is the warranty of Larkfen?", "The warranty is a year.\n", Card(title="Plan Larkfen"))
    assert made["The warranty is a year."].lacks == 0


def test_fields_of_a_record_are_told_of_one_thing() -> None:
    text = "id: EX-04\nexpires: 2026-06-30\n\nid: EX-05\nexpires: 2026-10-31\n"
    made = weighed("When does EX-05 expire?", text)
    assert made["expires: 2026-10-31"].lacks == 0
    assert made["expires: 2026-06-30"].lacks == 1


def test_speakers_are_not_fields() -> None:
    made = weighed("Which pumps does Ann need?", "Ann: We need pumps.\nBo: We need seals.\nAnn: Good.\n")
    assert made["Bo: We need seals."].lacks == 1
    assert made["Ann: We need pumps."].lacks == 0


def test_a_short_form_stands_for_the_long_one_but_a_name_only_for_itself() -> None:
    made = weighed("Who are the technical leads?", "Tech leads: Ann Berg\n")
    assert made["Tech leads: Ann Berg"].under == 1
    other = weighed("Who leads Blockchain?", "Leads of Block: Ann Berg\n")
    assert other["Leads of Block: Ann Berg"].lacks == 1


def test_a_repetition_of_the_question_says_nothing_fresh() -> None:
    made = weighed("status of ticket T-044", "ticket: T-044\nstatus: open\n")
    assert not made["ticket: T-044"].fresh
    assert made["status: open"].fresh


def test_a_heading_inside_what_is_read_holds_only_for_what_follows_it() -> None:
    text = "# Plan\n\n## Seals\n\nThey wear out.\n\n## Pumps\n\nThey last for years.\n"
    made = weighed("Which pumps last?", text)
    assert made["They last for years."].under == 1
    assert "They wear out." not in made
