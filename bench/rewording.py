"""A question that names an account, asked again under another of its names, or with one letter wrong.

Both follow from the set's own account names and the question's id alone: the same set gives the same questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

from evaluators.dataset import Query

SHORTEST = 4  # letters of a word that is misspelt: of a shorter one too little is left
SHORTEST_SHARED = 3  # of one that many names share, and so is known with less


@dataclass(frozen=True, slots=True)
class Reworded:
    """The question as it was and as it is asked again; `way` says what was done to the name."""

    was: Query
    query: Query
    way: str


def by_alias(queries: Sequence[Query], accounts: Collection[str]) -> list[Reworded]:
    """Each question that names an account, once for each other form of its name."""
    found: list[Reworded] = []
    for query in queries:
        if place := mention(query.text, accounts):
            start, end, account = place
            for way, form in forms(query.text[start:end], account, accounts):
                text = query.text[:start] + form + query.text[end:]
                found.append(Reworded(query, replace(query, text=text), way))
    return found


def by_slip(queries: Sequence[Query], accounts: Collection[str]) -> list[Reworded]:
    """Each question that names an account, with one letter wrong: in the name's own longest word, in its shared one."""
    found: list[Reworded] = []
    for query in queries:
        if place := mention(query.text, accounts):
            start, end, _ = place
            said, shared = query.text[start:end], common(accounts)
            parts = words(said)
            own, kind = (longest([p for p in parts if (p.lower() in shared) is of_kind]) for of_kind in (False, True))
            for word, way, least in ((own, "", SHORTEST), (kind, "shared word ", SHORTEST_SHARED)):
                if slip := misspelt(word, query.id, least):
                    form = said.replace(word, slip[1], 1)
                    text = query.text[:start] + form + query.text[end:]
                    found.append(Reworded(query, replace(query, text=text), way + slip[0]))
    return found


def mention(text: str, accounts: Collection[str]) -> tuple[int, int, str] | None:
    """Where the text names an account, and which: the longest name, then the first of them.

    >>> mention("Who chairs SIG Big Data now?", ["sig-big-data", "sig-data", "data"])
    (11, 23, 'sig-big-data')
    """
    best: tuple[int, int, str] | None = None
    for account in sorted(accounts):
        parts = words(account)
        if not parts:
            continue
        pattern = r"(?<!\w)" + r"[\W_]{0,2}".join(map(re.escape, parts)) + r"(?!\w)"
        place = re.search(pattern, text, re.IGNORECASE)
        if place and (best is None or place.end() - place.start() > best[1] - best[0]):
            best = (place.start(), place.end(), account)
    return best


def words(name: str) -> list[str]:
    """The words of a name, whatever joins them.

    >>> words("sig-api_machinery")
    ['sig', 'api', 'machinery']
    """
    return [part for part in re.split(r"[\W_]+", name) if part]


def common(accounts: Collection[str]) -> frozenset[str]:
    """Words that stand in at least three names: they say what kind of account it is, not which.

    >>> sorted(common(["sig-a", "sig-b", "sig-c", "wg-a"]))
    ['sig']
    """
    counts = Counter(word for account in set(accounts) for word in {part.lower() for part in words(account)})
    return frozenset(word for word, count in counts.items() if count >= 3)


def forms(said: str, account: str, accounts: Collection[str]) -> list[tuple[str, str]]:
    """Other ways to write the name that was said, each once and none that another account could claim.

    >>> forms("SIG Big Data", "sig-big-data", ["sig-big-data", "sig-a", "sig-b"])
    [('joined', 'sig-big-data'), ('turned', 'Big Data SIG'), ('short', 'Big Data')]
    """
    shared = common(accounts)
    parts = words(said)
    own = [part for part in parts if part.lower() not in shared]
    kind = [part for part in parts if part.lower() in shared]
    made = [("joined", "-".join(parts).lower()), ("spaced", " ".join(parts))]
    if own and kind:
        made.append(("turned", " ".join(own + kind)))
        if not claimed(own, account, accounts):
            made.append(("short", " ".join(own)))
    seen = {said}
    return [(way, form) for way, form in made if not (form in seen or seen.add(form))]  # type: ignore[func-returns-value]  # a set that remembers


def claimed(own: Sequence[str], account: str, accounts: Collection[str]) -> bool:
    """True when another account's name holds all these words too."""
    wanted = {word.lower() for word in own}
    return any(wanted <= {part.lower() for part in words(other)} for other in accounts if other != account)


def longest(parts: Sequence[str]) -> str:
    """The longest of the words, the first of equals; empty without any.

    >>> longest(["api", "machinery"])
    'machinery'
    """
    return max(parts, key=len, default="")


def misspelt(word: str, seed: str, least: int = SHORTEST) -> tuple[str, str] | None:
    """The word with one inner letter wrong, and in which way; None for a word too short to be known after that.

    >>> misspelt("Storage", "q7")
    ('doubled', 'Storrage')
    """
    if len(word) < least:
        return None
    at = 1 + crc32(seed.encode("utf-8", "replace")) % (len(word) - 2)  # an inner one: people get the first letter right
    ways = {
        "dropped": word[:at] + word[at + 1 :],
        "doubled": word[:at] + word[at] + word[at:],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        "changed": word[:at] + other_letter(word[at]) + word[at + 1 :],
    }
    usable = [(way, form) for way, form in ways.items() if form != word]
    return usable[crc32(f"way {seed}".encode("utf-8", "replace")) % len(usable)]


def other_letter(letter: str) -> str:
    """A wrong letter of the same case.

    >>> other_letter("a"), other_letter("Z"), other_letter("1")
    ('i', 'E', 'e')
    """
    wrong = {"a": "i", "e": "a", "i": "e", "o": "u", "u": "o"}.get(letter.lower(), "e")
    return wrong.upper() if letter.isupper() else wrong
