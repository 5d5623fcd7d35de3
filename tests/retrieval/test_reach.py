"""What an index comes to is what a look at every vector comes to, wherever a question may find something."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.corpus import Corpus
from retrieval.embed import HashEmbedder
from retrieval.evidence import Card
from retrieval.neighbours import ExactNeighbours, Near
from retrieval.products import products
from retrieval.reach import Reach
from retrieval.search import search
from tests.retrieval.corpora import Page, corpus_of

TOPICS = (
    "bearing fracture grease", "late delivery carrier", "rebate volume tier", "pump seal leak", "audit finding report",
    "price list increase", "spare parts stock", "training operators course", "invoice dispute amount",
    "warranty claim return", "contract renewal notice", "forecast demand quarter",
)  # fmt: skip
PLACES = ("Osaka", "Lyon", "Graz", "Toledo", "Pune", "Perth", "Turku", "Gdansk")
REST = ("Anna", "Bo", "Chidi", "Dana", "Emre", "Fatou", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lena")
ACCOUNTS = ("Borealis", "Tarvessa", "Larkfen", "Wieslauer")
QUESTIONS = (
    "How large is the rebate tier?",
    "late delivery to Graz",
    "Which pump seals leak in Pune?",
    "What did the audit report of Turku find for Larkfen?",
    "When does the contract renewal notice end?",
    "grease",
)


def pages(count: int) -> list[Page]:
    """Documents of one to five passages, each about one topic at one place, some much, some little."""
    draw = Random(3)
    return [
        Page(
            f"{at}.md",
            "\n\n".join(
                f"## {part}\n\n"
                + " ".join(
                    f"The {draw.choice(topic.split())} in {place}."
                    if draw.random() < much / (part + 1)
                    else f"We met {draw.choice(REST)} again."
                    for _ in range(60)
                )
                for part in range(draw.randint(1, 5))
            ),
            Card(account=ACCOUNTS[at % len(ACCOUNTS)]),
        )
        for at, (topic, place, much) in enumerate(
            (draw.choice(TOPICS), draw.choice(PLACES), draw.random() ** 2) for _ in range(count)
        )
    ]


class Asked:
    """An exact index of some passages of a corpus that remembers what it was asked."""

    def __init__(self, of: Corpus, passages: Sequence[str]) -> None:
        self.model = HashEmbedder().model
        rows = of.channels[self.model].rows
        at = [at for at, piece in enumerate(of.slices) if piece.passage in set(passages)]
        bearing = tuple(of.heads[of.owner[one]].card.account for one in at)
        self._index = ExactNeighbours(self.model, tuple(of.slices[one].passage for one in at), rows[at], bearing)
        self.passages = self._index.passages
        self.asked: list[tuple[int, frozenset[str] | None]] = []

    def nearest(self, query: NDArray[np.float32], count: int, accounts: frozenset[str] | None = None) -> Sequence[Near]:
        assert np.linalg.norm(query) == pytest.approx(1, abs=1e-6)
        self.asked.append((count, accounts))
        return self._index.nearest(query, count, accounts)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    """Some 600 passages with vectors."""
    return corpus_of(*pages(200), embedder=HashEmbedder())


def reach(of: Corpus, index: Asked) -> Reach:
    return Reach(index, [piece.passage for piece in of.slices], of.channels[index.model].rows, of.owners)


def nowhere(of: Corpus) -> NDArray[np.bool_]:
    """A question that no document can answer."""
    return np.zeros(len(of.heads), np.bool_)


def ids(of: Corpus) -> list[str]:
    return [piece.passage for piece in of.slices]


@pytest.fixture(scope="module")
def large() -> Corpus:
    """Some 3,000 passages with vectors."""
    return corpus_of(*pages(500), embedder=HashEmbedder())


@pytest.mark.parametrize("account", ["", "Tarvessa"])
def test_the_hits_are_those_of_a_look_at_every_vector(
    large: Corpus, monkeypatch: pytest.MonkeyPatch, account: str
) -> None:
    monkeypatch.setattr("retrieval.reach.NEAREST", 60)
    monkeypatch.setattr("retrieval.reach.SAMPLE", 300)
    monkeypatch.setattr("retrieval.reach.FEW", 50)
    index, embedder = Asked(large, ids(large)), HashEmbedder()
    asked = large.within(account) if account else large
    expected = [search(question, asked, embedder, account=account).ranked for question in QUESTIONS]
    monkeypatch.setattr(asked.channels[embedder.model], "standing", lambda model, passages: index)
    found = [search(question, asked, embedder, account=account).ranked for question in QUESTIONS]
    assert [accounts for _, accounts in index.asked] == [frozenset(["Tarvessa"]) if account else None] * len(QUESTIONS)
    for ours, theirs in zip(found, expected, strict=True):
        assert [passage for passage, _ in ours[:7]] == [passage for passage, _ in theirs[:7]]
        assert len(dict(ours).keys() & dict(theirs).keys()) >= 9  # the tenth may be one as good


def test_mean_and_spread_are_those_of_all_passages(corpus: Corpus) -> None:
    index = Asked(corpus, ids(corpus))
    query = HashEmbedder().embed(["late delivery"])[0]
    near = products(corpus.channels[index.model].rows, query)
    found = reach(corpus, index).meaning(query, np.zeros(len(near)), nowhere(corpus), frozenset).nearness
    best = np.argsort(-near)[:200]
    assert found[best].tolist() == pytest.approx(((near - near.mean()) / near.std())[best].tolist(), abs=1e-5)
    assert float(found.mean()) == pytest.approx(0, abs=1e-9)


def test_passages_that_the_index_lacks_are_looked_at(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.reach.NEAREST", 1)
    query = HashEmbedder().embed(["rebate tier"])[0]
    near = products(corpus.channels[HashEmbedder().model].rows, query)
    best = int(near.argmax())
    index = Asked(corpus, [one for at, one in enumerate(ids(corpus)) if at != best])
    found = reach(corpus, index).meaning(query, np.zeros(len(near)), nowhere(corpus), frozenset).nearness
    assert int(found.argmax()) == best


def test_a_corpus_that_is_a_small_part_of_the_index_asks_for_its_own_accounts(corpus: Corpus) -> None:
    index = Asked(corpus, ids(corpus))
    part = corpus.within("Larkfen")
    query = HashEmbedder().embed(["audit report"])[0]
    reach(part, index).meaning(query, np.zeros(len(part.slices)), nowhere(part), part.accounts)
    assert index.asked == [(200, frozenset(["Larkfen"]))]


def test_a_corpus_that_is_most_of_the_index_asks_for_more_since_some_falls_away(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.reach.NEAREST", 30)
    part = corpus_of(*pages(200)[:150], embedder=HashEmbedder())
    index = Asked(corpus, ids(corpus))
    query = HashEmbedder().embed(["audit report"])[0]
    reach(part, index).meaning(query, np.zeros(len(part.slices)), nowhere(part), part.accounts)
    ((count, accounts),) = index.asked
    assert accounts is None
    assert count == int(np.ceil(30 / (len(part.slices) / len(corpus.slices))))


def test_what_a_question_is_narrowed_to_is_looked_at_whole(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("retrieval.reach.NEAREST", 1)
    index = Asked(corpus, ids(corpus))
    query = HashEmbedder().embed(["forecast"])[0]
    near = products(corpus.channels[index.model].rows, query)
    inside = corpus.cards.bearing("account", ["Larkfen"])
    found = reach(corpus, index).meaning(query, np.zeros(len(near)), inside, frozenset).nearness
    rows = corpus.owners.rows(inside)
    assert found[rows].tolist() == pytest.approx(((near - near.mean()) / near.std())[rows].tolist(), abs=1e-5)


def test_where_a_question_is_narrowed_to_many_more_are_asked_for(
    corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("retrieval.reach.FEW", 50)
    index = Asked(corpus, ids(corpus))
    inside = corpus.cards.bearing("account", ["Larkfen"])
    query = HashEmbedder().embed(["forecast"])[0]
    reach(corpus, index).meaning(query, np.zeros(len(corpus.slices)), inside, frozenset)
    within = len(corpus.owners.rows(inside))
    assert index.asked == [(int(np.ceil(200 / (within / len(corpus.slices)))), None)]


def test_an_index_of_nothing_is_no_error(corpus: Corpus) -> None:
    found = (
        reach(corpus, Asked(corpus, []))
        .meaning(np.zeros(384, np.float32), np.zeros(len(corpus.slices)), nowhere(corpus), frozenset)
        .nearness
    )
    assert found.tolist() == [0.0] * len(found)
