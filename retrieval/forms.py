"""The ways in which an account's name may be written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from itertools import takewhile

from retrieval.mention import words
from retrieval.stopwords import SMALL_WORDS

LONGEST = 8  # words in a name
SHARED = 3  # names that begin or end with a token make it one that may be left off
UNCLEAR = 5  # a first word that more accounts share names none of them

# Endings that tell a legal form, and so may be left off; "S.A." reads "s a" and counts as "sa".
_LEGAL = frozenset(
    """ab ag as asa bv co company corp corporation cv de eg eu gesmbh gmbh group gruppe holding holdings inc
    incorporated kg kgaa kk limited llc llp ltd mbh nv oo oy oyj plc pte pty pvt sa sarl sas se spa sprl srl sp spzoo
    ug zoo""".split()
)
_LEGAL_BEFORE = frozenset(("nv", "pt", "sa"))  # "S.A. Montclar", "PT Surya"


class Strength(IntEnum):
    """How much of a name a form shows."""

    INITIALS = 0
    PART = 1
    CORE = 2
    FULL = 3


@dataclass(frozen=True, slots=True)
class Form:
    """`tokens`, written in this order or joined, stand for the account; those in `generic` many accounts share."""

    account: str
    tokens: tuple[str, ...]
    strength: Strength
    generic: frozenset[str] = frozenset()


class Spellings:
    """Every form of every name, told apart by what the names have in common."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        split = {(account, tuple(word.plain for word in words(name))[:LONGEST]) for account, name in names if account}
        self.names = sorted((account, _without_legal(tokens), tokens) for account, tokens in split if tokens)
        self.holders: dict[str, set[str]] = defaultdict(set)
        at_edge: dict[str, set[str]] = defaultdict(set)
        for account, tokens, _ in self.names:
            for token in tokens:
                self.holders[token].add(account)
            if len(tokens) > 1:
                at_edge[tokens[0]].add(account)
                at_edge[tokens[-1]].add(account)
        many = max(SHARED, -(-len({account for account, _, _ in self.names}) // 10))
        self.generic = frozenset(
            token
            for token, accounts in self.holders.items()
            if len(accounts) >= many or len(at_edge.get(token, ())) >= SHARED
        )
        self.acronyms = {token for token, of in self.holders.items() if len(of) >= 2 and 2 <= len(token) <= 5}

    def forms(self) -> list[Form]:
        """All forms, in one order."""
        found = {form for account, short, whole in self.names for form in self._forms(account, short, whole)}
        return sorted(found, key=lambda form: (form.account, form.tokens, -form.strength))

    def _forms(self, account: str, short: tuple[str, ...], whole: tuple[str, ...]) -> Iterator[Form]:
        generic = frozenset(short) & self.generic
        core = tuple(token for token in short if token not in generic)
        around = tuple(token for token in short if token in generic)
        alone = Strength.PART if not core and len(self.holders[short[0]]) > 1 and len(short) == 1 else Strength.FULL
        yield Form(account, short, alone, generic)
        if whole != short:
            yield Form(account, whole, Strength.FULL, generic)
        if core and around:
            yield Form(account, core, Strength.CORE)
            yield Form(account, core + around, Strength.FULL, generic)
            if len(core) > 1:
                yield Form(account, (*around, _initials(core)), Strength.INITIALS, generic)
        for lead in {core, short}:
            if len(lead) > 1 and len(lead[0]) > 3 and len(self.holders[lead[0]]) <= UNCLEAR:
                ends = (size for size in range(1, len(lead)) if _may_end(lead[size - 1], lead[size]))
                yield from (Form(account, lead[:size], Strength.PART) for size in ends)
            if len(lead) > 2:
                yield Form(account, (_initials(lead),), Strength.INITIALS)


def _may_end(token: str, following: str) -> bool:
    """A name breaks off neither at a small word nor before the number that tells it from its like."""
    return token not in SMALL_WORDS and not any(sign.isdigit() for sign in following)


def _initials(tokens: tuple[str, ...]) -> str:
    return "".join(token[0] for token in tokens)


def _without_legal(tokens: tuple[str, ...]) -> tuple[str, ...]:
    while (size := _legal(tokens[::-1], _LEGAL)) and size < len(tokens):
        tokens = tokens[:-size]
    while (size := _legal(tokens, _LEGAL_BEFORE)) and size < len(tokens):
        tokens = tokens[size:]
    return tokens


def _legal(tokens: tuple[str, ...], known: frozenset[str]) -> int:
    """How many of the first tokens are a legal form: one word, or its letters one by one; a lone letter is none."""
    letters = tuple(takewhile(lambda token: len(token) == 1, tokens))
    if len(letters) > 1 and ("".join(letters) in known or "".join(reversed(letters)) in known):
        return len(letters)
    return int(tokens[0] in known)
