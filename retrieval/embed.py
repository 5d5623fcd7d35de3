"""Texts as vectors: the protocol that every embedder keeps, and a small one that needs no model."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # `aia --help` imports this module and must not wait for numpy
    import numpy as np
    from numpy.typing import NDArray


class EmbeddingError(Exception):
    """No vectors could be made; the message says why and what to do, and holds no secret."""


class Embedder(Protocol):
    """Turns texts into vectors of one model.

    A text's vector depends on the text alone: not on its neighbours, their order, or the number of threads.
    """

    @property
    def model(self) -> str:
        """The name stored beside each vector; vectors compare only under equal names."""
        ...

    @property
    def dimensions(self) -> int:
        """The length of every vector."""
        ...

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, in order: of unit length, or zero for a text that says nothing.

        Takes any text, of any length; what a model cannot read is left out. Raises `EmbeddingError`.
        """
        ...


def legible(text: str, characters: int) -> str:
    """The text's first characters as any encoder can carry them: halves of surrogate pairs become "?".

    >>> legible("  ab\\ud800c", 4)
    'ab?c'
    """
    return text.lstrip()[:characters].encode("utf-8", "replace").decode("utf-8")


@dataclass(frozen=True, slots=True)
class HashEmbedder:
    """A shipped fake: words and their three-letter parts, counted into hashed buckets.

    Texts that share words, or words of one stem, are near; meaning is not seen. Same bytes everywhere.
    """

    dimensions: int = 384

    @property
    def model(self) -> str:
        return f"hash/{self.dimensions}"

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        import numpy as np

        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            for part, count in Counter(_parts(text)).items():
                row[zlib.crc32(part.encode("utf-8", "replace")) % self.dimensions] += count**0.5
        lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
        vectors /= np.where(lengths > 0, lengths, np.float32(1))
        return vectors


def _parts(text: str) -> Iterator[str]:
    """Each word, its beginning (a crude stem) and its letters three by three; a lone sign stands for itself."""
    for word in re.findall(r"\w+|[^\w\s]", text.lower()):
        yield f"={word}"
        yield f"^{word[:5]}"
        for start in range(len(word) - 2):
            yield word[start : start + 3]
