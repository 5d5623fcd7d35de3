"""By what names a home knows its accounts: those that people gave, those of documents, those that systems use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from retrieval.evidence import digest
from retrieval.identified import RULINGS, identified
from retrieval.identity.meant import Meant
from retrieval.identity.roots import account_names, kept_apart
from retrieval.identity.seen import Identities
from retrieval.records.tree import Key, Tree
from retrieval.store import Store

RECORDS = "records"  # the source of names that the records' trees tell


def said_of_names(store: Store) -> str:
    """Changes when people or documents give accounts other names, or people say other things of who is who."""
    register = store.register()
    aliases = sorted((account, *sorted(names)) for account, names in register.aliases(but=RECORDS).items())
    ruled = sorted(register.notes(RULINGS).items())
    return digest(*(part for row in (*aliases, sorted(register.accounts()), *ruled) for part in (*row, "")))


@dataclass(frozen=True, slots=True)
class Settled:
    """What the home calls each account, by every name that is only one's; what rows mean; and who is who.

    `apart` is what roots are called that bear the name of another company.
    """

    names: Mapping[str, str]
    apart: Mapping[Key, str]
    meant: Meant
    found: Identities


def settled_names(store: Store) -> Settled:
    """By what name the home knows each account, by every name in small letters that is only one account's.

    And which account a row means by a name or an address. What people said of names goes before what the records let
    one tell. Questions and folders may name each account as its systems do from then on. Looks at every account and
    person: seconds for ten thousand.
    """
    register = store.register()
    known, aliases = register.accounts(), register.aliases(but=RECORDS)
    found, records = identified(store)
    tree = Tree.of([one for one in records.values() if one.kind == "account"])
    given = _only((name, account) for account, names in aliases.items() for name in names)
    plain = _only((account, account) for account in known)
    ours = [one.text("email") for one in records.values() if one.kind == "internal_person"]
    names = plain | account_names(tree, found, aliases, known) | given
    meant = Meant(tree, found.home(), ours)
    others, hosts = other_names(tree), meant.hosts()
    called = {name: (*others.get(name, ()), *hosts.get(name, ())) for name in sorted({*others, *hosts})}
    register.name(RECORDS, called)
    return Settled(names, kept_apart(tree, found), meant, found)


def other_names(tree: Tree) -> dict[str, tuple[str, ...]]:
    """For each account the other names that its parent bears, where nothing else in the tree bears one.

    What a part of the account is called is no name of the whole: a question about the part would be answered from the
    whole's records.
    """
    found: dict[str, set[str]] = {}
    for key, node in tree.nodes.items():
        aliases = node.known.get("aliases", ())
        given = {node.text("legal_name"), *(aliases if isinstance(aliases, tuple) else ())}
        if key not in tree.parents:
            found.setdefault(node.text("name"), set()).update(given - {"", node.text("name")})
    borne = [(one.text("name"), one.text("name")) for one in tree.nodes.values()]
    borne += [(name, account) for account, names in found.items() for name in names]
    alone = _only(borne)
    mine = {account: [one for one in names if alone.get(one.casefold()) == account] for account, names in found.items()}
    return {account: tuple(sorted(names)) for account, names in sorted(mine.items()) if account and names}


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each name in small letters with its account, where it has only one."""
    found: dict[str, set[str]] = {}
    for name, account in pairs:
        found.setdefault(name.casefold(), set()).add(account)
    return {name: min(accounts) for name, accounts in found.items() if len(accounts) == 1}
