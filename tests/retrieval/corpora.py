"""Corpora made in memory for a test, from texts and their cards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from retrieval.chunk import chunk, embedding_text
from retrieval.corpus import Corpus
from retrieval.embed import Embedder
from retrieval.evidence import Card, Document, document_id, passage_id, revision_id
from retrieval.lexical import terms
from retrieval.rows import Head, Name, Slice

LEARNED = datetime(2026, 5, 4, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """One document of a corpus."""

    name: str
    text: str
    card: Card = field(default_factory=Card)
    form: str = "markdown"

    @property
    def document(self) -> str:
        return document_id("files", self.name)

    @property
    def revision(self) -> str:
        return revision_id(self.document, self.text)

    @property
    def head(self) -> Head:
        return Head(Document(self.document, "files", self.name), self.revision, self.card, LEARNED)

    def slices(self) -> list[Slice]:
        """The passages as the store would keep them."""
        pieces = chunk(self.text, self.form)
        return [
            Slice(
                passage_id(self.revision, piece.start, piece.end),
                self.revision,
                piece.start,
                piece.end,
                piece.heading,
                terms(self.text[piece.start : piece.end], self.card.lang),
            )
            for piece in pieces
        ]


def heads_of(pages: Sequence[Page]) -> list[Head]:
    """The heads in the order in which a store gives them."""
    return sorted((page.head for page in pages), key=lambda head: head.document.id)


def slices_of(pages: Sequence[Page]) -> list[Slice]:
    """The slices of all pages, in the pages' order."""
    return [piece for page in pages for piece in page.slices()]


def corpus_of(*pages: Page, embedder: Embedder | None = None, names: Sequence[Name] = ()) -> Corpus:
    """The pages as a corpus, with the embedder's vectors when there is one."""
    slices = slices_of(pages)
    if embedder is None:
        return Corpus.build(heads_of(pages), slices, names)
    of = {page.revision: page for page in pages}
    texts = [embedding_text(of[s.revision].card, s.heading, of[s.revision].text[s.start : s.end]) for s in slices]
    vectors = {embedder.model: ([piece.passage for piece in slices], embedder.embed(texts))}
    return Corpus.build(heads_of(pages), slices, names, vectors)


def names_of(pages: Sequence[Page]) -> Mapping[str, str]:
    """The name of the page that each passage stands in."""
    return {piece.passage: page.name for page in pages for piece in page.slices()}
