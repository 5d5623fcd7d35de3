"""How far a long command has come."""

from __future__ import annotations

import io

from api.progress import Progress
from api.terminal import Terminal


class Clock:
    """Seconds that pass by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """The seconds now."""
        return self.now


def test_progress_before_a_person_is_one_line_that_is_cleared_at_the_end() -> None:
    err, clock = io.StringIO(), Clock()
    progress = Progress(Terminal(live=True, width=60, out=io.StringIO(), err=err), clock)
    for done in range(1, 11):
        clock.now += 1
        progress(done, 10, done * 3, f"folder/file{done}\x1b[2J.md")
    progress.end()
    assert "\n" not in err.getvalue()
    assert "\x1b" not in err.getvalue()
    assert "5 of 10 files, 15 passages embedded, 1.0 files/s, 5 s left" in err.getvalue()
    assert err.getvalue().rpartition("\r")[2] == ""


def test_progress_elsewhere_is_few_plain_lines() -> None:
    err, clock = io.StringIO(), Clock()
    progress = Progress(Terminal(live=False, out=io.StringIO(), err=err), clock)
    for done in range(1, 26):
        clock.now += 1
        progress(done, 25, 0, "x")
    progress.end()
    assert err.getvalue().splitlines() == [
        "10 of 25 files, 1.0 files/s, 15 s left",
        "20 of 25 files, 1.0 files/s, 5 s left",
    ]
