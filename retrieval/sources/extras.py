"""What an office file holds besides the text that its reader sees, and which of it is evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Extras:
    """What is read besides the text, each only when it is asked for.

    `comments` are people's remarks beside the text, `alt_text` the words that stand for a picture, `properties` the
    file's own title, author and dates, `hidden` what its program hides: slides, sheets, rows, columns, words.

    >>> Extras.named(["comments", "alt_text"]).words
    ('comments', 'alt_text')
    """

    comments: bool = False
    alt_text: bool = False
    properties: bool = False
    hidden: bool = False

    @classmethod
    def named(cls, words: Iterable[str]) -> Extras:
        """The extras of these names; `ValueError` for a name that is none."""
        given = frozenset(words)
        if unknown := sorted(given - set(WORDS)):
            raise ValueError(f"{unknown[0]!r} is none of {', '.join(WORDS)}")
        return cls(*(word in given for word in WORDS))

    @property
    def words(self) -> tuple[str, ...]:
        """The names of those asked for, in one order."""
        return tuple(word for word in WORDS if getattr(self, word))


WORDS = tuple(field.name for field in fields(Extras))
TEXT_ONLY = Extras()
