"""`python -m demo FOLDER [--seed N] [--noise N] [--paraphrase N]` writes the demo company into a folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from demo.company import company
from demo.draw import DEFAULT


def main(arguments: list[str]) -> None:
    """Writes the company and says how large it is."""
    asked = argparse.ArgumentParser(prog="python -m demo", description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--seed", type=int, default=DEFAULT, help="another company of the same facts")
    asked.add_argument("--noise", type=int, default=0, help="so many everyday documents more (0 to 2000)")
    asked.add_argument("--paraphrase", type=int, default=0, help="0: as written; 1, 2: said in other words")
    told = asked.parse_args(arguments)
    manifest = company(told.folder, told.seed, noise_documents=told.noise, paraphrase=told.paraphrase)
    sys.stdout.write(f"{len(manifest['files'])} files of {manifest['accounts']['A1']} in {told.folder}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
