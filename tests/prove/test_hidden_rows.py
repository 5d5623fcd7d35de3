"""What an asker may not see shapes nothing: two worlds that differ only in that give the same bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from assistant.accounts import UnknownAccount
from assistant.build import Assistant
from assistant.settings import read
from retrieval.embed import HashEmbedder
from retrieval.evidence import View
from retrieval.finder import Finder
from retrieval.store import Store
from tests.conftest import Size
from tests.prove.worlds import BEGAN, World, filled, questions, world

pytestmark = [pytest.mark.prove, pytest.mark.timeout(3600)]
QUESTIONS = 6
VIEWS = (None, datetime(2026, 2, 1, tzinfo=UTC))


def said(store: Store, world: World, asked: list[str], accounts: list[str], mode: str) -> str:
    """All that the asker is told, as text: hits with scores and counts, answers, names, documents."""
    embedder = HashEmbedder() if mode == "hybrid" else None
    assistant = Assistant(read({}, home=store.path.parent), store, Finder(store, embedder))
    told: list[object] = []
    for as_of in VIEWS:
        for question in asked:
            told.append(asdict(assistant.search(question, scope=world.scope, as_of=as_of, limit=50)))
            told.append(asdict(assistant.ask(question, scope=world.scope, as_of=as_of)))
        told += [refusal(assistant, world, as_of, account) for account in accounts]
    reader = store.scoped(world.scope)
    for view in (View(), *(View(known_at=BEGAN + timedelta(days=day, hours=12)) for day in range(3))):
        told.append([(head.document.id, head.revision, head.card.title) for head in reader.heads(view)])
        told.append([(name.account, name.alias) for name in reader.names(reader.heads(view))])
    return json.dumps(told, sort_keys=True, default=str)


def refusal(assistant: Assistant, world: World, as_of: datetime | None, account: str) -> object:
    """What is said when one account is asked for by name."""
    try:
        return asdict(assistant.ask("Who owns the renewal?", scope=world.scope, as_of=as_of, account=account))
    except UnknownAccount as unknown:
        return [str(unknown), unknown.near]


@pytest.mark.parametrize("mode", ["hybrid", "lexical"])
def test_two_worlds_that_differ_in_hidden_rows_alone_are_told_alike(
    tmp_path: Path, size: Size, seed: int, mode: str
) -> None:
    embedder = HashEmbedder() if mode == "hybrid" else None
    told_apart = hid_something = 0
    for number in range(size.of(quick=8, prove=150)):
        random = Random(f"{seed} {mode} {number}")
        whole = world(random)
        part = whole.visible()
        asked = questions(random, whole, QUESTIONS)
        accounts = [*list(whole.aliases)[:3], "Nobody Ltd"]
        paths = (tmp_path / f"{number}-{which}.sqlite" for which in ("whole", "part"))
        stores = [filled(path, one, embedder) for path, one in zip(paths, (whole, part), strict=True)]
        of_whole, of_part = (said(store, whole, asked, accounts, mode) for store in stores)
        for store in stores:
            store.close()

        assert of_whole == of_part, f"world {number} of seed {seed} differs for the question set {asked}"
        assert not [canary for canary in whole.hidden_canaries() if canary in of_whole]
        hid_something += bool(whole.hidden_canaries())
        told_apart += "CNRY" in of_whole
    # The test is worth something only where something was hidden and something was told.
    assert hid_something > 0
    assert told_apart > 0


def test_the_comparison_sees_one_word_of_one_visible_document(tmp_path: Path) -> None:
    random = Random(3)
    whole = next(w for w in (world(random) for _ in range(100)) if w.visible().documents)
    one = whole.visible().documents[0]
    more = replace(one, texts=(*one.texts[:-1], f"{one.texts[-1]} More."))
    other = replace(whole, documents=tuple(more if d.name == one.name else d for d in whole.documents))
    asked = questions(random, whole, QUESTIONS)
    told = [
        said(filled(tmp_path / f"{at}.sqlite", each, None), whole, asked, [], "lexical")
        for at, each in enumerate((whole, other))
    ]

    assert told[0] != told[1]
