"""The process that serves: a socket that is ours before anything is said, and the server on it."""

from __future__ import annotations

import os
import socket as sockets
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

WORST_REQUESTS = 200  # at once; more are told to come back, so that a flood costs no memory
LAST_WORDS_S = 5


@contextmanager
def listen(host: str, port: int) -> Iterator[sockets.socket]:
    """A socket that listens there; an OSError that names the address when it cannot."""
    family = sockets.AF_INET6 if ":" in host else sockets.AF_INET
    try:
        socket = sockets.create_server((host, port), family=family)
    except OSError as error:
        raise OSError(error.errno, os.strerror(error.errno or 0), f"{host} port {port}") from None
    with socket:
        yield socket


def run(app: ASGIApp, socket: sockets.socket) -> None:
    """Serves until stopped; says nothing of requests, for they hold what people asked."""
    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        limit_concurrency=WORST_REQUESTS,
        timeout_graceful_shutdown=LAST_WORDS_S,
    )
    uvicorn.Server(config).run(sockets=[socket])
