"""No door reaches the network, and nothing that would report home is even loaded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.api import desk

# Every socket but those to this machine is refused where it is opened, before any of ours is imported.
CLOSED = """
import json, socket, sys
opened = []
real = socket.socket.connect
def connect(self, address):
    opened.append(str(address))
    raise OSError("closed")
def lookup(host, *rest, **named):
    if host not in (None, "", "127.0.0.1", "localhost", "::1"):
        opened.append(str(host))
        raise OSError("closed")
    return resolved(host, *rest, **named)
resolved = socket.getaddrinfo
socket.socket.connect = socket.socket.connect_ex = connect
socket.getaddrinfo = socket.gethostbyname = lookup
"""
DOORS = """
from pathlib import Path
from api.cli import app
import typer
command = typer.main.get_command(app)
COMMANDS = "ingest {papers}", "ask {question} --json", "search owner", "status", "config show", "models status"
for words in [[word.format(papers=sys.argv[1], question=sys.argv[2]) for word in line.split()] for line in COMMANDS]:
    try:
        command(words, prog_name="aia")
    except SystemExit as ended:
        assert not ended.code, words
import threading
import uvicorn
from api import server
from api.app import create_app
from assistant.build import build
from assistant.settings import read
import os
assistant = build(read(os.environ))
app = create_app(assistant)
uvicorn.Server.run = lambda self, sockets: None
with server.listen("127.0.0.1", 0) as socket_:
    server.run(app, socket_)
assistant.close()
print("DONE", json.dumps([opened, sorted({name.split(".")[0] for name in sys.modules})]))
"""
TALKERS = {"chromadb", "langchain", "langchain_core", "langchain_openai", "langsmith", "posthog", "openai", "requests"}


@pytest.mark.prove
@pytest.mark.parametrize("provider", ["embedded", "none"])
def test_ingest_ask_search_and_serve_open_no_socket(tmp_path: Path, provider: str) -> None:
    papers = desk.written(tmp_path / "papers")
    kept = {name: text for name, text in os.environ.items() if not name.startswith("AIA_")}
    # Each of these would make a vendor speak, if it were asked.
    tempting = {
        "LANGCHAIN_TRACING_V2": "true",
        "LANGSMITH_API_KEY": "x",
        "FASTAPI_OTEL_AUTO_CONFIGURE": "true",
        "OTEL_EXPORTER_OTLP_ENDPOINT": "http://collector.example:4318",
        "ANONYMIZED_TELEMETRY": "true",
        "HTTPS_PROXY": "http://proxy.example:1",
    }
    ours = {"AIA_HOME": str(tmp_path / "home"), "AIA_EMBEDDING_PROVIDER": provider}
    done = subprocess.run(
        [sys.executable, "-c", CLOSED + DOORS, str(papers), desk.OWNER],
        capture_output=True,
        text=True,
        env={**kept, **tempting, **ours},
        check=False,
    )
    assert done.returncode == 0, done.stderr
    opened, modules = json.loads(done.stdout.rpartition("DONE ")[2])
    assert opened == []
    assert TALKERS & set(modules) == set()
    assert "Mira Okafor" in done.stdout
