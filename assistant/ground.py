"""Every sentence against its span: what is not found at its offsets in its revision does not leave."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from assistant.findings import Citation, Sentence
from assistant.plain import plain
from retrieval.evidence import Revision

Reread = Callable[[str], Revision | None]


def grounded(sentences: Iterable[Sentence], reread: Reread) -> tuple[Sentence, ...]:
    """The sentences that stand: each says its quotes' words, and keeps the citations that hold. None is repaired."""
    kept = (
        replace(one, citations=tuple(c for c in standing(one.citations, reread) if says(one.text, c)))
        for one in sentences
    )
    return tuple(sentence for sentence in kept if sentence.citations)


def standing(citations: Iterable[Citation], reread: Reread) -> tuple[Citation, ...]:
    """The citations whose quotes hold."""
    return tuple(citation for citation in citations if stands(citation, reread))


def stands(citation: Citation, reread: Reread) -> bool:
    """True when the revision may be read and has exactly the quote, not empty, at exactly its offsets."""
    revision = reread(citation.revision_id)
    if revision is None or revision.document != citation.document_id:
        return False
    inside = 0 <= citation.start < citation.end <= len(revision.text)
    return inside and revision.text[citation.start : citation.end] == citation.quote


def says(text: str, citation: Citation) -> bool:
    """True when the sentence is the quote but for markup."""
    return " ".join(text.split()) == plain(citation.quote)
