"""A search follows the store, the scope and the instant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from retrieval.embed import HashEmbedder
from retrieval.evidence import Card, Grant, Scope, View, digest
from retrieval.finder import Finder
from retrieval.lexical import terms
from retrieval.store import Arrival, Store, Vectors
from tests.retrieval.store.worlds import arrival, month, opened

OWNER = Scope.owner()
EMBEDDER = HashEmbedder(64)
PLAN = Card(title="Plan", account="Tarvessa")


def indexed(one: Arrival) -> Arrival:
    """The arrival with real terms and the small embedder's vectors."""
    texts = [p.text for p in one.passages]
    vectors = Vectors(EMBEDDER.model, tuple(digest(t) for t in texts), EMBEDDER.embed(texts))
    return replace(one, terms=tuple(" ".join(terms(t)) for t in texts), vectors=(vectors,))


def kept(folder: Path, *arrivals: Arrival) -> Store:
    return opened(folder, *(indexed(one) for one in arrivals))


def test_a_document_that_comes_is_in_the_next_answer_and_one_that_goes_is_not(tmp_path: Path) -> None:
    store = kept(tmp_path, arrival("a.md", "Bearings fracture at Querétaro.", month(1), PLAN))
    finder = Finder(store, EMBEDDER)
    assert len(finder.find("bearings", OWNER, View()).hits) == 1
    later = arrival("b.md", "Bearings arrived late.", month(2), PLAN)
    store.writer().put([indexed(later)])
    assert len(finder.find("bearings", OWNER, View()).hits) == 2
    store.writer().remove([later.document.id], month(3))
    assert [h.evidence.document.source_id for h in finder.find("bearings", OWNER, View()).hits] == ["a.md"]


def test_another_process_that_writes_shows_in_the_next_answer(tmp_path: Path) -> None:
    finder = Finder(kept(tmp_path), EMBEDDER)
    assert finder.find("bearings", OWNER, View()).hits == ()
    beside = Store.open(tmp_path / "aia.sqlite")
    beside.writer().put([indexed(arrival("a.md", "Bearings fracture.", month(1), PLAN))])
    assert len(finder.find("bearings", OWNER, View()).hits) == 1


def test_views_between_two_changes_share_a_corpus_and_others_do_not(tmp_path: Path) -> None:
    store = kept(
        tmp_path,
        arrival("a.md", "one", month(1), replace(PLAN, date="2026-02")),
        arrival("b.md", "two", month(1), replace(PLAN, date="2026-04")),
    )
    finder = Finder(store)
    assert finder.corpus(OWNER, View(as_of=month(2))) is finder.corpus(OWNER, View(as_of=month(3)))
    assert len(finder.corpus(OWNER, View(as_of=month(4))).heads) == 2
    assert finder.later(OWNER, month(3)) == 1


def test_what_was_corrected_later_is_found_as_it_was_known(tmp_path: Path) -> None:
    store = kept(
        tmp_path,
        arrival("a.md", "Onsite support within 48 hours.", month(1), PLAN),
        arrival("a.md", "Onsite support within 72 hours.", month(5), PLAN),
    )
    finder = Finder(store, EMBEDDER)
    texts = [
        finder.find("onsite support", OWNER, view).hits[0].evidence.passage.text
        for view in (View(known_at=month(2)), View())
    ]
    assert texts == ["Onsite support within 48 hours.", "Onsite support within 72 hours."]


def test_one_accounts_search_looks_at_its_rows_alone_and_reads_names_as_in_all(tmp_path: Path) -> None:
    other = arrival("b.md", "Bearings late at Larkfen.", month(1), Card(title="Note", account="Larkfen"))
    store = kept(tmp_path, arrival("a.md", "Bearings fracture.", month(1), PLAN), other)
    finder = Finder(store, EMBEDDER)
    found = finder.find("bearings of Larkfen", OWNER, View(), account="Tarvessa")
    assert [hit.evidence.document.source_id for hit in found.hits] == ["a.md"]
    assert found.found.understood.accounts == ("Larkfen",)
    assert len(finder.corpus(OWNER, View(), "Tarvessa").slices) == 1
    assert len(finder.corpus(OWNER, View()).slices) == 2


WORDS = st.sampled_from(
    ["bearing", "fracture", "late", "delivery", "Tarvessa", "Wieslauer", "lead", "time", "plan", "48", "hours"]
)
TEXTS = st.lists(WORDS, min_size=1, max_size=12).map(" ".join)
OPEN = st.tuples(TEXTS, st.sampled_from(["Tarvessa", "Larkfen"]), st.sampled_from(["", "2026-02"]))
HIDDEN = st.tuples(TEXTS, st.sampled_from(["Wieslauer", "Tarvessa Logistics", ""]), st.sampled_from(["", "2026-01"]))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(shown=st.lists(OPEN, max_size=4), hidden=st.lists(HIDDEN, min_size=1, max_size=4), question=TEXTS)
def test_hidden_rows_shape_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    shown: list[tuple[str, str, str]],
    hidden: list[tuple[str, str, str]],
    question: str,
) -> None:
    scope = Scope(frozenset({Grant("Tarvessa"), Grant("Larkfen")}))
    rows = [*(("open", *row) for row in shown), *(("hidden", *row) for row in hidden)]
    world = [
        arrival(f"{kind}{n}.md", text, month(1), Card(account=account, date=date))
        for n, (kind, text, account, date) in enumerate(rows)
    ]
    answers = []
    for some in (world, world[: len(shown)]):
        store = kept(tmp_path_factory.mktemp("world"), *some)
        answers.append(repr(Finder(store, EMBEDDER).find(question, scope, View(as_of=month(6)))))
        store.close()
    assert answers[0] == answers[1]
