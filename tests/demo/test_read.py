"""What the product reads of the company: every planted quote, and whose each file is and what it is, by itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache

import pytest

from assistant.build import OWNER, build
from assistant.plain import plain
from assistant.settings import read as settings
from retrieval.evidence import Card
from retrieval.report import Report
from tests.demo.made import SEEDS, made

# What documents are called here, by what the product may call them.
KINDS: Mapping[str, set[str]] = {
    "meeting_minutes": {"minutes", "meeting_minutes", "huddle", "qbr_minutes"},
    "account_plan": {"account_plan", "plan"},
}


@cache
def brought_in(seed: int) -> tuple[Report, Mapping[str, tuple[Card, str]]]:
    """The report of a first ingest by words alone, and by document its card and text."""
    import tempfile

    with tempfile.TemporaryDirectory() as home:
        from pathlib import Path

        day = made(seed).manifest["as_of"]
        built = build(settings({"AIA_AS_OF": day, "AIA_EMBEDDING_PROVIDER": "none"}, home=Path(home)))
        report = built.ingest([made(seed).files], datetime.fromisoformat(f"{day}T08:00:00").replace(tzinfo=UTC))
        reader = built.store.scoped(OWNER)
        read = {
            head.document.source_id: (head.card, reader.revision(head.revision).text)  # type: ignore[union-attr]  # there
            for head in reader.heads()
        }
        built.close()
    return report, read


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_is_refused_and_nothing_warned_of(seed: int) -> None:
    report, _ = brought_in(seed)
    assert list(report.refused()) == []
    assert [*report.warnings, *(text for row in report.rows for text in row.warnings)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_told_in_confidence_is_labelled_so_without_being_told(seed: int) -> None:
    _, read = brought_in(seed)
    said = {one["path"] for one in made(seed).manifest["files"] if set(one.get("labels", ())) - {"internal"}}
    found = {name for name, (card, _) in read.items() if set(card.labels) - {"internal", "private"}}
    assert said
    assert {name.partition("#")[0] for name in found} == said


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_quote_is_read_as_it_was_written(seed: int) -> None:
    _, read = brought_in(seed)
    places = [(row["fact"], place) for row in made(seed).rows("facts.jsonl") for place in row["places"]]
    quoted = [(fact, place["document"], place["quote"]) for fact, place in places if "document" in place]
    assert len(quoted) > 100
    assert [row for row in quoted if plain(row[2]) not in plain(read[row[1]][1])] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_whose_a_file_is_and_what_it_is_is_found_without_being_told(seed: int) -> None:
    _, read = brought_in(seed)
    accounts = made(seed).manifest["accounts"]
    wrong, kept, kinds = [], [], []
    for one in made(seed).manifest["files"]:
        if one["path"] not in read or one["kind"] == "export":
            continue
        card, right = read[one["path"]][0], accounts.get(one["account"], "")
        if card.account and card.account != right:
            wrong.append((one["path"], card.account))
        kept.append((bool(right), card.account == right, one["path"]))
        allowed = KINDS.get(one["kind"], {one["kind"]})
        kinds.append((card.kind in allowed, one["path"], one["kind"], card.kind))
    assert wrong == []
    named = [same for known, same, _ in kept if known]
    assert sum(named) >= 0.9 * len(named), [path for known, same, path in kept if known and not same]
    assert sum(same for same, *_ in kinds) >= 0.9 * len(kinds), [row for row in kinds if not row[0]]
