"""What can be said from a text: its sentences, list items and table rows, and what each stands under."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.labels import label_of
from assistant.ordinals import counts
from assistant.pieces import BOLD, HEADER, HEADING, ITEM, LABEL, ROW, Piece, pieces

QUESTION = "question"
OPENER = "opener"
SENTENCE = "sentence"
FIELD = "field"
TURN = "turn"
LONGEST_LABEL = 40
"""The characters of a field's name; a longer beginning is a sentence that happens to have a colon."""
LONGEST_TITLE = 120
LEADS = (HEADING, QUESTION, OPENER)
ITEM_WORDS = 60
"""A list item up to this long is said whole, as its writer meant it; a longer one is an essay and is cut."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_STOP = re.compile(r"""[.!?…]+["'”’)\]*_]*(?=\s)|[。！？｡؟।]+["'”’」』）)]*""")
_NAMED = re.compile(r"[:：]")
_SHORT = frozenset(
    "mr mrs ms dr prof st no nr nos vs e.g i.e eg ie etc cf approx incl inc ltd co corp fig sec art ca bzw z.b d.h ggf"
    " u.s u.k sr sra dott ing jan feb mar apr jun jul aug sep sept oct nov dec".split()
)


@dataclass(frozen=True, slots=True)
class Unit:
    """`text[start:end]` can be said by itself.

    `above` holds the units it stands under, outermost first (headings, a question, an opening line, an outer item);
    `block` numbers the paragraph, list or table that it is part of; `depth` is its indent in columns.
    """

    start: int
    end: int
    form: str
    block: int
    depth: int
    above: tuple[Unit, ...]


def units(text: str, start: int = 0, end: int | None = None) -> tuple[Unit, ...]:
    """What can be said from `text[start:end]`, in order and without overlap; HTML comments say nothing.

    >>> [(u.form, "Who leads?\\n\\n- Ann\\n- Bo"[u.start : u.end]) for u in units("Who leads?\\n\\n- Ann\\n- Bo")]
    [('question', 'Who leads?'), ('item', 'Ann'), ('item', 'Bo')]
    """
    stop = len(text) if end is None else end
    # Comments are blanked, not cut, so that every offset stays the revision's own.
    shown = _COMMENT.sub(lambda m: re.sub(r"[^\n]", " ", m.group()), text[start:stop])
    found: list[Unit] = []
    leads: list[tuple[int, str, Unit]] = []
    block = 0
    before: Piece | None = None
    cut = list(pieces(shown))
    for piece, after in zip(cut, [*cut[1:], None], strict=False):
        if before is None or piece.gap or not _runs_on(before, piece):
            block += 1
        before = piece
        _leave(leads, piece)
        above = tuple(unit for _, _, unit in leads)
        parts = _said(shown, piece, answered=after is not None and _stands_under(piece, after))
        said = [Unit(start + s, start + e, form, block, piece.rank, above) for s, e, form in parts]
        if piece.marker == LABEL and said:
            said = [said[0], *(replace(one, above=(*above, said[0])) for one in said[1:])]
        found.extend(said)
        lead = _lead(piece, said)
        if lead is not None:
            leads.append((_rank(piece, lead), "" if piece.marker == LABEL else piece.marker, lead))
    return _titled(text, [*_under_questions(_with_fields(text, found))])


def _titled(text: str, found: list[Unit]) -> tuple[Unit, ...]:
    """A text's first line by itself above the fields of a record is their title."""
    lone = len(found) > 1 and found[0].start == 0 and found[0].form == SENTENCE and found[1].form == FIELD
    first = text[: found[0].end] if lone else ""
    if not first or found[0].block == found[1].block or len(first) > LONGEST_TITLE or first.endswith((".", ",", ";")):
        return tuple(found)
    title, block = replace(found[0], form=HEADING), found[1].block
    return title, *(replace(u, above=(title, *u.above)) if u.block == block else u for u in found[1:])


def _with_fields(text: str, found: list[Unit]) -> Iterator[Unit]:
    """Lines of a block that begin with names and a colon are a record's fields, or turns where a name comes again."""
    for _, group in groupby(found, key=lambda unit: unit.block):
        block = list(group)
        heads = [unit for unit in block if not _under(unit, block)]
        said = [_NAMED.split(text[unit.start : unit.end], maxsplit=1)[0] for unit in heads]
        names = set(said)
        runs = sum(1 for _ in groupby(said))  # "Attendee" comes again and again, and a speaker after another
        prose = all(unit.form not in (HEADING, ITEM, ROW) for unit in block)
        named = all(len(name) <= min(LONGEST_LABEL, u.end - u.start - 1) for name, u in zip(said, heads, strict=True))
        known = prose and named and any(label_of(f"{name}:") for name in names)
        labelled = prose and named and (len(heads) > 1 or known)
        form = FIELD if (known and runs == len(names)) or len(names) == len(heads) else TURN
        yield from (replace(one, form=form) if labelled and one.form == SENTENCE else one for one in block)


def _under(unit: Unit, block: list[Unit]) -> bool:
    return bool(unit.above) and unit.above[-1] in block


def _rank(piece: Piece, lead: Unit) -> int:
    """Headings hold by their level; whatever else leads holds inside them, by its indent."""
    return piece.rank if lead.form == HEADING and piece.marker != BOLD else 10 + piece.rank


def _stands_under(piece: Piece, after: Piece) -> bool:
    """True when what follows is no sibling: it goes on from the piece."""
    return after.form != HEADING and not (after.form == piece.form == ITEM and after.rank <= piece.rank)


def _leave(leads: list[tuple[int, str, Unit]], piece: Piece) -> None:
    """Drop what no longer stands above the piece: a heading ends equals, an item its siblings, prose an opener."""
    if piece.form == ITEM:
        # The numbered question before this one ends its own bullets too, though they stand at the same indent.
        kin = (10 + piece.rank, piece.marker[-1:])
        same = [at for at, (rank, marker, _) in enumerate(leads) if (rank, marker[-1:]) == kin]
        del leads[same[0] if same else len(leads) :]
    while leads:
        rank, marker, unit = leads[-1]
        if piece.form == HEADING:
            ends = rank >= (10 if piece.marker == BOLD else piece.rank)
        elif rank < 10 or marker == BOLD:
            ends = False
        elif marker == HEADER:
            ends = piece.form != ROW or piece.gap
        elif piece.form == ITEM:
            ends = rank > 10 + piece.rank
        elif unit.form == QUESTION:
            ends = not marker and piece.form == QUESTION
        else:
            ends = piece.form != ROW and (piece.gap or not marker) and rank >= 10 + piece.rank
        if not ends:
            return
        leads.pop()


def _lead(piece: Piece, said: list[Unit]) -> Unit | None:
    """The unit that what follows stands under, if the piece announces anything."""
    if not said:
        return None
    if piece.form == HEADING or said[-1].form in LEADS:
        return said[0]
    return said[0] if piece.form == ITEM else None


def _under_questions(found: Iterable[Unit]) -> Iterator[Unit]:
    """In one paragraph, sentences after a question stand under it."""
    asked: Unit | None = None
    for unit in found:
        follows = asked is not None and unit.block == asked.block and unit.form in (SENTENCE, ITEM)
        if asked is not None and follows and asked not in unit.above:
            yield replace(unit, above=(*unit.above, asked))
            continue
        asked = unit if unit.form == QUESTION else None
        yield unit


def _runs_on(before: Piece, piece: Piece) -> bool:
    """True when the piece goes on with the list or table of the piece before it."""
    return before.form == piece.form and (piece.form in (ITEM, ROW) or before.marker == piece.marker == LABEL)


def _said(text: str, piece: Piece, answered: bool) -> list[tuple[int, int, str]]:
    """The piece's sentences; a short item or a row stays whole.

    An item that begins with a question and is `answered` by what follows is that question, small print and all.
    """
    if piece.form in (HEADING, ROW):
        return [(piece.start, piece.end, OPENER if piece.marker == HEADER else piece.form)]
    spans = list(sentences(text, piece.start, piece.end))
    asks = [_asks(text[s:e]) for s, e in spans]
    if asks and asks[0] and all(a or text[s] == "(" for a, (s, e) in zip(asks, spans, strict=True)):
        return [(piece.start, piece.end, QUESTION)]
    if spans and text[spans[-1][1] - 1] in ":：":
        asks[-1] = False
        forms = [SENTENCE] * (len(spans) - 1) + [OPENER]
        return [(s, e, QUESTION if a else form) for (s, e), a, form in zip(spans, asks, forms, strict=True)]
    if piece.form == ITEM and asks and asks[0]:
        whole = [(piece.start, piece.end, QUESTION)]
        return whole if answered else [(*spans[0], QUESTION), *((*span, ITEM) for span in spans[1:])]
    if piece.form == ITEM:
        short = len(text[piece.start : piece.end].split()) <= ITEM_WORDS
        return [(piece.start, piece.end, ITEM)] if short else [(s, e, ITEM) for s, e in spans]
    return [(s, e, QUESTION if a else SENTENCE) for (s, e), a in zip(spans, asks, strict=True)]


def _asks(sentence: str) -> bool:
    return sentence.rstrip("*_\"'”’)] ").endswith(("?", "？", "؟"))


def sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of `text[start:end]`, trimmed; any script that ends sentences with a mark.

    >>> list(sentences("Dr. No agrees. 承認済み。次へ", 0, 22))
    [(0, 14), (15, 20), (20, 22)]
    """
    at = start
    for stop in _STOP.finditer(text, start, end):
        if not _ends(text, at, stop, end):
            continue
        yield from _trimmed(text, at, stop.end())
        at = stop.end()
    yield from _trimmed(text, at, end)


def _ends(text: str, at: int, stop: re.Match[str], end: int) -> bool:
    """True when the mark ends a sentence: not after a short form or a number that counts, nor in mid-phrase."""
    if stop.group()[0] != ".":
        return True
    words = text[at : stop.start()].split()
    last = words[-1].strip("(\"'*_").lower() if words else ""
    if not last or last in _SHORT or (len(last) == 1 and last.isalpha()) or (len(words) == 1 and last.isdigit()):
        return False
    if last[-1].isdigit() and counts(text[at : stop.start()][-60:], text[stop.end() : min(end, stop.end() + 60)]):
        return False
    following = text[stop.end() : end].lstrip()[:1]
    return not following.islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
