"""The files of the demo: they read cleanly, say what the questions expect, and the questions are answered from them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from assistant.build import Assistant, build
from assistant.instant import instant
from assistant.plain import plain
from assistant.settings import read as settings
from retrieval.evidence import Scope
from retrieval.sources.read import read
from retrieval.sources.reading import Reading
from retrieval.walk import walk

DEMO = Path(__file__).parent.parent / "demo"
ASKED: dict[str, Any] = tomllib.loads((DEMO / "questions.toml").read_text(encoding="utf-8"))
QUESTIONS: list[dict[str, Any]] = ASKED["questions"]
BELOW = DEMO / "files"
FILES = [found.path for found in walk(BELOW)]
INGESTED = datetime(2026, 9, 28, 8, tzinfo=UTC)


@lru_cache
def texts(file: str) -> tuple[str, ...]:
    """The file's texts as they are read, attachments too."""
    found = list(read(file, (BELOW / file).read_bytes()))
    assert all(isinstance(one, Reading) and not one.warnings for one in found), found
    return tuple(one.text for one in found if isinstance(one, Reading))


@pytest.mark.parametrize("file", FILES)
def test_each_file_reads_without_a_warning(file: str) -> None:
    assert all(text.strip() for text in texts(file))


def test_the_files_are_of_every_format_that_is_read_from_a_folder_of_files() -> None:
    assert {Path(file).suffix for file in FILES} >= {".md", ".txt", ".html", ".csv", ".eml", ".vtt"}


def test_some_files_state_what_they_are_and_some_do_not() -> None:
    stating = [file for file in FILES if (BELOW / file).read_bytes().startswith(b"---\n")]
    assert 5 <= len(stating) <= len(FILES) - 5


def test_no_file_says_that_it_is_made_up() -> None:
    told = re.compile(r"\b(?:synthetic|fictional|fictitious|demo|lorem|test data)\b", re.IGNORECASE)
    assert [file for file in FILES for text in texts(file) if told.search(text)] == []


def test_no_address_in_the_files_can_belong_to_anybody() -> None:
    addresses = {host for file in FILES for text in texts(file) for host in re.findall(r"[\w.+-]+@([\w.-]+)", text)}
    assert addresses
    assert {host for host in addresses if not host.rstrip(".").endswith(".example")} == set()


def test_three_questions_are_shown_and_one_of_them_is_refused() -> None:
    shown = [question["expects"] for question in QUESTIONS if question.get("shown")]
    assert sorted(shown) == ["grounded", "grounded", "refused"]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: str(q["question"]))
def test_each_expected_quote_stands_in_its_file(question: dict[str, Any]) -> None:
    if question["expects"] == "refused":
        assert "quote" not in question
    else:
        assert any(question["quote"] in text for text in texts(question["document"]))
    if "not" in question:
        assert any(question["not"] in text for file in FILES for text in texts(file))


@pytest.fixture(scope="module", params=["none", "embedded"], ids=["by words", "by words and meaning"])
def assistant(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """The demo's files brought in, once without the embedding model and once with it."""
    home = tmp_path_factory.mktemp("home")
    built = build(settings({"AIA_AS_OF": ASKED["as_of"], "AIA_EMBEDDING_PROVIDER": request.param}, home=home))
    report = built.ingest([BELOW], INGESTED)
    assert report.counts["added"] == len(FILES)
    assert not report.warnings
    assert report.embedded == (report.passages if request.param == "embedded" else 0)
    yield built
    built.close()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: str(q["question"]))
def test_each_question_is_answered_as_expected(assistant: Assistant, question: dict[str, Any]) -> None:
    as_of = instant(question.get("as_of", ASKED["as_of"]))
    answer = assistant.ask(question["question"], as_of=as_of, account=question.get("account", ""))
    cited = {(one.source_id, plain(one.quote)) for sentence in answer.sentences for one in sentence.citations}
    assert answer.standing == question["expects"], answer.next_step or cited
    if "quote" in question:
        assert any(file == question["document"] and plain(question["quote"]) in said for file, said in cited), cited
    else:
        assert answer.next_step
    if "not" in question:
        assert not any(plain(question["not"]) in said for _, said in cited)


def test_files_whose_account_is_not_certain_are_kept_and_told(assistant: Assistant) -> None:
    told = {one.path for one in assistant.ingest([BELOW], INGESTED).unassigned}
    assert "leads/web_inquiry_2026-09-03.txt" in told
    assert not any(path.startswith("Tarvessa/") for path in told)


def test_a_confidence_carries_its_label(assistant: Assistant) -> None:
    cards = {head.document.source_id: head.card for head in assistant.store.scoped(Scope.owner()).heads()}
    assert cards["Tarvessa/calls/TR-02_2026-09-17.vtt"].labels == ("confidential",)


def test_a_mail_that_gives_orders_is_never_followed_and_answers_nothing_else(assistant: Assistant) -> None:
    ordering = [file for file in FILES for text in texts(file) if "ignore all previous instructions" in text]
    assert len(ordering) == 1
    for question in QUESTIONS:
        answer = assistant.ask(question["question"], as_of=assistant.settings.as_of)
        cited = {one.source_id for sentence in answer.sentences for one in sentence.citations}
        assert not cited & set(ordering), question["question"]
