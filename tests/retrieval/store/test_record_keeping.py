"""Records go in once, stand while a file holds them, and come out as they were then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.evidence import Card, Grant, Scope, View, document_id
from retrieval.records.mapped import Mapped
from retrieval.records.record import Record
from retrieval.records.source import Source, row_hash
from retrieval.records.value import Money
from retrieval.store import Holder, Store, Wanted
from tests.retrieval.store.worlds import SYSTEM, arrival, month, opened

OWNER = Scope.owner()
LATER = month(12)


def row(id_: str, *, modified: str = "", kind: str = "account", at: int = 2, **said: Any) -> Mapped:
    """A row of an export of Salesforce."""
    given = {name: said.pop(name) for name in ("labels", "deleted", "merged_into", "notes", "extra") if name in said}
    raw = repr((id_, modified, sorted(said.items())))
    source = Source("salesforce", kind.title(), id_, modified, at, row_hash(raw))
    return Mapped(kind, source, said, raw=raw, **given)


def bring(
    store: Store,
    rows: Sequence[Mapped],
    path: str = "rows.csv",
    text: str = "1",
    now: datetime = LATER,
    placed: bool = True,
) -> int:
    """Brings a file's content with its rows in, as an ingest does; gives how many versions are new."""
    made = arrival(path, f"{path} {text}", now, Card(kind="export"))
    by = Holder(document_id(SYSTEM, path), made.revision.id, now, now)
    new = sum(store.writer().put_records(by, rows[start : start + 2]) for start in range(0, len(rows), 2))
    store.writer().put([made])
    store.writer().end_records(by)
    if placed:
        store.writer().place_records({})
    return new


def standing(store: Store, kind: str = "account", view: View = View(), scope: Scope = OWNER) -> list[Record]:  # noqa: B008
    """The records of a kind."""
    return store.scoped(scope).records(Wanted(kind=kind), view)


def names(store: Store, view: View = View(), scope: Scope = OWNER) -> list[str]:  # noqa: B008
    """The names of the accounts that stand."""
    return [one.text("name") for one in standing(store, view=view, scope=scope)]


def test_a_row_comes_back_as_it_went_in(tmp_path: Path) -> None:
    store = opened(tmp_path)
    known: dict[str, Any] = {
        "name": "Norvik \ud800 \N{SNOWMAN}",
        "revenue_ttm": Money(Decimal("1.50"), "EUR"),
        "aliases": ("N", "V"),
    }
    one = row("001", modified="2026-03-01T10:00:00+02:00", at=7, extra={"Odd": "x"}, notes=("odd",), **known)
    assert bring(store, [one]) == 1
    (back,) = standing(store)
    assert (back.known, back.extra, back.notes, back.labels) == (known, {"Odd": "x"}, ("odd",), ("internal",))
    assert (back.source.id, back.source.row, back.source.modified) == ("001", 7, "2026-03-01T08:00:00.000000Z")
    assert (back.place, row_hash(one.raw)) == ("rows.csv, row 7", back.source.hash)
    assert back.learned_at == datetime(2026, 3, 1, 8, tzinfo=UTC)
    assert back.noun.name == known["name"]


def test_what_is_there_is_not_written_again_but_its_row_is_followed(tmp_path: Path) -> None:
    store = opened(tmp_path)
    rows = [row(f"00{n}", name=f"N{n}", at=n + 2) for n in range(5)]
    assert bring(store, rows) == 5
    number = store.corpus()
    assert bring(store, rows) == 0
    moved = [row(f"00{n}", name=f"N{n}", at=n + 3) for n in range(5)]
    assert bring(store, moved, text="2") == 0
    assert [one.source.row for one in standing(store)] == [3, 4, 5, 6, 7]
    assert store.corpus() > number
    assert bring(store, rows, path="copy.csv") == 0
    assert len(standing(store)) == 5


def test_a_row_that_a_newer_copy_lacks_stops_standing_and_may_come_back(tmp_path: Path) -> None:
    store = opened(tmp_path)
    both = [row("001", name="Kept"), row("002", name="Gone")]
    bring(store, both, text="1", now=month(1))
    bring(store, both[:1], text="2", now=month(2))
    assert names(store) == ["Kept"]
    assert names(store, View(known_at=month(1))) == ["Gone", "Kept"][::-1]
    bring(store, both, text="1", now=month(3))
    assert names(store) == ["Kept", "Gone"]
    assert names(store, View(known_at=month(2))) == ["Kept"]


def test_a_row_stands_while_any_file_holds_it(tmp_path: Path) -> None:
    store = opened(tmp_path)
    bring(store, [row("001", name="One")], path="week1.csv")
    bring(store, [row("001", name="One"), row("002", name="Two")], path="week2.csv")
    store.writer().remove([document_id(SYSTEM, "week1.csv")], LATER)
    assert names(store) == ["One", "Two"]
    store.writer().remove([document_id(SYSTEM, "week2.csv")], LATER)
    assert names(store) == []


def test_the_version_last_changed_by_its_system_stands_whichever_came_last(tmp_path: Path) -> None:
    store = opened(tmp_path)
    bring(store, [row("001", modified="2026-05-01T00:00:00Z", name="New")], path="b.csv", now=month(6))
    bring(store, [row("001", modified="2026-02-01", name="Old")], path="a.csv", now=month(7))
    assert names(store) == ["New"]
    assert names(store, View(as_of=month(3))) == ["Old"]
    assert names(store, View(as_of=month(1))) == []
    assert names(store, View(known_at=month(3))) == ["Old"]


def test_what_its_system_deleted_or_merged_does_not_stand(tmp_path: Path) -> None:
    store = opened(tmp_path)
    rows = [row(str(n), modified="2026-01-01", name=f"N{n}") for n in range(3)]
    bring(store, rows, text="1", now=month(2))
    ends = [
        row("0", modified="2026-03-01", name="N0", deleted=True),
        row("1", modified="2026-03-01", merged_into="2"),
    ]
    bring(store, [*ends, rows[2]], text="2", now=month(4))
    assert names(store) == ["N2"]
    assert names(store, View(as_of=month(2))) == ["N0", "N1", "N2"]


def test_rows_are_placed_by_the_tree_and_what_hangs_on_them(tmp_path: Path) -> None:
    store = opened(tmp_path)
    line = row("9", kind="order_line", order_id="7", sku="P1")
    tree = [
        row("1", name="Norvik Group"),
        row("2", name="Norvik EMEA", parent_id="1", region="EMEA"),
        row("3", name="Werk Linz", parent_id="2"),
        row("4", name="Alone in a circle", parent_id="5"),
        row("5", name="Other", parent_id="4"),
    ]
    bring(store, [line, row("7", kind="order", account_id="3"), row("8", kind="ticket", account_id="3", region="NA")])
    bring(store, tree, path="accounts.csv")
    assert [(one.account, one.region) for one in standing(store, "order_line")] == [("Norvik Group", "EMEA")]
    assert [(one.account, one.region) for one in standing(store, "ticket")] == [("Norvik Group", "NA")]
    placed = [(one.account, one.region) for one in standing(store)]
    assert placed == [("Norvik Group", ""), ("Norvik Group", "EMEA"), ("Norvik Group", "EMEA"), ("", ""), ("", "")]
    store.writer().place_records({"norvik group": "Norvik"})
    number = store.corpus()
    assert store.writer().place_records({"norvik group": "Norvik"}) == 0
    assert store.corpus() == number
    assert {one.account for one in standing(store, "order_line")} == {"Norvik"}
    assert store.scoped(OWNER).record_counts(Wanted(account="Norvik")) == {
        "account": 3,
        "order": 1,
        "order_line": 1,
        "ticket": 1,
    }
    owned = store.scoped(OWNER).records(Wanted(kind="order", owners=(("salesforce", "3"),)))
    assert [one.source.id for one in owned] == ["7"]


SEEN = [
    (Grant("Norvik"), ["1", "2"]),
    (Grant("Other"), []),
    (Grant("Norvik", "EMEA"), ["2"]),
    (Grant(labels=("internal",)), ["1"]),
    (Grant(labels=("internal", "private")), ["1", "2"]),
    (Grant(labels=("private",)), []),
]


def test_a_row_is_seen_by_who_may_see_its_own_words_joined_with_its_files(tmp_path: Path) -> None:
    store = opened(tmp_path)
    bring(store, [row("1", name="Norvik"), row("2", name="Plant", parent_id="1", region="EMEA", labels=("private",))])
    for grant, ids in SEEN:
        scope = Scope(frozenset({grant}))
        assert [one.source.id for one in standing(store, scope=scope)] == ids, grant
        assert sum(store.scoped(scope).record_counts(Wanted()).values()) == len(ids)
    assert standing(store, scope=Scope(frozenset())) == []
    before = standing(store, scope=Scope(frozenset({Grant("Norvik", labels=("internal",))})))
    hidden = [row("3", name="Aaa", parent_id="1", labels=("private",)), row("4", name="Other")]
    bring(store, hidden, path="hidden.csv")
    assert standing(store, scope=Scope(frozenset({Grant("Norvik", labels=("internal",))}))) == before


def test_a_row_that_is_hidden_now_is_hidden_in_its_past(tmp_path: Path) -> None:
    store = opened(tmp_path)
    bring(store, [row("1", modified="2026-01-01", name="Open")], now=month(2))
    bring(store, [row("1", modified="2026-03-01", name="Shut", labels=("board",))], text="2", now=month(4))
    scope = Scope(frozenset({Grant(labels=("internal",))}))
    assert names(store, View(as_of=month(2))) == names(store, View(known_at=month(2))) == ["Open"]
    assert names(store, View(as_of=month(2)), scope) == names(store, View(), scope) == []


def test_records_come_in_pages_in_one_order(tmp_path: Path) -> None:
    store = opened(tmp_path)
    bring(store, [row(f"{n:02}", name=f"N{n}") for n in reversed(range(7))])
    reader, after, found = store.scoped(OWNER), None, []
    while page := reader.records(Wanted(kind="account", after=after, limit=3)):
        found += [one.source.id for one in page]
        after = ("salesforce", found[-1], "Account")
    assert found == [f"{n:02}" for n in range(7)]


COPIES = st.lists(
    st.tuples(
        st.sampled_from(["a.csv", "b.csv"]),
        st.dictionaries(
            st.sampled_from("123"), st.tuples(st.sampled_from(["", "2026-02-01", "2026-03-01"]), st.booleans())
        ),
    ),
    max_size=4,
)


@settings(max_examples=5, deadline=None)
@given(COPIES)
def test_what_stands_is_what_the_newest_copies_hold(copies: list[tuple[str, dict[str, tuple[str, bool]]]]) -> None:
    with TemporaryDirectory() as folder:
        store = opened(Path(folder))
        held: dict[str, list[Mapped]] = {}
        for day, (path, copy) in enumerate(copies, 1):
            held[path] = [
                row(one, modified=modified, at=at, name=f"{path} {day}", deleted=deleted)
                for at, (one, (modified, deleted)) in enumerate(copy.items(), 2)
            ]
            now = datetime(2026, 6, day, tzinfo=UTC)
            bring(store, held[path], path, str(day), now, placed=False)
            found = standing(store)
            assert bring(store, held[path], path, str(day), now, placed=False) == 0
            assert standing(store) == found
            for id_ in "123":
                best = [(one, by) for by, some in held.items() for one in some if one.source.id == id_]
                last = max((one.source.modified for one, _ in best), default="")
                newest = [(one, by) for one, by in best if one.source.modified == last]
                there = [(one.raw, one.path, one.source.row) for one in found if one.source.id == id_]
                assert len(there) <= 1
                assert set(there) <= {(one.raw, by, one.source.row) for one, by in newest if not one.deleted}
                assert there or not newest or any(one.deleted for one, _ in newest)
        store.close()
