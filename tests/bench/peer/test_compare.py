"""The peer is spoken to line by line; what goes wrong with it has a name and a reason."""

from __future__ import annotations

import subprocess
import sys

import pytest

from bench.asking import Put
from bench.memory import Memory
from bench.peer.compare import Peer, PeerError, run

ECHO = """
import json, sys
print(json.dumps({"ready": True}), flush=True)
for line in sys.stdin:
    one = json.loads(line)
    row = {"ms": len(one["text"]), "bare_ms": len(one["account"]), "memory": {"now": 1.0, "peak": 2.0}}
    print(json.dumps(row), flush=True)
"""


def spoken_to(code: str) -> Peer:
    command = [sys.executable, "-c", code]
    return Peer(subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))


def test_each_question_has_its_own_answer() -> None:
    peer = spoken_to(ECHO)

    assert peer.hear() == {"ready": True}
    assert [peer.ask(Put("four", "a\nb")), peer.ask(Put("three!", ""))] == [4.0, 6.0]
    assert (peer.bare_ms, peer.memory) == (0, Memory(1.0, 2.0))
    peer.process.communicate()


def test_a_peer_that_ends_is_named() -> None:
    peer = spoken_to("raise SystemExit(3)")

    with pytest.raises(PeerError, match="the peer ended with 3"):
        peer.hear()
    peer.process.communicate()


def test_a_command_that_fails_says_why() -> None:
    with pytest.raises(PeerError, match="no such wheel"):
        run([sys.executable, "-c", "raise SystemExit('no such wheel')"])
