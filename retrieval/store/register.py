"""What a home knows of itself: roots of its sources, people's corrections, aliases, and words kept under a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select

from retrieval.store.documents import revision
from retrieval.store.home import correction, name, note, source
from retrieval.store.transaction import change


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one field of a file or of everything below a folder ("" is the whole source)."""

    system: str
    path: str
    field: str
    value: str
    made_at: datetime


class Register:
    """Reads and writes what a home knows of itself, each write in a transaction of its own."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def register(self, root: Path, kind: str = "folder") -> str:
        """The system name of a root folder: `folder:NAME`, numbered when another root has that name already."""
        with self._engine.begin() as connection:
            roots: dict[str, str] = {row.root: row.system for row in connection.execute(select(source))}
            if str(root) in roots:
                return roots[str(root)]
            plain = f"{kind}:{root.name}"
            taken = set(roots.values())
            system = next(s for s in (plain, *(f"{plain}~{n}" for n in range(2, len(taken) + 3))) if s not in taken)
            connection.execute(insert(source).values(system=system, root=str(root)))
            return system

    def roots(self) -> dict[str, Path]:
        """Every registered root by its system's name."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(source).order_by(source.c.system))
            return {row.system: Path(row.root) for row in rows}

    def correct(self, corrections: Iterable[Correction]) -> None:
        """Keeps corrections; an empty value takes one back."""
        with change(self._engine) as connection:
            for one in corrections:
                key = (correction.c.system == one.system, correction.c.path == one.path)
                connection.execute(delete(correction).where(*key, correction.c.field == one.field))
                if one.value:
                    row = {"system": one.system, "path": one.path, "field": one.field}
                    connection.execute(insert(correction).values(**row, value=one.value, made_at=one.made_at))

    def corrections(self, system: str | None = None) -> list[Correction]:
        """All corrections, or a source's, by system, path and field."""
        chosen = select(correction).order_by(correction.c.system, correction.c.path, correction.c.field)
        if system is not None:
            chosen = chosen.where(correction.c.system == system)
        with self._engine.connect() as connection:
            rows = connection.execute(chosen)
            return [Correction(r.system, r.path, r.field, r.value, r.made_at) for r in rows]

    def name(self, system: str, aliases: Mapping[str, Sequence[str]]) -> None:
        """A source's aliases, account by account; they replace those it gave before."""
        wanted = {(account, alias) for account, given in aliases.items() for alias in given}
        with self._engine.connect() as connection:
            chosen = select(name.c.account, name.c.alias).where(name.c.system == system)
            if {(row.account, row.alias) for row in connection.execute(chosen)} == wanted:
                return
        with change(self._engine) as connection:
            connection.execute(delete(name).where(name.c.system == system))
            for account, alias in sorted(wanted):
                connection.execute(insert(name).values(system=system, account=account, alias=alias))

    def aliases(self, but: str = "") -> dict[str, set[str]]:
        """Every account's aliases, whoever gave them, but for one source's."""
        found: dict[str, set[str]] = {}
        with self._engine.connect() as connection:
            for row in connection.execute(select(name.c.account, name.c.alias).where(name.c.system != but)):
                found.setdefault(row.account, set()).add(row.alias)
        return found

    def accounts(self) -> set[str]:
        """Accounts that documents and aliases name, removed documents' too."""
        with self._engine.connect() as connection:
            stated = set(connection.scalars(select(revision.c.account).distinct()))
            return (stated | set(connection.scalars(select(name.c.account).distinct()))) - {""}

    def regions(self) -> set[str]:
        """Regions that documents name, removed documents' too."""
        with self._engine.connect() as connection:
            return set(connection.scalars(select(revision.c.region).distinct())) - {""}

    def note(self, key: str, value: str) -> None:
        """Keeps a word about the home under a key."""
        with self._engine.begin() as connection:
            connection.execute(delete(note).where(note.c.key == key))
            connection.execute(insert(note).values(key=key, value=value))

    def noted(self, key: str) -> str:
        """The word kept under a key, or nothing."""
        with self._engine.connect() as connection:
            return connection.scalar(select(note.c.value).where(note.c.key == key)) or ""

    def notes(self, beginning: str) -> dict[str, str]:
        """The words kept under keys that begin so, by the rest of the key."""
        with self._engine.connect() as connection:
            rows = connection.execute(select(note).where(note.c.key.startswith(beginning, autoescape=True)))
            return {row.key[len(beginning) :]: row.value for row in rows}
