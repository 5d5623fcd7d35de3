"""The parts of texts that are read closely: around each hit, joined where they overlap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from retrieval.evidence import Evidence
from retrieval.note import SYSTEM, words_end

BEFORE = 500  # characters before a hit that are read for what it stands under; about a long paragraph
AFTER = 900  # characters after it that are read for where it goes on; about a list of eight lines


@dataclass(frozen=True, slots=True)
class Stretch:
    """`text[start:end]` of one revision, whole lines; `rank` is the place of its best hit, 0 the first.

    Of a note it is the words alone: what stands below them names and quotes others.
    """

    evidence: Evidence
    text: str
    start: int
    end: int
    rank: int


def stretches(hits: Sequence[Evidence], texts: Mapping[str, str]) -> tuple[Stretch, ...]:
    """The stretches of texts (by revision id) around the hits, best hit first; a hit without a text is left out."""
    joined: list[Stretch] = []
    for rank, hit in enumerate(hits):
        if hit.passage.revision in texts:
            _join(joined, _around(hit, texts[hit.passage.revision], rank))
    return tuple(joined)


def _around(hit: Evidence, text: str, rank: int) -> Stretch:
    if hit.document.source_system == SYSTEM:
        return Stretch(hit, text, 0, words_end(text), rank)
    first = max(0, hit.passage.start - BEFORE)
    start = text.rfind("\n", 0, first) + 1 if first else 0
    end = text.find("\n", min(len(text), hit.passage.end + AFTER))
    return Stretch(hit, text, start, len(text) if end < 0 else end, rank)


def _join(joined: list[Stretch], fresh: Stretch) -> None:
    for at, other in enumerate(joined):
        same = other.evidence.passage.revision == fresh.evidence.passage.revision
        if same and other.start <= fresh.end and fresh.start <= other.end:
            joined[at] = replace(other, start=min(other.start, fresh.start), end=max(other.end, fresh.end))
            return
    joined.append(fresh)
