"""The answer without a model: the narrowest run of units that says what was asked, verbatim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assistant.asked import Asked, words
from assistant.bearing import Candidate
from assistant.labels import Label, label_of
from assistant.pieces import ITEM, ROW
from assistant.plain import plain
from assistant.sentences import FIELD

# What a reader takes in at a glance, by the answer contract.
MOST_SENTENCES = 5
MOST_WORDS = 60
MOST_ROWS = 12  # list items or table rows besides
MOST_CITATIONS = 3  # for the same words in several documents

# What a candidate's fit is made of besides the share of the question that stands with it (0 to 1).
TITLED = 0.3  # it stands under exactly what was asked: a section so named was written to answer
TYPED = 0.25  # it shows the name, time or number asked for: outweighs a repetition of the question's own words
LISTED = 0.1  # it is an item or a row, and a list was asked for
LACKING = 0.3  # for each thing the question names and it does not: more than any title can make good
NEAR = 0.05  # fits this near are equal, and the newer or better placed document speaks
SECTION = 0.8  # under a title that says this much of the question, and little else, the section is the answer
ADDED = 0.25  # a further sentence must bring this share of the question that no earlier one brought


@dataclass(frozen=True, slots=True)
class Said:
    """Units that will be said as one sentence: the first is quoted, the others are the same words elsewhere.

    `copies` are the same words in documents that are the same to the letter; they are named and not quoted.
    """

    text: str
    candidates: tuple[Candidate, ...]
    copies: tuple[Candidate, ...] = ()


def fit(candidate: Candidate, plural: bool = False) -> float:
    """How well a candidate would do as the answer's first sentence; compares within one question only."""
    listed = LISTED if plural and candidate.unit.form in (ITEM, ROW) else 0.0
    return candidate.bears + listed + TYPED * candidate.typed + TITLED * candidate.titled - LACKING * candidate.lacks


def best(pool: Sequence[Candidate], plural: bool = False) -> Candidate | None:
    """The candidate to begin with: of near equals in one series of documents the newest, else the better found."""
    if not pool:
        return None
    top = min(pool, key=lambda c: (-round(fit(c, plural) / NEAR), c.stretch.rank, -c.titled, c.unit.start))
    card = top.stretch.evidence.card
    if not card.date:
        return top
    series = [
        c
        for c in pool
        if (c.stretch.evidence.card.account, c.stretch.evidence.card.kind) == (card.account, card.kind)
        and c.stretch.evidence.card.date > card.date
        and fit(c) >= fit(top) - NEAR
    ]
    return min(series, key=lambda c: (_newest(c), -fit(c), c.stretch.rank, c.unit.start), default=top)


def _newest(candidate: Candidate) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in candidate.stretch.evidence.card.date)


def extract(
    asked: Asked, first: Candidate, pool: Sequence[Candidate], bearing: Sequence[Candidate]
) -> tuple[Said, ...]:
    """What is said, in order: `first` or the run it belongs to, then what adds to it, each word said once.

    `pool` is all that is near, `bearing` the part of it that could stand alone.
    """
    run = _run(asked, first, pool)
    if len(run) == 1 and not _labelled(first):
        run = [*run, *_more(asked, run[0], bearing)]
    return tuple(_folded(run, pool))


def _run(asked: Asked, first: Candidate, pool: Sequence[Candidate]) -> list[Candidate]:
    """The units to say: what stands under the thing that was asked, or the rows like the first, or the first alone."""
    near = (c for c in pool if c.stretch is first.stretch)
    same = sorted((c for c in near if c is first or not _other(c, first)), key=lambda c: c.unit.start)
    if _labelled(first):
        name = first.said.partition(":")[0]
        alike = [c for c in same if c.unit.block == first.unit.block and c.said.startswith(f"{name}:")]
        return alike[:MOST_ROWS] if asked.plural else [first]
    anchor = _anchor(first)
    if anchor is not None:
        under = [c for c in same if any(u.start == anchor for u in c.unit.above)]
        return _opening(asked, under)
    if asked.plural and first.unit.form in (ITEM, ROW):
        rows = [c for c in same if c.unit.block == first.unit.block and fit(c) >= fit(first) - NEAR]
        return _limited(rows)
    return [first]


def _labelled(one: Candidate) -> Label | None:
    """The label of a field that says when, where or who, which is a whole answer."""
    return label_of(one.said) if one.unit.form == FIELD else None


def _other(one: Candidate, first: Candidate) -> bool:
    """True for an entry or another paragraph that lacks what the question names: of another month, of another name."""
    return bool(one.lacks) and (one.unit.form in (ITEM, ROW, FIELD) or one.unit.block != first.unit.block)


def _anchor(first: Candidate) -> int | None:
    """Where the lead stands that says what was asked: all of it, or more of it than the unit itself."""
    more = first.led > first.own and first.own < first.bears / 2
    return first.lead.start if first.lead is not None and (more or first.led >= SECTION) else None


def _opening(asked: Asked, under: Sequence[Candidate]) -> list[Candidate]:
    """The first paragraph or list under a lead; of a typed question, the first that shows the type."""
    start = next((at for at, c in enumerate(under) if c.typed), 0) if asked.wants else 0
    start = next(at for at, c in enumerate(under) if c.unit.block == under[start].unit.block)
    opening = _limited(under[start:])
    typed = [c for c in opening if c.typed]
    # Names under a title make a list; one line in three that happens to show a name does not.
    return typed if typed and 2 * len(typed) < len(opening) else opening


def _limited(units: Iterable[Candidate]) -> list[Candidate]:
    """Units from the first on, of one list or of one paragraph and the list it opens, within the limits."""
    kept: list[Candidate] = []
    spent = rows = sentences = 0
    for one in units:
        row = one.unit.form in (ITEM, ROW)
        if kept and one.unit.block != kept[-1].unit.block and not (row and not rows):
            break
        size = len(plain(one.said).split())
        if row:
            rows += 1
        else:
            sentences, spent = sentences + 1, spent + size
        if kept and (rows > MOST_ROWS or sentences > MOST_SENTENCES or spent > MOST_WORDS):
            break
        kept.append(one)
    return kept


def _more(asked: Asked, first: Candidate, pool: Sequence[Candidate]) -> list[Candidate]:
    """Sentences that bring a share of the question which the first did not, best first, within the limits."""
    brought = set(first.holds)
    spent = len(plain(first.said).split())
    more: list[Candidate] = []
    ranked = sorted(pool, key=lambda c: (-fit(c), c.stretch.rank, c.unit.start))
    for one in ranked:
        fresh = sum(t.weight for t in asked.terms if t.text in one.holds and t.text not in brought)
        size = len(plain(one.said).split())
        if fresh >= ADDED * asked.total and not one.lacks and spent + size <= MOST_WORDS:
            more.append(one)
            brought |= one.holds
            spent += size
    return more[: MOST_SENTENCES - 1]


def _folded(run: Sequence[Candidate], pool: Sequence[Candidate]) -> Iterable[Said]:
    """Each unit of the run once, with the places where other documents say the same words."""
    sizes = {one.unit.end - one.unit.start for one in run}
    others: dict[str, list[Candidate]] = {}
    for other in pool:
        if other.unit.end - other.unit.start in sizes:
            others.setdefault(other.said, []).append(other)
    spoken: set[str] = set()
    for one in run:
        text = plain(one.said)
        if not words(text) or text in spoken:
            continue
        spoken.add(text)
        twins = {one.stretch.evidence.document.id: one}
        for other in (other for other in others[one.said] if other.lacks <= one.lacks):
            twins.setdefault(other.stretch.evidence.document.id, other)
        apart = {twin.stretch.text: twin for twin in reversed(twins.values())}
        quoted = [twin for twin in twins.values() if apart[twin.stretch.text] is twin]
        copies = tuple(twin for twin in twins.values() if apart[twin.stretch.text] is not twin)
        yield Said(text, tuple(quoted[:MOST_CITATIONS]), copies)


def copied(one: Candidate, others: Iterable[Candidate]) -> Iterable[str]:
    """The source ids of the other documents with the same text to the letter."""
    document = one.stretch.evidence.document
    for other in others:
        if other.stretch.text == one.stretch.text and other.stretch.evidence.document.id != document.id:
            yield other.stretch.evidence.document.source_id
