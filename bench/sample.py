"""A set of a given size out of a larger one, evenly spread, always the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from evaluators.dataset import Query, find, opened

One = TypeVar("One")


def evenly(things: Sequence[One], count: int) -> list[One]:
    """So many of the things, as far from each other as can be, in their order.

    >>> evenly("abcdefghij", 5)
    ['a', 'c', 'e', 'g', 'i']
    """
    if count >= len(things):
        return list(things)
    return [things[at * len(things) // count] for at in range(count)]


def sampled(source: Path, count: int, queries: Iterable[Query], into: Path) -> Path:
    """Writes a data set of so many of the source's documents, with these questions."""
    into.mkdir(parents=True, exist_ok=True)
    with opened(find(source, "documents")) as packed:
        lines = [line for line in packed if line.strip()]
    with (into / "documents.jsonl").open("wb") as out:
        out.writelines(evenly(lines, count))
    with (into / "queries.jsonl").open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": query.id, "text": query.text}) + "\n" for query in islice(queries, count))
    return into
