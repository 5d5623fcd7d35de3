"""What is to be done, where its writer marked it so: under a heading, in a table, behind a mark or with a box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from retrieval.extraction.assignment import assigned, is_certain
from retrieval.extraction.finds import CANDIDATE, FOUND, Action, Span
from retrieval.extraction.lines import ITEM, ROW, TEXT, Own
from retrieval.extraction.marked import marked
from retrieval.extraction.people import is_team, owner_in
from retrieval.extraction.reckoning import Calendar
from retrieval.extraction.silence import calls_for_something, is_next_meeting, only_remarks, says_nothing
from retrieval.extraction.tables import actions_of, is_field
from retrieval.extraction.words import plain_words
from retrieval.lexical import folded

_BOX = re.compile(r"(?:[-*+]\s+)?(?:\[(?P<mark>[ xX✓✔]?)\]|(?P<sign>[☐☑✓✔]))\s*")
_STRUCK = re.compile(r"~~.+~~\s*$|(?:✅|✔)")
_STATE = re.compile(r"[\s([（,;–—-]*(?P<state>[^\W\d_]+)[)\]）.。]*$")
_LONGEST = 300  # signs of a plain line under a heading that may be an action; a longer one is prose


def actions(text: str, lines: Sequence[Own], by: Calendar, known: frozenset[str]) -> list[Action]:
    """The actions in the text's order, each once."""
    found = [*actions_of(text, lines, by), *_written(text, lines, by, known)]
    taken: list[Action] = []
    for one in sorted(found, key=lambda action: (action.span, action.standing != FOUND)):
        if not taken or one.span.start >= taken[-1].span.end:
            taken.append(one)
    return taken


def _written(text: str, lines: Sequence[Own], by: Calendar, known: frozenset[str]) -> Iterator[Action]:
    for (_, section), group in groupby(lines, key=lambda one: (one.under, one.section)):
        whole = list(group)
        block = [line for line in whole if line.form != ROW and not is_next_meeting(text[line.start : line.end])]
        block = [line for line in block if not is_field(text, line)]
        listed = any(line.form != TEXT for line in whole)
        outer = min((line.depth for line in block if line.form == ITEM), default=0)
        head: tuple[int, Span] | None = None  # somebody over items of their own, and how deep
        for line in block:
            if section == "actions" and line.form == ITEM:
                head = head if head and line.depth > head[0] else _person_over(text, line, known)
                if head and head[0] == line.depth:
                    continue
            marks = list(marked(text, line, "actions"))
            if marks:
                for mark in marks:
                    yield from _of_mark(text, mark.who, mark.pieces, mark.mark, by, known)
            elif _BOX.match(text, line.start, line.end) or line.bullet in ("☐", "☑", "□"):
                yield from _boxed(text, line, section, by, known)
            elif section == "actions" and line.form == ITEM and (line.depth <= outer or head):
                yield from _item(text, line, by, known, head[1] if head else None)
            elif section == "actions" and line.form == TEXT and line.end - line.start <= _LONGEST and not listed:
                yield from _plain(text, line, by, known)


def _of_mark(
    text: str, who: Span | None, pieces: Sequence[Span], mark: str, by: Calendar, known: frozenset[str]
) -> Iterator[Action]:
    for piece in pieces:
        if says_nothing(piece.of(text)):
            continue
        found = _action(text, piece.start, piece.end, by, known)
        if who is not None:
            owner = None if is_team(who.of(text)) else owner_in(text, who.start, who.end)
            found = replace(found, owner=owner or found.owner, span=Span(min(who.start, piece.start), piece.end))
        said = piece.of(text)
        if (folded(mark) == "ai" or only_remarks(said)) and not (found.owner or found.due):
            found = replace(found, standing=CANDIDATE)
        yield found


def _boxed(text: str, line: Own, section: str, by: Calendar, known: frozenset[str]) -> Iterator[Action]:
    """A line with a box; one that nobody and no day belongs to may tick off anything, so it is a candidate."""
    box = _BOX.match(text, line.start, line.end)
    start = box.end() if box else line.start
    if start >= line.end or says_nothing(text[start : line.end]):
        return
    found = _action(text, start, line.end, by, known)
    ticked = (box["mark"] or box["sign"] or "").strip() if box else line.bullet
    certain = section == "actions" or found.owner is not None or found.due is not None
    yield replace(found, done=found.done or ticked not in ("", "☐", "□"), standing=FOUND if certain else CANDIDATE)


def _item(text: str, line: Own, by: Calendar, known: frozenset[str], head: Span | None) -> Iterator[Action]:
    said = text[line.start : line.end]
    if says_nothing(said):
        return
    found = _action(text, line.start, line.end, by, known)
    if head and found.owner is None:
        found = replace(found, owner=head)
    certain = found.owner or found.due or (calls_for_something(said) and not only_remarks(said))
    if not certain:
        found = replace(found, standing=CANDIDATE)
    yield found


def _plain(text: str, line: Own, by: Calendar, known: frozenset[str]) -> Iterator[Action]:
    """A line under the heading that is no item: an action where somebody or a day belongs to it, else it may be."""
    said = text[line.start : line.end]
    if says_nothing(said) or only_remarks(said):
        return
    found = _action(text, line.start, line.end, by, known)
    yield found if found.owner or found.due else replace(found, standing=CANDIDATE)


def _action(text: str, start: int, end: int, by: Calendar, known: frozenset[str]) -> Action:
    found = assigned(text, start, end, by, known)
    said = text[start:end]
    state = _STATE.search(said[-40:])
    ended = bool(state) and state["state"].casefold() in plain_words("done") if state else False
    marked_off = (ended and said.rstrip().endswith((")", "]", "）"))) or bool(_STRUCK.search(said))
    return Action(Span(start, end), FOUND, found.what, found.owner, found.due, marked_off)


def _person_over(text: str, line: Own, known: frozenset[str]) -> tuple[int, Span] | None:
    """Somebody whose name alone, with a colon, stands over deeper items."""
    said = text[line.start : line.end].rstrip(" *_")
    if not said.endswith((":", "：")):
        return None
    owner = owner_in(text, line.start, line.start + len(said))
    return (line.depth, owner) if owner and is_certain(said.strip(" *_:："), known) else None
