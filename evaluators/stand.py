"""The built assistant as a subject: a data set read into a home of its own, asked under its owner's scope."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from assistant.build import OWNER, Assistant, build
from assistant.embedders import embedder_of
from assistant.findings import Answer
from assistant.history import carried
from assistant.keys import SettingError
from assistant.settings import Settings, read
from evaluators.dataset import Query
from evaluators.progress import Count
from evaluators.rows import Found, Quote
from evaluators.shelf import CACHE, Shelf, shelf
from evaluators.subject import Reply, Say, Setting, SubjectError
from retrieval.evidence import View
from retrieval.model import default_folders, find

LEARNED = datetime(2000, 1, 1, tzinfo=UTC)  # a set has no day on which it was learned: one for all, so that runs agree
TOLD = 20  # documents left out that are named


@dataclass(frozen=True, slots=True)
class Stand:
    """An assistant whose documents bear the data set's own ids as their source ids."""

    assistant: Assistant
    as_of: datetime | None

    @property
    def mode(self) -> str:
        """How it really searches."""
        return "hybrid" if self.assistant.finder.embedder else "lexical"

    def retrieve(self, query: Query, k: int) -> Sequence[Found]:
        """The nearest passages; a question that goes on from earlier turns is searched with what it carries over."""
        asked = f"{query.text} {carried(query.text, query.history)}".strip()
        hits = self.assistant.finder.find(asked, OWNER, View(as_of=self.as_of), limit=k).hits
        return [
            Found(h.evidence.document.source_id, h.evidence.passage.start, h.evidence.passage.end, h.score)
            for h in hits
        ]

    def respond(self, query: Query) -> Reply:
        """The answer, as every door would give it."""
        answer = self.assistant.ask(query.text, as_of=self.as_of, history=query.history)
        return Reply(answer.standing.value, answer.reason, answer.text, quotes(answer))


def quotes(answer: Answer) -> tuple[Quote, ...]:
    """What the answer cites, in its order, each place once."""
    cited = (one for sentence in answer.sentences for one in sentence.citations)
    return tuple(dict.fromkeys(Quote(one.source_id, one.start, one.end, one.quote) for one in cited))


@contextmanager
def stood(setting: Setting, say: Say) -> Iterator[Stand]:
    """The assistant over the set's own home, which is filled first where it is not yet. Raises `SubjectError`."""
    try:
        theirs = read(without_cache(os.environ), flags(setting))
        model = embedder_of(theirs)
    except SettingError as error:
        raise SubjectError(str(error)) from error
    place = shelf(setting.dataset, model.model if model else "", setting.cache)
    if model is None and setting.mode != "lexical":
        say("There is no embedding model, so this is lexical mode; `aia models install` brings one.")
    if not place.full:
        with place.alone():
            fill(place, setting, theirs, say)
    assistant = build(theirs_at(place, theirs))
    try:
        yield Stand(assistant, theirs.as_of)
    finally:
        assistant.close()


def without_cache(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment without the one name that is the evaluators' alone; no setting bears it."""
    return {name: value for name, value in environment.items() if name != CACHE}


def flags(setting: Setting) -> dict[str, str]:
    """What a measurement fixes, whatever the person has set."""
    fixed = {"as_of": setting.as_of or ""}
    return fixed if setting.mode == "hybrid" else {**fixed, "embedding.provider": "none"}


def models(settings: Settings) -> Path | None:
    """The folder whose model the person's own home would use, so that the set's home uses it too."""
    found = find(default_folders(settings.home, settings.models))
    return found.folder if found.ready else settings.models


def theirs_at(place: Shelf, theirs: Settings) -> Settings:
    """The person's settings at the set's own home. A set is one file, however large."""
    size = place.documents.stat().st_size
    return replace(theirs, home=place.home, models=models(theirs), max_bytes=size)


def fill(place: Shelf, setting: Setting, theirs: Settings, say: Say) -> None:
    """Reads the documents into the home; what was read before a stop, or by another process, is not read again."""
    if place.full:
        return
    place.fill(setting.dataset)
    tell = Count("reading passages", sys.stderr, time.monotonic)
    assistant = build(theirs_at(place, theirs))
    try:
        folder = [place.documents.parent]
        report = assistant.ingest(folder, LEARNED, lambda done, total, passages, name: tell(passages))
        whole = embedded(assistant)
    finally:
        assistant.close()
    for file, reason in islice(report.refused(), TOLD):
        say(f"left out: {file}: {reason}")
    counts = report.documents
    say(f"{counts['added'] + counts['updated'] + counts['unchanged']} documents read, {counts['refused']} left out")
    for warning in report.warnings:
        say(warning)
    if not whole:
        raise SubjectError("not every passage has its vector; the next run goes on from here")
    place.close()


def embedded(assistant: Assistant) -> bool:
    """True when every passage has the vector that a hybrid search needs, or none is needed."""
    model = assistant.finder.embedder
    return model is None or assistant.store.embedded().get(model.model, 0) == assistant.store.passages()
