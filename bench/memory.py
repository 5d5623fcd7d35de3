"""How much memory a process holds, by what the system says of it."""

from __future__ import annotations

import resource
import sys
from dataclasses import dataclass
from pathlib import Path

STATUS = Path("/proc/self/status")
UNIT = 1 if sys.platform == "darwin" else 1024  # of what getrusage counts in


@dataclass(frozen=True, slots=True)
class Memory:
    """Megabytes (of 2**20) in main memory now, and at most so far; `now` is None where the system does not tell."""

    now: float | None
    peak: float


def held(status: Path = STATUS) -> Memory:
    """This process's memory; where there is no /proc, only the most that it held."""
    try:
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return Memory(megabytes(lines["VmRSS"]), megabytes(lines["VmHWM"]))
    except (OSError, KeyError):
        return Memory(None, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * UNIT / 2**20)


def megabytes(said: str) -> float:
    """What /proc says in kilobytes.

    >>> megabytes("   2048 kB")
    2.0
    """
    return int(said.split()[0]) / 1024
