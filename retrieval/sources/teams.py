"""Transcripts that Teams gives as Word files: who spoke, when, and what was said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from retrieval.sources.vtt import Said

_CLOCK = r"\d{1,2}(?::\d{1,2}){1,2}(?:\.\d+)?"
_SPAN = re.compile(rf"({_CLOCK})\s*-->\s*{_CLOCK}")
_SPEAKER = re.compile(rf"([^\W\d_][^\n:]{{0,80}}?)\s+({_CLOCK})")
_FEWEST = 2


def transcript(paragraphs: Sequence[str]) -> list[Said]:
    """The turns of a transcript in either of its two shapes; none when the paragraphs are no transcript.

    >>> transcript(["Ann Lee   0:03\\nWe agreed.", "Bob   0:09\\nYes."])[1]
    Said(at='00:00:09', speaker='Bob', words='Yes.')
    """
    lines = [line.strip() for text in paragraphs for line in text.split("\n") if line.strip()]
    spans = sum(1 for line in lines if _SPAN.fullmatch(line))
    speakers = sum(1 for line in lines if _SPEAKER.fullmatch(line))
    if spans >= _FEWEST and spans * 4 >= len(lines):
        return list(_spans(lines))
    if speakers >= _FEWEST and speakers * 4 >= len(lines):
        return list(_speakers(lines))
    return []


def _spans(lines: Sequence[str]) -> Iterator[Said]:
    """The older shape: a span of time, a name, the words."""
    at, speaker, waiting = "", "", False
    for line in lines:
        span = _SPAN.fullmatch(line)
        if span:
            at, speaker, waiting = clock(span[1]), "", True
        elif waiting:
            speaker, waiting = line, False
        else:
            yield Said(at, speaker, line)


def _speakers(lines: Sequence[str]) -> Iterator[Said]:
    """The newer shape: a name with the time, the words."""
    at = speaker = ""
    for line in lines:
        named = _SPEAKER.fullmatch(line)
        if named:
            speaker, at = named[1].strip(), clock(named[2])
        else:
            yield Said(at, speaker, line)


def clock(said: str) -> str:
    """A time on the recording in one form.

    >>> clock("0:3"), clock("1:02:03.5")
    ('00:00:03', '01:02:03')
    """
    parts = [int(part) for part in said.partition(".")[0].split(":")]
    hours, minutes, seconds = (0, *parts)[-3:]
    return f"{hours:02}:{minutes:02}:{seconds:02}"
