"""What the documents of one file came to, while it is being filed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from retrieval.inherited import Carriers


@dataclass(slots=True)
class Tally:
    """What a file gave so far. `said` is told of it in few words, where it is more than its outcome;
    `export` is what its rows became."""

    outcomes: Counter[str] = field(default_factory=Counter)
    changed: set[str] = field(default_factory=set)
    rejects: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    unassigned: list[str] = field(default_factory=list)
    said: str = ""
    export: str = ""
    carriers: Carriers = field(default_factory=Carriers)


def counted(outcomes: Mapping[str, int]) -> str:
    """The outcomes in words, such as "2 added, 1 removed"."""
    return ", ".join(f"{count:,} {outcome}" for outcome, count in sorted(outcomes.items()) if count)
