"""A load set of a dozen passages."""

from __future__ import annotations

import json
from pathlib import Path

from bench.targets import LOAD

WORDS = ("pump", "valve", "bearing", "motor", "gear", "seal", "rotor", "shaft", "filter", "nozzle", "gasket", "flange")


def load_set(data: Path) -> Path:
    """Writes it below `data`; nine passages are of Works North, three of Works South."""
    folder = data / LOAD
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {"id": f"d/{at}", "kind": "note", "title": "", "account": f"Works {'South' if at % 4 == 0 else 'North'}",
         "text": f"The {word} of line {at} was inspected and is kept as it was."}
        for at, word in enumerate(WORDS)
    ]  # fmt: skip
    (folder / "documents.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder
