"""The company of a seed: the same bytes each time, nothing of another seed's, every fact where it is said to be."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from demo.company import company
from demo.draw import DEFAULT
from demo.world import world
from tests.demo.made import OTHER, SEEDS, made


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    manifest = company(tmp_path, OTHER)
    assert manifest == made(OTHER).manifest
    for name in ("manifest.json", "facts.jsonl", "cases.jsonl", "suite.toml"):
        assert (tmp_path / name).read_bytes() == (made(OTHER).folder / name).read_bytes()


@pytest.mark.parametrize("seed", SEEDS)
def test_the_manifest_tells_of_every_file(seed: int) -> None:
    told = {one["path"]: one["sha256"] for one in made(seed).manifest["files"]}
    there = {
        path.relative_to(made(seed).files).as_posix(): path for path in made(seed).files.rglob("*") if path.is_file()
    }
    assert told == {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in there.items()}
    assert made(seed).manifest["synthetic"] is True


@pytest.mark.parametrize("seed", SEEDS)
def test_a_fact_in_a_plain_file_stands_at_its_place(seed: int) -> None:
    checked = 0
    for row in made(seed).rows("facts.jsonl"):
        for place in row["places"]:
            if "start" in place:
                text = (made(seed).files / place["document"]).read_bytes().decode("utf-8")
                assert text[place["start"] : place["end"]] == place["quote"], row["fact"]
                checked += 1
    assert checked


@pytest.mark.parametrize("seed", SEEDS)
def test_no_file_says_that_it_is_made_up(seed: int) -> None:
    told = re.compile(r"\b(?:synthetic|fictional|fictitious|demo|lorem|test data)\b", re.IGNORECASE)
    plain = {".md", ".txt", ".eml", ".vtt", ".csv", ".json", ".html", ".ics"}
    files = [path for path in made(seed).files.rglob("*") if path.suffix in plain]
    assert files
    assert [path.name for path in files if told.search(path.read_text("utf-8"))] == []


def test_another_seed_says_no_name_of_this_one() -> None:
    here, there = world(DEFAULT), world(OTHER)
    names = {each.last for each in here.people.values()} | {each.local for each in here.people.values()}
    names |= {each.town for each in here.plants.values()} | {each.local for each in here.plants.values()}
    names |= {each.ascii for each in here.plants.values()} | {here.supplier.short, here.competitor, here.main.sku}
    names |= {each.short for each in here.accounts.values()} | {each.sku for each in here.families.values()}
    names |= {each.code for each in here.families.values()} | {here.main.code, here.main.fault_code}
    again = {each.last for each in there.people.values()} | {each.town for each in there.plants.values()}
    searched = re.compile("|".join(rf"\b{re.escape(each)}\b" for each in sorted(names - again - {""})))
    said = {}
    for path in sorted(made(OTHER).folder.rglob("*")):
        if path.is_file() and path.suffix not in {".docx", ".pptx", ".xlsx", ".pdf"}:
            text = f"{path.name}\n{path.read_text('utf-8')}"
            if found := sorted(set(searched.findall(text))):
                said[path.name] = found
    assert said == {}


@pytest.mark.parametrize("seed", SEEDS)
def test_no_address_can_belong_to_anybody(seed: int) -> None:
    plain = {".md", ".txt", ".eml", ".vtt", ".csv", ".json", ".jsonl", ".html", ".ics"}
    read = (path.read_text("utf-8") for path in made(seed).files.rglob("*") if path.suffix in plain)
    texts = [text.replace("=\n", "") for text in read]  # mails fold their lines
    hosts = {host.rstrip(".") for text in texts for host in re.findall(r"[\w.+-]+@([\w-][\w.-]+)", text)}
    hosts |= {host for text in texts for host in re.findall(r"https?://([\w.-]+)", text)}
    assert hosts
    assert {host for host in hosts if not host.endswith(".example")} == set()


def test_a_case_that_is_shown_is_one_of_the_suite() -> None:
    suite = tomllib.loads((made().folder / "suite.toml").read_text("utf-8"))
    assert len(suite["shown"]) == 5
    assert set(suite["shown"]) <= {case["id"] for case in made().rows("cases.jsonl")}
    assert len(made().rows("cases.jsonl")) == 70
