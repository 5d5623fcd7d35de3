"""Each file ends as one row with one plain reason, and a bad one never hurts the others."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from retrieval.filing import learned_at
from retrieval.sandbox.worker import Worker
from retrieval.sources.reading import Reading
from tests.conftest import Size
from tests.retrieval.badfiles import bad, good, odd
from tests.retrieval.folders import NOW, Home, row, rows, write

WORDS = "# Plan\n\nWords.\n"


@pytest.mark.prove
def test_three_hundred_bad_files_cost_no_good_one(tmp_path: Path, size: Size) -> None:
    seed = size.of(quick=7, prove=11)
    fine, broken, strange = good(70), bad(seed), odd(seed)
    assert len(broken) + len(strange) >= 300
    home = Home.at(tmp_path, {**fine, **broken, **strange})
    with Worker() as binaries:
        report = home.ingest(binaries=binaries)
    ended = rows(report)
    assert len(report.rows) == len(ended) == len(fine) + len(broken) + len(strange)
    assert {name for name in fine if ended[name] != "added"} == set()
    assert {name for name in broken if ended[name] != "refused"} == set()
    assert all(one.reason and "\n" not in one.reason for one in report.rows)
    assert not [one.reason for one in report.rows if "damaged in a way that stops" in one.reason]
    assert home.ingest().counts["added"] == 0


def test_links_folders_and_things_that_are_no_files_end_as_rows(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"plan.md": WORDS, "deep/er/note.md": WORDS})
    write(tmp_path, {"outside.md": WORDS, "elsewhere/x.md": WORDS})
    (home.folder / "folder.md").mkdir()
    (home.folder / "out.md").symlink_to(tmp_path / "outside.md")
    (home.folder / "outfolder").symlink_to(tmp_path / "elsewhere")
    (home.folder / "within.md").symlink_to(home.folder / "plan.md")
    (home.folder / "deep/loop").symlink_to(home.folder)
    (home.folder / "circle.md").symlink_to(home.folder / "circle.md")
    os.mkfifo(home.folder / "pipe.md")
    report = home.ingest()
    assert {one.path: one.reason for one in report.rows if one.outcome == "refused"} == {
        "out.md": "it is a link that leads out of the folder",
        "outfolder": "it is a link that leads out of the folder",
        "within.md": "it is a link to plan.md, which is read in its own place",
        "deep/loop": "it is a link to ., which is read in its own place",
        "circle.md": "it is a link to nothing or in a circle",
        "pipe.md": "it is no plain file",
    }
    assert set(home.cards()) == {"plan.md", "deep/er/note.md"}


def test_a_file_that_vanishes_between_listing_and_opening_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home.at(tmp_path, {"a.md": WORDS, "b.md": WORDS})
    kept = os.open

    def open_and_vanish(path: Path, flags: int) -> int:
        if Path(path).name == "b.md":
            Path(path).unlink(missing_ok=True)
        return kept(path, flags)

    monkeypatch.setattr("retrieval.plain.os.open", open_and_vanish)
    report = home.ingest()
    assert row(report, "b.md").reason == "it cannot be opened: it vanished meanwhile"
    assert set(home.cards()) == {"a.md"}


def test_an_unreadable_file_or_folder_keeps_what_was_read_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home.at(tmp_path, {"a.md": WORDS, "shut/b.md": WORDS})
    home.ingest()
    kept = os.open

    def refuse(path: Path, flags: int) -> int:
        if Path(path).name == "a.md":
            raise PermissionError(13, "Permission denied")
        return kept(path, flags)

    kept_listing = Path.iterdir

    def refuse_listing(path: Path) -> object:
        if path.name == "shut":
            raise PermissionError(13, "Permission denied")
        return kept_listing(path)

    monkeypatch.setattr("retrieval.plain.os.open", refuse)
    monkeypatch.setattr(Path, "iterdir", refuse_listing)
    report = home.ingest()
    assert {one.path: one.reason for one in report.rows} == {
        "a.md": "it cannot be opened: no permission; what was read of it before stays",
        "shut": "the folder cannot be listed: no permission; what was read of it before stays",
    }
    assert set(home.cards()) == {"a.md", "shut/b.md"}


def test_a_file_that_turns_bad_keeps_what_was_read_before(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"a.md": WORDS})
    home.ingest()
    write(home.folder, {"a.md": b"%PDF-1.7"})
    assert row(home.ingest(), "a.md").reason.endswith("; what was read of it before stays")
    assert set(home.cards()) == {"a.md"}


def test_a_file_above_the_limit_is_refused_with_it(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"big.txt": b"words " * 20_000_000})
    assert row(home.ingest(), "big.txt").reason == "it is larger than 64 MB, the most that is read of one file"


def test_a_name_that_is_no_text_is_refused(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"a.md": WORDS})
    (home.folder / os.fsdecode(b"bad\xff.md")).write_text(WORDS)
    assert row(home.ingest(), "bad?.md").reason == "its name is not readable text"


def test_hidden_files_and_the_mapping_are_passed_over(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"a.md": WORDS, ".git/x.md": WORDS, ".b.md": WORDS, "~$a.md": WORDS, "mapping.yaml": ""})
    assert rows(home.ingest()) == {"a.md": "added"}


def test_a_parser_that_breaks_costs_its_file_and_is_logged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    home = Home.at(tmp_path, {"a.md": WORDS, "b.csv": "A\n1\n"})

    def broken(name: str, data: bytes) -> tuple[Reading, ...]:
        raise ZeroDivisionError

    monkeypatch.setattr("retrieval.sources.read.read_csv", broken)
    report = home.ingest()
    assert row(report, "b.csv").reason == "it is damaged in a way that stops its reader (ZeroDivisionError)"
    assert rows(report)["a.md"] == "added"
    assert "b.csv could not be read" in caplog.text


def test_hidden_characters_are_reported_with_their_number(tmp_path: Path) -> None:
    home = Home.at(tmp_path, {"a.md": "Pay\u200bment \U000e0041due.\n"})
    assert row(home.ingest(), "a.md").warnings == ("hidden characters removed: 2",)
    assert home.texts()["a.md"] == "Payment due.\n"


def test_we_learn_a_thing_when_its_source_last_changed() -> None:
    copied, future = datetime(1980, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC)
    assert learned_at(datetime(2026, 5, 1, tzinfo=UTC), "2020", NOW) == (datetime(2026, 5, 1, tzinfo=UTC), "modified")
    assert learned_at(copied, "2026-04", NOW) == (datetime(2026, 4, 1, tzinfo=UTC), "date")
    assert learned_at(future, "", NOW) == (NOW, "import")
    assert learned_at(copied, "2027", NOW) == (NOW, "import")
