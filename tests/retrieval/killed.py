"""An ingest that kills itself after so many milliseconds, run as a process of its own: folder, store, delay."""

from __future__ import annotations

import os
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

from retrieval import batch
from retrieval.embed import HashEmbedder
from retrieval.ingest import ingest
from retrieval.store import Store


def main(folder: str, store: str, delay: str) -> None:
    """Small batches, so that there are many moments to be killed at; a delay of 0 lets it end."""
    batch.AT_ONCE = 7
    opened = Store.open(Path(store))
    if float(delay):
        threading.Timer(float(delay) / 1000, os.kill, (os.getpid(), signal.SIGKILL)).start()
    ingest([Path(folder)], opened, HashEmbedder(16), now=datetime(2026, 9, 28, tzinfo=UTC))
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])
