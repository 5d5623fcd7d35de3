"""Damage that leaves the pages readable is found in what rows say of one another."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from retrieval.evidence import Card
from retrieval.records.mapped import Mapped
from retrieval.records.source import Source
from retrieval.store import Holder, StoreDamaged
from retrieval.store.sound import faults, quick
from tests.retrieval.store.worlds import arrival, month, opened

CARD = Card(account="Tarvessa", labels=("board", "legal"))
PLAN = arrival("plan.md", "The plan says much. " * 400, month(1), CARD, cuts=(100, 4000))


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A whole home's database."""
    store = opened(tmp_path, PLAN)
    row = Mapped("ticket", Source("crm", "Case", "1"), {"title": "Late"}, raw="1,Late")
    by = Holder(PLAN.document.id, PLAN.revision.id, month(1), month(1))
    store.writer().put_records(by, [row])
    store.close()
    return store.path


def test_a_whole_store_has_no_faults(database: Path) -> None:
    quick(database)
    assert faults(database) == []


WRONGS = {
    "a text that changed": ("UPDATE revision SET text = replace(text, 'much', 'less')", "its passages are not its"),
    "a passage that is gone": ("DELETE FROM passage WHERE start = 100", "passage"),
    "a passage that changed": ("UPDATE passage SET text = upper(text) WHERE start = 100", "its passages are not its"),
    "a heading that is none": ("UPDATE passage SET heading = '[' WHERE start = 0", "heading cannot be read"),
    "a vector cut short": ("UPDATE vector SET data = substr(data, 1, 7)", "its vector"),
    "a hash of another": ("UPDATE revision SET sha256 = 'x'", "does not fit its content"),
    "a document of another": ("UPDATE document SET source_id = 'y'", "does not fit its source"),
    "a label that is lost": ("DELETE FROM revision_label WHERE label = 'board'", "who may see it"),
    "a label too many": ("INSERT INTO revision_label SELECT id, 'open' FROM revision", "who may see it"),
    "a label that changed": ("UPDATE revision_label SET label = 'open' WHERE label = 'legal'", "who may see it"),
    "a head that is none": ("UPDATE document SET head = 'rnone'", "its newest revision"),
    "a row that changed": ("UPDATE record SET raw = '1,Early'", "its row is not what"),
    "a record of another": ("UPDATE record SET source_id = '2'", "its row is not what"),
    "fields that are none": ("UPDATE record SET fields = '{'", "its fields cannot be read"),
    "no number": ("DELETE FROM corpus", "not exactly one number"),
}


@pytest.mark.parametrize("name", WRONGS)
def test_each_wrong_is_told(database: Path, name: str) -> None:
    statement, told = WRONGS[name]
    with sqlite3.connect(database) as changed:
        assert changed.execute(statement).rowcount > 0
    changed.close()
    assert any(told in fault for fault in faults(database)), faults(database)


def test_pages_of_noise_are_found_by_the_quick_look_too(database: Path) -> None:
    data = bytearray(database.read_bytes())
    for page in range(1, len(data) // 4096):
        data[page * 4096 : page * 4096 + 200] = b"\xa5" * 200
    database.write_bytes(data)
    with pytest.raises(StoreDamaged):
        quick(database)
    assert faults(database) != []
