"""The most that is read of one file, far above what people write, so that none can take a machine's memory."""

from __future__ import annotations

from retrieval.sources.reading import Refused

CHARACTERS = 10_000_000  # of one document; some four thousand pages
LINES = 500_000
CELLS = 300_000  # of a CSV or a sheet, filled ones
COLUMNS = 16_384  # as many as a spreadsheet has
SHEETS = 500  # of a workbook
STRINGS = 2_000_000  # that its sheets share
PAGES = 5_000  # of a PDF
MAILS = 100_000  # of a mailbox
EVENTS = 20_000  # of a calendar
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
