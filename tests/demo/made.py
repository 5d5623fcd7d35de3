"""Companies that tests read: each seed's is made once in a run."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from demo.company import company
from demo.draw import DEFAULT

OTHER = 7
SEEDS = (DEFAULT, OTHER)


@dataclass(frozen=True, slots=True)
class Made:
    """A company in a folder of its own."""

    place: tempfile.TemporaryDirectory[str]  # goes with the run
    manifest: Mapping[str, Any]

    @property
    def folder(self) -> Path:
        """Where it lies."""
        return Path(self.place.name)

    @property
    def files(self) -> Path:
        """What is imported."""
        return self.folder / "files"

    def rows(self, name: str) -> list[dict[str, Any]]:
        """A JSONL file's rows."""
        return [json.loads(line) for line in (self.folder / name).read_text("utf-8").splitlines()]


@cache
def made(seed: int = DEFAULT) -> Made:
    """The company of a seed."""
    place = tempfile.TemporaryDirectory(prefix="company-")
    return Made(place, company(Path(place.name), seed))
