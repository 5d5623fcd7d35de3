"""`aia` as its users run it: each command and the server a process of its own, over a home of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from retrieval.store import Store
from tests.api.process import clean

ROOT = Path(__file__).parent.parent.parent
CLI = (sys.executable, "-m", "api.cli")


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server said."""

    status: int
    headers: Mapping[str, str]
    body: dict[str, Any]


def begun(home: Path, *arguments: str, **environ: str) -> subprocess.Popen[str]:
    """A command that runs."""
    return subprocess.Popen(
        [*CLI, *arguments],
        cwd=ROOT,
        env=clean(home, **environ),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def aia(home: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """A command that has ended."""
    running = begun(home, *arguments, **environ)
    out, err = running.communicate(timeout=300)
    return subprocess.CompletedProcess(arguments, running.returncode, out, err)


@contextmanager
def serving(home: Path, **environ: str) -> Iterator[str]:
    """The address of a server over the home, which must still live at the end."""
    server = begun(home, "serve", "--port", "0", **environ)
    assert server.stderr is not None
    line = server.stderr.readline()
    assert line.startswith("Open http://127.0.0.1:"), line + server.stderr.read()
    try:
        yield line.split()[1].rstrip("/")
        assert server.poll() is None
    finally:
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=60)
    assert "Traceback" not in err


def asked(address: str, question: str) -> Reply:
    """The server's answer over HTTP, whatever its status."""
    data = json.dumps({"question": question}).encode()
    request = urllib.request.Request(f"{address}/v1/ask", data, {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=120) as reply:
            return Reply(reply.status, dict(reply.headers), json.load(reply))
    except urllib.error.HTTPError as refused:
        with refused:
            return Reply(refused.code, dict(refused.headers), json.load(refused))


def sources(home: Path) -> list[str]:
    """The documents of a home whose every row is whole, by the name of their source."""
    from retrieval.evidence import Scope

    store = Store.open(home / "aia.sqlite")
    assert store.faults() == []
    names = sorted(head.document.source_id for head in store.scoped(Scope.owner()).heads())
    store.close()
    return names
