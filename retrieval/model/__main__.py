"""`python -m retrieval.model install|status [--folder DIR]`: what set-up runs before there is a command line."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from retrieval.model import ModelError, default_folders, find, install, install_folder


def main(arguments: list[str]) -> int:
    """0 when the model is ready, 1 when it is not; argparse answers 2 to wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m retrieval.model", description=__doc__)
    parser.add_argument("verb", choices=["install", "status"])
    parser.add_argument(
        "--folder", type=Path, help="where the model lives; else AIA_MODELS_FOLDER, else this environment"
    )
    asked = parser.parse_args(arguments)
    home = Path(os.environ.get("AIA_HOME") or "~/.aia").expanduser()
    chosen = asked.folder or (Path(named) if (named := os.environ.get("AIA_MODELS_FOLDER")) else None)
    if asked.verb == "status":
        found = find([asked.folder] if asked.folder else default_folders(home, chosen))
        print(found.reason)
        return 0 if found.ready else 1
    try:
        install(install_folder(home, chosen), lambda line: print(line, flush=True))
    except ModelError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
