"""A note stands beside the source that it corrects, and nothing that may not be seen shapes an answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from assistant.beside import with_notes
from assistant.build import Assistant
from assistant.findings import Answer, Sentence
from assistant.sayings import Sayings
from retrieval.embed import HashEmbedder
from retrieval.evidence import Grant, Scope
from retrieval.rows import Head
from tests.api import desk

SAID = datetime(2026, 10, 2, 9, 0, tzinfo=UTC)
AFTER = datetime(2026, 10, 3, tzinfo=UTC)
SOURCE = "The account owner of Borealis is Mira Okafor."
WORDS = "Ann Berg took over on Monday."
CAUTION = "Jo Li said otherwise on 2026-10-02 (Borealis charter, line 15)."
CHARTER = "borealis/charter.md"
PLAN = "---\naccount: Borealis\nstatus: retracted\ndate: 2024-03-01\n---\n# Plan\n\nThe stock of seals is 40 crates.\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over a small home."""
    made = desk.assistant(tmp_path_factory.mktemp("beside") / "home", None, {**desk.FILES, "borealis/plan.md": PLAN})
    yield made
    made.close()


@pytest.fixture
def assistant(home: Assistant) -> Iterator[Assistant]:
    """The same home without a note, before and after."""
    yield home
    for note in Sayings(home).told():
        Sayings(home).forget(note.id, SAID)


def asked(assistant: Assistant, question: str = desk.OWNER, scope: Scope | None = None, on: datetime = AFTER) -> Answer:
    return assistant.ask(question, scope=scope or Scope.owner(), as_of=on)


def said(assistant: Assistant, words: str = WORDS, quote: str = "Mira Okafor. She", *labels: str) -> str:
    given = {"author": "Jo Li", "corrects": CHARTER, "quote": quote}
    return Sayings(assistant).keep(words, now=SAID, labels=labels, **given)[0].document_id


def test_the_note_is_said_behind_the_source_with_who_said_so_and_when(assistant: Assistant) -> None:
    before = asked(assistant)
    note = said(assistant)
    after = asked(assistant)
    assert [one.text for one in after.sentences] == [SOURCE, WORDS]
    assert after.text == f"{SOURCE}\n{WORDS}"
    assert after.sentences[0] == before.sentences[0]  # to the character
    (cited,) = after.sentences[1].citations
    assert (cited.document_id, cited.quote, cited.title) == (note, WORDS, "Note by Jo Li")
    assert cited.locator == "said by Jo Li on 2026-10-02"
    assert after.conflicts == (CAUTION,)
    assert asked(assistant) == after


def test_a_note_that_answers_by_itself_comes_behind_what_it_corrects(assistant: Assistant) -> None:
    words = "The account owner of Borealis, account owner since Monday, is Ann Berg."
    said(assistant, words)
    answer = with_notes(_led_by_the_note(assistant, words), _heads(assistant), assistant.revision)
    assert [one.text for one in answer.sentences] == [f"{SOURCE} She is based in Lyon.", words]
    assert answer.conflicts == (CAUTION,)


def _heads(assistant: Assistant) -> Sequence[Head]:
    return assistant.store.scoped(Scope.owner()).heads()


def _led_by_the_note(assistant: Assistant, words: str) -> Answer:
    answer = asked(assistant)
    return replace(answer, sentences=tuple(one for one in answer.sentences if one.text == words), conflicts=())


def test_of_a_note_only_its_words_are_ever_said(assistant: Assistant) -> None:
    said(assistant, "It changed.", "account owner of Borealis is Mira Okafor")
    for question in ("Who is said to correct the Borealis charter?", "What does Jo Li correct?", desk.OWNER):
        for sentence in asked(assistant, question).sentences:
            assert "Corrects:" not in sentence.text
            assert "Said by" not in sentence.text


def test_a_note_is_found_like_any_document(assistant: Assistant) -> None:
    words = "The gate of the Lyon plant opens with the code 4711."
    Sayings(assistant).keep(words, now=SAID, account="borealis", author="Jo Li")
    assert asked(assistant, "What is the code of the gate of the Lyon plant?").text == words


def test_other_words_of_the_same_document_are_not_corrected(assistant: Assistant) -> None:
    said(assistant)
    answer = asked(assistant, "Who approves discounts above 7 percent at Borealis?")
    assert answer.sentences
    assert WORDS not in answer.text
    assert answer.conflicts == ()


def test_a_note_on_a_whole_document_goes_with_all_it_says(assistant: Assistant) -> None:
    said(assistant, WORDS, "")
    for question in (desk.OWNER, "Who approves discounts above 7 percent at Borealis?"):
        answer = asked(assistant, question)
        assert answer.sentences[-1].text == WORDS
        assert len(answer.conflicts) == 1


def test_notes_on_one_place_are_said_in_the_order_they_were_made_and_a_note_can_be_corrected(
    assistant: Assistant,
) -> None:
    said(assistant)
    saying = Sayings(assistant)
    later = SAID + timedelta(hours=1)
    saying.keep("Tuesday.", now=later, author="Ed Roe", corrects=asked(assistant).sentences[1].citations[0].id)
    saying.keep("Not so.", now=later + timedelta(hours=1), author="Al Day", corrects=CHARTER, quote="is Mira Okafor")
    answer = asked(assistant)
    assert [one.text for one in answer.sentences] == [SOURCE, WORDS, "Tuesday.", "Not so."]
    assert [one.split()[0] for one in answer.conflicts] == ["Jo", "Ed", "Al"]


@pytest.mark.parametrize(
    ("grant", "seen"),
    [
        (Grant("Borealis", "EMEA", ("internal", "board")), True),
        (Grant("Borealis", "EMEA", ("internal",)), False),
        (Grant("Borealis", "EMEA", ("board",)), False),
        (Grant("Cindra", labels=("internal", "board")), False),
    ],
)
def test_a_note_that_may_not_be_seen_shapes_nothing(assistant: Assistant, grant: Grant, seen: bool) -> None:
    scope = Scope(frozenset({grant}))
    before = asked(assistant, scope=scope)
    said(assistant, WORDS, "Mira Okafor. She", "board")
    after = asked(assistant, scope=scope)
    assert (WORDS in after.text) is seen
    assert (after == before) is not seen


def test_a_note_of_later_and_one_taken_back_shape_nothing(assistant: Assistant) -> None:
    then, before = asked(assistant, on=desk.NOW), asked(assistant)
    note = said(assistant)
    during = asked(assistant, on=desk.NOW)
    assert (during.sentences, during.conflicts) == (then.sentences, then.conflicts)
    Sayings(assistant).forget(note, SAID)
    assert asked(assistant) == before


def test_a_note_outlives_ingests_and_goes_when_the_words_it_corrects_are_gone(tmp_path: Path) -> None:
    assistant = desk.assistant(tmp_path / "home", HashEmbedder())
    said(assistant)
    assert list(assistant.store.embedded().values()) == [assistant.store.passages()]
    file = tmp_path / "papers" / CHARTER
    text = file.read_text("utf-8")
    file.write_text(text.replace("## Ownership", "## Ownership\n\nRenewed in May."), "utf-8")
    assistant.ingest([tmp_path / "papers"], SAID)
    assert WORDS in asked(assistant).text
    file.write_text(text.replace("Mira Okafor", "Ann Berg"), "utf-8")
    assistant.ingest([tmp_path / "papers"], SAID)
    answer = asked(assistant)
    assert "Ann Berg" in answer.text
    assert (WORDS in answer.text, answer.conflicts) == (False, ())
    assert assistant.store.faults() == []
    assistant.close()


@pytest.mark.parametrize(
    ("source", "wrong", "words", "question"),
    [
        ("borealis/charter_old.md", "Piet Vos", "The account owner of Borealis was Udo Lang in 2024.", "in 2024"),
        ("borealis/plan.md", "40 crates", "The stock of seals of Borealis is 55 crates.", "How many crates of seals"),
    ],
)
def test_what_no_longer_stands_is_not_said_for_a_note_that_corrects_it(
    assistant: Assistant, source: str, wrong: str, words: str, question: str
) -> None:
    Sayings(assistant).keep(words, now=SAID, author="Jo Li", corrects=source, quote=wrong)
    whole = f"Who was the account owner of Borealis {question}?" if "owner" in words else f"{question} has Borealis?"
    answer = asked(assistant, whole)
    assert words in answer.text
    assert wrong not in answer.text


def test_source_and_note_are_said_once_in_whatever_pieces_an_answer_has_them(assistant: Assistant) -> None:
    said(assistant, "Ann Berg owns it. She sits in Graz.", "is Mira Okafor")
    answer = asked(assistant)
    source, note = answer.sentences
    (cited,) = note.citations
    pieces = [
        Sentence(cited.quote[start:end], (replace(cited, start=start, end=end, quote=cited.quote[start:end]),))
        for start, end in ((0, 17), (18, 35))
    ]
    for given, wanted in (
        (pieces, [source, *pieces]),
        ([pieces[0], source], [pieces[0], source]),
        ([source, pieces[1]], [source, pieces[1]]),
    ):
        made = with_notes(replace(answer, sentences=tuple(given), conflicts=()), _heads(assistant), assistant.revision)
        assert list(made.sentences) == wanted
        assert made.conflicts == answer.conflicts


def test_a_note_on_a_document_is_said_behind_the_first_of_its_sentences(assistant: Assistant) -> None:
    said(assistant, WORDS, "")
    first, note = asked(assistant).sentences
    second = asked(assistant, "Who approves discounts above 7 percent at Borealis?").sentences[0]
    both = replace(asked(assistant), sentences=(first, second), conflicts=())
    made = with_notes(both, _heads(assistant), assistant.revision)
    assert (made.sentences, made.conflicts) == ((first, note, second), (CAUTION,))


def test_a_note_on_one_of_identical_copies_goes_with_each(tmp_path: Path) -> None:
    copied = {**desk.FILES, "borealis/old/charter.md": desk.FILES[CHARTER]}
    assistant = desk.assistant(tmp_path / "home", None, copied)
    (cited,) = asked(assistant).sentences[0].citations
    assert cited.also
    Sayings(assistant).keep(WORDS, now=SAID, author="Jo Li", corrects=cited.also[0], quote="Mira Okafor. She")
    answer = asked(assistant)
    assert (answer.sentences[-1].text, len(answer.conflicts)) == (WORDS, 1)
    assistant.close()


def test_a_refusal_stays_one(assistant: Assistant) -> None:
    before = asked(assistant, "What is the colour of the moon?")
    said(assistant)
    after = asked(assistant, "What is the colour of the moon?")
    assert (before.sentences, before.conflicts) == (after.sentences, after.conflicts) == ((), ())
