"""`aia` in a process of its own, with no setting of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def clean(home: Path, **environ: str) -> dict[str, str]:
    """The environment of a process over this home, by words alone."""
    kept = {name: text for name, text in os.environ.items() if not name.startswith("AIA_")}
    return {**kept, "AIA_HOME": str(home), "AIA_EMBEDDING_PROVIDER": "none", **environ}


def started(*arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    """What a Python process with these arguments left."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, env=clean(home), check=False)
