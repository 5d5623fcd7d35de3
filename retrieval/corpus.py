"""The rows that one scope sees in one view, as arrays; every statistic of a ranking is taken over these rows alone."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from retrieval.card_table import CardTable
from retrieval.fuse import Owners
from retrieval.kinds import KindTable
from retrieval.lexical import TermMatrix, terms
from retrieval.names import NameTable, Usage
from retrieval.question import Lexicon
from retrieval.regions import RegionTable
from retrieval.rows import Head, Name, Slice
from retrieval.vectors import Channel, Standing, channel, every

OWN = 0.5  # of a word's passages, from where on a word in small letters names the account whose they are
OFTENER = 5  # times that the account's passages hold the word, beside all others


@dataclass(frozen=True, slots=True)
class Corpus:
    """Passages, a document's together and in order, the documents they stand in, and what both are found by.

    `owner[i]`, in `owners`, is the number of passage i's head. `flowing` marks documents most of whose passages stand
    under no heading: there a subject runs on into the neighbours, while a headed section or a row stands for itself.
    `flow` are the passages of these, `flow_owners` their documents. `called` are the accounts, each with the
    names it goes by. `channels` holds one set of vectors for each model there is.
    """

    heads: tuple[Head, ...]
    slices: tuple[Slice, ...]
    owners: Owners
    flowing: NDArray[np.bool_]
    flow: NDArray[np.intp]
    flow_owners: Owners
    cards: CardTable
    passages: TermMatrix
    documents: TermMatrix
    lexicon: Lexicon
    called: frozenset[tuple[str, str]] = frozenset()
    languages: tuple[str, ...] = ()
    channels: Mapping[str, Channel] = field(default_factory=dict)

    @property
    def owner(self) -> NDArray[np.int32]:
        """The number of each passage's head."""
        return self.owners.numbers

    @classmethod
    def build(
        cls,
        heads: Sequence[Head],
        slices: Sequence[Slice],
        names: Sequence[Name] = (),
        vectors: Mapping[str, tuple[Sequence[str], NDArray[np.float32]]] | None = None,
        lexicon: Lexicon | None = None,
        standing: Standing = every,
    ) -> Corpus:
        """A corpus of these rows; slices of a revision that no head shows are left out.

        `vectors` maps a model to passage ids and their rows. A `lexicon` that is given is kept instead of one's own.
        `standing` gives the index that is asked for a model's vectors, if any.
        """
        number = {head.revision: at for at, head in enumerate(heads)}
        shown = (piece for piece in slices if piece.revision in number)
        kept = tuple(sorted(shown, key=lambda piece: (number[piece.revision], piece.start)))
        owner = np.fromiter((number[piece.revision] for piece in kept), np.int32, len(kept))
        titles = [terms(head.card.title, head.card.lang) for head in heads]
        above = [_heading_terms(piece.heading) for piece in kept]
        bodies: list[list[str]] = [list(title) for title in titles]
        for piece, context, at in zip(kept, above, owner, strict=True):
            bodies[at] += context
            bodies[at] += piece.terms
        passages = TermMatrix([p.terms + c + titles[at] for p, c, at in zip(kept, above, owner, strict=True)])
        ids = [piece.passage for piece in kept]
        channels = {model: channel(model, ids, *rows, standing) for model, rows in (vectors or {}).items()}
        cards = CardTable([head.card for head in heads])
        called = _called(heads, names)
        lexicon = lexicon or _lexicon(heads, called, cards, passages, owner)
        languages = tuple(sorted({head.card.lang for head in heads if head.card.lang}))
        owners = Owners.of(owner, len(heads))
        flowing = _flowing(kept, owner, len(heads))
        flow = owners.rows(flowing)
        return cls(
            tuple(heads),
            kept,
            owners,
            flowing,
            flow,
            Owners.of(owner[flow], len(heads)),
            cards,
            passages,
            TermMatrix(bodies),
            lexicon,
            called,
            languages,
            channels,
        )

    def within(self, account: str) -> Corpus:
        """The rows of one account, with statistics of their own; what a question names is read as in all the rows."""
        kept = self.cards.bearing("account", [account])
        mine = np.flatnonzero(kept[self.owner]) if len(self.slices) else np.zeros(0, np.intp)
        slices = [self.slices[at] for at in mine]
        ids = [piece.passage for piece in slices]
        vectors = {model: (ids, one.rows[mine]) for model, one in self.channels.items()}
        standing = next((one.standing for one in self.channels.values()), every)
        heads = [self.heads[at] for at in np.flatnonzero(kept)]
        return Corpus.build(heads, slices, (), vectors, self.lexicon, standing)

    def accounts(self) -> frozenset[str]:
        """Those that the documents are of."""
        return frozenset(head.card.account for head in self.heads)


def _flowing(slices: Sequence[Slice], owner: NDArray[np.int32], documents: int) -> NDArray[np.bool_]:
    bare = np.fromiter((not piece.heading for piece in slices), np.float64, len(slices))
    return np.bincount(owner, weights=bare, minlength=documents) * 2 > np.bincount(owner, minlength=documents)


def _heading_terms(heading: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(term for title in heading for term in terms(title))


def _called(heads: Sequence[Head], names: Sequence[Name]) -> frozenset[tuple[str, str]]:
    seen = {head.card.account for head in heads if head.card.account}
    return frozenset((one, one) for one in seen) | {(n.account, n.alias) for n in names if n.account in seen}


def _lexicon(
    heads: Sequence[Head],
    called: Iterable[tuple[str, str]],
    cards: CardTable,
    passages: TermMatrix,
    owner: NDArray[np.int32],
) -> Lexicon:
    def standing(word: str) -> NDArray[np.int32]:
        found = terms(word, "en")
        return passages.holding(found[0]) if found else np.zeros(0, np.int32)

    def own(word: str, account: str) -> bool:
        rows = standing(word)
        share = cards.share(owner[rows], account) if len(rows) else 1.0
        return share >= OWN and (not len(rows) or share >= OFTENER * cards.share(owner, account))

    return Lexicon(
        NameTable(called, Usage(lambda word: len(standing(word)), own)),
        RegionTable(head.card.region for head in heads),
        KindTable(head.card.kind for head in heads),
    )
