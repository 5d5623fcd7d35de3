"""A child with readers that go wrong in every way a parser can; `python -m tests.retrieval.sandbox.readers`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from retrieval.sandbox.binaries import Piece
from retrieval.sandbox.child import serve
from retrieval.sources.binary import read_binary
from retrieval.sources.extras import Extras
from retrieval.sources.reading import Reading, Refused

ZIP = b"PK\x03\x04"
COMMAND = (sys.executable, "-s", "-m", "tests.retrieval.sandbox.readers")


def parse(form: str, name: str, data: bytes, extras: Extras) -> Iterable[Piece]:
    """Does what the file's first word says; what has none is read as in the house."""
    word = data.removeprefix(ZIP)[:20].decode("latin-1").partition(" ")[0]
    if word == "look":
        return [Reading(" ".join(sorted(os.environ)), "text")]
    if word == "label":
        return [Reading("text", "secret")]
    if word in FAULTS:
        FAULTS[word](name)
    elif data.startswith(ZIP):
        return read_binary(form, name, data, extras)
    return [Reading(f"{form} {name} {os.getpid()}", "text")]


def loop(_: str) -> None:
    """Never ends."""
    while True:
        pass


def swell(_: str) -> None:
    """Takes four gigabytes."""
    held = [bytearray(64 << 20) for _ in range(64)]
    held.clear()


def noise(_: str) -> None:
    """Prints, by Python and past it."""
    print("garbage " * 1000)
    os.write(1, b"garbage" * 1000)


def garble(_: str) -> None:
    """Writes what looks like a reply into whatever is open."""
    for descriptor in range(3, 16):
        try:
            os.write(descriptor, b"\0\0\0\0\0\0\0\x05[{\xff]}")
        except OSError:
            continue


def stop(_: str) -> None:
    """Raises what nobody expects."""
    raise ZeroDivisionError


def refuse(_: str) -> None:
    """Refuses in good order."""
    raise Refused("it is not wanted")


FAULTS: Mapping[str, Callable[[str], object]] = {
    "exit": lambda name: os._exit(0), "abort": lambda name: os.abort(), "loop": loop, "swell": swell, "print": noise,
    "garble": garble, "raise": stop, "refuse": refuse, "write": lambda name: Path(name).write_bytes(b"x" * 100),
}  # fmt: skip

if __name__ == "__main__":
    serve(parse)
