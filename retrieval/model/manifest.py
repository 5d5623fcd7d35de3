"""What an installed model says of itself, and whether its files still are what it says."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

NAME = "all-MiniLM-L6-v2"
GRAPH, TOKENIZER, MANIFEST = "model.onnx", "tokenizer.json", "manifest.json"
DIMENSIONS = 384
WINDOW = 256  # tokens; what the model's authors set
RECIPE = 1  # raised when texts are read, or the graph is built, in another way
REMEDY = "run `aia models install`"


class ModelError(Exception):
    """The model could not be fetched, built or trusted; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One build of the model. `files` maps each file's name to its SHA-256, hex."""

    model: str
    recipe: int
    dimensions: int
    window: int
    weights: str
    files: Mapping[str, str]
    built_with: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """The last file of a build to be written: without it nothing counts as a model."""
        (folder / MANIFEST).write_text(json.dumps(asdict(self), indent=2, sort_keys=True) + "\n", "utf-8")


@dataclass(frozen=True, slots=True)
class Status:
    """How the model stands in one folder; `reason` is a sentence for a person, with the remedy where one is needed."""

    state: Literal["ready", "missing", "outdated", "damaged"]
    folder: Path
    reason: str
    manifest: Manifest | None = None

    @property
    def ready(self) -> bool:
        """True when the model can be loaded."""
        return self.state == "ready"


def model_name(files: Mapping[str, str]) -> str:
    """The name that goes with every vector: another build that could give other vectors has another name.

    >>> model_name({"model.onnx": "ab"}) == model_name({"model.onnx": "ac"})
    False
    """
    content = json.dumps([RECIPE, WINDOW, sorted(files.items())])
    return f"{NAME}/int8-{hashlib.sha256(content.encode()).hexdigest()[:8]}"


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, hex."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def status(folder: Path) -> Status:
    """How the model stands in `folder`, every byte of it checked against its manifest (some 30 ms)."""
    place = folder / NAME
    try:
        if not place.exists():
            return Status("missing", folder, f"No model is installed in {folder}; {REMEDY}.")
        manifest = Manifest(**json.loads((place / MANIFEST).read_text("utf-8")))
        found = {name: file_hash(place / name) for name in (GRAPH, TOKENIZER)}
    except (OSError, ValueError, TypeError, RecursionError) as error:
        return Status("damaged", folder, f"The model in {place} cannot be read ({error}); {REMEDY}.")
    if manifest.recipe != RECIPE:
        return Status("outdated", folder, f"The model in {place} was built by another version; {REMEDY}.")
    if manifest.files != found or manifest.model != model_name(found):
        return Status("damaged", folder, f"The model in {place} is not as it was built; {REMEDY}.")
    return Status("ready", folder, f"{manifest.model} in {place}", manifest)
