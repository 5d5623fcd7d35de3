"""A company's name in its parts: the words of its own, its legal forms, and the countries that it names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from retrieval.identity.business_words import AND
from retrieval.identity.countries import with_countries
from retrieval.identity.legal_forms import without_forms, without_signs
from retrieval.identity.spelling import spellings, tokens

_LONGEST = 300  # letters of a name that are looked at


@dataclass(frozen=True, slots=True)
class Written:
    """One way in which a company's name is written.

    `own` are its words without legal forms, countries as "@de"; `keys` the same run together, once for each way to
    spell its umlauts; `families` the legal forms, however they are written, and `full` the keys with them.
    """

    said: str
    own: tuple[str, ...]
    keys: frozenset[str]
    full: frozenset[str]
    families: frozenset[str]
    countries: frozenset[str]

    @property
    def named(self) -> frozenset[str]:
        """The countries that the name itself names."""
        return frozenset(word[1:] for word in self.own if word.startswith("@"))

    @property
    def bare(self) -> tuple[str, ...]:
        """The words without countries."""
        return tuple(word for word in self.own if not word.startswith("@"))


@lru_cache(maxsize=1 << 16)
def written(name: str) -> Written:
    """A name taken apart.

    >>> sorted(written("Tarvessa Deutschland GmbH").keys), sorted(written("Tarvessa Deutschland GmbH").families)
    (['tarvessa@de'], ['gmbh'])
    """
    parts = [_parts(text) for text in spellings(name[:_LONGEST])]
    own, forms = parts[0]
    families = frozenset(family for family, _ in forms)
    keys = frozenset("".join(one) for one, _ in parts) - {""}
    known = [countries for _, countries in forms if countries]
    return Written(
        said=" ".join(name.split()),
        own=own,
        keys=keys,
        full=frozenset(" ".join((key, *sorted(families))) for key in keys),
        families=families,
        countries=frozenset.intersection(*known) if known else frozenset(),
    )


def _parts(text: str) -> tuple[tuple[str, ...], tuple[tuple[str, frozenset[str]], ...]]:
    left, signs = without_signs(text)
    words = tuple(word for word in tokens(left) if word not in AND)
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    own, ends = without_forms(words)
    return with_countries(own), tuple((form.family, form.countries) for form in (*signs, *ends))
