"""An empty home is told that nothing was read, and a gap of a region is named."""

from __future__ import annotations

from pathlib import Path

from tests.api import desk
from tests.api.conftest import Run

PLAN = "---\naccount: Norvik\nregion: {}\nkind: {}\ndate: 2026-05-01\n---\nText.\n"
FILES = {
    "a.md": PLAN.format("EMEA", "survey"),
    "b.md": PLAN.format("APAC", "quote"),
    "c.csv.gz": "\x1b[31mno\n",
    "d.md": PLAN.format("EMEA", "charter").replace("2026", "2020"),
}


def test_what_is_missing_of_a_region_and_what_could_not_be_read_are_named(run: Run, tmp_path: Path) -> None:
    assert "aia ingest PATH" in run("coverage").err
    run("ingest", str(desk.written(tmp_path / "papers", FILES)))
    told = run("coverage", "--as-of", "2026-06-01").out.splitlines()
    assert told[0] == "Norvik"
    assert "  Besides                  1 charter (stale)" in told
    assert "  EMEA: empty Sales history, Industry analysis, Financial & market data, " in "\n".join(told)
    assert "Not read, 1" in told
    assert any(line.startswith("  c.csv.gz: ") for line in told)
