"""A process that serves a home as a door would, and says what memory it holds: `serving.py HOME QUESTIONS`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from assistant.build import OWNER, build
from assistant.settings import Settings, read
from bench.asking import TEN, Put
from bench.asking import read as questions_in
from bench.memory import Memory, held
from evaluators.stand import without_cache
from retrieval.evidence import View


def main(home: Path, questions: Path) -> None:
    """Asks each question once, so that all accounts are warm, then prints one row."""
    assistant = build(read(os.environ, {}, home))
    try:
        for put in questions_in(questions):
            assistant.finder.find(put.text, OWNER, View(), account=put.account, limit=TEN)
        model = bool(assistant.finder.embedder)
        print(json.dumps({"memory": asdict(held()), "passages": assistant.store.passages(), "model": model}))
    finally:
        assistant.close()


def surroundings(settings: Settings) -> dict[str, str]:
    """The environment in which a process of its own finds the same model as these settings do, or none."""
    said = {"AIA_EMBEDDING_PROVIDER": settings.embedding.provider, "AIA_HOME": str(settings.home)}
    return without_cache(os.environ) | said | ({"AIA_MODELS_FOLDER": str(settings.models)} if settings.models else {})


def served(settings: Settings, questions: Path) -> tuple[Memory, Mapping[str, Any]]:
    """What a process holds after it has answered the questions, and what it says of itself."""
    command = [sys.executable, "-m", "bench.serving", str(settings.home), str(questions)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=surroundings(settings))  # noqa: S603  # our own command
    row: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return Memory(**row["memory"]), row


def search_command(settings: Settings, put: Put) -> list[str]:
    """The command line that puts the question to the home."""
    aia = str(Path(sys.executable).with_name("aia"))
    command = [aia, "--home", str(settings.home), "search", put.text, "--json"]
    return [*command, "--account", put.account] if put.account else command


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
