"""The most that is read of one file, far above what people write, so that none can take a machine's memory."""

from __future__ import annotations

from retrieval.sources.reading import Refused

CHARACTERS = 10_000_000  # of one document; some four thousand pages
LINES = 500_000
CELLS = 300_000  # of a CSV, filled ones
COLUMNS = 16_384  # as many as a spreadsheet has
TAGS = 600_000  # of a page, opening and closing
CUES = 100_000  # of a transcript; three days of talk
PARTS = 1_000  # of a mail
RECORD = 32 << 20  # bytes of one line of JSON
NESTED = 2_000_000  # commas and brackets in it
UNPACKED = 1 << 30  # bytes of a packed file


def within(count: int, most: int, what: str) -> None:
    """Raises `Refused` for more than the most, with both numbers."""
    if count > most:
        raise Refused(f"it has {count:,} {what}; at most {most:,} are read")
