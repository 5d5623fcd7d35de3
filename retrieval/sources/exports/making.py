"""What makes a field's value of a cell, chosen once for each column."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from retrieval.sources.exports.coerce import MAKERS, Made, chosen, listed
from retrieval.sources.exports.keys import long_id, unpadded, worded
from retrieval.sources.exports.markup import plain_text
from retrieval.sources.exports.style import Style
from retrieval.sources.exports.system import Take

FORMS: Mapping[str, Callable[[str], str]] = {"salesforce": long_id, "padded": unpadded, "plain": str, "worded": worded}

# Fields that people write several lines in.
_SEVERAL_LINES = frozenset(
    "agenda body comment decision description next_step outcome outputs penalties price_clause reason resolution "
    "root_cause special_terms summary text".split()
)
Maker = Callable[[str, Style], Made]


def maker(take: Take, form: Callable[[str], str]) -> Maker | None:
    """What a cell is made into; None where its text is the value. `form` gives the system's ids their one form."""
    kind = take.field.type
    if take.field.allowed:
        return lambda text, _: chosen(text, take.values)
    if take.key and kind in (str, tuple):
        return _keys(form) if kind is tuple else lambda text, _: _key(text, form)
    if kind is str and take.html:
        return lambda text, _: (plain_text(text), "")
    if kind is str:
        return None if take.field.name in _SEVERAL_LINES else _line
    if take.split:
        return lambda text, style: listed(text.replace(take.split, ";"), style)
    return _scaled(MAKERS[kind], take.scale) if take.scale != 1 else MAKERS[kind]


def _line(text: str, _style: Style) -> Made:
    """A name or a word, which stands on one line also where its cell has several."""
    return (" ".join(text.split()) if "\n" in text else text), ""


def _key(text: str, form: Callable[[str], str]) -> Made:
    """One id; of several, the first."""
    if ";" not in text:
        return form(text), ""
    found = [form(part.strip()) for part in text.split(";") if part.strip()]
    return (found[0] if found else None), ("names several; the first is taken" if len(found) > 1 else "")


def _keys(form: Callable[[str], str]) -> Maker:
    def made(text: str, style: Style) -> Made:
        found, told = listed(text.replace(",", ";"), style)
        keys = tuple(filter(None, map(form, found))) if isinstance(found, tuple) else ()
        return keys, told

    return made


def _scaled(make: Maker, scale: int) -> Maker:
    """A number that its system gives in hundredths, unless it says so itself with a percent sign."""

    def made(text: str, style: Style) -> Made:
        found, told = make(text, style)
        return (found / scale if isinstance(found, Decimal) and not text.endswith("%") else found), told

    return made
