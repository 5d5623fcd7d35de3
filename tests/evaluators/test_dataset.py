"""A folder in the JSONL form is read as it is, and what is wrong is named with its file and line."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from evaluators.dataset import DatasetError, Span, load

Rows = Sequence[Mapping[str, Any]]
DOCUMENT = {"id": "d", "text": "one two"}
QUESTION = {"id": "q", "text": "one?"}


def folder(path: Path, documents: Rows = (DOCUMENT,), queries: Rows = (QUESTION,)) -> Path:
    for name, rows in (("documents", documents), ("queries", queries)):
        (path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_only_id_and_text_are_needed(tmp_path: Path) -> None:
    dataset = load(folder(tmp_path))

    assert dataset.texts == {"d": "one two"}
    (query,) = dataset.queries
    assert (query.id, query.text, query.answerable, query.gold_documents, query.gold_spans) == (
        "q", "one?", None, (), ()
    )  # fmt: skip


def test_null_is_as_good_as_missing_and_unknown_fields_do_not_matter(tmp_path: Path) -> None:
    rest = {"history": None, "gold_doc_ids": None, "gold_spans": None, "type": None, "answerable": None, "x": {"y": 1}}

    (query,) = load(folder(tmp_path, queries=[QUESTION | rest])).queries

    assert (query.history, query.type, query.answerable) == ((), "", None)


def test_gold_makes_a_question_answerable_unless_it_says_otherwise(tmp_path: Path) -> None:
    spans = [{"doc_id": "d", "start": 0, "end": 3, "turns": [1, 2]}]
    asked: Rows = [QUESTION | {"gold_spans": spans}, QUESTION | {"gold_doc_ids": ["d"], "answerable": False}]

    by_span, said = load(folder(tmp_path, queries=asked)).queries

    assert by_span.answerable is True
    assert by_span.gold_documents == ("d",)
    assert by_span.gold_spans == (Span("d", 0, 3),)
    assert said.answerable is False


def test_packed_files_are_read_like_plain_ones(tmp_path: Path) -> None:
    plain = load(folder(tmp_path))
    for name in ("documents", "queries"):
        path = tmp_path / f"{name}.jsonl"
        (tmp_path / f"{name}.jsonl.gz").write_bytes(gzip.compress(path.read_bytes()))
        path.unlink()

    packed = load(tmp_path)

    assert (packed.texts, packed.queries) == (plain.texts, plain.queries)


def test_a_line_ends_at_a_line_feed_and_nowhere_else(tmp_path: Path) -> None:
    text = "one\u2028two\x85three\x0cfour\r\nfive\ud800"
    rows = json.dumps({"id": "d", "text": text[:-1]}, ensure_ascii=False) + "\r\n\n"
    (tmp_path / "queries.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "documents.jsonl").write_bytes(
        b"\xef\xbb\xbf" + rows.encode() + json.dumps({"id": "e", "text": text}).encode()
    )

    assert load(tmp_path).texts == {"d": text[:-1], "e": text}


def test_of_documents_under_one_id_the_first_counts(tmp_path: Path) -> None:
    dataset = load(folder(tmp_path, documents=[DOCUMENT, DOCUMENT | {"text": "other"}, {"id": "e", "text": "one two"}]))

    assert dataset.texts == {"d": "one two", "e": "one two"}
    assert dataset.repeated == 1


def test_an_empty_document_and_an_empty_set_are_read(tmp_path: Path) -> None:
    assert load(folder(tmp_path, documents=[{"id": "", "text": ""}], queries=[])).texts == {"": ""}


@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("documents", '{"id": "d"', "not JSON"),
        ("documents", "[]", "expected an object, found list"),
        ("documents", '{"text": "a"}', '"id" must be text, found null'),
        ("documents", '{"id": 7, "text": "a"}', '"id" must be text, found 7'),
        ("queries", '{"id": "q"}', '"text" must be text, found null'),
        ("queries", '{"id": "q", "text": "t", "history": "a"}', '"history" must be a list of texts'),
        ("queries", '{"id": "q", "text": "t", "gold_doc_ids": [1]}', '"gold_doc_ids" must be a list of texts'),
        ("queries", '{"id": "q", "text": "t", "gold_spans": [{"doc_id": "d"}]}', 'a gold span needs "doc_id"'),
        ("queries", '{"id": "q", "text": "t", "gold_spans": [{"doc_id": "d", "start": 3, "end": 1}]}', "from 3 to 1"),
    ],
)
def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path, name: str, line: str, said: str) -> None:
    path = folder(tmp_path) / f"{name}.jsonl"
    path.write_text(path.read_text() + line + "\n")

    with pytest.raises(DatasetError) as error:
        load(tmp_path)

    assert str(error.value).startswith(f"{path}, line 2: ")
    assert said in str(error.value)


def test_bytes_that_are_not_text_are_named_too(tmp_path: Path) -> None:
    (folder(tmp_path) / "documents.jsonl").write_bytes(b'{"id": "d", "text": "\xff"}\n')

    with pytest.raises(DatasetError, match=r"documents\.jsonl, line 1: not JSON"):
        load(tmp_path)


def test_a_packed_file_cut_short_is_named(tmp_path: Path) -> None:
    path = folder(tmp_path) / "documents.jsonl"
    (tmp_path / "documents.jsonl.gz").write_bytes(gzip.compress(path.read_bytes())[:-9])
    path.unlink()

    with pytest.raises(DatasetError, match=r"documents\.jsonl\.gz: cannot be read"):
        load(tmp_path)


def test_a_missing_folder_or_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no such folder"):
        load(tmp_path / "nowhere")
    (folder(tmp_path) / "queries.jsonl").unlink()
    with pytest.raises(DatasetError, match=r"neither queries\.jsonl nor queries\.jsonl\.gz"):
        load(tmp_path)
