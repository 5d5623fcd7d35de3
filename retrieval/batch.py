"""Documents on their way into the store: cut, given terms and vectors, and kept many at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from retrieval.chunk import chunk, embedding_text
from retrieval.embed import Embedder, EmbeddingError
from retrieval.evidence import Card, Document, Passage, Revision, digest, passage_id
from retrieval.lexical import terms
from retrieval.store import Arrival, Vectors, Writer

AT_ONCE = 512  # passages that are embedded and kept together
ARRIVALS = 200


def cut(revision: Revision, form: str) -> tuple[Passage, ...]:
    """The revision's passages: without gaps, and together its text."""
    made = []
    for piece in chunk(revision.text, form):
        name = passage_id(revision.id, piece.start, piece.end)
        text = revision.text[piece.start : piece.end]
        made.append(Passage(name, revision.id, piece.start, piece.end, text, piece.heading))
    return tuple(made)


def terms_of(passage: Passage, card: Card) -> str:
    """What the passage is found by, as the store keeps it."""
    return " ".join(terms(passage.text, card.lang))


@dataclass(frozen=True, slots=True)
class _Waiting:
    arrival: Arrival
    texts: tuple[str, ...]
    form: str


class Batch:
    """Arrivals that wait for their vectors. A text that the model has embedded before is not embedded again.

    When the embedder fails, what waits is kept without vectors, `failed` says why, and it is not asked again.
    """

    def __init__(
        self,
        writer: Writer,
        embedder: Embedder | None,
        said: Callable[[int], None] = lambda passages: None,
        before: Callable[[Sequence[tuple[Document, Revision, str]]], None] = lambda arrivals: None,
    ) -> None:
        self.passages = 0
        self.embedded = 0
        self.failed = ""
        self._writer = writer
        self._embedder = embedder
        self._said = said
        self._before = before
        self._waiting: list[_Waiting] = []
        self._held = 0

    def add(self, document: Document, revision: Revision, form: str, inputs: str, whole: bool = True) -> None:
        """Takes a revision in; it is kept at the latest when the batch is full.

        What is to be read in it `before` that is read of a `whole` document only, not of one that a record became.
        """
        passages = cut(revision, form)
        texts = tuple(embedding_text(revision.card, one.heading, one.text) for one in passages)
        arrival = Arrival(document, revision, inputs, passages, tuple(terms_of(one, revision.card) for one in passages))
        self._waiting.append(_Waiting(arrival, texts, form if whole else ""))
        self._held += len(passages)
        if self._held >= AT_ONCE or len(self._waiting) >= ARRIVALS:
            self.flush()

    def flush(self) -> None:
        """Keeps all that waits, in one transaction."""
        if not self._waiting:
            return
        vectors = self.vectors([text for one in self._waiting for text in one.texts])
        arrivals = []
        at = 0
        for one in self._waiting:
            mine = slice(at, at + len(one.texts))
            at += len(one.texts)
            own = () if vectors is None else (replace(vectors, inputs=vectors.inputs[mine], data=vectors.data[mine]),)
            arrivals.append(replace(one.arrival, vectors=own))
        self._before([(one.arrival.document, one.arrival.revision, one.form) for one in self._waiting if one.form])
        self._writer.put(arrivals)
        self.passages += self._held
        self._waiting, self._held = [], 0

    def vectors(self, texts: Sequence[str]) -> Vectors | None:
        """A vector for each text, each different text embedded at most once; None without an embedder that works."""
        if self._embedder is None or self.failed or not texts:
            return None
        names = tuple(digest(text) for text in texts)
        kept = self._writer.vectors_of(self._embedder.model, sorted(set(names)))
        new = {name: text for name, text in zip(names, texts, strict=True) if name not in kept}
        order = sorted(new)
        for start in range(0, len(order), AT_ONCE):
            some = order[start : start + AT_ONCE]
            try:
                made = self._embedder.embed([new[name] for name in some])
            except EmbeddingError as error:
                self.failed = str(error)
                return None
            kept.update(zip(some, (np.ascontiguousarray(row, dtype="<f4").tobytes() for row in made), strict=True))
            self.embedded += len(some)
            self._said(self.embedded)
        data = np.frombuffer(b"".join(kept[name] for name in names), dtype="<f4").reshape(len(names), -1)
        return Vectors(self._embedder.model, names, data)
