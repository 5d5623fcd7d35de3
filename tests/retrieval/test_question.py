"""What a question names is read the same each time and explained in words."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from retrieval.kinds import KindTable
from retrieval.names import NameTable
from retrieval.question import Lexicon, Understanding, understand
from retrieval.regions import RegionTable

ACCOUNTS = ("Larkfen GmbH", "Tarvessa", "Wieslauer Pumpen AG")
LEXICON = Lexicon(
    NameTable((name, name) for name in ACCOUNTS),
    RegionTable(["EMEA", "Japan"]),
    KindTable(["minutes", "account_plan", "annual_report"]),
)


def asked(question: str, today: date | None = None) -> Understanding:
    return understand(question, LEXICON, today=today)


def test_an_account_a_kind_a_region_and_a_period_are_read_from_one_question() -> None:
    found = asked("What did Larkfen in Japan say in the minutes of May 2026?")
    assert (found.accounts, found.kinds, found.regions) == (("Larkfen GmbH",), ("minutes",), ("Japan",))
    assert str(found.period) == "2026-05-01..2026-05-31"


def test_a_time_beside_a_certain_kind_tells_documents_apart_and_any_other_time_facts() -> None:
    assert asked("the minutes of May 2026").dated
    assert asked("the 2021 annual report of Tarvessa").dated
    assert not asked("what was delivered in 2021").dated
    assert not asked("the annual report on what was delivered in 2021").dated


def test_the_time_beside_the_kind_counts_when_others_are_named() -> None:
    found = asked("Does the annual report 2021 say what was planned for 2025?")
    assert str(found.period) == "2021-01-01..2021-12-31"


def test_times_of_facts_are_one_stretch_from_the_first_to_the_last() -> None:
    assert str(asked("costs of 2021 and of 2023").period) == "2021-01-01..2023-12-31"


def test_relative_periods_need_a_day() -> None:
    assert str(asked("complaints of last quarter", date(2026, 5, 13)).period) == "2026-01-01..2026-03-31"
    assert asked("complaints of last quarter").period is None


def test_each_note_quotes_the_question_and_says_what_it_names() -> None:
    notes = asked("minutes of Tarvessa in EMEA in 2025").notes
    assert notes == (
        "“Tarvessa” names the account Tarvessa (in full)",
        "“EMEA” names the region EMEA (named)",
        "“minutes” names the kind minutes (named, perhaps)",
        "“2025” is the period 2025-01-01..2025-12-31",
    )


def test_a_hint_is_said_to_be_one() -> None:
    found = asked("customers in Germany")
    assert found.likely_regions == ("EMEA",)
    assert found.regions == ()
    assert found.notes == ("“Germany” names the region EMEA (Germany lies in it, perhaps)",)


def test_a_name_that_fits_several_accounts_is_told_as_ambiguous() -> None:
    names = ("Orsted Bearings", "Orsted Valves")
    lexicon = Lexicon(NameTable((name, name) for name in names), RegionTable([]), KindTable([]))
    found = understand("What does Orsted pay?", lexicon)
    assert set(found.ambiguous) == set(names)
    assert found.notes[-1] == f"one name fits several accounts: {', '.join(found.ambiguous)}"


def test_what_stands_in_an_account_s_name_names_nothing_else() -> None:
    lexicon = Lexicon(
        NameTable([("Japan Minutes 2020 Ltd", "Japan Minutes 2020 Ltd"), ("Tarvessa", "Tarvessa")]),
        RegionTable(["Japan", "EMEA"]),
        KindTable(["minutes", "contract"]),
    )
    found = understand("What does Japan Minutes 2020 Ltd pay?", lexicon)
    assert found.accounts == ("Japan Minutes 2020 Ltd",)
    assert (found.regions, found.likely_kinds, found.kinds, found.period) == ((), (), (), None)


def test_a_question_that_names_nothing_is_understood_as_such() -> None:
    assert asked("who pays the rush fee") == Understanding("who pays the rush fee")


SAID = st.lists(
    st.sampled_from("the minutes of Larkfen Tarvessa in Japan EMEA 2025 May last quarter annual report ? . (".split()),
    max_size=10,
).map(" ".join)


@given(SAID | st.text(max_size=60), st.none() | st.just(date(2026, 5, 13)))
def test_a_value_is_certain_or_a_hint_and_never_both(question: str, today: date | None) -> None:
    found = asked(question, today)
    for sure, perhaps in (
        (found.accounts, found.likely_accounts),
        (found.regions, found.likely_regions),
        (found.kinds, found.likely_kinds),
    ):
        assert not set(sure) & set(perhaps)
        assert len({*sure, *perhaps}) == len(sure) + len(perhaps)
    assert all(0 <= start < end <= len(question) for start, end in found.spoken)
    assert found == asked(question, today)
