"""The parent's side: one child for all binary files of a run, restarted when a file kills it."""

from __future__ import annotations

import hashlib
import logging
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path, PurePath
from types import TracebackType

from retrieval.sandbox.binaries import Piece
from retrieval.sandbox.frames import REPLY, Malformed, Reply, Request, answer, asked, receive, send
from retrieval.sources.extras import Extras
from retrieval.sources.reading import Reading, Refused

SECONDS = 30.0  # for one file
LONGER = {"pdf": 3}  # times that, for forms whose files have many pages
ONCE = ("sheets", "every sheet")  # what a run asks for only once
COMMAND = (sys.executable, "-s", "-m", "retrieval.sandbox")
CRASHED = "it crashed its reader"
_AGAIN = dict.fromkeys((".docx", ".docm", ".pptx", ".pptm"), 2)  # how often a file is asked for again, else once
_KEPT = 16 << 20  # characters of readings that wait for their second asking
_ROOT = Path(__file__).resolve().parents[2]

log = logging.getLogger(__name__)


class Worker:
    """A child process that reads binary files; started with the first of them. Used in a `with`, which ends it.

    A run asks for each new file twice, first for what it makes known and then to file it, and before that for those
    that may be plans. So what a file gave, or that it was refused, is kept for the times to come, as far as there is
    room.
    """

    def __init__(self, command: Sequence[str] = COMMAND, seconds: float = SECONDS) -> None:
        self._command, self._seconds = tuple(command), seconds
        self._child: subprocess.Popen[bytes] | None = None
        self._kept: dict[bytes, tuple[Reply, int]] = {}
        self._room = _KEPT

    def __enter__(self) -> Worker:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def running(self) -> bool:
        """True while there is a child."""
        return self._child is not None and self._child.poll() is None

    def read(self, form: str, name: str, data: bytes, extras: Extras) -> Sequence[Piece]:
        """What the child reads of a file; `Refused` with its reason, or with how the file ended its reader."""
        key = _key(form, name, data, extras)
        reply = self._take(key)
        if reply is None:
            reply = self._ask(Request(form, name, extras, data))
            if form not in ONCE:
                self._keep(key, reply, _AGAIN.get(PurePath(name).suffix.lower(), 1))
        if reply.refusal:
            raise Refused(reply.refusal)
        return reply.pieces

    def close(self) -> None:
        """Ends the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except BrokenPipeError:
                    continue  # half a request that the child did not live to read

    def _take(self, key: bytes) -> Reply | None:
        reply, times = self._kept.get(key, (None, 0))
        if reply is not None and reply.pieces:
            self._kept[key] = (reply, times - 1)
            if times == 1:
                del self._kept[key]
                self._room += _length(reply)
        return reply

    def _keep(self, key: bytes, reply: Reply, times: int) -> None:
        if _length(reply) <= self._room:
            self._room -= _length(reply)
            self._kept[key] = (reply, times)

    def _ask(self, request: Request) -> Reply:
        late = threading.Event()
        child = self._child if self._child is not None and self.running else self._start()

        def end() -> None:
            late.set()
            child.kill()

        seconds = self._seconds * LONGER.get(request.form, 1)
        watch = threading.Timer(seconds, end)
        watch.start()
        try:
            reply = _exchange(child, request)
        except (OSError, Malformed) as error:
            self.close()
            how = f"it took its reader longer than {seconds:g} seconds" if late.is_set() else CRASHED
            log.warning("%s: %s (%s)", request.name, how, error)
            return Reply(refusal=how)
        finally:
            watch.cancel()
        if reply.last or late.is_set():
            self.close()
        return reply

    def _start(self) -> subprocess.Popen[bytes]:
        self.close()
        # Nothing of our environment goes in: keys stand there. The folder is where the child finds its own code.
        environment = {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": os.fspath(_ROOT)}
        self._child = subprocess.Popen(  # noqa: S603  # our own interpreter and our own code
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env=environment,
            start_new_session=True,
        )
        return self._child


def _key(form: str, name: str, data: bytes, extras: Extras) -> bytes:
    hashed = hashlib.sha256("\0".join((form, name, *extras.words, "")).encode("utf-8", "replace"))
    hashed.update(data)
    return hashed.digest()


def _exchange(child: subprocess.Popen[bytes], request: Request) -> Reply:
    if child.stdin is None or child.stdout is None:
        raise Malformed("there are no pipes")
    send(child.stdin, *asked(request))
    frame = receive(child.stdout, REPLY)
    if frame is None:
        raise Malformed("it ended without a word")
    return answer(frame)


def _length(reply: Reply) -> int:
    """Characters that keeping a reply costs; marks weigh more than text."""
    texts = (one for one in reply.pieces if isinstance(one, Reading))
    return sum(len(one.text) + 150 * len(one.marks) for one in texts) + 200 * len(reply.pieces)
