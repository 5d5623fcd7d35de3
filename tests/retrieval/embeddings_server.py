"""A real server of embeddings on loopback, and the faults it can be asked for."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from retrieval.embed import HashEmbedder
from retrieval.openai_embed import OpenAIEmbedder

KEY = "sk-a-secret-that-must-not-show"
DIMENSIONS = 16


@dataclass(slots=True)
class Asked:
    """One request that the server saw."""

    body: dict[str, Any]
    headers: dict[str, str]


Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


@dataclass(slots=True)
class Server:
    """A real server on loopback. The first requests meet `faults`, one each; the rest are answered truly."""

    url: str = ""
    faults: list[Reply] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)


def vectors(body: dict[str, Any], dimensions: int = DIMENSIONS) -> list[dict[str, Any]]:
    rows = HashEmbedder(dimensions).embed(body["input"]) * 3
    return [{"object": "embedding", "index": at, "embedding": row.tolist()} for at, row in enumerate(rows)]


def give(handler: BaseHTTPRequestHandler, status: int, content: bytes, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"content-type": "application/json", "content-length": str(len(content)), **headers}.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.end_headers()
    handler.wfile.write(content)


def data(handler: BaseHTTPRequestHandler, rows: list[dict[str, Any]]) -> None:
    give(handler, 200, json.dumps({"object": "list", "data": rows, "model": "m"}).encode())


@contextmanager
def serving(*faults: Reply) -> Iterator[Server]:
    """The server, up for as long as the block."""
    server = Server(faults=list(faults))

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            server.asked.append(Asked(body, {name.lower(): value for name, value in self.headers.items()}))
            if self.path != "/v1/embeddings":
                give(self, 404, b"{}")
            elif server.faults:
                server.faults.pop(0)(self, body)
            else:
                data(self, vectors(body))

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        http.daemon_threads = True
        http.block_on_close = False
        server.url = f"http://127.0.0.1:{http.server_port}/v1"
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        http.shutdown()
        thread.join()


@contextmanager
def embedding(server: Server, **settings: Any) -> Iterator[OpenAIEmbedder]:
    given = {"key": KEY, "budget_seconds": 5.0, "pauses_seconds": (0.01, 0.01), **settings}
    with closing(OpenAIEmbedder("m", server.url, **given)) as embedder:
        yield embedder


def status(code: int, **headers: str) -> Reply:
    said = json.dumps({"error": {"message": f"no luck with {KEY}"}}).encode()
    return lambda handler, _: give(handler, code, said, **headers)


def raw(content: bytes) -> Reply:
    return lambda handler, _: give(handler, 200, content)


def rows(change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> Reply:
    return lambda handler, body: data(handler, change(vectors(body)))


def dropped(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Promises more bytes than it sends."""
    handler.close_connection = True
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"data": [')


def hang(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    handler.close_connection = True
    time.sleep(3)


def drip(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """A byte now and then, so that no wait between two bytes is ever long."""
    handler.close_connection = True
    handler.send_response(200)
    handler.send_header("content-length", "1000")
    handler.end_headers()
    for _byte in range(60):
        try:
            handler.wfile.write(b" ")
        except OSError:
            return
        time.sleep(0.05)
