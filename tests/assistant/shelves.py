"""Small shelves of documents in memory, cut and searched as real ones are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from assistant.shelf import CorpusShelf
from retrieval.chunk import chunk
from retrieval.corpus import Corpus
from retrieval.evidence import Card, Document, Evidence, Passage, Revision, View, document_id, passage_id, revision_id
from retrieval.lexical import terms
from retrieval.rows import Head, Name, Slice

LEARNED = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Page:
    """A document to put on a shelf; `by` names the page that replaced it."""

    name: str
    text: str
    card: Card = field(default_factory=Card)
    by: str = ""


@dataclass(slots=True)
class Memory:
    """What a shelf re-reads. A test may change what it holds after the search was built."""

    revisions: dict[str, Revision]
    held: dict[str, Evidence]

    def evidence(self, passages: Sequence[str], view: View) -> list[Evidence]:
        """The passages that are still there, in the order asked."""
        return [self.held[one] for one in passages if one in self.held]

    def revision(self, one: str) -> Revision | None:
        """The revision, None once it is gone."""
        return self.revisions.get(one)


def shelf(*pages: Page, names: Sequence[Name] = ()) -> CorpusShelf:
    """A shelf of the pages and other names of their accounts, for a reader who may see them all."""
    memory = Memory({}, {})
    heads: list[Head] = []
    slices: list[Slice] = []
    for page in pages:
        document = Document(
            document_id("test", page.name), "test", page.name, document_id("test", page.by) if page.by else ""
        )
        revision = Revision(revision_id(document.id, page.text), document.id, "", page.text, (), page.card, LEARNED)
        memory.revisions[revision.id] = revision
        heads.append(Head(document, revision.id, page.card, LEARNED))
        for piece in chunk(page.text, "markdown"):
            at = (piece.start, piece.end)
            passage = Passage(
                passage_id(revision.id, *at), revision.id, *at, page.text[slice(*at)], tuple(piece.heading)
            )
            memory.held[passage.id] = Evidence(passage, document, page.card, LEARNED)
            slices.append(Slice(passage.id, revision.id, *at, passage.heading, terms(passage.text)))
    heads.sort(key=lambda head: head.document.id)
    slices.sort(key=lambda one: (one.revision, one.start))
    return CorpusShelf(Corpus.build(heads, slices, names), memory)


def memory_of(made: CorpusShelf) -> Memory:
    """What the shelf re-reads."""
    assert isinstance(made.reader, Memory)
    return made.reader


def rewritten(made: CorpusShelf, name: str, text: str) -> None:
    """Makes the named page's revision read differently from what was searched."""
    held = memory_of(made).revisions
    for one, revision in held.items():
        if revision.document == document_id("test", name):
            held[one] = replace(revision, text=text)
