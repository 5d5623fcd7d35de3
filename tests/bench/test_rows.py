"""Rows of an export are written, brought in and timed."""

from __future__ import annotations

from pathlib import Path

from bench.rows import accounts, opportunities, row_times
from retrieval.sources.exports.importer import recognise


def test_rows_are_timed_and_memory_is_compared(tmp_path: Path) -> None:
    found = row_times(tmp_path / "work", print, 50)
    rate, memory = found["rows.rate"], found["rows.memory"]
    assert rate.value is not None
    assert rate.value > 0
    assert rate.note.startswith("50 rows in ")
    assert memory.value is not None
    assert "MB for 25" in memory.note


def test_what_is_brought_in_is_known_as_an_export() -> None:
    for written, kind in ((accounts(), "Account"), (opportunities(3), "Opportunity")):
        found = recognise("any.csv", "".join(written).encode())
        assert found is not None
        assert (found.system, found.object) == ("salesforce", kind)
