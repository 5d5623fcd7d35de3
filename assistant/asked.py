"""What a question asks for: its content terms with their weights, what must be there, and the type of an answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise

from assistant.answer_type import TYPE_WORDS, asks_next, wants
from assistant.sentences import sentences
from retrieval.lexical import folded, terms
from retrieval.period import EARLIEST, Period, periods
from retrieval.question import Understanding

NAMED = 2.0  # a thing that the question names counts double beside the words it is talked about with
CARRIED = 0.5  # a word of an earlier turn, or of a sentence beside the one that asks, may be on something else

# Words that ask for an answer and are no part of what is asked about.
_REQUEST = frozenset(
    """summarize summarise summary describe explain tell find list give show say said name mention discuss discussion
    talk state outline detail please answer question know want like think opinion view happen regarding
    concerning information info overview current currently present presently exactly precisely anything something
    someone anyone record document documents source sources according using based
    nennen nenne zeige erklare beschreibe sag gib derzeit aktuell muestra explica dime actual liste donne montre
    explique actuel""".split()
)
# Words that say from when or until when a period is, and are answered by its days.
_BOUNDS = frozenset("since until till before after during between from through seit bis vor nach desde hasta".split())
_QUOTED = re.compile(r"[\"“”„«»「」『』]([^\"“”„«»「」『』\n]{2,120})[\"“”„«»「」『』]")
_NAMED = re.compile(r"(?<![\w.])(?:[^\W\d_]*[A-ZÀ-ÖØ-Þ][\w&'’.-]*\w|[A-ZÀ-ÖØ-Þ])(?!\w)")
_CODED = re.compile(r"(?<!\w)[\w./-]*\d(?:[\w./,-]*[\w%])?")
_SPELT = re.compile(r"[\u3040-\u309f]")  # the letters that Japanese grammar is written in; its words are not
_WHETHER = re.compile(
    r"\W*(?:is|are|was|were|do|does|did|will|would|can|could|may|must|should|shall|has|have|had"
    r"|ist|sind|war|darf|durfen|kann|konnen|muss|hat|haben|gibt|es|son|puede|debe|hay|tiene|est|sont|peut|doit)\b"
)
_STARTS = re.compile(r"(?:^|[.!?:]\s+)[\"'(]*")
_SHORT = re.compile(r"\b(?:e\.\s?g|i\.\s?e|z\.\s?b|etc)\b\.?", re.IGNORECASE)
_BETWEEN = re.compile(r"\W*(?:and|or|vs|versus|und|oder|y|o|et|ou|e|en|of)?\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Term:
    """One content term of a question; `weight` is how much of the question it carries, above 0."""

    text: str
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """A question without what already filtered the search.

    `needed` holds groups of terms that an answer must stand with: a code, a number, a proper noun; `quoted` names in
    quotation marks, which must stand together word for word; `accounts` the terms of each account that it is between;
    `regions` and `period` what it must be of, where `filed` is true when the period only tells documents apart, and
    `year` is that of a month said without one; `after` is the day from which the next meeting is asked for; `plural`
    is true when a list is asked for, `whether` for yes or no;
    `named` are the terms of what is needed, `sought` of all that counts, `known` all that the question brings itself,
    `said` all its words.
    """

    terms: tuple[Term, ...]
    needed: tuple[tuple[str, ...], ...]
    quoted: tuple[str, ...]
    accounts: tuple[tuple[str, tuple[str, ...]], ...]
    regions: tuple[str, ...]
    period: Period | None
    filed: bool
    year: int
    after: date | None
    wants: frozenset[str]
    plural: bool
    whether: bool
    named: frozenset[str]
    sought: frozenset[str]
    known: frozenset[str]
    said: frozenset[str]
    lang: str

    @property
    def talks(self) -> bool:
        """True when something is asked about what it names: "who succeeds Ann Lee?" and not "who is Ann Lee?"."""
        return any(term.text not in self.named for term in self.terms)

    @property
    def total(self) -> float:
        """The weight of all terms, 0 for a question that asks nothing."""
        return sum(term.weight for term in self.terms)


def asked(
    question: str,
    understood: Understanding,
    rarity: Callable[[str], float],
    *,
    extra: str = "",
    today: date | None = None,
    lang: str = "",
) -> Asked:
    """What the question still asks once the names, kinds and days that `understood` tells are taken off.

    `rarity` weighs a term over the rows in view, most for one that stands in none. `extra` is text of earlier turns
    that completes the question; none of its terms is needed. `understood` is of both texts together.
    """
    whole = understood.question
    spoken = [whole[start:end] for start, end in understood.spoken]
    spoken += [whole[found.start : found.end] for found in periods(whole, today)]
    done = {term for text in spoken for term in terms(text, lang)}
    wanted = wants(question)
    soon = asks_next(question)
    done |= set(terms(soon, lang)) | (_stems(_BOUNDS, lang) if understood.period is not None else set())
    idle = done | _stems(_REQUEST, lang) | frozenset().union(*(_stems(TYPE_WORDS[kind], lang) for kind in wanted))
    names = [match.group(1) for match in _QUOTED.finditer(question)]
    needed = tuple(dict.fromkeys(group for group in _needed(question, lang) if group and not set(group) <= idle))
    named = {t for name in names for t in terms(name, lang)} | {t for group in needed for t in group if t not in idle}
    asking, telling = _parts(_SHORT.sub(" ", question))
    own = [t for t in dict.fromkeys(terms(asking, lang)) if t not in idle or t in named]
    carried = [t for t in dict.fromkeys(terms(f"{telling} {extra}", lang)) if t not in idle and t not in own]
    own = [t for t in own if not _SPELT.search(t)] or own
    weighed = [Term(t, rarity(t) * (NAMED if t in named else 1.0)) for t in own]
    weighed += [Term(t, rarity(t) * CARRIED) for t in carried]
    accounts = _accounts(understood, lang)
    return Asked(
        terms=tuple(t for t in weighed if t.weight > 0),
        needed=needed,
        quoted=tuple(words(name) for name in names),
        accounts=accounts,
        regions=understood.regions,
        period=understood.period,
        filed=understood.dated,
        year=_unsaid(understood),
        after=today if soon else None,
        wants=wanted,
        plural=_plural(question),
        whether=bool(_WHETHER.match(folded(question))),
        named=frozenset(named),
        sought=frozenset(t.text for t in weighed)
        | {t for group in (*needed, *(named for _, named in accounts)) for t in group},
        known=frozenset(done) | frozenset(own),
        said=frozenset(terms(question, lang)),
        lang=lang,
    )


def _unsaid(understood: Understanding) -> int:
    """The year of a period that is said without it, "in March"; 0 for one that is said, or for none."""
    period = understood.period
    year = 0 if period is None else period.first.year if period.first > EARLIEST else period.last.year
    return 0 if str(year) in understood.question else year


def _parts(question: str) -> tuple[str, str]:
    """The sentences that ask and those that only tell; where none asks, all of it is what is asked."""
    spans = [question[start:end] for start, end in sentences(question, 0, len(question))]
    asking = [span for span in spans if span.rstrip("\"'”’) ").endswith(("?", "？", "؟"))]
    if not asking:
        return question, ""
    return " ".join(asking), " ".join(span for span in spans if span not in asking)


def words(text: str) -> str:
    """The text's words in one case with single spaces, so that a name is found whatever its punctuation."""
    return " ".join(re.findall(r"\w+", folded(text)))


def _needed(question: str, lang: str) -> Iterator[tuple[str, ...]]:
    bare = _QUOTED.sub(lambda m: " " * len(m.group()), question)
    starts = {m.end() for m in _STARTS.finditer(bare)}
    for match in _NAMED.finditer(bare):
        if match.start() not in starts or sum(sign.isupper() for sign in match.group()) > 1:
            yield terms(match.group(), lang)
    for match in _CODED.finditer(bare):
        yield terms(match.group(), lang)


def _accounts(understood: Understanding, lang: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each account of a question that is about several at once: "the liaison of A for B" and not "A or B"."""
    if len(understood.accounts) < 2:
        return ()
    whole = understood.question
    places: list[tuple[int, int, str, tuple[str, ...]]] = []
    for account in understood.accounts:
        named = terms(account.replace("_", " "), lang)
        for start, end in understood.spoken:
            quoted = any(match.start() <= start and end <= match.end() for match in _QUOTED.finditer(whole))
            if not quoted and set(named) & set(terms(whole[start:end], lang)):
                places.append((start, end, account, named))
                break
    places.sort()
    apart = all(not _BETWEEN.fullmatch(whole[one[1] : other[0]]) for one, other in pairwise(places))
    return tuple((account, named) for _, _, account, named in places) if apart else ()


_LISTS = re.compile(
    r"\b(?:who|what|which)\s+(?:are|were)\b|\b(?:list|all|every|name the|which \w+s)\b|\bwelche\b|\bquales\b|\bquels\b"
    r"|\bwho (?:else )?(?:attend|participat|join|c[ao]me|takes? part|took part|is invited)|\bwer (?:nimmt|nahm|kommt)\b"
)


def _plural(question: str) -> bool:
    return bool(_LISTS.search(folded(question)))


@lru_cache(maxsize=256)
def _stems(listed: frozenset[str], lang: str) -> frozenset[str]:
    return frozenset(term for word in listed for term in terms(word, lang))


def stems(listed: Iterable[str], lang: str = "") -> frozenset[str]:
    """The terms of the listed words."""
    return _stems(frozenset(listed), lang)
