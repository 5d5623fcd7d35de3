"""Where a document lies: the words of its file's and folders' names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.mention import Word, words

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_ZIP = re.compile(r"(?<=.)\.zip$", re.IGNORECASE)  # a zip is read as a folder of its name


@dataclass(frozen=True, slots=True)
class Place:
    """Folders from the innermost outwards and the file's name without its ending, as people wrote them."""

    name: str
    folders: tuple[str, ...] = ()

    @classmethod
    def of(cls, root: str, path: str) -> Place:
        """The place of a path below a root folder, whose own name is the outermost.

        >>> Place.of("demo", "Tarvessa/minutes_2026.md")
        Place(name='minutes_2026', folders=('Tarvessa', 'demo'))
        """
        *folders, name = path.split("/")
        stem = re.sub(r"(?:\.[A-Za-z][A-Za-z0-9]{0,8}){1,2}$", "", name) or name
        return cls(stem, tuple(reversed([root, *(_ZIP.sub("", folder) for folder in folders)])))

    @property
    def segments(self) -> tuple[tuple[str, str], ...]:
        """Each name with what it is called in a reason, the file's first, then folders outwards."""
        return (("the file name", self.name), *((f"the folder {folder}", folder) for folder in self.folders if folder))


def name_words(name: str) -> Sequence[Word]:
    """The words of a file's or folder's name; "TarvessaMinutes" has two.

    >>> [word.plain for word in name_words("QBR_2026-Q2 TarvessaMinutes")]
    ['qbr', '2026', 'q2', 'tarvessa', 'minutes']
    """
    return words(_CAMEL.sub(" ", name))
