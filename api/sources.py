"""The sources of an answer, each numbered once in order of first use."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.findings import Answer, Citation


@dataclass(frozen=True, slots=True)
class Sources:
    """`citations[n - 1]` is source n; `marks` holds, sentence by sentence, the numbers it stands on."""

    citations: tuple[Citation, ...]
    marks: tuple[tuple[int, ...], ...]


def numbered(answer: Answer) -> Sources:
    """The answer's citations without repeats, and which of them each sentence stands on."""
    numbers: dict[Citation, int] = {}
    marks = [
        tuple(dict.fromkeys(numbers.setdefault(one, len(numbers) + 1) for one in sentence.citations))
        for sentence in answer.sentences
    ]
    return Sources(tuple(numbers), tuple(marks))
