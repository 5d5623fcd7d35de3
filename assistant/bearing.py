"""What a text bears on a question: every unit of a stretch, weighed by which of the question's terms stand with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assistant.answer_type import shows
from assistant.asked import Asked, words
from assistant.labels import answered, is_mail_head, posted
from assistant.pieces import HEADING, ITEM, ROW
from assistant.sentences import FIELD, LEADS, SENTENCE, Unit, units
from assistant.shares import BESIDE, CARD, LABEL, LEAD, OWN, PATH, is_fresh, relation, says, value, worth
from assistant.stretch import Stretch
from assistant.timely import within
from retrieval.card_table import stood
from retrieval.lexical import terms
from retrieval.period import Period
from retrieval.regions import worldwide

ALIKE = 4  # letters that a short form keeps: "tech" is "technical", "art" is not "article"

_SPOKEN = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]")  # "{laughs}" and "[x]" say nothing by themselves
_SMALL = re.compile(r"(?<![\w@/-])[a-zß-öø-ÿ]{2,}")

_Held = Mapping[tuple[int, int], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that could be said, with how it stands to the question; shares go from 0 to 1.

    `bears` is the share of the question that stands with it, `own` that in it, `under` that in it and in what it stands
    under; `relation` is `under` for the words that name nothing, 1 without any. `lead` is the thing above it that says
    most of the question and `led` how nearly it says that and nothing else; `titled` is the better of this and of its
    own label. `typed` is how fully it shows the type of answer asked for; `lacks` counts what the question names and
    does not stand with it; `fresh` is true when it says a word that the question does not; `holds` is the question's
    terms in it.
    """

    unit: Unit
    stretch: Stretch
    bears: float
    own: float
    under: float
    relation: float
    led: float
    titled: float
    typed: float
    lacks: int
    fresh: bool
    holds: frozenset[str]
    lead: Unit | None

    @property
    def said(self) -> str:
        """The unit's words, verbatim."""
        return self.stretch.text[self.unit.start : self.unit.end]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What all units of a stretch share. `held` maps a unit's place to the terms in it that the question asks about.

    `blocks` does so for each block, `outer` for each heading above the stretch, `about` for the card, of whose kind
    `kind` are the terms; `leads` tells of what stands above others how nearly it says what was asked; `common` are
    words in small letters; `dated` are the times that the document speaks of; `records` are the texts of the blocks of
    fields, and
    `mailed` those that are a mail's head, where the question is not about mail.
    """

    asked: Asked
    stretch: Stretch
    held: _Held
    blocks: Mapping[int, frozenset[str]]
    outer: tuple[frozenset[str], ...]
    about: frozenset[str]
    kind: frozenset[str]
    leads: Mapping[tuple[int, int], float]
    common: frozenset[str]
    dated: tuple[Period, ...]
    records: Mapping[int, str]
    mailed: frozenset[int]


def candidates(asked: Asked, stretch: Stretch) -> tuple[Candidate, ...]:
    """Every unit of the stretch that can be said and stands with something that was asked, in the text's order."""
    found = units(stretch.text, stretch.start, stretch.end)
    setting = _setting(asked, stretch, found)
    made = (_candidate(setting, unit) for unit in found if unit.form not in LEADS)
    return tuple(one for one in made if one is not None)


def _setting(asked: Asked, stretch: Stretch, found: Sequence[Unit]) -> _Setting:
    card = stretch.evidence.card
    topic = " ".join((card.title, card.kind, card.account, card.region, card.plant)).replace("_", " ")
    regional = asked.regions if card.region in asked.regions or worldwide(card.region) else ()
    about = frozenset(terms(f"{topic} {' '.join(regional)}", asked.lang))
    outer = [frozenset(terms(one, asked.lang)) for one in _outer(stretch, found)]
    whole = {(u.start, u.end): _meant(stretch.text[u.start : u.end], asked) for u in found}
    alike = _alike(asked, about.union(*outer, *whole.values()))
    sought = asked.sought | alike.keys()
    held = {place: _with(there & sought, alike) for place, there in whole.items()}
    above = {(u.start, u.end): u.form for unit in found for u in unit.above if u.form in LEADS or _is_short(u)}
    records, post = _records(stretch, found), posted(asked.sought, asked.lang)
    return _Setting(
        asked=asked,
        stretch=stretch,
        held=held,
        blocks=_blocks(found, held),
        outer=tuple(_with(there & sought, alike) for there in outer),
        about=_with(about & sought, alike),
        kind=frozenset(terms(card.kind.replace("_", " "), asked.lang)),
        leads={place: says(asked, _with(whole[place], alike), form) for place, form in above.items() if place in whole},
        common=frozenset(_SMALL.findall(stretch.text[stretch.start : stretch.end])) if asked.wants else frozenset(),
        dated=stood(card) if asked.period is not None else (),
        records=records,
        mailed=frozenset(at for at, said in records.items() if not post and is_mail_head(said)),
    )


def _meant(said: str, asked: Asked) -> frozenset[str]:
    """The terms of the words, and those of the question that their label stands for."""
    return frozenset(terms(said, asked.lang)) | (answered(said, asked.lang) & asked.sought)


def _records(stretch: Stretch, found: Sequence[Unit]) -> dict[int, str]:
    """The text of each block that holds fields."""
    spans: dict[int, tuple[int, int]] = {}
    for unit in found:
        if unit.form == FIELD:
            spans[unit.block] = (spans.get(unit.block, (unit.start, 0))[0], unit.end)
    return {block: stretch.text[start:end] for block, (start, end) in spans.items()}


def _outer(stretch: Stretch, found: Sequence[Unit]) -> Iterator[str]:
    """Headings of the best hit that stand above the stretch; one inside it holds only for what follows it there."""
    text = stretch.text[stretch.start : stretch.end]
    inside = {words(stretch.text[u.start : u.end]) for u in found if u.form == HEADING}
    return (one for one in stretch.evidence.passage.heading if one not in text and words(one) not in inside)


def _is_short(unit: Unit) -> bool:
    """An outer item titles what stands under it only when it is no longer than a title."""
    return unit.form == ITEM and unit.end - unit.start <= LABEL


def _alike(asked: Asked, there: frozenset[str]) -> dict[str, str]:
    """Terms of the stretch that are short or long forms of the question's terms which it does not hold as such."""
    loose = [t.text for t in asked.terms if t.text not in asked.named]  # a name is that name or another
    missing = [text for text in loose if text not in there and len(text) >= ALIKE and text.isalpha()]
    return {
        word: term
        for term in missing
        for word in there
        if len(word) >= ALIKE and word.isalpha() and (word.startswith(term) or term.startswith(word))
    }


def _with(there: frozenset[str], alike: Mapping[str, str]) -> frozenset[str]:
    return there | {alike[word] for word in there if word in alike} if alike else there


def _blocks(found: Sequence[Unit], held: _Held) -> dict[int, frozenset[str]]:
    blocks: dict[int, set[str]] = {}
    for unit in found:
        blocks.setdefault(unit.block, set()).update(held[(unit.start, unit.end)])
    return {number: frozenset(there) for number, there in blocks.items()}


def _candidate(setting: _Setting, unit: Unit) -> Candidate | None:
    """The unit weighed; None for one that says nothing, or neither holds nor stands under anything asked about."""
    asked = setting.asked
    here = setting.held[(unit.start, unit.end)]
    above = [setting.held.get((u.start, u.end), frozenset()) for u in unit.above]
    block, empty = setting.blocks[unit.block], frozenset[str]()
    # A record's fields are told of the same thing, so each stands under all.
    # Of the headings above the stretch the first still holds under a heading of its own, the deeper ones may not.
    outer = setting.outer[:1] if any(u.form == HEADING for u in unit.above) else setting.outer
    path = empty.union(*outer, *above, block if unit.form == FIELD else empty)
    beside = block.union(*(setting.blocks.get(unit.block + step, empty) for step in (-1, 1)))
    said = setting.stretch.text[unit.start : unit.end]
    if unit.block in setting.mailed:
        return None
    if not (here or path) or _SPOKEN.fullmatch(said) or not any(sign.isalnum() for sign in said):
        return None
    nearest = above[-1] if above else frozenset()
    talk = block if unit.form == SENTENCE else empty  # prose names a thing once and goes on about it
    # What kind of thing the record is, each of its fields is told of: "Ordered on" is no nearer to an order's amount.
    mine = here - setting.kind if unit.form == FIELD else here
    places = ((mine, OWN), (nearest, LEAD), (path, PATH), (beside, BESIDE), (setting.about, CARD))
    total = asked.total or 1.0
    bears = sum(t.weight * worth(places, t.text, t.text in asked.named) for t in asked.terms)
    lead = max(((setting.leads.get((u.start, u.end), 0.0), at) for at, u in enumerate(unit.above)), default=(0.0, -1))
    return Candidate(
        unit=unit,
        stretch=setting.stretch,
        bears=bears / total,
        own=sum(t.weight for t in asked.terms if t.text in here) / total,
        under=sum(t.weight for t in asked.terms if t.text in here or t.text in path) / total,
        relation=relation(asked, here | path, setting.about if unit.form == SENTENCE else empty),
        led=lead[0],
        titled=max(lead[0], _labelled(asked, said, setting.kind if unit.form == FIELD else None)),
        typed=shows(asked.wants, said, asked.known, setting.common),
        lacks=sum(not there for there in _named_there(setting, unit, said, here | path | setting.about | talk)),
        fresh=is_fresh(asked, value(said) if unit.form == FIELD else said),
        holds=here,
        lead=unit.above[lead[1]] if lead[0] else None,
    )


def _named_there(setting: _Setting, unit: Unit, said: str, around: frozenset[str]) -> Iterator[bool]:
    """For each thing that the question names, whether the unit stands with it."""
    asked, card = setting.asked, setting.stretch.evidence.card
    yield from (set(group) <= around for group in asked.needed)
    yield from (card.account == account or set(named) <= around for account, named in asked.accounts)
    if asked.quoted or asked.period is not None:
        text, headings = setting.stretch.text, setting.stretch.evidence.passage.heading
        places = [said, *(text[u.start : u.end] for u in reversed(unit.above)), *reversed(headings)]
        yield from (any(name in words(place) for place in places) for name in asked.quoted)
        if asked.period is not None and not (asked.filed and any(one.meets(asked.period) for one in setting.dated)):
            row = said if unit.form == ROW else setting.records.get(unit.block, "")
            yield within(asked.period, places, setting.dated, year=asked.year, row=row)


def _labelled(asked: Asked, said: str, kind: frozenset[str] | None) -> float:
    """How nearly the label of a line says what was asked; all of it where the question says a whole field's label.

    The kind of a record, given for fields only, is no part of what its fields are called by.
    """
    label, colon, _ = said[:LABEL].partition(":")
    called = frozenset(terms(label, asked.lang)) - (kind or frozenset())
    if kind is not None and colon and called and called <= asked.said:
        return 1.0
    return says(asked, _meant(label + colon, asked) - (kind or frozenset())) if colon else 0.0
