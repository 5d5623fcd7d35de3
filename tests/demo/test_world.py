"""The world of a seed: another seed renames everything, and what has to be larger stays larger."""

from __future__ import annotations

import pytest

from demo.draw import DEFAULT
from demo.world import COUNTRIES, World, world

WORLDS = [world(seed) for seed in (DEFAULT, *range(1, 41))]
SAME = [  # first is less than second
    ("net_standard", "net_regional"), ("net_regional", "net_asked"), ("lead_promised_us", "lead_p90_us"),
    ("lead_promised_mx", "lead_contract_mx"), ("s1_fast", "s1_slow"), ("onsite_promised", "onsite_corrected"),
    ("warranty_frame", "warranty_mail"), ("escalation_target", "escalation_age"), ("margin_a3", "margin_hurdle"),
    ("variants_goal", "variants_now"), ("discount_other", "discount_main"),
]  # fmt: skip


def test_the_default_company_is_the_one_of_the_documentation() -> None:
    here = world()
    assert (here.supplier.name, here.accounts["A1"].name) == ("Kestrel Motion Parts", "Tarvessa Industries")
    assert (here.price_median, here.price_gap_percent, here.exposure) == (118.5, -19, 94_500)
    assert (here.price_mx_usd, here.as_of.isoformat()) == (104.64, "2026-09-28")


@pytest.mark.parametrize("here", WORLDS, ids=lambda here: str(here.seed))
def test_what_the_facts_need_holds_for_every_seed(here: World) -> None:
    for less, more in SAME:
        assert float(here.values[less]) < float(here.values[more]), (less, more)
    corridor = float(here.values["corridor_percent"])
    prices = {name: float(here.values[f"price_{name}"]) for name in COUNTRIES}
    off = {name: abs(100 * price / here.price_median - 100) for name, price in prices.items()}
    assert off["mx"] > corridor >= max(share for name, share in off.items() if name != "mx")
    assert here.people["maintenance_de"].initial == here.people["quality_de"].initial
    assert here.people["purchasing_cn"].name == here.people["maintenance_cn"].name
    assert here.people["purchasing_cn"].local != here.people["maintenance_cn"].local
    assert here.plants["DE"].town == here.plants["A2DE"].town
    assert here.plants["US"].town == here.plants["A3US"].town


@pytest.mark.parametrize("here", WORLDS[1:], ids=lambda here: str(here.seed))
def test_another_seed_renames_everything(here: World) -> None:
    first = WORLDS[0]
    assert not {each.name for each in first.people.values()} & {each.name for each in here.people.values()}
    assert not {each.town for each in first.plants.values()} & {each.town for each in here.plants.values()}
    assert not {each.sku for each in first.families.values()} & {each.sku for each in here.families.values()}
    assert here.as_of.weekday() == first.as_of.weekday()


@pytest.mark.parametrize("here", WORLDS, ids=lambda here: str(here.seed))
def test_nobody_else_shares_a_family_name_or_an_address(here: World) -> None:
    alone = [each for part, each in here.people.items() if part not in ("quality_de", "maintenance_cn")]
    assert len({each.last for each in alone}) == len(alone)
    assert len({each.email for each in here.people.values()}) == len(here.people)
