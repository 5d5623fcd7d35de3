"""What has reached the disk, and stands there when the machine stops."""

from __future__ import annotations

import os
from pathlib import Path


def settled(path: Path) -> None:
    """The file's content, or the folder's names, have reached the disk."""
    number = os.open(path, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def written(path: Path, text: str) -> None:
    """The file holds the text, or what it held before; nothing between, whenever the machine stops."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8")
    settled(beside)
    beside.replace(path)
    settled(path.parent)
