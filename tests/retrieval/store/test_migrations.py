"""A database of any earlier version opens with its contents."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from retrieval.evidence import Scope
from retrieval.store import SchemaTooNew, Store, Wanted
from retrieval.store.migrate import NEWEST
from retrieval.store.schema import metadata

DATABASES = Path(__file__).parents[2] / "fixtures" / "databases"


def loaded(dump: Path, into: Path) -> Path:
    with sqlite3.connect(into) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    connection.close()
    return into


@pytest.mark.parametrize("dump", sorted(DATABASES.glob("*.sql")), ids=lambda dump: dump.stem)
def test_an_earlier_database_upgrades_with_its_contents(dump: Path, tmp_path: Path) -> None:
    store = Store.open(loaded(dump, tmp_path / "aia.sqlite"))
    reader = store.scoped(Scope.owner())
    heads = {head.document.source_id: head for head in reader.heads()}
    assert sorted(heads) == ["cost.md", "plan.md"]
    assert [one.text for one in reader.revisions(heads["plan.md"].document.id)] == ["The old plan.", "The new plan."]
    assert heads["cost.md"].card.labels == ("finance", "internal")
    assert [n.alias for n in reader.names()] == ["TVS"]
    ids, data = reader.vectors([heads["plan.md"].revision], "lengths")
    assert (len(ids), data.tolist()) == (1, [[13, 0, 1]])
    records = [(one.kind, one.account, one.labels) for one in reader.records(Wanted())]
    account, ticket = ("account", "Tiny Verdant Systems"), ("ticket", "Tiny Verdant Systems")
    kept = [(*account, ("internal",)), (*ticket, ("internal", "private"))] if dump.stem >= "0002" else []
    assert records == kept


def test_there_is_a_database_of_every_version() -> None:
    versions = Path(__file__).parents[3] / "retrieval" / "store" / "migrations" / "versions"
    steps = sorted(one.stem.split("_")[0] for one in versions.glob("[0-9]*.py"))
    assert steps[-1] == NEWEST
    assert sorted(dump.stem for dump in DATABASES.glob("*.sql")) == steps


def test_the_steps_make_the_tables_that_the_code_reads(tmp_path: Path) -> None:
    Store.open(tmp_path / "stepped.sqlite").close()
    metadata.create_all(create_engine(f"sqlite:///{tmp_path / 'declared.sqlite'}"))
    assert columns(tmp_path / "stepped.sqlite") == columns(tmp_path / "declared.sqlite")


def columns(path: Path) -> set[tuple[str, ...]]:
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
    found: set[tuple[str, ...]] = {
        (str(table), str(row[1]), str(row[2]), str(row[3]), str(row[5]))
        for table in tables
        if table != "alembic_version"
        for row in connection.execute(f"PRAGMA table_info('{table}')")
    }
    indexes = connection.execute("SELECT name, tbl_name FROM sqlite_master WHERE type='index' AND sql IS NOT NULL")
    found |= {("index", str(name), str(table)) for name, table in indexes}
    connection.close()
    return found


def test_a_database_of_a_later_version_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "aia.sqlite"
    Store.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(SchemaTooNew, match="9999"):
        Store.open(path)


def test_the_file_is_opened_as_the_record_on_sqlite_says(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "aia.sqlite")
    with store._reads.connect() as connection:
        said = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
        }
    assert said == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
    }
    assert (tmp_path / "aia.sqlite").stat().st_mode & 0o077 == 0
