"""What can be wrong with an index, by name."""

from __future__ import annotations


class IndexFault(Exception):
    """An index is not what it must be; the message says why, as the rest of a sentence that begins with the index."""


class IndexBusy(Exception):
    """Another process makes the index now."""
