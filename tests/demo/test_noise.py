"""Everyday documents: as many as asked, all different, and nothing of an account in any of them."""

from __future__ import annotations

import re

import pytest

from demo.draw import DEFAULT
from demo.noise import MOST, noise
from demo.page import Page, Unfit
from demo.world import World, world

SECOND = 7


@pytest.fixture(scope="module", params=[DEFAULT, SECOND])
def here(request: pytest.FixtureRequest) -> World:
    """The world of a seed."""
    return world(request.param)


@pytest.fixture(scope="module")
def everyday(here: World) -> list[Page]:
    """All that can be written in it."""
    return list(noise(here, MOST))


def test_each_document_has_a_path_and_words_of_its_own(everyday: list[Page]) -> None:
    assert len(everyday) == MOST
    assert len({page.path for page in everyday}) == MOST
    assert len({page.text for page in everyday}) == MOST
    assert len({page.id for page in everyday}) == MOST


def test_a_larger_count_only_adds(here: World, everyday: list[Page]) -> None:
    assert list(noise(here, 137)) == everyday[:137]
    assert list(noise(here, 0)) == []


def test_nothing_in_them_is_of_an_account(here: World, everyday: list[Page]) -> None:
    companies = (*here.accounts.values(), here.supplier)
    names = {name for one in companies for name in (one.short, one.alias) if name} | {here.competitor, here.stranger}
    names |= {plant.town for plant in here.plants.values()} | {person.last for person in here.people.values()}
    names |= {family.sku for family in here.families.values()} | {here.main.sku, here.main.fault_code}
    whole = "\n".join(f"{page.path}\n{page.title}\n{page.text}" for page in everyday)
    near = [name for name in sorted(names) if name in whole]
    assert [name for name in near if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", whole)] == []
    assert {page.account for page in everyday} == {""}
    assert not any(page.facts for page in everyday)


def test_they_are_written_in_several_languages_and_forms_before_today(here: World, everyday: list[Page]) -> None:
    assert {page.lang for page in everyday} == {"en", "de", "es", "ja", "zh"}
    assert {page.form for page in everyday} == {"text", "mail", "word"}
    assert all(page.day < here.as_of.isoformat() for page in everyday)
    assert not [page.id for page in everyday if "{" in page.path + page.title + page.text]


@pytest.mark.parametrize("count", [-1, MOST + 1])
def test_a_count_out_of_bounds_is_refused_with_the_bounds(count: int) -> None:
    with pytest.raises(Unfit, match=f"{count} everyday documents: 0 to {MOST}"):
        list(noise(world(), count))
