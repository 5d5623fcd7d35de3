"""A system's mapping: which columns tell each of its objects, and which field each column fills."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from dataclasses import field as lasting

from retrieval.records.value import FieldType, Value
from retrieval.sources.exports.coerce import folded
from retrieval.sources.exports.style import Style


@dataclass(frozen=True, slots=True)
class Tell:
    """Columns that together tell an object; `exact` ones must be spelled as the system spells them.

    With `key`, the ids below them must look as the system's do.
    """

    columns: tuple[str, ...]
    exact: bool = False
    key: bool = False


@dataclass(frozen=True, slots=True)
class Take:
    """What fills a field: the first of `columns` that holds something, or `join` put together with spaces.

    `values` gives allowed words for folded source words, "*" for any and "" for one that says nothing; `currency` the
    columns that name an amount's currency, `scale` what a number is divided by, `split` what parts a list besides
    semicolons. A `key` is brought into the form of the system's ids, `html` shown as text.
    """

    field: FieldType
    columns: tuple[str, ...] = ()
    join: tuple[str, ...] = ()
    values: Mapping[str, str] = lasting(default_factory=dict)
    currency: tuple[str, ...] = ()
    scale: int = 1
    key: bool = False
    html: bool = False
    split: str = ""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that a row bears when one of the columns holds one of the folded words or looks as `form` says.

    `unless` turns that around.
    """

    label: str
    columns: tuple[str, ...]
    words: frozenset[str]
    unless: bool = False
    form: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True)
class Inside:
    """Records that stand in columns of another, as a list or as one text; they are kept apart from it.

    `parent` is the name that the outer id gets in them, `hands` are columns of the outer record handed down to them.
    A text becomes a record with an `id` and a `text`.
    """

    columns: tuple[str, ...]
    object: str
    parent: str
    hands: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class ObjectMapping:
    """How one object's rows become records of one kind. Of two objects that fit, the one of higher `rank` is meant.

    `key` is how its ids look. `absorbed` columns name records that became part of a row's, `children` those whose
    `parent_id` is the row, `also` the other names by which rows of the same file point at it.
    """

    name: str
    kind: str
    ids: tuple[tuple[str, ...], ...]
    takes: tuple[Take, ...]
    tells: tuple[Tell, ...] = ()
    names: tuple[str, ...] = ()
    rank: int = 0
    key: re.Pattern[str] | None = None
    modified: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    absorbed: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    fixed: Mapping[str, Value] = lasting(default_factory=dict)
    labels: tuple[Label, ...] = ()
    inside: tuple[Inside, ...] = ()


@dataclass(frozen=True, slots=True)
class Skip:
    """Words of a column whose rows are not read, and why not; without a reason it is that nobody wrote them."""

    words: frozenset[str]
    because: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class SystemMapping:
    """A system's objects. `deny` are folded names of columns that are never kept, `type` the column of a row's object.

    `keys` says how its ids are written: salesforce, padded or plain. `prefixes` are what those who copy its tables put
    before its columns' names. `folder` is the column that the name of a file's folder fills, `scrub` what is taken out
    of all text: the tokens that some systems leave in it. `skip` are the columns that tell which rows are not read,
    `chat` is the object whose rows are messages of a chat.
    """

    system: str
    title: str
    version: int
    style: Style
    keys: str
    deny: frozenset[str]
    type: str
    prefixes: tuple[str, ...]
    folder: str
    scrub: re.Pattern[str] | None
    skip: Mapping[str, Skip]
    objects: tuple[ObjectMapping, ...]
    chat: str = ""

    def plain(self, names: Sequence[str]) -> tuple[str, ...]:
        """The columns' names without what was put before them, where that leaves them apart from the others."""
        if not self.prefixes:
            return tuple(names)
        bare = [next((name[len(each) :] for each in self.prefixes if name.startswith(each)), name) for name in names]
        return tuple(one if bare.count(one) == 1 else name for one, name in zip(bare, names, strict=True))

    def object(self, name: str) -> ObjectMapping | None:
        """The object of that name, in the system's spelling or another, or None."""
        plain = folded(name)
        return next((one for one in self.objects if plain in (folded(one.name), *map(folded, one.names))), None)
