"""Which account a document belongs to: only a name that is known, stands where it counts, and stands alone."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from retrieval.dates import MONTHS
from retrieval.evidence import digest
from retrieval.infer.guess import Guess
from retrieval.infer.head import Head
from retrieval.infer.kinds import KIND_WORDS
from retrieval.infer.place import Place, name_words
from retrieval.infer.regions import REGION_WORDS
from retrieval.lexical import folded
from retrieval.mention import Word, words
from retrieval.stopwords import STOPWORDS

TOP_LINES = 3
TOP_LONGEST = 120  # a longer line is prose, and prose names whom it likes
_LONGEST = 8
_TARGET = re.compile(r"\]\([^()]*\)|\bhttps?://\S+")  # where a link leads is not what a line says
LEGAL = frozenset(
    "ab ag as asa bv co company corp corporation cv gmbh inc incorporated kg kgaa kk limited llc llp ltd mbh nv oy "
    "oyj plc pte pty "
    "sa sarl sas se spa srl ug zoo".split()
)
_SHELVES = frozenset(
    "account accounts customer customers client clients kunde kunden cliente clientes klient klienci konten "
    "cuentas".split()
)
# Words that begin the names of many, or that follow a name without being part of it.
_COMMON = frozenset(
    "global world united national general international european american first north south east west central new "
    "great royal "
    "advanced modern standard premier group holding industries systems services solutions technologies partners "
    "weekly monthly quarterly annual daily sync call meeting update review status summary summaries report overview "
    "draft final version appendix annex part team account customer site plant werk planta project kickoff workshop "
    "visit "
    "action actions items open questions agenda risk risks issue issues service sales finance delivery pricing "
    "prices terms "
    "q1 q2 q3 q4 kw week".split()
)
_ORDINARY = (
    KIND_WORDS | REGION_WORDS | _COMMON | {folded(name) for name in MONTHS} | frozenset().union(*STOPWORDS.values())
)


@dataclass(frozen=True, slots=True)
class Found:
    """The accounts that a text names, how often each, and whether some name only begins like one of them."""

    counts: Mapping[str, int]
    strange: bool = False


class Accounts:
    """The accounts known so far, with the ways of writing each that name no other."""

    def __init__(self, aliases: Mapping[str, Iterable[str]]) -> None:
        given = {account: sorted({account, *also}) for account, also in sorted(aliases.items()) if account.strip()}
        self.print = digest(*(part for account, also in given.items() for part in (account, *also, "")))
        self._names = frozenset(given)
        self._forms: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
        self._wide: dict[str, set[str]] = defaultdict(set)
        for account, names in given.items():
            for name in names:
                self._file(account, name)
        self._file_beginnings()
        self._reach: dict[str, int] = {}
        for form in self._forms:
            self._reach[form[0]] = max(len(form), self._reach.get(form[0], 0))

    def _file(self, account: str, name: str) -> None:
        tokens = tuple(word.plain for word in words(name))[:_LONGEST]
        core = tokens
        while len(core) > 1 and core[-1] in LEGAL:
            core = core[:-1]
        for form in (tokens, core, ("".join(core),)):
            if form and form[0]:
                self._forms[form][account] = True
        if not name.isascii() and len(name.strip()) >= 2:
            self._wide[folded(name.strip())].add(account)

    def _file_beginnings(self) -> None:
        """The first words of a longer name stand for it where no other account's name begins so."""
        owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for form, accounts in self._forms.items():
            for size in range(1, len(form)):
                owners[form[:size]] |= set(accounts)
        for form, named in sorted(owners.items()):
            plain = len(form) == 1 and (len(form[0]) < 4 or form[0] in _ORDINARY or form[0].isdigit())
            if len(named) == 1 and not plain and form not in self._forms:
                self._forms[form][min(named)] = False

    def named_in(self, said: Sequence[Word], text: str, *, cased: bool = True) -> Found:
        """The accounts that the words name; a short form before more of a name, "Larkfen Logistics", names none."""
        counts: Counter[str] = Counter()
        strange = False
        at = 0
        while at < len(said):
            size, accounts = self._longest(said, at, cased)
            if not size:
                at += 1
                continue
            whole = all(accounts.values()) and size > 1
            if not whole and self._goes_on(said, at + size, text, cased):
                strange = True
            else:
                counts.update(accounts.keys())
            at += size
        if not text.isascii():
            plain = folded(text)
            for form, owners in sorted(self._wide.items()):
                held = plain.count(form)
                for account in owners if held and not any(account in counts for account in owners) else ():
                    counts[account] += held
        return Found(dict(counts), strange)

    def _longest(self, said: Sequence[Word], at: int, cased: bool) -> tuple[int, dict[str, bool]]:
        for size in range(min(self._reach.get(said[at].plain, 0), len(said) - at), 0, -1):
            accounts = self._forms.get(tuple(word.plain for word in said[at : at + size]))
            if accounts and (not cased or size > 1 or self._capital(said[at].said, accounts)):
                return size, accounts
        return 0, {}

    def _capital(self, said: str, accounts: Iterable[str]) -> bool:
        """True for a single word written as a name: with a capital, or as its account is written."""
        return said[:1].isupper() or not said[:1].islower() or any(said in account.split() for account in accounts)

    def _goes_on(self, said: Sequence[Word], at: int, text: str, cased: bool) -> bool:
        """True when the next word looks like more of the same name."""
        if at >= len(said):
            return False
        word, before = said[at], said[at - 1]
        between = text[before.end : word.start]
        if (
            between not in (" ", "-", "_", "")
            or word.plain in _ORDINARY
            or word.plain in LEGAL
            or not word.plain.isalpha()
        ):
            return False
        return not cased or word.said[:1].isupper()

    def account_of(self, place: Place, title: str, head: Head, text: str, addresses: str = "") -> Guess:
        """The account, or a guess without value that says why none is certain."""
        spoken = head.says("account")
        placed = self._placed(place)
        if spoken and spoken.value:
            return self._spoken(spoken, placed)
        shown = self._shown(title, text)
        mailed = self.mailed(addresses)
        claims = [claim for claim in (placed, shown, mailed) if claim]
        named = sorted({guess.value for guess in claims if guess.value})
        if any(not guess.value for guess in claims):
            return next(guess for guess in claims if not guess.value)
        if len(named) == 1:
            return claims[0]
        if named:
            return Guess("account", "", f"it may belong to {' or '.join(named)}")
        return Guess("account", "", "nothing names an account that is known")

    def _spoken(self, spoken: Guess, placed: Guess | None) -> Guess:
        found = self.named_in(words(spoken.value), spoken.value, cased=False)
        named = sorted(found.counts)
        value = named[0] if len(named) == 1 and not found.strange else spoken.value
        if placed and placed.value and placed.value != value:
            return Guess("account", "", f"{spoken.reason}, but {placed.reason}")
        return Guess("account", value, spoken.reason)

    def _placed(self, place: Place) -> Guess | None:
        """The account that the nearest name in the path holds; a folder on a shelf of accounts is one."""
        folders = place.folders
        for number, (where, name) in enumerate(place.segments):
            guess = self._named(name_words(name), name, where, cased=False)
            if guess:
                return guess
            if 0 < number < len(folders) and shelf(folders[number]) and not shelf(name):
                return Guess("account", name.strip(), f'{where} stands in the folder "{folders[number]}"')
        return None

    def _shown(self, title: str, text: str) -> Guess | None:
        top = [_TARGET.sub(" ", line) for line in text[:2000].split("\n") if line.strip()][:TOP_LINES]
        for where, said in (
            ("the title", title),
            ("one of its first lines", "\n".join(line for line in top if len(line) <= TOP_LONGEST)),
        ):
            guess = self._named(words(said), said, where)
            if guess:
                return guess
        return None

    def _named(self, said: Sequence[Word], text: str, where: str, *, cased: bool = True) -> Guess | None:
        """The one account that is named there, an open guess where there are several, None where there is none."""
        found = self.named_in(said, text, cased=cased)
        named = sorted(found.counts)
        if len(named) > 1 or (named and found.strange):
            others = named[1:] or ["a name much like one"]
            return Guess("account", "", f"{where} names {' and '.join([named[0], *others])}")
        return Guess("account", named[0], f"{where} names it") if named else None

    def mailed(self, addresses: str) -> Guess | None:
        """The account whose domain is that of an address, or whose name stands in one."""
        named: set[str] = set()
        for domain in sorted(set(re.findall(r"@([\w-]+(?:\.[\w-]+)+)", addresses.lower()))):
            labels = domain.split(".")
            for said in (*(".".join(labels[at:]) for at in range(len(labels) - 1)), *labels[:-1]):
                parts = tuple(word.plain for word in words(said.replace("-", " ")))
                named |= set(self._forms.get(parts, ()))
        if len(named) > 1:
            return Guess("account", "", f"its addresses belong to {' and '.join(sorted(named))}")
        return Guess("account", min(named), "an address belongs to it") if named else None


def shelf(name: str) -> bool:
    """True for a folder that holds a folder for each account.

    >>> shelf("Customers"), shelf("Larkfen")
    (True, False)
    """
    said = [word.plain for word in name_words(name)]
    return len(said) == 1 and said[0] in _SHELVES


def introduced(place: Place, head: Head) -> Iterator[str]:
    """Accounts that a document makes known: its folder on a shelf of accounts, or a line at its head that says so."""
    spoken = head.says("account")
    if spoken and spoken.value:
        yield spoken.value
    for number, name in enumerate(place.folders[:-1]):
        if shelf(place.folders[number + 1]) and not shelf(name):
            yield name.strip()
            return
