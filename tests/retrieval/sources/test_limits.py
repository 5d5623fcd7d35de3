"""No file takes more than its share of a machine."""

from __future__ import annotations

import pytest

from retrieval.opened import documents
from retrieval.sources import limits
from retrieval.sources.reading import Refused


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [("tags.html", b"<p>x" * 700_000, "it has 700,000 tags; at most 600,000 are read"),
     ("rows.csv", b"a,b\n" * 200_000, "it has more than 300,000 filled cells or 500,000 rows"),
     ("empty.csv", b"a,b\n" + b",,,\n" * 600_000, "it has more than 300,000 filled cells or 500,000 rows"),
     ("lines.txt", b"a\n" * 600_000, "it has 600,000 lines; at most 500,000 are read"),
     ("long.txt", b"words " * 1_700_000, "it has 10,200,000 characters of text; at most 10,000,000 are read"),
     ("cues.vtt", b"WEBVTT\n\n" + b"00:01.000 --> 00:02.000\nx\n\n" * 110_000,
     "it has 110,000 cues; at most 100,000 are read")],
)  # fmt: skip
def test_a_file_above_a_limit_is_refused_with_both_numbers(name: str, data: bytes, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        list(documents(name, data))
    assert str(refused.value) == reason


def test_a_count_at_the_limit_is_within_it() -> None:
    limits.within(limits.CELLS, limits.CELLS, "cells")
    with pytest.raises(Refused, match="it has 300,001 cells; at most 300,000 are read"):
        limits.within(limits.CELLS + 1, limits.CELLS, "cells")
