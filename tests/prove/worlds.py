"""Random worlds of accounts, documents and one asker, for tests of what an asker can learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from retrieval.chunk import chunk
from retrieval.embed import HashEmbedder
from retrieval.evidence import (
    EVERY,
    Card,
    Document,
    Grant,
    Passage,
    Revision,
    Scope,
    digest,
    document_id,
    passage_id,
    revision_id,
)
from retrieval.lexical import terms
from retrieval.store import Arrival, Store, Vectors

SYSTEM = "folder:world"
BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
FIRST = ("Tarvessa", "Ostrova", "Kelmet", "Brandeis", "Solunda", "Marwick")
SECOND = ("Pumpen", "Pumpen", "Werke", "Group", "Logistics")
REGIONS = ("EMEA", "APAC", "AMER", "")
LABELS = ("internal", "confidential", "legal", "board")
KINDS = ("account plan", "meeting notes", "ticket", "charter")
PEOPLE = ("Ann Berg", "Jin Park", "Olu Adeyemi", "Rosa Diaz", "Tom Vey")
TOPICS = ("payment terms", "bearing failures", "the renewal", "spare parts", "lead time", "the price list", "downtime")
SAID = (
    "{person} approves {topic} for {account}.",
    "{account} asked about {topic} on {date}.",
    "We promised {account} to settle {topic} within {number} days.",
    "The owner of {topic} is {person}.",
    "In {region} the limit for {topic} is {number} per cent.",
    "{topic} was discussed with {person}; no decision was taken.",
)
ASKED = (
    "Who approves {topic} for {account}?",
    "What did we promise {account} about {topic}?",
    "Who owns {topic}?",
    "What is the limit for {topic} in {region}?",
    "What did {account} ask in {month}?",
    "Which {kind} of {account} speaks of {topic}?",
    "{word} {topic} {person}",
)
MONTHS = ("January 2026", "March 2026", "Q2 2026", "2025", "last month")


@dataclass(frozen=True, slots=True)
class Brought:
    """A document with its revisions, oldest first: when each was learned, and a canary that stands nowhere else."""

    name: str
    texts: tuple[str, ...]
    cards: tuple[Card, ...]
    canaries: tuple[str, ...]
    learned: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class World:
    """What was brought, the names accounts go by, and one asker's scope."""

    documents: tuple[Brought, ...]
    aliases: Mapping[str, tuple[str, ...]]
    scope: Scope

    def visible(self) -> World:
        """The same world without what the asker may not see: documents, revisions, names of accounts unseen."""
        kept = tuple(self._shown(one) for one in self.documents if self.scope.covers(one.cards[-1]))
        seen = {card.account for one in kept for card in one.cards}
        return replace(self, documents=kept, aliases={k: v for k, v in self.aliases.items() if k in seen})

    def hidden_canaries(self) -> set[str]:
        """Canaries of all that the asker may not see."""
        every = {canary for one in self.documents for canary in one.canaries}
        return every - {canary for one in self.visible().documents for canary in one.canaries}

    def _shown(self, one: Brought) -> Brought:
        seen = [at for at, card in enumerate(one.cards) if self.scope.covers(card)]
        return Brought(
            one.name,
            tuple(one.texts[at] for at in seen),
            tuple(one.cards[at] for at in seen),
            tuple(one.canaries[at] for at in seen),
            tuple(one.learned[at] for at in seen),
        )


def world(random: Random) -> World:
    """One world; the same random numbers give the same."""
    accounts = [f"{first} {random.choice(SECOND)}" for first in random.sample(FIRST, random.randint(2, 6))]
    documents = tuple(brought(random, number, accounts) for number in range(random.randint(3, 14)))
    aliases = {account: (f"{account[0]}{number}X works",) for number, account in enumerate(accounts)}
    return World(documents, aliases, scope(random, accounts))


def scope(random: Random, accounts: Sequence[str]) -> Scope:
    """One to three grants, some for every account or region, none for every label."""
    return Scope(
        frozenset(
            Grant(
                random.choice([*accounts, EVERY]),
                random.choice([*REGIONS, EVERY, EVERY]),
                tuple(sorted(random.sample(LABELS, random.randint(1, 3)))),
            )
            for _ in range(random.randint(1, 3))
        )
    )


def brought(random: Random, number: int, accounts: Sequence[str]) -> Brought:
    """A document of one to three revisions; a later one may carry other labels."""
    count = random.choice((1, 1, 1, 2, 3))
    account = random.choice([*accounts, ""])
    first = card(random, number, account)
    labels = [first.labels] + [random.choice((first.labels, some_labels(random))) for _ in range(count - 1)]
    canaries = tuple(f"CNRY{random.getrandbits(40):010x}" for _ in range(count))
    texts = tuple(text(random, account, canary) for canary in canaries)
    cards = tuple(replace(first, labels=one) for one in labels)
    learned = tuple(BEGAN + timedelta(days=turn, minutes=number) for turn in range(count))
    return Brought(f"doc-{number}", texts, cards, canaries, learned)


def card(random: Random, number: int, account: str) -> Card:
    """What is known about a document."""
    kind = random.choice(KINDS)
    date = random.choice(("", "2025-11-03", "2026-01-15", "2026-03-02", "2026-04", "2026"))
    return Card(
        title=f"{kind.capitalize()} {account} {number}".replace("  ", " "),
        account=account,
        region=random.choice(REGIONS),
        kind=kind,
        date=date,
        lang="en",
        status=random.choice(("", "", "approved", "draft")),
        labels=some_labels(random),
    )


def some_labels(random: Random) -> tuple[str, ...]:
    """One or two labels."""
    return tuple(sorted(random.sample(LABELS, random.randint(1, 2))))


def text(random: Random, account: str, canary: str) -> str:
    """A few sentences under headings, one of which bears the canary."""
    lines = [sentence(random, random.choice(SAID), account) for _ in range(random.randint(1, 9))]
    lines.insert(random.randrange(len(lines) + 1), f"{canary} concerns {random.choice(TOPICS)}.")
    if random.random() < 0.5:
        lines.insert(random.randrange(len(lines)), f"\n## {random.choice(TOPICS).capitalize()}\n")
    return "\n".join(lines)


def sentence(random: Random, form: str, account: str) -> str:
    """The form filled."""
    return form.format(
        person=random.choice(PEOPLE),
        topic=random.choice(TOPICS),
        account=account or "the customer",
        region=random.choice(REGIONS[:3]),
        number=random.randint(1, 90),
        date=f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
        month=random.choice(MONTHS),
        kind=random.choice(KINDS),
        word=random.choice(("why", "when", "list", "Ostrovva", "xyzzy")),
    )


def questions(random: Random, world: World, count: int) -> list[str]:
    """Questions about any account of the whole world, hidden ones too, some under another name, some misspelt."""
    names = sorted({one.cards[0].account for one in world.documents}.union(*world.aliases.values()))
    asked = []
    for _ in range(count):
        name = random.choice(names) or "the customer"
        if random.random() < 0.3 and len(name) > 6:
            at = random.randrange(1, 5)
            name = name[:at] + name[at + 1 :]
        asked.append(sentence(random, random.choice(ASKED), name))
    return asked


def filled(path: Path, world: World, embedder: HashEmbedder | None) -> Store:
    """A store that holds the world."""
    store = Store.open(path)
    for one in world.documents:
        store.writer().put([arrival(one, turn, embedder) for turn in range(len(one.texts))])
    store.register().name(SYSTEM, world.aliases)
    return store


def arrival(one: Brought, turn: int, embedder: HashEmbedder | None) -> Arrival:
    """One revision, cut and indexed as the house does it."""
    document, body = document_id(SYSTEM, one.name), one.texts[turn]
    revision = revision_id(document, digest(body))
    pieces = chunk(body, "markdown")
    passages = tuple(
        Passage(passage_id(revision, p.start, p.end), revision, p.start, p.end, body[p.start : p.end], p.heading)
        for p in pieces
    )
    inputs = tuple(digest(p.text) for p in passages)
    return Arrival(
        document=Document(document, SYSTEM, one.name),
        revision=Revision(revision, document, digest(body), body, (), one.cards[turn], one.learned[turn]),
        inputs="stated",
        passages=passages,
        terms=tuple(" ".join(terms(p.text)) for p in passages),
        vectors=(Vectors(embedder.model, inputs, embedder.embed([p.text for p in passages])),) if embedder else (),
    )
