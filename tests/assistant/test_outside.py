"""What stayed outside is told until its file is read or gone, whatever was ingested since."""

from __future__ import annotations

from pathlib import Path

from assistant.outside import keep_outside, outside
from retrieval.report import Report, Row
from retrieval.store import Store

BAD = "it is no PDF"


def test_the_last_word_on_each_file_stands(tmp_path: Path) -> None:
    papers, other = tmp_path / "papers", tmp_path / "other"
    store = Store.open(tmp_path / "aia.sqlite")
    register = store.register()
    for root in (papers, other):
        register.register(root)

    def told(*paths: Path, **ends: str) -> list[str]:
        """What stays outside after an ingest of the paths in which files ended so."""
        rows = [Row(name.replace("_", "/"), end, BAD if end == "refused" else "") for name, end in ends.items()]
        keep_outside(register, paths, Report(tuple(rows)))
        return [place for place, reason in outside(register) if reason == BAD]

    assert told(papers, a_one="refused", a_two="refused", plan="added") == ["a/one", "a/two"]
    assert told(other, a_one="refused") == ["a/one", "a/one", "a/two"]
    assert told(papers / "plan", plan="unchanged") == ["a/one", "a/one", "a/two"]
    assert told(papers / "a" / "two", a_two="updated") == ["a/one", "a/one"]
    assert told(papers, a_two="unchanged") == ["a/one"]  # the first has gone without a trace
    assert told(other, a_one="removed") == []
    keep_outside(register, [papers], Report((Row("t.csv", "added", "", rejects=(("row 4", BAD),)),)))
    assert outside(register) == (("t.csv, row 4", BAD),)
    store.close()
