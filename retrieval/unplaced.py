"""Records whose account is not known, and accounts of one name that are not known to be one: each with the reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from retrieval.identity.meant import Meant
from retrieval.records.kinds import of_no_account
from retrieval.records.owner import address_of, owner_of
from retrieval.records.quality import Finding, finding
from retrieval.records.record import Record
from retrieval.records.source import SPANS
from retrieval.records.tree import Key, Tree


def waits(one: Record) -> bool:
    """True for a record that should be of an account and is of none."""
    documents = one.source.system == SPANS  # a document without an account is asked about itself
    return not one.account and one.kind != "account" and not of_no_account(one.kind) and not documents


def unplaced(records: Iterable[Record], meant: Meant) -> Iterator[Finding]:
    """Why each record that waits for an account has none."""
    for one in records:
        kind, named = owner_of(one.kind, one.source.id, one.known)
        said = named if kind == "account" else address_of(one.kind, one.known, one.extra)
        if kind not in ("", "account"):
            why = f"it names no account, nor does the {kind.replace('_', ' ')} {named} that it belongs to"
        elif said:
            reason = meant.why_not(one.source.system, said) or "the next aia ingest will place it"
            why = f"it names its account as “{said}”: {reason}"
        else:
            why = "it names no account"
        yield finding("warning", "no_account", why, one)


def namesakes(tree: Tree) -> Iterator[Finding]:
    """Root accounts of several systems that bear one name and are not known to be one."""
    borne: dict[str, list[Key]] = defaultdict(list)
    for key in tree.roots:
        borne[tree.nodes[key].text("name").strip().casefold()].append(key)
    for name, keys in borne.items():
        for key in keys if name else ():
            others = sorted(other for other in keys if other[0] != key[0])
            if others:
                listed = ", ".join(":".join(other) for other in others)
                said = f"an account of this name in another system is not known to be the same: {listed}"
                yield finding("warning", "one_name", said, tree.nodes[key])
