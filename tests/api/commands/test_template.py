"""An empty sheet is written where there is none, and never over a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.sources.exports.template import names
from tests.api.conftest import Run


def test_without_a_kind_the_kinds_are_listed(run: Run) -> None:
    done = run("template")
    assert [line.split()[0] for line in done.out.splitlines()] == [*names(), "charter"]


@pytest.mark.parametrize(
    ("words", "file", "begins"),
    [((), "tickets.xlsx", b"PK"), (("--csv",), "tickets.csv", b"\xef\xbb\xbfId (AIA")],
    ids=["workbook", "csv"],
)
def test_a_template_is_written_and_a_file_that_is_there_stays(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], file: str, begins: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("template", "Ticket", *words).status == 0
    assert (tmp_path / file).read_bytes().startswith(begins)
    (tmp_path / file).write_bytes(b"mine")
    again = run("template", "tickets", *words)
    assert (again.status, (tmp_path / file).read_bytes()) == (2, b"mine")
    assert "is there already; it was left as it is" in " ".join(again.err.replace("│", " ").split())


@pytest.mark.parametrize(
    ("words", "file"),
    [(("plan", "--pptx"), "plan.pptx"), (("plan", "--out", "a.pptx"), "a.pptx"), (("Charter",), "charter.docx")],
)
def test_a_plan_may_be_a_deck_and_a_charter_is_a_page(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], file: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("template", *words).status == 0
    assert (tmp_path / file).read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "words",
    [
        ("biscuits",),
        ("tickets", "--pptx"),
        ("charter", "--csv"),
        ("plan", "--csv", "--out", "plan.xlsx"),
        ("plan", "--out", "nowhere/plan.csv"),
    ],
)
def test_a_wrong_word_is_wrong_usage_and_writes_nothing(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("template", *words).status == 2
    assert not [*tmp_path.glob("*.*")]
