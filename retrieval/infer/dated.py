"""When a document is from, by its head, its file's name, its title or a line near the top."""

from __future__ import annotations

import re

from retrieval.dates import dates_in, places_of_dates
from retrieval.infer.guess import Guess
from retrieval.infer.head import KEYS, Head, other
from retrieval.infer.kinds import kind_named
from retrieval.infer.place import Place
from retrieval.lexical import folded
from retrieval.mention import words

_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)")
_REVERSED = re.compile(r"(?<!\d)([0-3]\d)[-_.]([01]\d)[-_.]((?:19|20)\d\d)(?!\d)")
_QUARTER = re.compile(r"(?<!\d)(?:((?:19|20)\d\d)[-_ ]?q([1-4])|q([1-4])[-_ ]?((?:19|20)\d\d))(?!\d)", re.IGNORECASE)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d\d)[-_.]([01]\d)(?![\d])")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_TOP, _LONGEST, _WORDS = 8, 80, 8  # lines from the top, characters of such a line, words beside its date
_TIME = re.compile(
    r"(?<!\w)[0-2]?\d[:.h][0-5]\d(?:\s?(?:uhr|h|am|pm))?\b|\b(?:utc|gmt|cet|cest|est|pst|jst)\b|\b(?:v|version)\s?\d[\d.]*",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"^[\s,–-]*[(\[（].*")  # what follows in brackets is said beside
_IN_PLACES = frozenset("am an auf bei de del der la le les ob of sur the upon".split())
# Words beside a date that say nothing but that it is one: weekdays, articles, that a text was written or renewed.
_SMALL = frozenset(
    folded(word)
    for word in """mon monday tue tues tuesday wed wednesday thu thur thurs thursday fri friday sat saturday sun sunday
    mo di mi do fr sa so montag dienstag mittwoch donnerstag freitag samstag sonntag lunes martes miercoles jueves
    viernes sabado domingo lundi mardi mercredi jeudi vendredi samedi dimanche lunedi martedi mercoledi giovedi venerdi
    sabato poniedzialek wtorek sroda czwartek piatek maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    the on at of as to from den der am um vom zum bis von uhr a el la le il en du de del al dnia r roku dne den
    st nd rd th last updated update created issued written printed published revised version rev date dated stand
    datum fecha data erstellt aktualisiert zuletzt geandert actualizado am pm h 月 火 水 木 金 土 日 月曜日
    火曜日 水曜日 木曜日 金曜日""".split()
)
_MEETINGS = frozenset(
    folded(word)
    for word in """meeting meetings besprechung sitzung treffen jour fixe workshop sync weekly biweekly standup
    review kickoff reunion reunión réunion riunione spotkanie møde möte mote vergadering overleg
    会議 打合せ 会议 회의""".split()
)
_HEADS = ("meeting_minutes", "transcript", "internal_note", "agenda", "qbr_pack")
_AHEAD = frozenset(
    folded(word)
    for word in """next by until due before deadline planned upcoming following nächste nächster nächstes bis geplant
    spätestens fällig próxima próximo prochaine prochain antes hasta avant prossima następne
    start end ende beginn launch rollout renewal expiry termination target delivery milestone go live""".split()
)


def date_of(place: Place, title: str, head: Head, top: str) -> Guess | None:
    """The date, as precise as it is certain; None where nothing tells it in one way."""
    said = head.says("date")
    if said and said.value:
        return said
    where, name = place.segments[0]
    named, how = named_date(name)
    rough = how == "a year" or how.startswith("a quarter")  # often what it is about, and not when it is from
    if named and not rough:
        return Guess("date", named, f"{where} holds {how}")
    written = dates_in(title)
    if len(written) == 1:
        return Guess("date", written[0], "the title holds it")
    for line in [line.strip() for line in top.split("\n") if line.strip()][:_TOP]:
        alone = own_date(line) if len(line) <= _LONGEST else ""
        if alone:
            return Guess("date", alone, f'a line near the top says "{line[:60]}"')
    for where, text in (place.segments[0], *place.segments[1:-1]):
        date, how = named_date(text)
        if date:
            return Guess("date", date, f"{where} holds {how}")
    return None


def own_date(line: str) -> str:
    """The date of a line that says little else: a weekday, a time, a place before it, or the meeting it heads.

    >>> own_date("Linz, 3 May 2026"), own_date("Minutes of 3 May 2026"), own_date("Go-live 3 May 2026")
    ('2026-05-03', '2026-05-03', '')
    """
    places = places_of_dates(line)
    if len({iso for _, _, iso in places}) != 1:
        return ""
    start, end, iso = places[0][0], places[-1][1], places[0][2]
    before, after = (_TIME.sub(" ", part) for part in (line[:start], _ASIDE.sub("", line[end:])))
    said, behind = _telling(before), _telling(after)
    bare = not said and not behind
    if bare or other(line):
        return iso if bare else ""
    held = set(said + behind)
    if len(held) > _WORDS or held & _AHEAD:
        return ""
    placed = not behind and _is_place(before)
    return iso if placed or held & _MEETINGS or kind_named(before) in _HEADS else ""


def _is_place(before: str) -> bool:
    """True for a name and a comma before a date, with an article at most between: "Bad Ischl, am"."""
    name, comma, article = before.strip("*_ ").rpartition(",")
    parts = re.findall(r"[^\s-]+", name)
    names = all(part[0].isupper() or part in _IN_PLACES for part in parts)
    return bool(comma) and 1 <= len(parts) <= _WORDS // 2 and names and len(article.split()) <= 1


def _telling(part: str) -> list[str]:
    """The words of a part of a line that say more than that a date follows."""
    plain = [word.plain for word in words(part)]
    label = " ".join(plain)
    return [] if KEYS.get(label) == "date" else [word for word in plain if word not in _SMALL]


def named_date(name: str) -> tuple[str, str]:
    """The date in a file's or folder's name and what it is there; empty for none or for two.

    >>> named_date("GMT20240124-202901_Recording"), named_date("capability_2026-Q3")
    (('2024-01-24', 'a day'), ('2026-07', 'a quarter, of which the first month is given'))
    """
    days = {_valid(y, m, d) for y, m, d in _DAY.findall(name)} | {
        _valid(y, m, d) for d, m, y in _REVERSED.findall(name)
    }
    days -= {""}
    if days:
        return (min(days), "a day") if len(days) == 1 else ("", "")
    written = dates_in(name.replace("_", " "))
    if written:
        return (written[0], "a date") if len(written) == 1 else ("", "")
    quarters = {(a or d, b or c) for a, b, c, d in _QUARTER.findall(name)}
    if len(quarters) == 1:
        year, quarter = min(quarters)
        return f"{year}-{int(quarter) * 3 - 2:02}", "a quarter, of which the first month is given"
    months = {_valid(y, m, "01")[:7] for y, m in _MONTH.findall(name)} - {""}
    if months:
        return (min(months), "a month") if len(months) == 1 else ("", "")
    years = set(_YEAR.findall(name))
    return (min(years), "a year") if len(years) == 1 else ("", "")


def _valid(year: str, month: str, day: str) -> str:
    found = dates_in(f"{year}-{month}-{day}")
    return found[0] if found else ""
