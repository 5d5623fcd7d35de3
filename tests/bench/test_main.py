"""The command measures what it is asked for, prints its tables and keeps them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench import scale
from bench.__main__ import main
from tests.bench.small import WORDS, load_set


def test_load_alone_prints_and_keeps_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(scale, "STARTS", 1)
    load_set(tmp_path)
    (tmp_path / "asked").mkdir()
    (tmp_path / "asked" / "documents.jsonl").write_text('{"id": "a", "text": "a"}\n')
    asked = "".join(json.dumps({"id": word, "text": f"What of the {word}?"}) + "\n" for word in WORDS)
    (tmp_path / "asked" / "queries.jsonl").write_text(asked)
    where = ["--data", str(tmp_path), "--cache", str(tmp_path / "cache"), "--out", str(tmp_path / "out")]

    assert main([*where, "--only", "load", "--sizes", "12", "--mode", "lexical"]) == 0

    printed = capsys.readouterr().out
    assert "search of one account, 20,000 passages, p50" in printed
    assert "where the time goes" in printed
    kept = json.loads((tmp_path / "out" / "table2.json").read_text())
    assert [one["passages"] for one in kept["further"]["sizes"]] == [12]
    assert not (tmp_path / "out" / "table1.json").exists()


def test_without_questions_load_is_left_out_and_why_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load_set(tmp_path)

    assert main(["--data", str(tmp_path), "--only", "load", "--out", str(tmp_path / "out")]) == 0

    assert "no set has questions" in capsys.readouterr().err
