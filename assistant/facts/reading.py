"""A question read word by word as one for records: what every word says, and which words say nothing that is known."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from assistant.facts import words
from retrieval.lexical import folded
from retrieval.period import LATEST, Dated, Period, periods

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_BEFORE, _AFTER = rf"(?<![^\W{CJK}])", rf"(?![^\W{CJK}])"
_AHEAD = re.compile(
    r"(?:within|in)\s+(?:the\s+)?(?:next\s+)?(?P<en>\d{1,3})\s+(?P<enu>days?|weeks?|months?)|"
    r"(?:the\s+)?next\s+(?P<nx>\d{1,3})\s+(?P<nxu>days?|weeks?|months?)|"
    r"(?:in\s+den|innerhalb\s+der|innerhalb\s+von)\s+(?:nachsten\s+|kommenden\s+)?"
    r"(?P<de>\d{1,3})\s+(?P<deu>tagen?|wochen|monaten?)|"
    r"(?:en|dentro\s+de)\s+(?:los\s+|las\s+)?(?:proxim[oa]s\s+)?(?P<es>\d{1,3})\s+(?P<esu>dias|semanas|meses)|"
    r"(?:今後|これから)?(?P<ja>\d{1,3})(?P<jau>日|週間|か月|ヶ月)(?:以内|後まで)?"
)
_JAPANESE = (
    re.compile(r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[0-3]?\d)日)?)?"),
    re.compile(r"(?P<word>今年|来年|去年|今月|来月|先月)"),
    re.compile(r"(?<!\d)(?P<month>1[0-2]|0?[1-9])月"),
)
_EDGES = (
    "by the end of|until the end of|till the end of|up to the end of|from|between|since|starting|before|after|until|"
    "till|by|up to|prior to|during|within|in|of|to|through|on|bis ende|bis zum ende|von|zwischen|seit|ab|vor|nach|bis|"
    "im|vom|hasta finales de|hasta fin de|hasta el fin de|desde|entre|antes de|despues de|hasta|en|de|del|durante|"
    "以降|以前|から|まで|中|に|の|内"
)
_MONTHS = "january february march april may june july august september october november december".split()
_SEVERITY = re.compile(rf"{_BEFORE}(?:{words.SEVERITY}){_AFTER}")


@dataclass(slots=True)
class Reading:
    """A question in one case, and which of its signs are spoken for."""

    said: str
    plain: str
    taken: bytearray = field(default_factory=bytearray)

    @classmethod
    def of(cls, question: str) -> Reading:
        """The question with nothing read yet; `said` and `plain` have the same places."""
        said = unicodedata.normalize("NFKC", question).replace("ß", "ss").replace("’", "'")
        plain = "".join(one if len(one := folded(sign)) == 1 else " " for sign in said)
        return cls(said, plain, bytearray(len(plain)))

    def find(self, table: str) -> list[re.Match[str]]:
        """Where the table's words stand that are not spoken for, the longest first; they are from now."""
        return list(self.take(pattern(table)))

    def take(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """The pattern's matches among the signs that are not spoken for; they are from now."""
        for match in pattern.finditer(self.plain):
            if match.end() > match.start() and not any(self.taken[match.start() : match.end()]):
                self.spoken(match.start(), match.end())
                yield match

    def spoken(self, start: int, end: int) -> None:
        """Says that these signs are read."""
        self.taken[start:end] = b"\x01" * (end - start)

    def left(self) -> list[tuple[int, int]]:
        """The runs of words that nothing has read, each within one stretch of the question."""
        free = "".join("\0" if taken else sign for sign, taken in zip(self.plain, self.taken, strict=True))
        runs = re.finditer(r"[^\W\0]+(?:[\s'.&/-]+[^\W\0]+)*", free)
        return [(run.start(), run.end()) for run in runs]


@cache
def pattern(table: str) -> re.Pattern[str]:
    """Any of the table's phrases as whole words, the longest first; what Japanese writes has no bounds."""
    phrases = sorted(set(table.split("|")) - {""}, key=lambda one: (-len(one), one))
    runs = []
    for begins, ends in ((False, True), (False, False), (True, False), (True, True)):
        mine = [one for one in phrases if (_is_wide(one[0]), _is_wide(one[-1])) == (begins, ends)]
        body = "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in mine)
        runs += [f"{'' if begins else _BEFORE}(?:{body}){'' if ends else _AFTER}"] if mine else []
    return re.compile("|".join(runs))


def _is_wide(sign: str) -> bool:
    """True for what is written without spaces between words."""
    return "\u3040" <= sign <= "\u30ff" or "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff"


def kind_in(reading: Reading) -> tuple[str, str]:
    """The one kind of record that the question names, and the word for it; both empty for none and for several."""
    found = first_of(reading, words.KINDS)
    return (found[0][0], found[0][1][0]) if len(found) == 1 else ("", "")


def first_of(reading: Reading, tables: dict[str, str]) -> list[tuple[str, re.Match[str]]]:
    """Every phrase of the tables that stands in the question, by place, each with its table's name."""
    whole = pattern("|".join(tables.values()))
    by_phrase = {phrase: name for name, table in tables.items() for phrase in table.split("|")}
    return [(by_phrase[" ".join(match[0].split())], match) for match in reading.take(whole)]


def form_in(reading: Reading) -> str:
    """How the question asks: total, count or list; empty where it asks for no list."""
    if pattern("|".join(words.SINGULAR)).search(reading.plain) and not pattern(words.FORMS["total"]).search(
        reading.plain
    ):
        return ""
    found = ""
    for name, table in words.FORMS.items():
        if reading.find(table) and not found:
            found = name
    return found


def periods_in(reading: Reading, today: date | None) -> list[Dated]:
    """The periods that the question names and that are not spoken for, with the small words that bound them."""
    found = [*_ahead(reading, today), *_japanese(reading, today)]
    for one in periods(reading.plain, today):
        if not any(reading.taken[one.start : one.end]):
            reading.spoken(one.start, one.end)
            found.append(one)
    for one in found:
        _edges(reading, one)
    return sorted(found, key=lambda one: one.start)


def severities_in(reading: Reading) -> tuple[str, ...]:
    """The severities named, such as S1."""
    return tuple(dict.fromkeys(f"S{one['number'] or one['code']}" for one in reading.take(_SEVERITY)))


def _edges(reading: Reading, one: Dated) -> None:
    """Speaks for what stands before and after a period as its bound."""
    edges = sorted(_EDGES.split("|"), key=lambda word: -len(word))
    before = re.search(rf"{_BEFORE}(?:{'|'.join(edges)})(?:\s+the)?\s*$", reading.plain[: one.start])
    if before:
        reading.spoken(before.start(), one.start)
    after = re.match(
        rf"(?:{'|'.join(word for word in edges if re.match(f'[{CJK}]', word))})+", reading.plain[one.end :]
    )
    if after:
        reading.spoken(one.end, one.end + after.end())


def _ahead(reading: Reading, today: date | None) -> Iterator[Dated]:
    """ "Within 30 days", from today on."""
    for match in reading.take(_AHEAD) if today is not None else ():
        number, unit = next((match[name], match[f"{name}u"]) for name in ("en", "nx", "de", "es", "ja") if match[name])
        days = int(number) * (7 if unit[0] in "ws週" else 30 if unit[0] in "mかヶ" else 1)
        if today is not None:
            yield Dated(match.start(), match.end(), Period(today, today + timedelta(days=days)))


def _japanese(reading: Reading, today: date | None) -> Iterator[Dated]:
    """Years, months and days as Japanese writes them."""
    for match in reading.take(_JAPANESE[0]):
        iso = f"{match['year']}" + "".join(f"-{int(match[name]):02}" for name in ("month", "day") if match[name])
        found = periods(iso)
        if len(found) == 1:
            yield Dated(match.start(), match.end(), _bound(reading.plain[match.end() :], found[0].period))
    for match in reading.take(_JAPANESE[2]) if today is not None else ():
        for one in periods(f"in {_MONTHS[int(match['month']) - 1]}", today):
            yield Dated(match.start(), match.end(), _bound(reading.plain[match.end() :], one.period))
    named = {"今年": "this year", "来年": "next year", "去年": "last year", "今月": "this month", "来月": "next month",
             "先月": "last month"}  # fmt: skip
    for match in reading.take(_JAPANESE[1]) if today is not None else ():
        yield from (Dated(match.start(), match.end(), one.period) for one in periods(named[match["word"]], today))


def _bound(after: str, period: Period) -> Period:
    """The period from its first day on where "from" stands behind it, up to its last where "until" does."""
    if after.startswith(("以降", "から")):
        return Period(period.first, LATEST)
    return Period(date.min, period.last) if after.startswith(("まで", "以前")) else period


def only_small(text: str) -> bool:
    """True for words that ask for nothing by themselves."""
    reading = Reading.of(text)
    reading.find(words.SMALL)
    return not reading.left()


def spoken_words(texts: Iterable[str]) -> frozenset[str]:
    """The folded words of the texts."""
    return frozenset(word for text in texts for word in re.findall(r"[^\W_]+", folded(text)))
