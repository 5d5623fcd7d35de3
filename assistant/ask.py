"""A question answered from a shelf: cited sentences, or an honest refusal."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from assistant.ageing import warnings
from assistant.asked import Asked, asked
from assistant.bearing import Candidate, candidates
from assistant.extract import Said, copied, extract, fit
from assistant.findings import Answer, Caution, Citation, Reason, Searched, Sentence, Standing
from assistant.ground import Reread, grounded, standing
from assistant.history import carried
from assistant.others import Others
from assistant.refusal import next_step, owner_named, readings
from assistant.shelf import Shelf
from assistant.stretch import Stretch, stretches
from assistant.upcoming import ahead_first, nearest
from assistant.verdict import answering, asks_something, bears
from retrieval.evidence import Evidence, Revision, superseded
from retrieval.lexical import folded
from retrieval.place import label_at
from retrieval.search import Found
from retrieval.stopwords import language

DRAFTED_BY = "extract"

FOUND = 80  # passages asked of the search
HITS = 40  # of them read closely; past that a passage shares next to nothing with its question
EACH = 4  # of one document; more let one long or stuffed document speak for all
READ = 30_000  # characters around them; a person would not read on either, and reading takes the time
TEXTS = 10  # documents read again for what stands around a hit; a question is seldom answered from more
CLOSEST = 3  # quotes shown with a refusal: enough to see how near the sources come

OUTDATED = ("superseded", "retracted")
DRAFTS = ("draft",)


@dataclass(frozen=True, slots=True)
class _Case:
    """One question on its way: what was found, what is asked, and every candidate by how its document stands."""

    question: str
    found: Found
    hits: tuple[Evidence, ...]
    asked: Asked
    current: tuple[Candidate, ...]
    outdated: tuple[Candidate, ...]
    drafts: tuple[Candidate, ...]


def ask(
    question: str, shelf: Shelf, *, scope: str, as_of: datetime | None = None, history: Sequence[str] = ()
) -> Answer:
    """The answer to the question from what the shelf holds.

    `scope` says in words what was looked through, `as_of` what instant it holds for, `history` the turns before, oldest
    first. The same shelf, question, scope, instant and history give the same answer to the byte.
    """
    extra = carried(question, history)
    found = shelf.find(f"{question} {extra}".strip(), FOUND)
    reread = _once(shelf)
    case = _case(question, extra, found, shelf, reread, as_of.date() if as_of else None)
    reason, sentences = _concluded(case, reread) if shelf.passages() else (Reason.SOURCES_EMPTY, ())
    return _answer(case, reason, sentences, reread, scope, as_of)


def _once(shelf: Shelf) -> Reread:
    """The shelf's revisions, each read once for one question."""
    read: dict[str, Revision | None] = {}

    def reread(one: str) -> Revision | None:
        if one not in read:
            read[one] = shelf.revision(one)
        return read[one]

    return reread


def _case(question: str, extra: str, found: Found, shelf: Shelf, reread: Reread, today: date | None) -> _Case:
    spoken = language(re.findall(r"[^\W\d_]+", folded(question)))
    wanted = asked(question, found.understood, shelf.rarity, extra=extra, today=today, lang=spoken)
    hits = _spread(shelf.evidence([passage for passage, _ in found.ranked]))
    if wanted.after is not None:
        hits = ahead_first(hits, wanted.after)
    near = _read(stretches(hits, _texts(hits, reread)))
    others = Others(shelf.called(), found.understood.accounts)
    pool = [others.judged(one) for stretch in near for one in candidates(wanted, stretch)]
    if wanted.after is not None:
        pool = nearest(pool, wanted.after, lambda one: bears(wanted, one))
    outdated = tuple(c for c in pool if is_outdated(c.stretch.evidence))
    drafts = tuple(c for c in pool if is_draft(c.stretch.evidence))
    current = tuple(c for c in pool if not is_outdated(c.stretch.evidence) and not is_draft(c.stretch.evidence))
    return _Case(question, found, hits, wanted, current, outdated, drafts)


def _spread(found: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The first hits, of no document more than its share while others have any."""
    taken: Counter[str] = Counter()
    turns: list[tuple[bool, int]] = []
    for at, hit in enumerate(found):
        taken[hit.document.id] += 1
        turns.append((taken[hit.document.id] > EACH, at))
    return tuple(found[at] for _, at in sorted(sorted(turns)[:HITS], key=lambda turn: turn[1]))


def _read(near: Sequence[Stretch]) -> Sequence[Stretch]:
    """The first stretches that fit into what is read for one question; the first always does."""
    spent = 0
    for at, stretch in enumerate(near):
        spent += stretch.end - stretch.start
        if at and spent > READ:
            return near[:at]
    return near


def _texts(hits: Sequence[Evidence], reread: Reread) -> dict[str, str]:
    """Texts of the first revisions among the hits."""
    wanted = list(dict.fromkeys(hit.passage.revision for hit in hits))[:TEXTS]
    read = (reread(one) for one in wanted)
    return {revision.id: revision.text for revision in read if revision is not None}


def is_outdated(evidence: Evidence) -> bool:
    """True when the document was replaced or withdrawn: what it says is never said as current."""
    return superseded(evidence.document) or folded(evidence.card.status) in OUTDATED


def is_draft(evidence: Evidence) -> bool:
    """True when nobody has approved the document yet."""
    return not is_outdated(evidence) and folded(evidence.card.status) in DRAFTS


def _concluded(case: _Case, reread: Reread) -> tuple[Reason | None, tuple[Sentence, ...]]:
    reason = _open(case)
    if reason is not None:
        return reason, ()
    first = answering(case.asked, case.current)
    if first is None:
        if answering(case.asked, case.outdated):
            return Reason.ONLY_SUPERSEDED, ()
        return (Reason.ONLY_DRAFT if answering(case.asked, case.drafts) else Reason.NOT_IN_SOURCES), ()
    bearing = [one for one in case.current if bears(case.asked, one)]
    drawn = (sentence(said, reread) for said in extract(case.asked, first, case.current, bearing))
    sentences = grounded(drawn, reread)
    return (None, sentences) if sentences else (Reason.NOT_IN_SOURCES, ())


def _open(case: _Case) -> Reason | None:
    """Why no answer can even be looked for, if so."""
    if case.found.understood.ambiguous:
        return Reason.AMBIGUOUS_ENTITY
    if not case.found.matched:
        return Reason.NOT_IN_SOURCES
    return None if asks_something(case.asked, case.found.understood) else Reason.ASK_BACK


def sentence(said: Said, reread: Reread) -> Sentence:
    """The said words with where they stand."""
    return Sentence(said.text, tuple(citation(one, reread, said.copies) for one in said.candidates))


def citation(one: Candidate, reread: Reread, others: Sequence[Candidate] = ()) -> Citation:
    """The unit as a quote of its revision; of the others those in copies of its document are named."""
    evidence = one.stretch.evidence
    revision = reread(evidence.passage.revision)
    marks = revision.marks if revision is not None else ()
    card = evidence.card
    return Citation(
        document_id=evidence.document.id,
        source_id=evidence.document.source_id,
        revision_id=evidence.passage.revision,
        locator=label_at(marks, one.stretch.text, one.unit.start, one.unit.end),
        start=one.unit.start,
        end=one.unit.end,
        quote=one.said,
        title=card.title,
        status=card.status,
        date=card.date,
        account=card.account,
        region=card.region,
        also=tuple(dict.fromkeys(copied(one, others))),
        labels=card.labels,
    )


def _quotes(asked: Asked, pool: Sequence[Candidate], reread: Reread, most: int) -> tuple[Citation, ...]:
    """The nearest units of a pool, of different documents first seen, as quotes that hold."""
    ranked = sorted(pool, key=lambda c: (-fit(c), c.stretch.rank, c.unit.start))
    by_text: dict[str, Candidate] = {}
    for one in ranked:
        by_text.setdefault(one.stretch.text, one)
    return standing([citation(one, reread, ranked) for one in list(by_text.values())[:most]], reread)


def _answer(
    case: _Case,
    reason: Reason | None,
    sentences: tuple[Sentence, ...],
    reread: Reread,
    scope: str,
    as_of: datetime | None,
) -> Answer:
    found = case.found
    bearing_outdated = [c for c in case.outdated if bears(case.asked, c)]
    bearing_drafts = [c for c in case.drafts if bears(case.asked, c)]
    everything = (*case.current, *case.outdated, *case.drafts)
    near = {None: (), Reason.ONLY_SUPERSEDED: (), Reason.SOURCES_EMPTY: (), Reason.ONLY_DRAFT: bearing_drafts}
    closest = _quotes(case.asked, near.get(reason, everything), reread, CLOSEST)
    cards = {hit.document.id: hit.card for hit in case.hits}
    codes = set(warnings([cards[c.document_id] for s in sentences for c in s.citations], as_of))
    if reason is None and bearing_drafts:
        codes.add(Caution.DRAFT_EXISTS)
    standing_hits = [hit for hit in case.hits if not is_outdated(hit)]
    owner = owner_named(standing_hits, found.understood) if reason is Reason.NOT_IN_SOURCES else ""
    return Answer(
        question=case.question,
        standing=Standing.REFUSED if reason else Standing.GROUNDED,
        text=text_of(sentences),
        drafted_by=DRAFTED_BY,
        as_of=as_of.isoformat() if as_of else "",
        scope=scope,
        searched=Searched(found.documents, found.passages, found.mode, found.notes),
        reason=reason.value if reason else "",
        sentences=sentences,
        readings=_readings(case, reason),
        warnings=tuple(sorted(codes)),
        superseded=_quotes(case.asked, bearing_outdated, reread, CLOSEST),
        closest=closest,
        next_step=next_step(reason, found.understood, closest, owner) if reason else "",
    )


def _readings(case: _Case, reason: Reason | None) -> tuple[str, ...]:
    if reason is Reason.AMBIGUOUS_ENTITY:
        return case.found.understood.ambiguous
    return readings(case.hits) if reason is Reason.ASK_BACK else ()


def text_of(sentences: Sequence[Sentence]) -> str:
    """The sentences one after the other, each on its own line when there are several."""
    return "\n".join(sentence.text for sentence in sentences)
