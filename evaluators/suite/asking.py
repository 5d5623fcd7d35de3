"""A suite's documents in a home of their own, and every case put to the assistant over it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from assistant.accounts import UnknownAccount
from assistant.build import Assistant, build
from assistant.embedders import embedder_of
from assistant.findings import Answer, Citation, Standing
from assistant.instant import instant
from assistant.keys import SettingError
from assistant.runs import last
from assistant.settings import Settings, read
from evaluators.run import Clock, Tell, milliseconds
from evaluators.shelf import default_root
from evaluators.stand import LEARNED, embedded, models, without_cache
from evaluators.subject import SubjectError
from evaluators.suite.case import Case, Suite
from evaluators.suite.gold import Library
from evaluators.suite.home import kept
from evaluators.suite.outcome import Cited, Outcome, Told
from retrieval.evidence import EVERY, Grant, Scope
from retrieval.parts import NoSuchPath
from retrieval.sources.mapping import BadMapping

OWNER = Scope.owner()
HITS, FOUND = 40, 10  # hits that are looked at for the documents that were found first


@dataclass(frozen=True, slots=True)
class Desk:
    """An assistant over a suite's documents; `left_out` are the files that could not be read, with the reason."""

    assistant: Assistant
    library: Library
    as_of: datetime | None
    left_out: tuple[tuple[str, str], ...]

    @property
    def mode(self) -> str:
        """How it really searches."""
        return "hybrid" if self.assistant.finder.embedder else "lexical"

    def outcome(self, case: Case) -> Outcome:
        """What comes back for the case, which is put twice."""
        scope, as_of = scope_of(case), instant(case.as_of) if case.as_of else self.as_of
        places = self.library.places(case)
        try:
            first, second = (
                self.assistant.ask(case.question, scope=scope, as_of=as_of, account=case.account) for _ in range(2)
            )
            found = self._found(case, scope, as_of) if case.gold else ()
        except UnknownAccount as error:
            return Outcome(case.id, Standing.REFUSED.value, "", "", gold=places, failed=str(error))
        return Outcome(
            case=case.id,
            standing=first.standing.value,
            reason=first.reason,
            text=first.text,
            sentences=tuple(Told(one.text, self._cited(one.citations)) for one in first.sentences),
            readings=first.readings,
            conflicts=first.conflicts,
            warnings=first.warnings,
            superseded=self._cited(first.superseded),
            closest=self._cited(first.closest),
            next_step=first.next_step,
            found=found,
            gold=places,
            as_of=first.as_of,
            drafted_by=first.drafted_by,
            again=written(first) == written(second),
        )

    def _found(self, case: Case, scope: Scope, as_of: datetime | None) -> tuple[str, ...]:
        results = self.assistant.search(case.question, scope=scope, as_of=as_of, account=case.account, limit=HITS)
        names = dict.fromkeys(one.hit.evidence.document.source_id for one in results.results)
        return tuple(names)[:FOUND]

    def _cited(self, citations: Sequence[Citation]) -> tuple[Cited, ...]:
        return tuple(
            Cited(
                document=one.source_id,
                start=one.start,
                end=one.end,
                quote=one.quote,
                title=one.title,
                status="superseded" if one.document_id in self.library.replaced else one.status,
                locator=one.locator,
                also=one.also,
                real=self._real(one),
            )
            for one in citations
        )

    def _real(self, one: Citation) -> bool:
        """True when the quote stands, letter for letter, at its place in the revision as the store holds it."""
        revision = self.library.read(one.revision_id)
        if revision is None or revision.document != one.document_id:
            return False
        return 0 <= one.start < one.end and revision.text[one.start : one.end] == one.quote


def written(answer: Answer) -> bytes:
    """The answer as a door would send it."""
    return json.dumps(asdict(answer), ensure_ascii=False).encode("utf-8", "surrogatepass")


def scope_of(case: Case) -> Scope:
    """What the asker of the case may see: everything, unless the case says otherwise."""
    if not case.labels and not case.regions:
        return OWNER
    labels = case.labels or (EVERY,)
    return Scope(frozenset(Grant(region=region, labels=labels) for region in case.regions or (EVERY,)))


def settled(home: Path, mode: str, environment: Mapping[str, str]) -> Settings:
    """The settings of a suite's home: the program's own, whatever the person has set, but for who embeds."""
    theirs = read(without_cache(environment))
    ours = read({}, {} if mode == "hybrid" else {"embedding.provider": "none"}, home)
    embedding = theirs.embedding if mode == "hybrid" else ours.embedding
    return replace(ours, models=models(theirs), embedding=embedding)


@contextmanager
def desk(suite: Suite, mode: str, as_of: str, environment: Mapping[str, str] = os.environ) -> Iterator[Desk]:
    """The assistant over the suite's own home, which is filled first where it is not yet. Raises `SubjectError`."""
    try:
        model = embedder_of(settled(Path(), mode, environment))
        with kept(suite, model.model if model else "", default_root(environment)) as place:
            settings = settled(place.home, mode, environment)
            if not place.full:
                fill(settings, suite)
                place.close()
            assistant = build(settings)
            try:
                yield opened(assistant, instant(as_of or suite.as_of) if as_of or suite.as_of else None)
            finally:
                assistant.close()
    except SettingError as error:
        raise SubjectError(str(error)) from error


def fill(settings: Settings, suite: Suite) -> None:
    """Reads the suite's documents into the home."""
    assistant = build(settings)
    try:
        assistant.ingest(list(suite.ingest), LEARNED)
        if not embedded(assistant):
            raise SubjectError("not every passage has its vector; run it again")
    except (NoSuchPath, BadMapping) as error:
        raise SubjectError(str(error)) from error
    finally:
        assistant.close()


def opened(assistant: Assistant, as_of: datetime | None) -> Desk:
    """The desk over a home that has been filled."""
    reader = assistant.store.scoped(OWNER)
    ended = last(assistant.store.register())
    return Desk(assistant, Library.of(reader.heads(), reader.revision), as_of, ended.refused if ended else ())


def put(
    cases: Sequence[Case], outcome: Callable[[Case], Outcome], clock: Clock, tell: Tell
) -> tuple[list[Outcome], list[float]]:
    """What comes back for each case, in order, and how many milliseconds it took."""
    outcomes: list[Outcome] = []
    times_ms: list[float] = []
    for done, case in enumerate(cases, 1):
        began = clock()
        outcomes.append(outcome(case))
        times_ms.append(milliseconds(clock() - began))
        tell(done, len(cases))
    return outcomes, times_ms
