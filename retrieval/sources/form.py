"""What a plain text is made of: turns of speakers, headed sections, or neither."""

from __future__ import annotations

import re

SAMPLE = 400
_TURN = re.compile(
    r"(?:\[?\(?\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?\)?\]?\s+)?[^\W\d_][\w.'’()\- ]{0,40}(?:\(\d[\d:]*\))?:(?:\s|$)"
)
_HEADING = re.compile(r"#{1,6}\s+\S|.+\n(?:=+|-{3,})\s*$")


def form_of(text: str) -> str:
    """turns when most lines open with a speaker and few names open them all; markdown when lines are headings.

    >>> form_of("Ann Lee: We agreed.\\nBob: Yes.\\nAnn Lee: Good.\\nBob: Then on.\\n")
    'turns'
    """
    lines = [line for line in text[:60_000].split("\n")[:SAMPLE] if line.strip()]
    speakers = [line.split(":", 1)[0].strip() for line in lines if _TURN.match(line)]
    if len(speakers) >= 4 and len(speakers) >= 0.6 * len(lines) and len(set(speakers)) <= 0.5 * len(speakers):
        return "turns"
    return "markdown" if any(_HEADING.match(line) for line in lines) else "text"
