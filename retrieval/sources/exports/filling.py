"""One row as a record: each cell in a field, in `extra`, or told in a note as refused; none is lost."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from retrieval.records.mapped import Mapped, Rejected
from retrieval.records.source import Source, row_hash
from retrieval.records.value import Money, Value, empty
from retrieval.sources.exports.apart import records_in, set_apart
from retrieval.sources.exports.coerce import folded, is_no
from retrieval.sources.exports.instants import instant_of
from retrieval.sources.exports.keys import undated, wrong_key
from retrieval.sources.exports.making import FORMS, maker
from retrieval.sources.exports.plan import Places, Plan, Step
from retrieval.sources.exports.row import Row
from retrieval.sources.exports.style import Style, Unreadable
from retrieval.sources.exports.system import Label, SystemMapping
from retrieval.sources.hidden import seen

Deeper = Callable[[str, int, dict[str, object]], Iterator[Mapped | Rejected]]

_NONE = frozenset(("-", "--", "n/a", "#n/a", "null", "none", "nil", "\\n", "(no value)", "(null)", "(empty)"))
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_CURRENCY = re.compile(r"[A-Z]{3}")
_LONGEST = 120  # of a cell in a note


@dataclass(slots=True)
class _Hand:
    """What is known so far of the row in hand; `kept` are the places whose cells stand somewhere already."""

    cells: list[str]
    kept: set[int] = field(default_factory=set)
    fields: dict[str, Value] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def first(self, places: Places) -> str:
        """What the first filled of the places holds, which is then kept."""
        for place in places:
            if self.cells[place]:
                self.kept.add(place)
                return self.cells[place]
        return ""


class Filler:
    """Fills records from the rows of one plan, in the style of one file."""

    def __init__(self, system: SystemMapping, plan: Plan, style: Style, separator: str, keyed: bool) -> None:
        self._system = system.system
        self._title = f"{system.title} {plan.object.name}"
        self._looks = plan.object.key if keyed and len(plan.object.ids[0]) == 1 else None
        self._plan = plan
        self._style = style
        self._separator = separator
        self._form = FORMS[system.keys]
        self._steps = [(step, step.take.field.name, maker(step.take, self._form)) for step in plan.steps]

    def records(self, row: Row, deeper: Deeper) -> Iterator[Mapped | Rejected]:
        """The record that a row is, then what stands inside it and what it took in; a row without an id is none."""
        hand = _Hand(self._cleaned(row))
        key = self._key(hand)
        if not key:
            wanted = " or ".join(" with ".join(parts) for parts in self._wanted())
            yield Rejected(row.number, f"it has no {wanted} to know it by; fill that in")
            return
        if wrong := wrong_key(key, self._looks, self._title):
            yield Rejected(row.number, f"{_shown(key)} {wrong}")
            return
        self._fill(hand)
        self._join(hand)
        labels = tuple(dict.fromkeys(label.label for label, at in self._plan.labels if _borne(hand, label, at)))
        inner, apart = self._inner(hand, key, row.number, deeper)
        if apart:
            row = set_apart(row, apart, self._separator)
        absorbed = hand.first(self._plan.absorbed)
        made = self._made(row, hand, key, labels)
        yield made
        yield from inner
        for old in absorbed.replace(",", ";").split(";"):
            gone = self._form(undated(old.strip()))
            if gone and gone != key:
                source = Source(
                    self._system, made.source.object, gone, made.source.modified, row.number, made.source.hash
                )
                yield Mapped(made.kind, source, {}, deleted=True, merged_into=key, notes=(f"merged into {key}",))

    def _cleaned(self, row: Row) -> list[str]:
        """The cells as a reader sees them; those of a plain row of a table at once."""
        if self._separator and row.raw.isascii() and not _CONTROL.search(row.raw.rstrip("\r\n")):
            return [cell.strip() for cell in row.cells]
        return [_clean(cell) for cell in row.cells]

    def keys(self, row: Row) -> tuple[str, list[list[str]]]:
        """The row's id, and the ids that it gives as below it, as its own besides, and as part of it by now."""
        hand = _Hand(self._cleaned(row))
        given = (self._plan.children, self._plan.also, self._plan.absorbed)
        cells = [";".join(hand.cells[at] for at in places).replace(",", ";").split(";") for places in given]
        return self._key(hand), [[self._form(undated(one.strip())) for one in each if one.strip()] for each in cells]

    def _made(self, row: Row, hand: _Hand, key: str, labels: tuple[str, ...]) -> Mapped:
        plan = self._plan
        gone = hand.first(plan.deleted)
        into = self._form(hand.first(plan.merged))
        modified = self._modified(hand)
        hand.first(plan.type)
        for name in row.refused:
            hand.notes.append(f"{name} is refused: it is never kept")
        if "\ufffd" in row.raw:
            hand.notes.append("it holds damaged characters, shown as \ufffd")
        for name, value in plan.object.fixed.items():
            hand.fields.setdefault(name, value)
        extra = {row.names[at]: cell for at, cell in enumerate(hand.cells) if cell and at not in hand.kept}
        return Mapped(
            plan.object.kind,
            Source(self._system, plan.object.name, key, modified, row.number, row_hash(row.raw)),
            hand.fields,
            extra,
            row.raw,
            bool(gone) and not is_no(gone),
            "" if into.strip("0A") == "" else into,
            labels,
            tuple(dict.fromkeys(hand.notes)),
        )

    def _wanted(self) -> list[tuple[str, ...]]:
        return [tuple(self._plan.names[at] for at in places) for places in self._plan.ids] or [*self._plan.object.ids]

    def _key(self, hand: _Hand) -> str:
        """The row's id: the first of the ways to name it whose cells are all filled."""
        for places in self._plan.ids:
            parts = [self._form(hand.cells[at]) for at in places]
            if all(parts):
                hand.kept.update(places)
                return self._form("/".join(parts))
        return ""

    def _modified(self, hand: _Hand) -> str:
        for at in self._plan.modified:
            if hand.cells[at]:
                try:
                    found, _ = instant_of(hand.cells[at], self._style)
                except Unreadable as error:
                    hand.notes.append(_note(self._plan.names[at], hand.cells[at], f"is {error}"))
                    continue
                if found:
                    hand.kept.add(at)
                    return found.isoformat()
        return ""

    def _fill(self, hand: _Hand) -> None:
        for step, name, make in self._steps:
            text = hand.cells[step.place]
            if not text:
                continue
            if name in hand.fields and step.take.field.type is not tuple:
                if hand.texts.get(name) == text:
                    hand.kept.add(step.place)
                continue
            if make is None:
                hand.kept.add(step.place)
                hand.fields[name] = hand.texts[name] = text
                continue
            if text.casefold() in _NONE and step.take.field.type not in (str, tuple):
                continue
            try:
                value, told = make(text, self._style)
            except Unreadable as error:
                hand.notes.append(_note(step.name, text, f"is {error}"))
                continue
            if told:
                hand.notes.append(_note(step.name, text, told))
            hand.kept.add(step.place)
            self._put(hand, step, name, value)
            hand.texts.setdefault(name, text)

    def _put(self, hand: _Hand, step: Step, name: str, value: Value | None) -> None:
        if isinstance(value, Money):
            beside = hand.first(step.currency) if step.currency else ""
            value = self._priced(hand, step, value, beside)
        if isinstance(value, tuple) and name in hand.fields:
            before = hand.fields[name]
            value = tuple(dict.fromkeys((*(before if isinstance(before, tuple) else ()), *value)))
        if value is not None and not empty(value):
            hand.fields[name] = value

    def _priced(self, hand: _Hand, step: Step, value: Money, beside: str) -> Money:
        code = beside.upper()
        if not _CURRENCY.fullmatch(code):
            hand.notes += [_note(step.name, beside, "beside it is no code of a currency")] if beside else []
            return value
        if value.currency and value.currency != code:
            hand.notes.append(f"{step.name} names {value.currency}, the column beside it {code}")
            return value
        return Money(value.amount, code)

    def _join(self, hand: _Hand) -> None:
        for take, places in self._plan.joins:
            if take.field.name not in hand.fields:
                whole = " ".join(hand.cells[at] for at in places if hand.cells[at])
                if whole:
                    hand.fields[take.field.name] = whole
                    hand.kept.update(places)

    def _inner(
        self, hand: _Hand, key: str, number: int, deeper: Deeper
    ) -> tuple[list[Mapped | Rejected], frozenset[str]]:
        """The records that stand in cells, with the outer id and what is handed down to them, and those columns."""
        found: list[Mapped | Rejected] = []
        apart: list[str] = []
        for inside, at in self._plan.inside:
            handed = {name: hand.cells[place] for place, name in enumerate(self._plan.names) if name in inside.hands}
            given = records_in(hand.cells[at], f"{key}/{self._plan.names[at]}")
            for one in given:
                found += deeper(inside.object, number, {**handed, **one, inside.parent: key})
            if given:
                hand.kept.add(at)
                apart.append(self._plan.names[at])
        return found, frozenset(apart)


def _borne(hand: _Hand, label: Label, places: Places) -> bool:
    """True when the row bears the label; a cell that says so is told by it."""
    form = label.form
    found = [
        at
        for at in places
        if (cell := hand.cells[at]) and (folded(cell) in label.words or (form is not None and form.fullmatch(cell)))
    ]
    hand.kept.update(found)
    return bool(found) != label.unless


def _clean(cell: str) -> str:
    """The cell as a reader sees it, without the space around it."""
    return cell.strip() if cell.isascii() and cell.isprintable() else seen(cell)[0].strip()


def _note(name: str, text: str, told: str) -> str:
    return f"{name}: {_shown(text)} {told}"


def _shown(text: str) -> str:
    return repr(text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…")
