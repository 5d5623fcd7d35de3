"""Homes of a given size: passages of the load set, given out to equal accounts, read by the product's own ingest."""

from __future__ import annotations

import json
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.build import OWNER, Assistant, build
from assistant.embedders import embedder_of
from assistant.settings import Settings, read
from bench.sample import evenly
from evaluators.dataset import find, opened
from evaluators.progress import Count
from evaluators.shelf import Shelf, shelf
from evaluators.stand import LEARNED, embedded, flags, theirs_at, without_cache
from evaluators.subject import Say, Setting, SubjectError
from retrieval.embed import Embedder

REAL, RANDOM, AUTO = "real", "random", "auto"
MANY = 110_000  # from here on: 200 accounts, and random vectors unless real ones are asked for
THOUSAND = 1000  # passages of an account below
TIMED = "filled.json"


@dataclass(frozen=True, slots=True)
class Size:
    """How many documents of the load set, in how many equal accounts (0: as the set has them), with which vectors."""

    documents: int
    accounts: int
    vectors: str = REAL

    @classmethod
    def of(cls, documents: int, vectors: str = AUTO) -> Size:
        """The size that is promised for: an account for each thousand, 200 for the whole.

        >>> Size.of(20_000), Size.of(110_000).vectors
        (Size(documents=20000, accounts=20, vectors='real'), 'random')
        """
        many = documents >= MANY
        kind = (RANDOM if many else REAL) if vectors == AUTO else vectors
        return cls(documents, 200 if many else max(1, documents // THOUSAND), kind)


@dataclass(frozen=True, slots=True)
class Home:
    """A full home and the assistant over it; `rate` is the passages a second when it was filled."""

    size: Size
    folder: Path
    assistant: Assistant
    passages: int
    accounts: tuple[str, ...]
    largest: str
    largest_documents: int
    rate: float | None


@dataclass(frozen=True, slots=True)
class RandomVectors:
    """Unit vectors drawn by a text's hash, under the name of the model whose place they take: as many, as long."""

    like: Embedder

    @property
    def model(self) -> str:
        """The model's own name, so that its question vectors meet these."""
        return self.like.model

    @property
    def dimensions(self) -> int:
        """The model's own."""
        return self.like.dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, which hangs on the text alone."""
        draws = [np.random.default_rng(crc32(text.encode("utf-8", "replace"))) for text in texts]
        rows = [draw.standard_normal(self.dimensions, np.float32) for draw in draws]
        return np.stack([row / np.linalg.norm(row) for row in rows]) if rows else self.like.embed([])


def given(source: Path, size: Size, into: Path) -> Path:
    """Writes the documents of that size, each with the account that its id's hash names."""
    into.mkdir(parents=True, exist_ok=True)
    with opened(find(source, "documents")) as packed:
        lines = evenly([line for line in packed if line.strip()], size.documents)
    with (into / "documents.jsonl").open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            if size.accounts:
                row["account"] = f"Customer {crc32(row['id'].encode()) % size.accounts:03}"
            out.write(json.dumps(row) + "\n")
    return into


@contextmanager
def home(source: Path, size: Size, cache: Path, mode: str, say: Say) -> Iterator[Home]:
    """The home of that size, filled the first time. Raises `SubjectError`."""
    name = f"{size.documents}-{size.accounts or 'own'}-{size.vectors}"
    dataset = given(source, size, cache / "sizes" / name)
    theirs = read(without_cache(os.environ), flags(Setting(dataset, cache, mode)))
    model = embedder_of(theirs)
    if model is None and mode != "lexical":
        raise SubjectError("there is no embedding model; `aia models install` brings one, `--mode lexical` needs none")
    place = shelf(dataset, f"{size.vectors} {model.model if model else ''}", cache)
    if not place.full:
        with place.alone():
            fill(place, dataset, theirs, size, say)
    assistant = build(theirs_at(place, theirs))
    try:
        yield seen(place, size, assistant)
    finally:
        assistant.close()


def fill(place: Shelf, dataset: Path, theirs: Settings, size: Size, say: Say) -> None:
    """Reads the documents in as the product does; with random vectors only the embedder for documents is another."""
    if place.full:
        return
    place.fill(dataset)
    assistant = build(theirs_at(place, theirs))
    if assistant.patient is not None and size.vectors == RANDOM:
        assistant.patient = RandomVectors(assistant.patient)
    say(f"filling a home of {size.documents:,} documents, {size.vectors} vectors ...")
    tell = Count("reading passages", sys.stderr, time.monotonic)
    try:
        began, before = time.perf_counter(), assistant.store.passages()
        report = assistant.ingest([place.documents.parent], LEARNED, lambda _, __, passages, ___: tell(passages))
        seconds, passages = time.perf_counter() - began, assistant.store.passages()
        whole = embedded(assistant)
    finally:
        assistant.close()
    if report.documents["refused"] or not whole:
        raise SubjectError(f"{report.documents['refused']} documents refused, every vector there: {whole}")
    if not before:  # one that was stopped and goes on has no honest rate
        timed = {"seconds": seconds, "passages": passages}
        (place.folder / TIMED).write_text(json.dumps(timed), encoding="utf-8")
    place.close()


def seen(place: Shelf, size: Size, assistant: Assistant) -> Home:
    """What the filled home holds."""
    heads = assistant.store.scoped(OWNER).heads()
    counted = Counter(head.card.account for head in heads if head.card.account)
    largest = max(sorted(counted), key=lambda name: counted[name], default="")
    timed = json.loads((place.folder / TIMED).read_text(encoding="utf-8")) if (place.folder / TIMED).exists() else None
    rate = timed["passages"] / timed["seconds"] if timed else None
    passages = assistant.store.passages()
    held = counted[largest]
    return Home(size, place.folder, assistant, passages, tuple(sorted(counted)), largest, held, rate)
