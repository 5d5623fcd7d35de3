"""All that a text says in so many words, without a model: a pure function of the text and of what its card says."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from retrieval.evidence import Card
from retrieval.extraction.actions import actions
from retrieval.extraction.amounts import amounts_in
from retrieval.extraction.confidence import confident
from retrieval.extraction.days import days_in
from retrieval.extraction.decisions import decisions
from retrieval.extraction.finds import Extraction, Span
from retrieval.extraction.lines import Own, own_lines
from retrieval.extraction.participants import participants
from retrieval.extraction.people import known_people
from retrieval.extraction.promises import promises
from retrieval.extraction.reckoning import Calendar, calendar_of
from retrieval.extraction.silence import says_nothing
from retrieval.extraction.statements import statements


def extracted(text: str, form: str, card: Card) -> Extraction:
    """The finds of a text; `form` is its reading's, and the card tells its date, language and region.

    Days are told from the card's date alone, and a text that orders its reader about is text like any other.
    """
    lines = own_lines(text, form)
    by = calendar_of(text, card.date, card.lang, card.region)
    found = _minuted(text, form, lines, by)
    known = known_people(one.name for one in found.participants)
    return replace(
        found,
        days=tuple(day for line in lines for day in days_in(text, line.start, line.end, by)),
        amounts=tuple(amounts_in(text, card.lang)),
        said=tuple(statements(text, lines, known)),
    )


def minuted(text: str, form: str, card: Card) -> Extraction:
    """Of the finds those that records are made of: who took part, what is decided, open and to be done."""
    by = calendar_of(text, card.date, card.lang, card.region)
    return _minuted(text, form, own_lines(text, form), by)


def _minuted(text: str, form: str, lines: list[Own], by: Calendar) -> Extraction:
    people = participants(text, lines, form)
    known = known_people(one.name for one in people)
    marked = actions(text, lines, by, known)
    taken = [one.span for one in marked]
    sender = next((one.span for one in people if one.part == "sender"), None)
    likely = [one for one in promises(text, lines, by, known, sender) if not _within(one.span, taken)]
    return Extraction(
        participants=tuple(people),
        decisions=tuple(one for one in decisions(text, lines) if not _within(one.span, taken)),
        actions=tuple(sorted((*marked, *likely), key=lambda one: one.span)),
        questions=tuple(_questions(text, lines)),
        confident=tuple(confident(text, lines)),
    )


def _questions(text: str, lines: list[Own]) -> list[Span]:
    open_ = [Span(line.start, line.end) for line in lines if line.section == "questions" and not line.cells]
    return [one for one in open_ if not says_nothing(one.of(text))]


def _within(span: Span, taken: list[Span]) -> bool:
    """True where one of the spans, which stand in order and apart, meets it."""
    at = bisect_left(taken, span.end, key=lambda one: one.start)
    return at > 0 and taken[at - 1].end > span.start
