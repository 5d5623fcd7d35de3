"""Homes on a disk that can be made full: a small file system of its own, and where none is let, a limit on files."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from tests.api.process import clean
from tests.prove.processes import ROOT

LIMITED = """
import resource, sys
most = int(sys.argv.pop(1))
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
from api.cli import main
main(sys.argv[1:])
"""
MOUNTED = 'mount -t tmpfs -o size="$1" none "$2" && echo ready && exec cat'
OWN = ("unshare", "--user", "--map-root-user", "--mount")
Ended = subprocess.CompletedProcess[str]


class Disk(Protocol):
    """Where a home is, how a command is run on it with so many bytes left, and with room again."""

    place: Path

    def aia(self, *arguments: str, left: int | None = None) -> Ended:
        """The command has ended; at most so many bytes more than there were could be written meanwhile."""
        ...


class Limit:
    """No file may grow longer than the database by more than what is left: EFBIG where a full disk says ENOSPC."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def aia(self, *arguments: str, left: int | None = None) -> Ended:
        database = self.place / "home" / "aia.sqlite"
        there = database.stat().st_size if database.exists() and arguments[0] != "index" else 0  # an index begins anew
        most = 1 << 40 if left is None else there + left
        command = [sys.executable, "-c", LIMITED, str(most), *arguments]
        return _run(command, self.place)


class Small:
    """A file system in memory that only these processes see, of the given size."""

    def __init__(self, place: Path, holder: int) -> None:
        self._outside = place
        self._holder = str(holder)
        self.place = Path(f"/proc/{holder}/root{place}")

    def aia(self, *arguments: str, left: int | None = None) -> Ended:
        ballast = self.place / "ballast"
        if left is not None:
            self._fill(ballast, left)
        inside = [one.replace(str(self.place), str(self._outside)) for one in arguments]
        enter = ["nsenter", "--target", self._holder, "--user", "--mount", "--preserve-credentials", f"--wd={ROOT}"]
        ended = _run([*enter, sys.executable, "-m", "api.cli", *inside], self._outside)
        ballast.unlink(missing_ok=True)
        return ended

    def _fill(self, ballast: Path, left: int) -> None:
        with ballast.open("wb", buffering=0) as file:
            try:
                while True:
                    file.write(bytes(4096))
            except OSError:
                file.truncate(max(0, ballast.stat().st_size // 4096 * 4096 - left // 4096 * 4096))


def _run(command: list[str], place: Path) -> Ended:
    environ = clean(place / "home")
    return subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=300, check=False)


@contextmanager
def small(place: Path, size: str) -> Iterator[Small | None]:
    """A small disk at the place; None where this machine lets nobody make one."""
    try:
        holder = subprocess.Popen(
            [*OWN, "sh", "-c", MOUNTED, "sh", size, str(place)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        yield None
        return
    with holder:
        assert holder.stdout is not None
        yield Small(place, holder.pid) if holder.stdout.readline() == b"ready\n" else None
