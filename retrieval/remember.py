"""An embedder that is not asked twice for the vector of one text."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING

from retrieval.embed import Embedder

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Remembering:
    """Gives an embedder's own vectors, and keeps those of the last `most` different texts by their content."""

    def __init__(self, embedder: Embedder, most: int) -> None:
        self._embedder = embedder
        self._most = most
        self._kept: OrderedDict[str, NDArray[np.float32]] = OrderedDict()
        self._lock = Lock()

    @property
    def model(self) -> str:
        """The embedder's own."""
        return self._embedder.model

    @property
    def dimensions(self) -> int:
        """The embedder's own."""
        return self._embedder.dimensions

    def knows(self, texts: Sequence[str]) -> bool:
        """True when it has kept the vectors of all the texts."""
        with self._lock:
            return all(text in self._kept for text in texts)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, in order; only texts that are new are embedded. Raises `EmbeddingError`."""
        import numpy as np

        with self._lock:
            found = {text: self._kept[text] for text in texts if text in self._kept}
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            found.update(zip(new, self._embedder.embed(new), strict=True))
        with self._lock:
            for text in texts:
                self._kept[text] = found[text]
                self._kept.move_to_end(text)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return np.stack([found[text] for text in texts]) if texts else self._embedder.embed(texts)
