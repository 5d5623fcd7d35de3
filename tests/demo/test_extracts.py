"""Every planted row stands in its file at the number that the product tells, and says what the fact needs."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache

import pytest

from demo.company import extracts
from demo.draw import DEFAULT
from demo.extract import Extract, Row
from demo.extracts.deliveries import on_time
from demo.extracts.revenue import FALLING, amounts, quarters
from demo.world import COUNTRIES, world
from retrieval.records.mapped import Mapped, Rejected
from tests.demo.made import OTHER, SEEDS
from tests.retrieval.sources.exports.brought import everything


@cache
def exported(seed: int) -> tuple[Extract, ...]:
    """What the systems of a seed export."""
    return tuple(extracts(world(seed)))


@cache
def read(seed: int) -> Mapping[str, tuple[Mapped | Rejected, ...]]:
    """What the importers make of each file, by its path."""
    return {one.path: tuple(everything(one.path.rpartition("/")[2], one.data)) for one in exported(seed)}


def planted(seed: int) -> Iterator[tuple[str, Extract, Row]]:
    """Each fact that a row proves."""
    for one in exported(seed):
        for fact, row in one.rows.items():
            yield fact, one, row


def cells(seed: int, path: str) -> list[dict[str, str]]:
    """The rows of the CSV file whose path has these words."""
    (one,) = (each for each in exported(seed) if path in each.path)
    return list(csv.DictReader(io.StringIO(one.data.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_row_is_read_at_its_number(seed: int) -> None:
    facts = list(planted(seed))
    assert len(facts) > 60
    for fact, extract, row in facts:
        here = {
            f"{one.source.system}/{one.source.object}#{one.source.id}": one
            for one in read(seed)[extract.path]
            if isinstance(one, Mapped) and one.source.row == row.number
        }
        assert row.record in here, (fact, extract.path, row.number, list(here))
        assert row.quote in here[row.record].raw, fact


@pytest.mark.parametrize("seed", SEEDS)
def test_no_row_stays_outside_and_no_fact_has_two_rows(seed: int) -> None:
    outside = {path: [one for one in found if isinstance(one, Rejected)] for path, found in read(seed).items()}
    assert {path: found for path, found in outside.items() if found} == {}
    names = [fact for fact, _, _ in planted(seed)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("seed", SEEDS)
def test_the_failure_comes_more_often_than_before(seed: int) -> None:
    here = world(seed)
    (one,) = (each for each in exported(seed) if each.path.endswith(".jsonl"))
    tickets = [json.loads(line) for line in one.data.decode("utf-8").splitlines()]
    fault = [each for each in tickets if here.main.fault_code.lower() in each["tags"]]
    ages = [(here.as_of - date.fromisoformat(each["created_at"][:10])).days for each in fault]
    assert len([age for age in ages if age < 28]) == here.values["spike_recent"]
    assert (
        len([age for age in ages if 35 <= age < 35 + 182])
        == here.values["spike_before"]
        == len(ages) - int(here.values["spike_recent"])
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_deliveries_to_one_plant_and_sales_to_one_country_fall(seed: int) -> None:
    here = world(seed)
    assert [on_time(here, *days) for days in ((0, 92), (93, 184), (185, 276))] == [(2, 6), (4, 8), (5, 6)]
    told = amounts(here)
    for country in (one.upper() for one in COUNTRIES):
        newest_first = quarters(told, country)
        falls = newest_first == sorted(newest_first) and newest_first[5] > 1.5 * newest_first[0]
        assert falls == (country == FALLING), country


@pytest.mark.parametrize("seed", SEEDS)
def test_twelve_months_of_an_account_are_what_its_plan_says(seed: int) -> None:
    here = world(seed)
    months = cells(seed, "Finance/revenue")
    newest = sorted({row["Month"] for row in months})[-12:]
    for key, company in here.accounts.items():
        told = sum(
            int(row["Amount"]) for row in months if row["Month"] in newest and row["Account"].startswith(company.short)
        )
        assert told == pytest.approx(float(here.values[f"revenue_{key.lower()}"]) * 1_000_000, abs=10)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_the_questions_rest_on_holds_in_the_rows(seed: int) -> None:
    here = world(seed)
    account, poland, japan = (here.accounts["A1"].short, here.plants["PL"].town, here.plants["JP"].town)
    assert [row["8D"] for row in cells(seed, "complaints") if row["Status"] == "open"] == ["D3"]
    inquiries = cells(seed, "inquiry log")
    assert len([row for row in inquiries if not row["Answered at"]]) == 1
    names = {row["Id"]: row["Name"] for row in cells(seed, "Account.csv")}
    deals = cells(seed, "Opportunity.csv")
    assert not [row for row in deals if row["IsClosed"] == "false" and names[row["AccountId"]] == f"{account} {poland}"]
    (still,) = (row for row in deals if int(row["PushCount"]))
    stages = [row for row in cells(seed, "OpportunityHistory") if row["OpportunityId"] == still["Id"]]
    since = min(row["CreatedDate"][:10] for row in stages if row["StageName"] == still["StageName"])
    assert date.fromisoformat(since) == here.as_of - timedelta(days=int(here.values["deal_days"]))
    installed = [
        row["Account"] for row in cells(seed, "installed base") if row["Product family"] == here.families["cmx"].code
    ]
    assert installed == [f"{account} {here.plants['DE'].town}", f"{account} {japan}"]


@pytest.mark.parametrize("seed", SEEDS)
def test_one_plant_has_one_contact_and_one_contact_went_quiet(seed: int) -> None:
    here = world(seed)
    people = {row["Id"]: row["Email"] for row in cells(seed, "Contact.csv")}
    names = {row["Id"]: row["Name"] for row in cells(seed, "Account.csv")}
    met: dict[str, set[str]] = {}
    for row in cells(seed, "Event.csv"):
        met.setdefault(names[row["AccountId"]], set()).add(people[row["WhoId"]])
    alone = {name for name, who in met.items() if len(who) == 1 and name.startswith(here.accounts["A1"].short)}
    assert alone == {f"{here.accounts['A1'].short} {here.plants['US'].town}", here.accounts["A1"].name}
    quiet = here.people["engineering_jp"].email
    held = sorted(row["StartDateTime"][:10] for row in cells(seed, "Event.csv") if people[row["WhoId"]] == quiet)
    assert date.fromisoformat(held[-1]) == here.day("2026-05-14")


def test_the_tickets_of_the_default_company_are_those_of_the_documentation() -> None:
    text = b"\n".join(one.data for one in exported(DEFAULT) if one.path.startswith("service desk")).decode("utf-8")
    expected = {"MX": 10, "PL": 5, "DE": 5, "US": 5, "CN": 3, "A2": 3}
    for country, count in expected.items():
        assert f"T-{country}-{count:02}" in text
        assert f"T-{country}-{count + 1:02}" not in text
    assert all(f"T-JP-{number:03}" in text for number in (44, 45, 46))


def test_another_seed_has_ids_of_its_own() -> None:
    ids = {seed: {row["Id"] for row in cells(seed, "Account.csv")} for seed in (DEFAULT, OTHER)}
    assert not ids[DEFAULT] & ids[OTHER]
