"""Who waits is told how far it is: often on a terminal, seldom in a log."""

from __future__ import annotations

import io

from evaluators.progress import Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def ticks(step: float) -> list[float]:
    return [step * at for at in range(200, -1, -1)]


def test_a_log_gets_a_line_each_tenth_of_the_way() -> None:
    log = io.StringIO()
    progress = Progress("answer", log, ticks(0.5).pop)
    for done in range(1, 41):
        progress(done, 40)

    lines = log.getvalue().splitlines()
    assert len(lines) == 10
    assert lines[0] == "answer: 4 of 40, 2/s, 18 s left"
    assert lines[-1] == "answer: 40 of 40, 2/s"


def test_a_terminal_gets_one_line_that_moves_and_then_ends() -> None:
    terminal = Terminal()
    progress = Progress("answer", terminal, ticks(0.4).pop)
    for done in range(1, 6):
        progress(done, 5)

    said = terminal.getvalue()
    assert said.count("\n") == 1
    assert said.endswith("\n")
    assert said.count("\r") == 2  # after 1.2 s, and at the end
