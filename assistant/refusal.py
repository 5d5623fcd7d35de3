"""How a refusal is said: why, what is nearest, what could be meant, and where to go next."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answer_type import named
from assistant.findings import Citation, Reason
from assistant.plain import plain
from retrieval.evidence import Card, Evidence
from retrieval.lexical import terms
from retrieval.question import Understanding

MOST_READINGS = 6
LONGEST_OWNER = 160  # characters; a longer line tells more than a name

# A line under one of these words, with a name in it, says whom to ask.
_OWNERS = frozenset(
    term
    for word in """owner owns contact lead responsible sponsor verantwortlich ansprechpartner
        responsable contacto""".split()
    for term in terms(word)
)


def topic(understood: Understanding) -> str:
    """What was asked for, in words: "the annual report of Acme for 2021"; empty when nothing was named."""
    kinds = " or ".join(kind.replace("_", " ") for kind in understood.kinds)
    named = [("the ", kinds), ("of ", " and ".join(understood.accounts)), ("in ", " and ".join(understood.regions))]
    if understood.period is not None:
        named.append(("for ", days(str(understood.period))))
    told = [(word, what) for word, what in named if what]
    # The first of them stands alone: "on record for Acme in 2021", not "for of Acme".
    return " ".join(what if not at and word != "the " else word + what for at, (word, what) in enumerate(told))


def days(period: str) -> str:
    """A period as it is said: a whole year by its number.

    >>> days("2021-01-01..2021-12-31"), days("2026-04-03")
    ('2021', '2026-04-03')
    """
    first, _, last = period.partition("..")
    if first.endswith("-01-01") and last == f"{first[:4]}-12-31":
        return first[:4]
    return f"{first or 'the beginning'} to {last or 'now'}" if ".." in period else period


def name_of(card: Card) -> str:
    """A document as it is called in a sentence."""
    told = ", ".join(part for part in (card.kind.replace("_", " "), card.date) if part)
    title = f"“{plain(card.title)}”" if card.title else "an untitled document"
    return f"{title} ({told})" if told else title


def readings(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """What an open question could be about: the nearest documents, each once."""
    named = dict.fromkeys(name_of(one.card) for one in evidence)
    return tuple(named)[:MOST_READINGS]


def next_step(reason: Reason, understood: Understanding, closest: Sequence[Citation], owner: str) -> str:
    """One plain sentence on whom or where to ask, or what to ingest."""
    if reason is Reason.SOURCES_EMPTY:
        return "Nothing is on record yet: ingest a folder of documents first."
    if reason is Reason.AMBIGUOUS_ENTITY:
        return "Ask again with the one you mean: " + ", ".join(understood.ambiguous) + "."
    if reason is Reason.ASK_BACK:
        return "Say what you want to know, and of whom or which document."
    if reason is Reason.ONLY_SUPERSEDED:
        return "Only a superseded document answers this: ask its owner for the one that replaced it, and ingest that."
    if reason is Reason.ONLY_DRAFT:
        return "Only a draft answers this: ask its author whether it was approved, and ingest the approved one."
    about = topic(understood)
    start = f"Nothing on record answers this for {about}" if about else "Nothing on record answers this"
    near = f"; the nearest is “{plain(closest[0].title)}”" if closest and closest[0].title else ""
    return f"{start}{near}. {owner or _missing(understood)}"


def _missing(understood: Understanding) -> str:
    kind = " or ".join(kind.replace("_", " ") for kind in understood.kinds)
    whose = f" of {understood.accounts[0]}" if len(understood.accounts) == 1 else ""
    when = f" for {days(str(understood.period))}" if understood.period is not None else ""
    if kind:
        return f"If the {kind}{whose}{when} exists, ingest it and ask again."
    return f"If a document{whose}{when} says it, ingest it and ask again."


def owner_named(hits: Sequence[Evidence], understood: Understanding) -> str:
    """Whom to ask, when a line of the asked account's evidence, or of the nearest, names an owner; else empty."""
    for rank, hit in enumerate(hits):
        if hit.card.account in understood.accounts or not rank:
            for line in hit.passage.text.splitlines():
                label, colon, _ = line.partition(":")
                if colon and len(line) <= LONGEST_OWNER and _OWNERS & set(terms(label)) and named(line):
                    return f"{name_of(hit.card)} says whom to ask: {plain(line.lstrip(' -*+•')).rstrip('.')}."
    return ""
