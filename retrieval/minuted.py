"""What minutes, mails, transcripts and plans say is agreed, as records that stand on stretches of their documents.

A record's `row` is where its stretch begins in the revision's text and `raw` is the stretch, so that
`text[row : row + len(raw)] == raw`. What only sounds like an action is kept as ended: it counts nowhere until
somebody confirms it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime

from retrieval.evidence import Card, Document, Revision, digest
from retrieval.extraction.confidence import LABEL, in_confidence
from retrieval.extraction.extraction import minuted
from retrieval.extraction.finds import FOUND, Action, Extraction, Span
from retrieval.records.mapped import Mapped
from retrieval.records.source import CANDIDATE, SPANS, Source
from retrieval.records.value import Value
from retrieval.store import Holder, Store

MEETINGS = ("meeting_minutes", "transcript")
KINDS = (*MEETINGS, "email", "account_plan")
CONFIRMED = "confirmed action "  # how the keys of words begin that say when a candidate was confirmed
_LONGEST = 2_000  # signs of a quote that are kept as a record's words


def taker(store: Store, now: datetime) -> Callable[[Sequence[tuple[Document, Revision, str]]], None]:
    """Keeps the records of documents as they arrive, and lets go of what their newest content says no longer."""
    writer, confirmed = store.writer(), store.register().notes(CONFIRMED)

    def take(arrivals: Sequence[tuple[Document, Revision, str]]) -> None:
        held = []
        for document, revision, form in arrivals:
            rows = records_of(document, revision, form, confirmed) if revision.card.kind in KINDS else []
            if rows or revision.replaces:
                held.append((Holder(document.id, revision.id, revision.learned_at, now), rows))
        if held:
            writer.take_records(held)

    return take


def records_of(document: Document, revision: Revision, form: str, confirmed: Mapping[str, str]) -> list[Mapped]:
    """The records of one revision: the meeting, where it is of one, and its action items."""
    text, card = revision.text, revision.card
    found = minuted(text, form, card)
    meeting = _meeting(document, text, card, found) if card.kind in MEETINGS else None
    about = {"meeting_id": document.id} if meeting else {}
    return [*([meeting] if meeting else []), *_actions(document, text, found, about, confirmed)]


def _meeting(document: Document, text: str, card: Card, found: Extraction) -> Mapped:
    decided = [one for one in found.decisions if one.standing == FOUND]
    spans = [*(one.span for one in decided), *found.questions]
    known: dict[str, Value] = {
        "title": card.title,
        "participants": tuple(one.name for one in found.participants if one.part != "absent"),
        "decisions": tuple(_quote(text, one.span) for one in decided),
        "open_questions": tuple(_quote(text, one) for one in found.questions),
    }
    if len(card.date) >= 10:
        known["at"] = datetime.fromisoformat(card.date[:10]).replace(tzinfo=UTC)
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    head = Span(start, min(end if end >= 0 else len(text), start + _LONGEST))
    return _mapped("meeting", "meeting", document.id, head, text, known, _labels(spans, found))


def _actions(
    document: Document, text: str, found: Extraction, about: Mapping[str, Value], confirmed: Mapping[str, str]
) -> Iterator[Mapped]:
    seen: Counter[str] = Counter()
    for one in found.actions:
        said = _quote(text, one.what)
        name = f"{document.id}/{digest(said)[:10]}"
        seen[name] += 1
        name = f"{name}~{seen[name]}" if seen[name] > 1 else name
        known: dict[str, Value] = {**about, "text": said, "status": "done" if one.done else "open"}
        if one.owner is not None:
            known["owner_id"] = _quote(text, one.owner)
        if one.due is not None and one.due.iso:
            known["due"] = datetime.fromisoformat(one.due.iso).date()
        likely = one.standing != FOUND
        extra = {"due as written": one.due.span.of(text)} if one.due else {}
        yes = confirmed.get(name, "") if likely else ""
        object_, labels = CANDIDATE if likely else "action_item", _labels([one.span], found)
        row = _mapped("action_item", object_, name, one.span, text, known, labels)
        yield as_answered(row, extra, yes) if likely else _with(row, extra, False, tuple(_doubts(one, text)))


def as_answered(row: Mapped, extra: Mapping[str, str], confirmed: str) -> Mapped:
    """A candidate as it stands: ended, until it is `confirmed`, at that instant."""
    said = {"confirmed": confirmed} if confirmed else {}
    return _with(row, {**extra, **said}, not confirmed, ())


def _with(row: Mapped, extra: Mapping[str, str], ended: bool, notes: Sequence[str]) -> Mapped:
    return Mapped(row.kind, row.source, row.fields, extra, row.raw, ended, "", row.labels, tuple(notes))


def _doubts(one: Action, text: str) -> Iterator[str]:
    """Why a due that is written is not taken."""
    if one.due is not None and not one.due.iso:
        written = one.due.span.of(text)
        either = " or ".join(one.due.readings)
        yield f"due: “{written}” may be {either}" if either else f"due: “{written}” is no one day"


def _mapped(
    kind: str, object_: str, name: str, span: Span, text: str, known: Mapping[str, Value], labels: tuple[str, ...]
) -> Mapped:
    return Mapped(kind, Source(SPANS, object_, name, row=span.start), known, raw=span.of(text), labels=labels)


def _labels(spans: Iterable[Span], found: Extraction) -> tuple[str, ...]:
    return (LABEL,) if any(in_confidence(one, found.confident) for one in spans) else ()


def _quote(text: str, span: Span) -> str:
    return " ".join(span.of(text)[:_LONGEST].split())
