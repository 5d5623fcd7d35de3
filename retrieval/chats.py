"""The lists of a chat's export that lie beside its channels' folders, read once for all of its messages."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache
from pathlib import Path, PurePosixPath

from retrieval.archive import Stamp, source_file
from retrieval.sources.exports.chat import LISTS, Chat, chat_of
from retrieval.sources.reading import Refused

_LARGEST = 32 << 20  # bytes of a list


def chat_beside(path: Path, name: str) -> Chat:
    """The chat that a file of messages belongs to, `name` being its place below the folder that is ingested."""
    if len(PurePosixPath(name).parts) < 2:
        return chat_of({})
    folder = path.parent.parent
    stamps = []
    for one in LISTS:
        with suppress(OSError, Refused), source_file(folder / one) as source:
            stamps.append((one, source.stamp))
    return _chat(folder, tuple(stamps))


@lru_cache(maxsize=8)
def _chat(folder: Path, stamps: tuple[tuple[str, Stamp], ...]) -> Chat:
    lists = {}
    for one, _ in stamps:
        with suppress(OSError, Refused), source_file(folder / one) as source:
            lists[one] = source.file.read(_LARGEST)
    return chat_of(lists)
