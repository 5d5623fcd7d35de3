"""Whatever a file does to its reader costs that file alone, and is said in one reason."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from retrieval.sandbox.child import OUT_OF_MEMORY
from retrieval.sandbox.worker import CRASHED, Worker
from retrieval.sources.extras import TEXT_ONLY
from retrieval.sources.reading import Reading, Refused
from tests.retrieval.sandbox.readers import COMMAND


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker whose child does what a file says."""
    with Worker(COMMAND, seconds=5) as made:
        yield made


def text(worker: Worker, data: bytes, name: str = "a.docx") -> str:
    (one,) = worker.read("office", name, data, TEXT_ONLY)
    assert isinstance(one, Reading)
    return one.text


def test_a_word_file_is_read_in_a_child() -> None:
    made, out = Document(), BytesIO()
    made.add_paragraph("Rita will not pay the rush fee.")
    made.save(out)
    with Worker() as worker:
        assert text(worker, out.getvalue()) == "Rita will not pay the rush fee.\n\n"
        assert worker.running, "one child serves all files"


def test_the_child_ends_with_the_run() -> None:
    worker = Worker(COMMAND)
    with worker:
        text(worker, b"good")
    assert not worker.running


def test_one_child_reads_many_files(worker: Worker) -> None:
    children = {text(worker, b"good %d" % number).split()[-1] for number in range(5)}
    assert len(children) == 1


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"exit", CRASHED),
        (b"abort", CRASHED),
        (b"garble", CRASHED),
        (b"label", CRASHED),
        (b"swell", OUT_OF_MEMORY),
        (b"raise", "it is damaged in a way that stops its reader (ZeroDivisionError)"),
        (b"refuse", "it is not wanted"),
    ],
    ids=lambda given: given.decode() if isinstance(given, bytes) else "",
)
def test_a_reader_that_goes_wrong_is_one_refusal_and_the_next_file_is_read(
    worker: Worker, data: bytes, reason: str
) -> None:
    text(worker, b"before")
    with pytest.raises(Refused) as refused:
        worker.read("office", "bad.docx", data, TEXT_ONLY)
    assert str(refused.value) == reason
    assert text(worker, b"after").startswith("office a.docx")


def test_a_reader_that_never_ends_is_ended_and_the_next_file_is_read() -> None:
    with Worker(COMMAND, seconds=5) as worker:
        with pytest.raises(Refused, match=r"longer than 5 seconds"):
            worker.read("office", "bad.docx", b"loop", TEXT_ONLY)
        assert text(worker, b"after").startswith("office a.docx")


def test_what_a_parser_prints_reaches_nobody(worker: Worker) -> None:
    assert text(worker, b"print").startswith("office a.docx")


def test_the_child_can_write_no_file(worker: Worker, tmp_path: Path) -> None:
    target = tmp_path / "written"
    with pytest.raises(Refused):
        worker.read("office", str(target), b"write", TEXT_ONLY)
    assert not target.exists() or target.stat().st_size == 0


def test_the_child_sees_nothing_of_our_environment(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AIA_EMBEDDING_KEY", "secret")
    assert "AIA_EMBEDDING_KEY" not in text(worker, b"look")


def test_a_file_asked_for_twice_is_read_once(worker: Worker) -> None:
    with pytest.raises(Refused, match=CRASHED):
        worker.read("office", "bad.docx", b"exit", TEXT_ONLY)
    assert not worker.running
    with pytest.raises(Refused, match=CRASHED):
        worker.read("office", "bad.docx", b"exit", TEXT_ONLY)
    assert not worker.running
