"""Cards made anew from their layers, with the terms and vectors that hang on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.batch import Batch, terms_of
from retrieval.chunk import embedding_text
from retrieval.evidence import Card
from retrieval.layers import Layers, card_of
from retrieval.store import Writer


@dataclass(frozen=True, slots=True)
class Change:
    """A revision whose card is made from other layers than before."""

    revision: str
    before: Layers
    after: Layers


def recard(writer: Writer, batch: Batch, changes: Sequence[Change]) -> None:
    """Keeps the new cards. Terms are made anew where the language changed, vectors where the title did."""
    cards: dict[str, tuple[Card, str]] = {}
    terms: dict[str, str] = {}
    for change in changes:
        old, new = card_of(change.before.claims), card_of(change.after.claims)
        cards[change.revision] = (new, change.after.packed())
        passages = writer.passages_of(change.revision) if (old.lang, old.title) != (new.lang, new.title) else []
        if old.lang != new.lang:
            terms.update({one.id: terms_of(one, new) for one in passages})
        if old.title != new.title:
            vectors = batch.vectors([embedding_text(new, one.heading, one.text) for one in passages])
            if vectors is not None:
                writer.keep_vectors([one.id for one in passages], vectors)
    if cards:
        writer.recard(cards, terms)
