"""What a scope may read, and when it was true."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.evidence import Card, Grant, Scope, View, spans_rebuild
from tests.retrieval.store.worlds import arrival, month, opened

OWNER = Scope.owner()
PLAN = arrival("plan.md", "The old plan.", month(1), Card(title="Plan", account="Tarvessa"))
PLAN_AGAIN = arrival("plan.md", "The new plan.", month(3), Card(title="Plan", account="Tarvessa"))
SECRET = arrival("cost.md", "It costs 40.", month(2), Card(account="Tarvessa", labels=("finance", "internal")))
OTHER = arrival("other.md", "Gdańsk asks.", month(2), Card(account="Wieslauer", date="2026-02"))


def only(**grant: object) -> Scope:
    return Scope(frozenset({Grant(**grant)}))  # type: ignore[arg-type]  # the grant's own fields


def test_every_revision_stays_and_the_newest_answers(tmp_path: Path) -> None:
    reader = opened(tmp_path, PLAN, PLAN_AGAIN).scoped(OWNER)
    assert [head.revision for head in reader.heads()] == [PLAN_AGAIN.revision.id]
    assert [one.text for one in reader.revisions(PLAN.document.id)] == ["The old plan.", "The new plan."]


def test_what_was_known_in_february_is_the_old_plan(tmp_path: Path) -> None:
    reader = opened(tmp_path, PLAN, PLAN_AGAIN).scoped(OWNER)
    assert [head.revision for head in reader.heads(View(known_at=month(2)))] == [PLAN.revision.id]
    assert reader.heads(View(known_at=month(1) - timedelta(seconds=1))) == ()


def test_what_is_dated_later_is_out_of_view_and_what_is_undated_never_is(tmp_path: Path) -> None:
    reader = opened(tmp_path, PLAN, OTHER).scoped(OWNER)
    in_january = reader.heads(View(as_of=month(1)))
    assert [head.document.source_id for head in in_january] == ["plan.md"]
    assert len(reader.heads(View(as_of=month(2)))) == 2


def test_an_account_sees_its_own_rows_through_every_door(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN, OTHER)
    reader = store.scoped(only(account="Tarvessa"))
    assert [head.card.account for head in reader.heads()] == ["Tarvessa"]
    hidden = OTHER.passages[0].id
    assert reader.evidence([hidden]) == []
    assert reader.slices([OTHER.revision.id]) == []
    assert reader.vectors([OTHER.revision.id], "lengths")[0] == []
    assert reader.revision(OTHER.revision.id) is None
    assert reader.revisions(OTHER.document.id) == []
    assert reader.document(OTHER.document.id) is None
    assert store.scoped(OWNER).evidence([hidden])[0].passage.text == "Gdańsk asks."


def test_a_row_is_hidden_when_one_of_its_labels_is_not_granted(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN, SECRET)
    assert [h.document.source_id for h in store.scoped(only(labels=("internal",))).heads()] == ["plan.md"]
    assert len(store.scoped(only(labels=("finance", "internal"))).heads()) == 2


def test_no_grants_see_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN)
    assert store.scoped(Scope(frozenset())).heads() == ()
    assert store.scoped(Scope(frozenset())).evidence([PLAN.passages[0].id]) == []


def test_old_contents_follow_the_newest_label(tmp_path: Path) -> None:
    closed = arrival("plan.md", "Now secret.", month(4), Card(account="Tarvessa", labels=("finance",)))
    store = opened(tmp_path, PLAN, closed)
    reader = store.scoped(only(labels=("internal",)))
    assert reader.heads(View(known_at=month(2))) == ()
    assert reader.revision(PLAN.revision.id) is None


def test_a_successor_is_named_only_to_those_who_may_see_it(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN, OTHER)
    store.writer().supersede({PLAN.document.id: OTHER.document.id})
    seen = {h.document.source_id: h.document.superseded_by for h in store.scoped(OWNER).heads()}
    assert seen["plan.md"] == OTHER.document.id
    narrow = store.scoped(only(account="Tarvessa"))
    assert [h.document.superseded_by for h in narrow.heads()] == [""]
    assert narrow.evidence([PLAN.passages[0].id])[0].document.superseded_by == ""
    shown = narrow.document(PLAN.document.id)
    assert shown is not None
    assert shown.superseded_by == ""


def test_a_successor_does_not_supersede_before_its_date(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN, OTHER)
    store.writer().supersede({PLAN.document.id: OTHER.document.id})
    reader = store.scoped(OWNER)
    assert [h.document.superseded_by for h in reader.heads(View(as_of=month(1)))] == [""]
    assert reader.evidence([PLAN.passages[0].id], View(as_of=month(1)))[0].document.superseded_by == ""


def test_a_removed_document_is_gone_now_and_was_there_before(tmp_path: Path) -> None:
    store = opened(tmp_path, PLAN)
    store.writer().remove([PLAN.document.id], month(5))
    reader = store.scoped(OWNER)
    assert reader.heads() == ()
    assert len(reader.heads(View(known_at=month(4)))) == 1


def test_passages_come_in_order_and_rebuild_their_revision(tmp_path: Path) -> None:
    cut = arrival("long.md", "one two three four", month(1), Card(), cuts=(4, 8, 14))
    reader = opened(tmp_path, cut).scoped(OWNER)
    slices = reader.slices([cut.revision.id])
    assert [s.start for s in slices] == [0, 4, 8, 14]
    evidence = reader.evidence([s.passage for s in slices])
    assert spans_rebuild("one two three four", [e.passage for e in evidence])


def test_vectors_keep_the_order_of_slices_and_their_bytes(tmp_path: Path) -> None:
    cut = arrival("long.md", "one two three four", month(1), Card(), cuts=(4, 8, 14))
    reader = opened(tmp_path, cut).scoped(OWNER)
    ids, data = reader.vectors([cut.revision.id], "lengths")
    assert ids == [s.passage for s in reader.slices([cut.revision.id])]
    assert data.tolist() == [[4, 0, 1], [4, 4, 1], [6, 8, 1], [4, 14, 1]]
    assert reader.vectors([cut.revision.id], "another model")[0] == []


def test_evidence_comes_in_the_order_asked_past_one_statement(tmp_path: Path) -> None:
    text = "x " * 1200
    cut = arrival("long.md", text, month(1), Card(), cuts=tuple(range(2, len(text), 2)))
    asked = [p.id for p in reversed(cut.passages)]
    found = opened(tmp_path, cut).scoped(OWNER).evidence([*asked, "punknown"])
    assert [e.passage.id for e in found] == asked


NAMES = st.sampled_from(["A", "B", ""])
LABELS = st.sets(st.sampled_from(["internal", "finance", "confidential"]), min_size=1).map(lambda s: tuple(sorted(s)))
CARDS = st.builds(Card, account=NAMES, region=NAMES, labels=LABELS)
GRANTS = st.builds(
    Grant, account=st.sampled_from(["A", "B", "*"]), region=st.sampled_from(["A", "B", "*"]), labels=LABELS
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cards=st.lists(CARDS, max_size=6), grants=st.frozensets(GRANTS, max_size=3))
def test_sql_and_the_scope_agree_on_every_row(
    tmp_path_factory: pytest.TempPathFactory, cards: list[Card], grants: frozenset[Grant]
) -> None:
    world = [arrival(f"{n}.md", f"text {n}", month(1), card) for n, card in enumerate(cards)]
    store = opened(tmp_path_factory.mktemp("world"), *world)
    scope = Scope(grants)
    expected = sorted(one.document.id for one in world if scope.covers(one.revision.card))
    reader = store.scoped(scope)
    assert [head.document.id for head in reader.heads()] == expected
    every = [p.id for one in world for p in one.passages]
    assert sorted(e.document.id for e in reader.evidence(every)) == expected
    store.close()
