"""What the files of a run make known before any of them is judged: accounts and regions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from retrieval.infer.accounts import Accounts
from retrieval.infer.infer import Lore, introduces
from retrieval.infer.regions import Regions
from retrieval.layers import Claim
from retrieval.mention import words
from retrieval.opened import Documents, documents, open_file
from retrieval.sources.reading import Reading, Refused
from retrieval.store import Known


class Gathered:
    """Grows while the files are looked through; the order in which they come does not matter."""

    def __init__(
        self,
        accounts: Iterable[str],
        regions: Iterable[str],
        aliases: Mapping[str, Iterable[str]],
        read: Documents = documents,
    ) -> None:
        self._read = read
        self._accounts = set(accounts)
        self._told: set[str] = set()  # what only lines of documents call an account
        self._regions = set(regions)
        self._aliases = {account: set(names) for account, names in aliases.items()}

    def look(self, root: Path, path: str, said: Iterable[Claim], known: Mapping[str, Known], limit: int) -> None:
        """Takes in what a file's documents introduce; one that has not changed introduced it before."""
        for claim in said:
            self._accounts |= {claim.value} if claim.field == "account" else set()
            self._regions |= {claim.value} if claim.field == "region" else set()
        try:
            opened = open_file(root / path, limit)
            before = known.get(path)
            if before and before.sha256 == opened.sha256 and not before.removed:
                return
            for one in self._read(path, opened.data):
                if isinstance(one, Reading):
                    self._take(root, path, one)
        except Refused:
            return  # named when the file's turn comes

    def _take(self, root: Path, path: str, reading: Reading) -> None:
        stated = {one.field: one.value for one in reading.stated}
        accounts, regions = introduces(root.name, path, reading.text, reading.form, stated)
        if stated.get("account"):
            self._accounts |= accounts
        else:
            self._told |= accounts
        self._regions |= regions

    def lore(self) -> Lore:
        """All of it."""
        firm = self._accounts | set(self._aliases)
        told = {account for account in self._told - firm if not any(longer(account, other) for other in firm)}
        names = {account: self._aliases.get(account, set()) for account in firm | told}
        return Lore(Accounts(names), Regions(self._regions))


def longer(name: str, account: str) -> bool:
    """True where a name is an account's whole name of several words and goes on: a plant of it, or a line's rest.

    >>> longer("Norvik Foods de México, Planta León", "Norvik Foods"), longer("Norvik Foods", "Norvik")
    (True, False)
    """
    said, whole = ([word.plain for word in words(one)] for one in (name, account))
    return 1 < len(whole) < len(said) and said[: len(whole)] == whole
