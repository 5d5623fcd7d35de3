"""Every shipped mapping can be followed, and a wrong one says where it is wrong."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from retrieval.sources.exports.mapping import BadMapping, mappings, parse

GOOD = """
version: 1
title: Some CRM
objects:
  Case:
    kind: ticket
    id: Id
    fields:
      title: Subject
      severity: {from: Prio, values: {High: S2, Any: ""}}
"""


def test_every_shipped_mapping_is_whole() -> None:
    found = {each.system: each for each in mappings()}
    assert set(found) == {
        "asana", "gohighlevel", "hubspot", "jira", "oracle", "plan", "salesforce", "sap", "servicenow", "sheet",
        "slack", "zendesk",
    }  # fmt: skip
    for system in found.values():
        assert system.keys in ("plain", "padded", "salesforce", "worded")
        inner = {inside.object for one in system.objects for inside in one.inside}
        assert inner <= {one.name for one in system.objects}
        for one in system.objects:
            assert one.tells or one.name in inner
            assert all(one.key for tell in one.tells if tell.key)
            columns = [name for tell in one.tells for name in tell.columns]
            assert all(len(tell.columns) > 1 or "AIA" in tell.columns[0] for tell in one.tells)
            assert columns or one.name in inner


def test_the_page_about_exports_names_every_system_and_object() -> None:
    page = (Path(__file__).parents[4] / "docs" / "exports.md").read_text("utf-8")
    for system in mappings():
        assert f"`{system.system}`" in page
        row = next(line for line in page.splitlines() if line.endswith(f"`{system.system}` |"))
        missing = [one.name for one in system.objects if one.name not in re.findall(r"\w+", row)]
        assert not missing


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (("kind: ticket", "kind: biscuit"), "some Case: there is no kind 'biscuit'"),
        (("title: Subject", "colour: Subject"), "ticket has no field colour"),
        (("High: S2", "High: S9"), "some Case severity: S9 is not among S1, S2, S3, S4"),
        (("from: Prio", "form: Prio"), "some Case severity: unknown key form"),
        (("title: Subject", "title: {from: Subject, currency: Cur}"), "a currency stands beside an amount only"),
        (("id: Id", "fixed: {status: odd}\n    id: Id"), "status cannot be 'odd'"),
        (("objects:", "objects: 3\nthings:"), "some: it is no mapping"),
        (("version: 1", "version: ["), "some: it is no mapping"),
    ],
)
def test_a_wrong_mapping_says_where(change: tuple[str, str], told: str) -> None:
    assert parse("some", GOOD).objects[0].takes[1].values["high"] == "S2"
    with pytest.raises(BadMapping, match=told):
        parse("some", GOOD.replace(*change))
