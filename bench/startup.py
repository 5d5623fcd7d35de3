"""How long the command line takes to say what it can do."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.targets import Measured

RUNS = 7


def help_time() -> Measured:
    """The middle of the wall times of fresh processes, after one that wrote the bytecode."""
    command = [str(Path(sys.executable).with_name("aia")), "--help"]
    if not Path(command[0]).exists():
        return Measured("help.time", None, 0, "aia is not installed beside this Python")
    each_ms = [wall_ms(command) for _ in range(RUNS + 1)][1:]
    return Measured("help.time", statistics.median(each_ms), RUNS, f"from {min(each_ms):.0f} to {max(each_ms):.0f} ms")


def wall_ms(command: Sequence[str], environ: Mapping[str, str] | None = None) -> float:
    """How long the command takes, in milliseconds, in that environment or in ours; it must succeed."""
    began = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=environ)  # noqa: S603  # our own command
    return (time.perf_counter() - began) * 1000
