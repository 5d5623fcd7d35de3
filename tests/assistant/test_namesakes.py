"""A name that several people or several accounts' places bear asks back, unless the question tells them apart."""

from __future__ import annotations

import pytest

from assistant.namesakes import Namesakes
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.tree import Tree
from retrieval.records.value import Value

TARVESSA, LARKFEN = "Tarvessa Industries", "Larkfen Packaging"


def row(kind: str, one: str, account: str, **known: Value) -> Record:
    return Record(f"{kind}/{one}", kind, Source("crm", kind, one, "", 1, "h"), known, account=account)


TREE = Tree.of(
    [
        row("account", "1", TARVESSA, name=TARVESSA),
        row("account", "2", TARVESSA, name="Tarvessa Springfield", parent_id="1", level="plant", country="USA"),
        row("account", "3", TARVESSA, name="Plant Suzhou", parent_id="1", level="plant", country="China"),
        row("account", "4", TARVESSA, name="Sales office Suzhou", parent_id="1", level="site", city="Suzhou"),
        row("account", "5", LARKFEN, name=LARKFEN),
        row("account", "6", LARKFEN, name="Springfield", parent_id="5", level="plant", country="USA"),
    ]
)
PEOPLE = [
    row("stakeholder", "a", TARVESSA, name="Michael Schmidt", title="Head of Maintenance", account_id="2"),
    row("stakeholder", "b", TARVESSA, name="Martina Schmidt", title="Head of Quality", account_id="2"),
    row("stakeholder", "c", TARVESSA, name="Wang Wei", name_local="王伟", title="Purchasing", email="w@t.example"),
    row("stakeholder", "d", TARVESSA, name="Wang Wei", name_local="王维", title="Maintenance", email="w2@t.example"),
    row("stakeholder", "e", LARKFEN, name="Linda Ostrow", title="Buyer"),
    row("stakeholder", "f", LARKFEN, name="Linda Ostrow", email="linda@l.example"),
    row("stakeholder", "g", LARKFEN, name="Mark Schmidt", account_id="6"),
    row("internal_person", "h", "", name="Tom Becker", title="Regional owner"),
    row("stakeholder", "i", "", name="Becker", title="Driver"),
]
SCHMIDTS = {"Martina Schmidt, Head of Quality, Tarvessa Springfield",
            "Michael Schmidt, Head of Maintenance, Tarvessa Springfield", "Mark Schmidt, Springfield"}  # fmt: skip
WANGS = {"Wang Wei, Maintenance, Tarvessa Industries", "Wang Wei, Purchasing, Tarvessa Industries"}


@pytest.mark.parametrize(
    ("question", "accounts", "readings"),
    [
        ("What does M. Schmidt complain about?", (), SCHMIDTS),
        ("Was sagt Schmidt dazu?", (), SCHMIDTS),
        ("What does M Schmidt of Tarvessa want?", (TARVESSA,), SCHMIDTS - {"Mark Schmidt, Springfield"}),
        ("What does M. Schmidt from quality want?", (), set()),
        ("What does Michael Schmidt want?", (), set()),
        ("What does M. Schmidt of Larkfen want?", (LARKFEN,), set()),
        ("What is Wang Wei's role?", (), WANGS),
        ("What is Wei Wang's role?", (), WANGS),
        ("王維 Wang Wei は？", (), WANGS),
        ("What is the role of Wang Wei (王伟)?", (), set()),
        ("Wang Wei in purchasing, what does he want?", (), set()),
        ("Who is Linda Ostrow?", (), set()),  # one row has no address: it may be she again
        ("Is there a schmidt at work?", (), set()),  # no name without a capital
        ("What does Tom Becker do?", (), set()),
        ("What did we promise for Springfield?", (), {"Tarvessa Springfield", "Springfield, Larkfen Packaging"}),
        ("What did we promise Larkfen for Springfield?", (LARKFEN,), set()),
        ("What did we promise for Springfield OH?", (), set()),
        ("What did we promise for Springfield (Ohio)?", (), set()),
        ("What did we promise Suzhou?", (), set()),  # two places of one account
        ("What did Michael Schmidt say of Springfield?", (), set()),
        ("", (), set()),
        ("????", (), set()),
    ],
)
def test_a_name_that_may_mean_several_asks_back(question: str, accounts: tuple[str, ...], readings: set[str]) -> None:
    known = Namesakes(TREE, PEOPLE, {})
    assert set(known.readings(question, accounts)) == readings
    assert Namesakes(TREE, PEOPLE[::-1], {}).readings(question, accounts) == known.readings(question, accounts)


def test_two_rows_that_are_one_person_are_no_namesakes() -> None:
    again = row("stakeholder", "z", TARVESSA, name="M. Schmidt", email="m@t.example")
    one = Namesakes(TREE, [PEOPLE[0], again], {again.id: PEOPLE[0].id})
    assert one.readings("What does M. Schmidt want?", ()) == ()
