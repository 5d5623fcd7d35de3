"""By what names a home knows its accounts: those that people gave, those of documents, those that systems use."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from retrieval.identified import accounts_tree, names_of_accounts
from retrieval.records.tree import Tree
from retrieval.store import Store

RECORDS = "records"  # the source of names that the records' trees tell


def names_called(store: Store) -> dict[str, str]:
    """By what name the home knows each account, by every name in small letters that is only one account's.

    What people said of names goes before what the records let one tell.
    """
    register = store.register()
    known, aliases = register.accounts(), register.aliases(but=RECORDS)
    given = _only((name, account) for account, names in aliases.items() for name in names)
    plain = _only((account, account) for account in known)
    return plain | names_of_accounts(store, aliases, known) | given


def keep_names(store: Store, called: Mapping[str, str]) -> None:
    """Lets questions and folders name each account as its systems do: by parent's, legal and other names of it."""
    store.register().name(RECORDS, other_names(accounts_tree(store), called))


def other_names(tree: Tree, called: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each account the names that its parent accounts bear in their systems, where another account bears none."""
    found: dict[str, set[str]] = {}
    for key in tree.roots:
        root = tree.nodes[key]
        name = root.text("name")
        account = called.get(name.casefold(), name)
        aliases = root.known.get("aliases", ())
        given = {name, root.text("legal_name"), *(aliases if isinstance(aliases, tuple) else ())}
        found.setdefault(account, set()).update(given - {"", account})
    borne = _only((name, account) for account, names in found.items() for name in (account, *names))
    mine = {account: [one for one in names if borne.get(one.casefold()) == account] for account, names in found.items()}
    return {account: tuple(sorted(names)) for account, names in sorted(mine.items()) if account and names}


def _only(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Each name in small letters with its account, where it has only one."""
    found: dict[str, set[str]] = {}
    for name, account in pairs:
        found.setdefault(name.casefold(), set()).add(account)
    return {name: min(accounts) for name, accounts in found.items() if len(accounts) == 1}
