"""Coverage says of every place what was read, what is old and what is missing, and never calls a gap read."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from assistant.coverage.cover import EMPTY, READ, STALE, UNDATED, Count, cover
from assistant.coverage.feeds import FEEDS, RECORDS, SERVICE, SOURCES
from retrieval.records.kinds import KINDS, fields_of

ON = date(2026, 9, 28)
RANK = (READ, STALE, UNDATED, EMPTY)
days = st.integers(0, 900).map(lambda back: (ON - timedelta(days=back)).isoformat()) | st.just("")
kinds = st.sampled_from([*FEEDS, ("document", "Annual Report"), ("document", "poem"), ("record", "product")])


def counted(account: str, region: str, key: tuple[str, str], many: int, newest: str) -> Count:
    """A count of one kind."""
    return Count(account, region, key[0], key[1], many, newest)


counts = st.builds(
    counted,
    st.sampled_from(["Norvik", "Tarvessa", ""]),
    st.sampled_from(["EMEA", "APAC", ""]),
    kinds,
    st.integers(1, 9),
    days,
)


def test_of_a_place_each_source_is_told_with_its_newest_day_and_what_is_missing() -> None:
    found = cover(
        [
            Count("Norvik", "EMEA", "record", "ticket", 3, "2026-09-01"),
            Count("Norvik", "EMEA", "document", "service_policy", 1, "2020-01-01"),
            Count("Norvik", "APAC", "record", "interaction", 2, "2026-06-01"),
            Count("Norvik", "", "document", "Annual Report", 1, ""),
            Count("Norvik", "", "document", "poem", 1, "1999-01-01"),
        ],
        [("Norvik", "LATAM"), ("Tarvessa", "")],
        ON,
    )
    norvik, tarvessa = found
    assert [one.region for one in norvik.regions] == ["", "APAC", "EMEA", "LATAM"]
    none, apac, emea, latam = norvik.regions
    assert [emea.named(state) for state in RANK[:3]] == [(SERVICE,), (), ()]
    service = emea.sources[SOURCES.index(SERVICE)]
    assert (service.many, service.newest) == (4, "2026-09-01")
    assert [(one.kind, one.state) for one in service.kinds] == [("service_policy", STALE), ("ticket", READ)]
    assert "complaint" in service.missing
    assert "ticket" not in service.missing
    assert apac.named(STALE) == ("Customer conversations",)
    assert none.named(UNDATED) == ("Financial & market data",)
    assert [(one.kind, one.state) for one in none.others] == [("poem", READ)]
    assert latam.named(EMPTY) == tarvessa.whole.named(EMPTY) == SOURCES
    assert norvik.whole.named(EMPTY) == ("Sales history", "Industry analysis", "Cross-functional input")


@given(st.lists(counts, max_size=20), counts)
def test_all_that_was_counted_is_told_and_more_of_it_never_looks_worse(found: list[Count], more: Count) -> None:
    before = cover(found, [(more.account, more.region)], ON)
    after = {one.account: one for one in cover([*found, more], [], ON)}
    for one in before:
        told = [each for place in one.regions for source in place.sources for each in source.kinds]
        told += [each for place in one.regions for each in place.others]
        assert sum(each.many for each in told) == sum(each.many for each in found if each.account == one.account)
        for now, then in zip(after[one.account].whole.sources, one.whole.sources, strict=True):
            assert RANK.index(now.state) <= RANK.index(then.state)
            assert (now.state == EMPTY) == (not now.kinds)
            assert not set(now.missing) & {each.kind for each in now.kinds}


@given(st.lists(counts, max_size=12), st.integers(0, 900))
def test_time_that_passes_makes_nothing_fresher(found: list[Count], later: int) -> None:
    now, then = cover(found, [], ON), cover(found, [], ON + timedelta(days=later))
    for one, other in zip(now, then, strict=True):
        for mine, theirs in zip(one.whole.sources, other.whole.sources, strict=True):
            assert RANK.index(mine.state) <= RANK.index(theirs.state)


def test_the_table_speaks_of_kinds_and_fields_that_there_are_each_with_a_reason() -> None:
    assert len(FEEDS) == len({*FEEDS})
    assert all(one.why and one.half_life_days > 0 and one.source in ("", *SOURCES) for one in FEEDS.values())
    for one in RECORDS:
        assert one.kind in KINDS
        assert set(one.dates) <= fields_of(one.kind).keys()
