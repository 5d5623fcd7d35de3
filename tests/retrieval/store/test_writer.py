"""Writes are whole, counted and repeatable."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from retrieval.evidence import Card, Scope, View
from tests.retrieval.store.worlds import SYSTEM, arrival, month, opened

PLAN = arrival("plan.md", "The old plan.", month(1), Card(account="Tarvessa"))
AGAIN = arrival("plan.md", "The new plan.", month(3), Card(account="Tarvessa"))


def test_each_change_raises_the_number_and_reading_does_not(tmp_path: Path) -> None:
    store = opened(tmp_path)
    assert store.corpus() == 0
    store.writer().put([PLAN])
    assert store.corpus() == 1
    store.scoped(Scope.owner()).heads()
    store.writer().known(SYSTEM)
    assert store.corpus() == 1


def test_the_same_arrival_twice_doubles_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN, PLAN)
    assert store.passages() == 1
    assert store.embedded() == {"lengths": 1}
    assert len(store.scoped(Scope.owner()).revisions(PLAN.document.id)) == 1


def test_a_put_that_fails_keeps_nothing_of_it(tmp_path: Path) -> None:
    store = opened(tmp_path)
    broken = replace(AGAIN, passages=(AGAIN.passages[0], AGAIN.passages[0]), terms=("a", "b"), vectors=())
    with pytest.raises(IntegrityError):
        store.writer().put([PLAN, broken])
    assert (store.passages(), store.corpus()) == (0, 0)
    assert store.writer().known(SYSTEM) == {}


def test_content_that_returns_is_the_head_again_and_history_remembers(tmp_path: Path) -> None:
    back = replace(PLAN, revision=replace(PLAN.revision, learned_at=month(6)))
    store = opened(tmp_path, PLAN, AGAIN, back)
    reader = store.scoped(Scope.owner())
    assert [h.revision for h in reader.heads()] == [PLAN.revision.id]
    assert [h.revision for h in reader.heads(View(known_at=month(4)))] == [AGAIN.revision.id]
    assert store.writer().known(SYSTEM)["plan.md"].revision == PLAN.revision.id


def test_a_turn_is_never_learned_before_the_one_before_it(tmp_path: Path) -> None:
    restored = replace(AGAIN, revision=replace(AGAIN.revision, learned_at=month(1, 2020)))
    reader = opened(tmp_path, PLAN, restored).scoped(Scope.owner())
    assert reader.heads(View(known_at=month(12, 2025))) == ()
    assert [h.revision for h in reader.heads()] == [AGAIN.revision.id]


def test_a_removed_document_that_returns_stands_again(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN)
    store.writer().remove([PLAN.document.id], month(2))
    assert store.writer().known(SYSTEM)["plan.md"].removed
    store.writer().put([PLAN])
    assert len(store.scoped(Scope.owner()).heads()) == 1


def test_a_new_card_moves_a_document_to_another_account_at_once(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN)
    card = Card(account="Wieslauer", labels=("secret",))
    store.writer().recard({PLAN.revision.id: (card, "label")}, {PLAN.passages[0].id: "new terms"})
    reader = store.scoped(Scope.owner())
    assert reader.heads()[0].card == card
    assert reader.slices([PLAN.revision.id])[0].terms == ("new", "terms")
    assert store.writer().known(SYSTEM)["plan.md"].inputs == "label"


def test_a_vector_is_found_again_by_what_was_embedded(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN)
    given = PLAN.vectors[0]
    assert store.writer().vectors_of("lengths", given.inputs) == {given.inputs[0]: given.data.tobytes()}
    assert store.writer().vectors_of("lengths", ["unknown"]) == {}
    assert store.writer().without_vectors("another") == [PLAN.passages[0].id]


def test_superseding_twice_is_one_change(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN)
    before = store.corpus()
    store.writer().supersede({PLAN.document.id: "dother"})
    store.writer().supersede({PLAN.document.id: "dother", "dunknown": "dother"})
    assert store.corpus() == before + 1
