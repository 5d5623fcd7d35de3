"""The built assistant stands on any set in the JSONL form, under the set's own ids and in its own characters."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from assistant.build import Assistant
from assistant.settings import read
from evaluators.cli import main
from evaluators.dataset import Query
from evaluators.stand import LEARNED, Stand, embedded, stood
from evaluators.subject import Setting, SubjectError
from retrieval.embed import HashEmbedder
from retrieval.finder import Finder
from retrieval.store import Store

PLAN = "# Plan\r\n\r\nAnn Berg approves\u2028payment terms for Tarvessa. \U0001f600 The limit is 60 days.\n"
NOTE = "We promised Ostrova to settle bearing failures within 30 days."
DOCUMENTS: list[dict[str, Any]] = [
    {"id": "a/plan#1 \u00fc", "kind": "account plan", "title": "Plan", "account": "Tarvessa", "date": "2026-01-10",
     "text": PLAN, "unknown": {"x": [1]}},
    {"id": "../b", "text": NOTE, "title": None, "account": "", "region": None},
    {"id": "twin", "text": NOTE},
    {"id": "empty", "text": ""},
    {"id": "../b", "text": "Under an id that has come before: Kelmet."},
]  # fmt: skip
QUERIES: list[dict[str, Any]] = [
    {"id": "q/1", "text": "Who approves payment terms for Tarvessa?"},
    {"id": "q/2", "text": "What did we promise Ostrova about bearing failures?", "history": []},
    {"id": "q/3", "text": "Which colour has the submarine of the moon base?", "answerable": False},
    {"id": "q/4", "text": ""},
]


def write(path: Path, rows: Sequence[Mapping[str, Any]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    write(folder / "documents.jsonl", DOCUMENTS)
    write(folder / "queries.jsonl", QUERIES)
    return folder


def run(measure: str, dataset: Path, out: Path, *more: str) -> list[dict[str, Any]]:
    usual = [measure, "--dataset", str(dataset), "--out", str(out), "--cache", str(dataset.parent / "cache")]
    assert main([*usual, "--mode", "lexical", *more]) == 0
    return lines(out)


def test_hits_are_spans_of_the_sets_own_texts(dataset: Path, tmp_path: Path) -> None:
    rows = run("retrieve", dataset, tmp_path / "hits")

    assert [row["query_id"] for row in rows] == ["q/1", "q/2", "q/3", "q/4"]
    texts = {"a/plan#1 \u00fc": PLAN, "../b": NOTE, "twin": NOTE}
    hits = [hit for row in rows for hit in row["hits"]]
    assert {hit["document_id"] for hit in hits} <= texts.keys()
    assert all(0 <= hit["start"] < hit["end"] <= len(texts[hit["document_id"]]) for hit in hits)
    assert rows[0]["hits"][0]["document_id"] == "a/plan#1 \u00fc"
    assert {hit["document_id"] for hit in rows[1]["hits"][:2]} == {"../b", "twin"}
    for row in rows:
        scores = [hit["score"] for hit in row["hits"]]
        assert scores == sorted(scores, reverse=True)


def test_quotes_are_the_sets_own_characters(dataset: Path, tmp_path: Path) -> None:
    plan, promise, unknown, nothing = run("answer", dataset, tmp_path / "answers")

    (quote,) = plan["citations"]
    assert plan["standing"] == "grounded"
    assert quote["quote"] == PLAN[quote["start"] : quote["end"]]
    assert "Ann Berg approves\u2028payment terms" in quote["quote"]
    assert {one["document_id"] for one in promise["citations"]} <= {"../b", "twin"}
    assert promise["citations"][0]["quote"] == NOTE
    assert (unknown["standing"], unknown["text"], unknown["citations"]) == ("refused", "", [])
    assert unknown["reason"]
    assert nothing["standing"] == "refused"


def test_fewer_hits_are_given_when_fewer_are_asked_for(dataset: Path, tmp_path: Path) -> None:
    assert [len(row["hits"]) for row in run("retrieve", dataset, tmp_path / "hits", "--k", "1")][:2] == [1, 1]


def test_what_is_left_out_is_named_once_and_the_index_is_used_again(
    dataset: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = run("retrieve", dataset, tmp_path / "first")
    said = capsys.readouterr().err
    second = run("retrieve", dataset, tmp_path / "second")

    assert "left out: documents.jsonl, line 4: it has no text" in said
    assert "left out: documents.jsonl, line 5" in said
    assert "3 documents read, 2 left out" in said
    assert "documents read" not in capsys.readouterr().err
    assert [row["hits"] for row in first] == [row["hits"] for row in second]


def test_a_packed_set_gives_the_same_rows(dataset: Path, tmp_path: Path) -> None:
    plain = run("answer", dataset, tmp_path / "plain")
    for name in ("documents", "queries"):
        path = dataset / f"{name}.jsonl"
        (dataset / f"{name}.jsonl.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()

    packed = run("answer", dataset, tmp_path / "packed", "--cache", str(tmp_path / "other"))

    assert [without_time(row) for row in plain] == [without_time(row) for row in packed]


def without_time(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "latency_ms"}


def test_a_run_that_was_stopped_goes_on(dataset: Path, tmp_path: Path) -> None:
    whole = run("retrieve", dataset, tmp_path / "whole")
    (marker,) = (tmp_path / "cache").glob("*/full")
    marker.unlink()

    assert [row["hits"] for row in run("retrieve", dataset, tmp_path / "again")] == [row["hits"] for row in whole]
    assert marker.exists()


def test_what_was_dated_later_is_out_of_view(dataset: Path, tmp_path: Path) -> None:
    before = run("retrieve", dataset, tmp_path / "before", "--as-of", "2025-12-31")

    assert "a/plan#1 \u00fc" not in {hit["document_id"] for row in before for hit in row["hits"]}


def test_a_question_goes_on_from_the_turns_before(dataset: Path, tmp_path: Path) -> None:
    after = Query("q", "And how soon?", history=("What did we promise Ostrova about bearing failures?", NOTE))
    with stood(Setting(dataset, tmp_path / "cache", "lexical"), print) as subject:
        assert subject.mode == "lexical"
        assert subject.retrieve(after, 1)[0].document_id in ("../b", "twin")


def test_the_persons_own_home_is_left_alone(dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIA_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("AIA_AS_OF", "1999-01-01")
    monkeypatch.setenv("AIA_CACHE", str(tmp_path / "cache"))

    rows = run("retrieve", dataset, tmp_path / "hits")

    assert not (tmp_path / "home").exists()
    assert rows[0]["hits"]


def test_a_setting_that_cannot_be_read_is_said(dataset: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIA_ZONE", "Nowhere/Land")
    setting = Setting(dataset, tmp_path / "cache", "lexical")

    with pytest.raises(SubjectError, match="Nowhere/Land"), stood(setting, print):
        raise AssertionError("nothing stands")


@pytest.mark.parametrize("rows", [[], [{"id": "d", "text": ""}]])
def test_a_set_without_a_readable_document_refuses_every_question(
    dataset: Path, tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    write(dataset / "documents.jsonl", rows)

    assert {row["standing"] for row in run("answer", dataset, tmp_path / "answers")} == {"refused"}
    assert {len(row["hits"]) for row in run("retrieve", dataset, tmp_path / "hits")} == {0}


def test_with_a_model_the_search_is_hybrid_once_every_passage_has_its_vector(dataset: Path, tmp_path: Path) -> None:
    settings = read({}, home=tmp_path / "home")
    store = Store.open(settings.database)
    lexical, hybrid = (Assistant(settings, store, Finder(store, model)) for model in (None, HashEmbedder()))
    (tmp_path / "source").mkdir()
    (dataset / "documents.jsonl").rename(tmp_path / "source" / "documents.jsonl")

    lexical.ingest([tmp_path / "source"], LEARNED)
    assert embedded(lexical)
    assert not embedded(hybrid)
    hybrid.ingest([tmp_path / "source"], LEARNED)
    assert embedded(hybrid)

    stands = [Stand(one, None) for one in (lexical, hybrid)]
    assert [stand.mode for stand in stands] == ["lexical", "hybrid"]
    asked = Query("q", "Who approves payment terms for Tarvessa?")
    words, both = (stand.retrieve(asked, 5) for stand in stands)
    assert words[0].document_id == both[0].document_id == "a/plan#1 \u00fc"
    assert [hit.score for hit in words] != [hit.score for hit in both]
    store.close()
