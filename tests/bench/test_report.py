"""The table says of each promise whether it was reached, missed or not measured; never one for another."""

from __future__ import annotations

import json
from pathlib import Path

from bench import report
from bench.targets import TARGETS, Better, Measured, Target

MORE = Target("a", "a share", "", 0.9, Better.MORE)
LESS = Target("b", "a time", "", 60, Better.LESS, "ms")


def test_a_bar_counts_as_reached() -> None:
    assert [report.verdict(MORE, Measured("a", value, 1)) for value in (0.9, 0.89999)] == ["reached", "missed"]
    assert [report.verdict(LESS, Measured("b", value, 1)) for value in (60, 60.1)] == ["reached", "missed"]


def test_what_was_not_measured_is_neither() -> None:
    assert report.verdict(MORE, None) == report.verdict(MORE, Measured("a", None, 0, "why")) == "not measured"


def test_every_target_has_a_line_and_every_note_is_told() -> None:
    lines = report.lines({"help.time": Measured("help.time", 250.0, 7, "from 240 to 260 ms")})

    assert all(any(line.startswith(target.what) for line in lines) for target in TARGETS)
    assert lines[-1] == "aia --help, middle of 7: from 240 to 260 ms"
    assert sum("not measured" in line for line in lines) == len(TARGETS) - 1


def test_names_of_targets_are_each_given_once() -> None:
    assert len({target.id for target in TARGETS}) == len(TARGETS)


def test_the_run_is_kept_for_programs(tmp_path: Path) -> None:
    report.save({"groups.ndcg": Measured("groups.ndcg", 0.95, 385)}, {"more": [1]}, tmp_path / "out" / "run.json")

    run = json.loads((tmp_path / "out" / "run.json").read_text())
    first = run["targets"][0]
    assert (first["id"], first["verdict"], first["value"], first["n"]) == ("groups.ndcg", "reached", 0.95, 385)
    assert run["further"] == {"more": [1]}
    assert run["machine"]["python"]


def test_a_run_without_data_says_what_it_needs(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()

    assert "BENCH_DATA is not given" in report.missing(["one", "two"], None)[0]
    assert report.missing(["one", "two"], tmp_path) == [
        f"{tmp_path / 'two'}: there is no such folder, so what needs it is not measured"
    ]
