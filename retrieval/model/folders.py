"""Where models live: the folder asked for, the home's, the environment's, in this order."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from retrieval.model.manifest import Status, status


def default_folders(home: Path, chosen: Path | None = None) -> tuple[Path, ...]:
    """Every folder that may hold the model, the first to be asked first.

    `home` is AIA_HOME; `chosen` is the setting `models.folder`, when there is one.
    """
    return (*([chosen] if chosen else []), home / "models", _shared())


def install_folder(home: Path, chosen: Path | None = None) -> Path:
    """Where to put a model: the folder asked for, else the environment's if it may be written, else the home's."""
    if chosen:
        return chosen
    return _shared() if _writable(_shared()) else home / "models"


def find(folders: Sequence[Path]) -> Status:
    """The first folder whose model is ready; without one, what most needs saying: a damaged model before none."""
    found = [status(folder) for folder in folders]
    order = ("ready", "damaged", "outdated", "missing")
    return min(found, key=lambda one: order.index(one.state))


def _shared() -> Path:
    return Path(sys.prefix, "share", "account-intelligence", "models")


def _writable(folder: Path) -> bool:
    """True when the folder, or the nearest one above that exists, lets us write."""
    standing = next(each for each in (folder, *folder.parents) if each.exists())
    return os.access(standing, os.W_OK | os.X_OK)
