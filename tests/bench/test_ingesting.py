"""Text files are written from the sets and come in; a second time nothing is done again."""

from __future__ import annotations

import json
from pathlib import Path

from bench.ingesting import ingest_times, text_files
from bench.targets import GROUPS, MEETINGS


def sets(data: Path) -> list[Path]:
    """Two sets of four documents of 100 characters."""
    folders = [data / GROUPS, data / MEETINGS]
    for folder in folders:
        folder.mkdir(parents=True)
        rows = [{"id": str(at), "text": f"# {folder.name} {at}\n\n".ljust(99, "x") + "\n"} for at in range(4)]
        (folder / "documents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folders


def test_files_are_taken_from_the_sets_in_turn_until_there_is_enough(tmp_path: Path) -> None:
    files = text_files(sets(tmp_path), tmp_path / "files", 450)

    assert [path.name for path in files] == ["0000.md", "0001.txt", "0002.md", "0003.txt", "0004.md"]
    assert {len(path.read_text()) for path in files} == {100}


def test_ingest_is_timed_into_an_empty_home_and_again(tmp_path: Path) -> None:
    sets(tmp_path)

    for _ in range(2):  # a run before leaves nothing that a later one would find done
        found = ingest_times(tmp_path, tmp_path / "work", "lexical", print, 10_000)

        rate, again = found["ingest.rate"], found["ingest.again"]
        assert rate.n == 8
        assert rate.value is not None
        assert rate.note.startswith("8 files, 8 passages in ")
        assert rate.note.endswith("; without an embedding model")
        assert again.value is not None
        assert again.value > 0


def test_without_the_sets_nothing_is_measured_and_why_is_said(tmp_path: Path) -> None:
    found = ingest_times(tmp_path, tmp_path / "work", "lexical", print)

    assert {one.value for one in found.values()} == {None}
    assert GROUPS in found["ingest.rate"].note
