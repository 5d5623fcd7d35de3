"""The child: reads one file after another until nobody asks any more, with little memory and no way to write."""

from __future__ import annotations

import os
import resource
import sys
import time
from pathlib import Path
from typing import BinaryIO

from retrieval.sandbox.binaries import Parse
from retrieval.sandbox.frames import REPLY, Reply, answered, question, receive, send
from retrieval.sources.reading import Refused

MEMORY = 400 << 20  # bytes of data that the child may have at once
OUT_OF_MEMORY = "its reader ran out of memory"
TOO_MUCH = "it gives more text than is read of one file"
_TIRED = 160 << 20  # bytes; a child that grew so large ends after its file, since it never gives them back
_SECONDS = 120  # of work on one file, for a child whose parent is gone and cannot end it
_LARGEST = 1 << 40  # bytes of a request; the parent has its own limit


def serve(parse: Parse) -> None:
    """Answers requests from standard input, one at a time, until it ends."""
    source, to = _doors()
    _limit(resource.RLIMIT_DATA, MEMORY)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, 16)
    _limit(resource.RLIMIT_NPROC, 0)
    while (head := receive(source, 1 << 20)) is not None:
        _limit(resource.RLIMIT_CPU, int(time.process_time()) + _SECONDS, soft=True)
        reply = replied(head, receive(source, _LARGEST) or b"", parse)
        send(to, reply[0])
        if reply[1]:
            return


def replied(head: bytes, data: bytes, parse: Parse) -> tuple[bytes, bool]:
    """The frame that answers a request, and whether the child ends after it.

    This is a rim of the house: whatever a parser does on a hostile file becomes a reason.
    """
    try:
        request = question(head, data)
        pieces = tuple(parse(request.form, request.name, request.data, request.extras))
        grown = _resident() > _TIRED
        frame = answered(Reply(pieces, last=grown))
    except Refused as refused:
        return answered(Reply(refusal=str(refused))), False
    except MemoryError:
        return answered(Reply(refusal=OUT_OF_MEMORY, last=True)), True
    except Exception as error:
        said = f"it is damaged in a way that stops its reader ({type(error).__name__})"
        return answered(Reply(refusal=said)), False
    if len(frame) > REPLY:
        return answered(Reply(refusal=TOO_MUCH, last=True)), True
    return frame, grown


def _doors() -> tuple[BinaryIO, BinaryIO]:
    """Standard input and output for us alone: what a parser prints goes nowhere."""
    source, to = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):
        os.dup2(nowhere, number)
    os.close(nowhere)
    return source, to


def _limit(what: int, most: int, soft: bool = False) -> None:
    """Sets a limit where the system has it; one that is lower already stays."""
    hardest = resource.getrlimit(what)[1]
    allowed = most if hardest == resource.RLIM_INFINITY else min(most, hardest)
    try:
        resource.setrlimit(what, (allowed, hardest if soft else allowed))
    except (ValueError, OSError):
        return  # macOS has no limit for some of these


def _resident() -> int:
    """Bytes of memory that we have; where Linux tells, those of now, since its peak begins with our parent's."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
