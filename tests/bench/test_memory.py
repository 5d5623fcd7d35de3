"""What a process holds is what the system says of it; where it says nothing, the most that it held."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.memory import Memory, held

SAID = "Name:\tpython\nVmHWM:\t  4096 kB\nVmRSS:\t  3072 kB\nThreads:\t2\n"


def test_both_are_read_in_megabytes(tmp_path: Path) -> None:
    (tmp_path / "status").write_text(SAID)

    assert held(tmp_path / "status") == Memory(3.0, 4.0)


@pytest.mark.parametrize("text", [None, "Name:\tpython\n"], ids=["no file", "no figures"])
def test_without_the_system_s_word_only_the_most_is_known(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "status").write_text(text)

    memory = held(tmp_path / "status")

    assert memory.now is None
    assert 1 < memory.peak < 100_000
