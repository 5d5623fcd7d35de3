"""Which document replaces which, from what newer ones say they supersede."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from retrieval.lexical import folded
from retrieval.rows import Head

_NUMBERED = re.compile(r"(\d+(?:\.\d+)?)$")
NOT_IN_FORCE = ("draft", "retracted")


def replacements(heads: Sequence[Head]) -> tuple[dict[str, str], tuple[str, ...]]:
    """For every document the one that replaced it, "" for those that stand; and what names nothing certain.

    A name is a document's reference, path, file name or title, looked for among its own account's documents first.
    A draft replaces nothing.
    """
    index: dict[str, list[Head]] = defaultdict(list)
    for head in heads:
        for key in set(_keys(head)):
            index[key].append(head)
    pairs = {head.document.id: "" for head in heads}
    warnings: list[str] = []
    for head in sorted(heads, key=lambda h: (h.card.date, h.document.id)):
        for name in head.card.supersedes:
            if head.card.status in NOT_IN_FORCE:
                warnings.append(f"{head.document.source_id} is a {head.card.status}, so it does not replace {name!r}")
                continue
            old = _one(name, head, index) or _earlier(name, head, heads)
            if old is None:
                warnings.append(f"{head.document.source_id} replaces {name!r}, which names no one document here")
            elif _reaches(head.document.id, old.document.id, pairs):
                warnings.append(f"{head.document.source_id} and {old.document.source_id} replace each other")
            else:
                pairs[old.document.id] = head.document.id
    return pairs, tuple(warnings)


def _keys(head: Head) -> Iterable[str]:
    path = head.document.source_id
    name = path.rsplit("/", 1)[-1]
    for said in (head.card.ref, path, name, re.sub(r"(?:\.[A-Za-z][A-Za-z0-9]{0,8}){1,2}$", "", name), head.card.title):
        if said:
            yield _key(said)


def _key(said: str) -> str:
    return " ".join(folded(said).split())


def _one(name: str, by: Head, index: Mapping[str, Sequence[Head]]) -> Head | None:
    """The one document that the name means: nearest first, by account and source; None where several fit or none."""
    found = [head for head in index.get(_key(name), ()) if head.document.id != by.document.id]
    account, system = by.card.account, by.document.source_system
    own = [head for head in found if head.card.account == account]
    beside = [head for head in found if head.document.source_system == system and "" in (head.card.account, account)]
    for close in ([head for head in own if head.document.source_system == system], own, beside):
        if close:
            return close[0] if len(close) == 1 else None
    return None


def _earlier(name: str, by: Head, heads: Sequence[Head]) -> Head | None:
    """The one document of the same account and kind whose version the name ends in: "POL-v4" beside "POL-v5".

    Only where the name is the newer one's own reference or title but for the number.
    """
    number = _NUMBERED.search(name)
    own = {_NUMBERED.sub("#", said) for said in (by.card.ref, by.card.title) if _NUMBERED.search(said)}
    if not number or not by.card.kind or _NUMBERED.sub("#", name) not in own:
        return None
    alike = (by.card.account, by.card.kind, number[1])
    found = [
        h for h in heads if (h.card.account, h.card.kind, h.card.version) == alike and h.document.id != by.document.id
    ]
    return found[0] if len(found) == 1 and not found[0].card.ref else None


def _reaches(start: str, goal: str, pairs: Mapping[str, str]) -> bool:
    seen = set()
    while start and start not in seen:
        if start == goal:
            return True
        seen.add(start)
        start = pairs.get(start, "")
    return False
