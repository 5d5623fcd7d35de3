"""What a home knows of itself."""

from __future__ import annotations

from pathlib import Path

from retrieval.evidence import Card, Scope
from retrieval.store import Correction
from tests.retrieval.store.worlds import SYSTEM, arrival, month, opened


def test_two_roots_of_one_name_are_two_systems_and_one_root_is_one(tmp_path: Path) -> None:
    register = opened(tmp_path).register()
    first = register.register(Path("/a/plans"))
    second = register.register(Path("/b/plans"))
    assert (first, second) == ("folder:plans", "folder:plans~2")
    assert register.register(Path("/a/plans")) == first
    assert register.roots() == {first: Path("/a/plans"), second: Path("/b/plans")}


def test_a_correction_is_kept_replaced_and_taken_back(tmp_path: Path) -> None:
    register = opened(tmp_path).register()
    said = Correction(SYSTEM, "APAC", "region", "APAC", month(1))
    register.correct([said])
    later = Correction(SYSTEM, "APAC", "region", "EMEA", month(2))
    register.correct([later])
    assert register.corrections() == [later]
    register.correct([Correction(SYSTEM, "APAC", "region", "", month(3))])
    assert register.corrections(SYSTEM) == []


def test_aliases_reach_only_those_who_see_the_account(tmp_path: Path) -> None:
    store = opened(tmp_path, arrival("a.md", "x", month(1), Card(account="Tarvessa")))
    store.register().name(SYSTEM, {"Tarvessa": ["TVS"], "Wieslauer": ["WLP"]})
    assert [n.alias for n in store.scoped(Scope.owner()).names()] == ["TVS"]
    assert store.scoped(Scope(frozenset())).names() == ()
    assert store.register().accounts() == {"Tarvessa", "Wieslauer"}


def test_the_same_aliases_again_change_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    store.register().name(SYSTEM, {"Tarvessa": ["TVS"]})
    before = store.corpus()
    store.register().name(SYSTEM, {"Tarvessa": ["TVS"]})
    assert store.corpus() == before


def test_a_note_is_kept_under_its_key(tmp_path: Path) -> None:
    register = opened(tmp_path).register()
    assert register.noted("default_label") == ""
    register.note("default_label", "internal")
    register.note("default_label", "restricted")
    assert register.noted("default_label") == "restricted"
