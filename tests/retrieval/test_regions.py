"""Regions are known by their own names, by a country's, and by what people from there are called."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.regions import RegionTable, worldwide

TABLE = RegionTable(["Germany", "EMEA", "US", "Mexico", "APAC", "", "Global", "Japan", "Bajío (Mexico)", "Plant 7"])


def named(question: str) -> set[str]:
    return {found.value for found in TABLE.find(question) if found.certain}


def hinted(question: str) -> set[tuple[str, str]]:
    return {(found.value, found.how) for found in TABLE.find(question) if not found.certain}


@pytest.mark.parametrize(
    ("question", "region"),
    [("sales in Germany", "Germany"), ("our German customers", "Germany"), ("Umsatz in Deutschland", "Germany"),
     ("ventas en Alemania", "Germany"), ("japón y sus plantas", "Japan"), ("Japanese plants", "Japan"),
     ("in the US", "US"), ("in the United States", "US"), ("American sites", "US"), ("plans of emea", "EMEA"),
     ("Europe, Middle East and Africa", "EMEA"), ("Asia-Pacific", "APAC"), ("asia pacific", "APAC"),
     ("what about plant 7?", "Plant 7")],
)  # fmt: skip
def test_a_region_is_named_by_its_own_name_a_country_s_or_its_people_s(question: str, region: str) -> None:
    assert named(question) == {region}


@pytest.mark.parametrize("question", ["tell us about it", "who is in", "it is no use", "at the plant", ""])
def test_a_small_word_that_is_also_a_code_names_no_country(question: str) -> None:
    assert TABLE.find(question) == []


def test_a_country_hints_at_the_area_it_lies_in_and_an_area_at_its_countries() -> None:
    assert hinted("in France") == {("EMEA", "France lies in it")}
    assert hinted("all over Europe") == {("Germany", "it lies in Europe")}
    assert named("in France") == named("all over Europe") == set()


def test_a_region_with_a_remark_is_known_by_either_part() -> None:
    assert "Bajío (Mexico)" in named("in the Bajio")
    assert "Bajío (Mexico)" in named("in Mexico")


def test_regions_that_no_row_holds_are_not_found() -> None:
    assert RegionTable(["Japan"]).find("in Mexico") == []
    assert RegionTable([]).find("in Mexico") == []


@pytest.mark.parametrize(("region", "every"), [("Global", True), ("", True), ("weltweit", True), ("EMEA", False)])
def test_a_value_for_all_the_world_leaves_nobody_out(region: str, every: bool) -> None:
    assert worldwide(region) is every


def test_the_longest_name_counts_and_its_place_is_given() -> None:
    table = RegionTable(["South Korea", "Korea North"])
    (found, *_) = table.find("in South Korea today")
    assert "in South Korea today"[found.start : found.end] == "South Korea"


@given(
    st.lists(
        st.sampled_from(["Germany", "in", "EMEA", "US", "us", "Japan", "South", "Korea", "Plant", "7"]), max_size=8
    )
)
def test_mentions_lie_in_the_question_and_hold_values_of_rows(said: list[str]) -> None:
    question = " ".join(said)
    found = TABLE.find(question)
    assert all(0 <= one.start < one.end <= len(question) for one in found)
    assert found == sorted(found, key=lambda one: one.start)
    assert not {one.value for one in found} & {"", "Global"}
