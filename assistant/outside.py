"""What stays outside of a home, and why: the last word on each file, whichever ingest looked at it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from retrieval.parts import root_of

if TYPE_CHECKING:
    from retrieval.report import Report
    from retrieval.store import Register

OUTSIDE = "stays outside "  # how the keys of notes begin that hold what of a folder's files stays outside

Refused = tuple[str, str]  # a file, or a piece of one, and the reason


def keep_outside(register: Register, paths: Sequence[Path], report: Report) -> None:
    """Keeps what an ingest of these paths left outside; of files that it did not look at the earlier word stands."""
    roots = register.roots().values()
    real = [path.expanduser().resolve() for path in paths]
    above = sorted({root for path in real if (root := root_of(path, roots))})
    key = OUTSIDE + json.dumps([str(root) for root in above])
    kept: dict[str, list[Refused]] = json.loads(register.noted(key) or "{}")
    looked = {path for path in kept for root in above if any((root / path).is_relative_to(each) for each in real)}
    held = {path: found for path, found in kept.items() if path not in looked}
    for row in report.rows:
        held.pop(row.path, None)
        whole = [(row.path, row.reason)] if row.outcome == "refused" else []
        pieces = [*whole, *((f"{row.path}, {place}", reason) for place, reason in row.rejects)]
        if pieces:
            held[row.path] = pieces
    register.note(key, json.dumps(held, sort_keys=True) if held else "")


def outside(register: Register) -> tuple[Refused, ...]:
    """All that stays outside, by folder and file."""
    kept = (json.loads(text) for _, text in sorted(register.notes(OUTSIDE).items()) if text)
    return tuple((place, reason) for held in kept for _, found in sorted(held.items()) for place, reason in found)
