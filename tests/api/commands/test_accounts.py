"""The tree and one account, for a person and for a program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api import crm, desk
from tests.api.conftest import Run


def test_the_tree_and_an_account_are_told(run: Run, tmp_path: Path) -> None:
    empty = run("accounts", "tree")
    assert (empty.status, empty.out) == (0, "")
    assert "aia ingest PATH" in empty.err
    brought = run("ingest", str(desk.written(tmp_path / "exports", crm.FILES))).out
    assert "\nRecords\n  crm/Account.csv: 4 records of salesforce Account\n  crm/Case.csv: 7 records" in brought
    assert "11 records of exports: 4 account, 7 ticket\n" in run("status").out
    assert json.loads(run("status", "--json").out)["records"] == {"account": 4, "ticket": 7}
    told = run("accounts", "tree").out.splitlines()
    assert [line.split("  00")[0] for line in told] == [
        "Norvik Group, Austria",
        "  Norvik Linz, Austria",
        "    Norvik Steyr, Austria",
        "Tarvessa, Spain",
    ]
    assert len(run("accounts", "tree", "Norvik Linz").out.splitlines()) == 2
    nodes = json.loads(run("accounts", "tree", "--json").out)
    assert [(one["name"], one["depth"], one["children"]) for one in nodes][:2] == [
        ("Norvik Group", 0, 1),
        ("Norvik Linz", 1, 1),
    ]
    shown = run("accounts", "show", "Linz").out
    assert "below Norvik Group" in shown
    assert "Service level or support tier  premium" in shown
    assert "Strategic priority             not filled in" in shown
    assert "        5  ticket\n" in shown
    assert "salesforce Account, crm/Account.csv, row 3" in shown
    group = json.loads(run("accounts", "show", "001000000000001AAA", "--json").out)
    assert (group["counts"], len(group["crm"])) == ({"account": 3, "ticket": 7}, 9)
    unknown = run("accounts", "show", "Norvik")
    assert unknown.status == 2
    assert "No account is called 'Norvik'" in unknown.err
