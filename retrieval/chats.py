"""The lists of a chat's export that lie beside its channels' folders, read once for all of its messages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path, PurePosixPath

from retrieval.archive import Stamp, source_file
from retrieval.sources.exports.chat import CLOSED, LISTS, Chat, chat_of, is_list
from retrieval.sources.reading import Refused

_LARGEST = 32 << 20  # bytes of a list


def chat_beside(path: Path, name: str) -> Chat:
    """The chat that a file of messages belongs to, `name` being its place below the folder that is ingested.

    Raises `Refused` for a list of private channels that is there and cannot be read.
    """
    if len(PurePosixPath(name).parts) < 2:
        return chat_of({})
    folder = path.parent.parent
    stamps = []
    for one in LISTS:
        with _reading(one), source_file(folder / one) as source:
            stamps.append((one, source.stamp))
    return _chat(folder, tuple(stamps))


@lru_cache(maxsize=8)
def _chat(folder: Path, stamps: tuple[tuple[str, Stamp], ...]) -> Chat:
    lists = {}
    for one, _ in stamps:
        with _reading(one), source_file(folder / one) as source:
            lists[one] = source.file.read(_LARGEST)
            if one in CLOSED and lists[one] and not is_list(lists[one]):
                raise Refused("it is no list")
    return chat_of(lists)


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """A list that is not there tells nothing; one of private channels that cannot be read refuses all messages."""
    try:
        yield
    except (FileNotFoundError, NotADirectoryError):
        return
    except (OSError, Refused) as error:
        if name not in CLOSED:
            return
        raise Refused(f"the chat's list {name} cannot be read: {error}") from error
