"""The answer is the narrowest run of units that says what was asked, each word once."""

from __future__ import annotations

from assistant.asked import Asked, asked
from assistant.bearing import Candidate, candidates
from assistant.extract import MOST_CITATIONS, MOST_ROWS, MOST_WORDS, Said, best, extract
from assistant.stretch import Stretch
from assistant.verdict import bears
from retrieval.evidence import Card
from retrieval.question import Understanding
from tests.assistant.shelves import Page, memory_of, shelf


def weighed(question: str, *pages: Page) -> tuple[Asked, list[Candidate]]:
    """The question and every candidate of the pages, which are found in this order."""
    held = memory_of(shelf(*pages)).held.values()
    made = asked(question, Understanding(question), lambda term: 1.0, lang="en")
    pool: list[Candidate] = []
    for rank, page in enumerate(pages):
        first = next(one for one in held if one.document.source_id == page.name)
        pool.extend(candidates(made, Stretch(first, page.text, 0, len(page.text), rank)))
    return made, pool


def said(question: str, *pages: Page) -> list[Said]:
    """What is said of the pages."""
    made, pool = weighed(question, *pages)
    bearing = [one for one in pool if bears(made, one)]
    first = best(bearing, made.plural)
    assert first is not None
    return list(extract(made, first, pool, bearing))


def texts(question: str, *texts: str) -> list[str]:
    """The words said of pages with these texts."""
    return [one.text for one in said(question, *(Page(str(n), text) for n, text in enumerate(texts)))]


def test_one_sentence_that_answers_is_enough() -> None:
    text = "Rebates are rare. Rebates above 5 % are approved by finance. They are reviewed in May.\n"
    assert texts("Who approves rebates?", text) == ["Rebates above 5 % are approved by finance."]


def test_a_list_is_said_for_the_heading_that_asks_for_it() -> None:
    owners = "## Owners\n\nOwners keep the plan.\n\n- Ann Berg, EMEA\n- Bo Chen, APAC\n\n"
    text = f"# Charter\n\n{owners}## Other\n\n- Cy Dunn\n"
    assert texts("Who are the owners?", text) == ["Ann Berg, EMEA", "Bo Chen, APAC"]


def test_what_stands_under_a_question_line_is_the_answer_and_the_line_is_not() -> None:
    first = "1. Which areas need help?\n\n   The seals line. It is short of people.\n\n"
    text = f"{first}2. Which talks were held?\n\n   None.\n"
    assert texts("Which areas need help?", text) == ["The seals line.", "It is short of people."]


def test_only_the_first_paragraph_under_a_question_is_said() -> None:
    text = "## Which areas need help?\n\nThe seals line.\n\nBy the way, the canteen is closed.\n"
    assert texts("Which areas need help?", text) == ["The seals line."]


def test_a_long_list_is_cut_and_long_prose_too() -> None:
    rows = "## Open tickets\n\n" + "".join(f"- Ticket about pump {n}\n" for n in range(40))
    assert len(texts("Which tickets are open?", rows)) == MOST_ROWS
    prose = "## Open tickets\n\n" + " ".join(f"Ticket {n} is about one of the many pumps we sold." for n in range(40))
    assert sum(len(one.split()) for one in texts("Which tickets are open?", prose)) <= MOST_WORDS


def test_the_same_words_in_several_documents_are_one_sentence_with_several_citations() -> None:
    text = "Rebates are approved by finance.\n"
    (one,) = said("Who approves rebates?", *(Page(str(n), f"Page {n}.\n\n{text}") for n in range(5)))
    assert len(one.candidates) == MOST_CITATIONS
    assert len({c.stretch.evidence.document.id for c in one.candidates}) == MOST_CITATIONS


def test_of_equals_in_one_series_the_newest_speaks() -> None:
    old = Page("old", "Rebates are approved by sales.\n", Card(account="a", kind="plan", date="2025-01-01"))
    new = Page("new", "Rebates are approved by finance.\n", Card(account="a", kind="plan", date="2026-01-01"))
    assert said("Who approves rebates?", old, new)[0].text == "Rebates are approved by finance."


def test_another_series_does_not_speak_for_being_newer() -> None:
    plan = Page("plan", "Rebates are approved by sales.\n", Card(account="a", kind="plan", date="2025-01-01"))
    note = Page("note", "Rebates are approved by finance.\n", Card(account="a", kind="note", date="2026-01-01"))
    assert said("Who approves rebates?", plan, note)[0].text == "Rebates are approved by sales."


def test_markup_goes_and_the_quote_stays() -> None:
    (one,) = said("Who approves rebates?", Page("p", "Rebates are approved by **[Ann Berg](https://x.example)**.\n"))
    assert one.text == "Rebates are approved by Ann Berg."
    assert one.candidates[0].said == "Rebates are approved by **[Ann Berg](https://x.example)**."


def test_nothing_to_begin_with_is_nothing() -> None:
    assert best([]) is None
