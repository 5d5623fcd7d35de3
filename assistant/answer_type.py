"""The type of an answer: a person, a time, an amount; told by the question's words and shown by an answer's."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from assistant.labels import ATTENDS, ORGANIZES, WHERE, label_of
from retrieval.dates import places_of_dates
from retrieval.lexical import folded, terms
from retrieval.stopwords import STOPWORDS
from retrieval.time_words import UNITS

PERSON = "person"
TIME = "time"
PLACE = "place"
AMOUNT = "amount"

# What a word of a question says about its answer, folded, in the languages whose small words search knows.
_ASKING = {
    PERSON: frozenset("who whom whose wer wem wen quien quienes qui chi quem".split()),
    TIME: frozenset("when wann cuando quand quando wanneer".split()),
    PLACE: frozenset("where wo donde dove waar gdzie".split()),
}
_PHRASES = {
    PERSON: re.compile(
        r"\b(?:what|which) (?:(?!of |the )\w+ ){0,3}(?:person|people|member|colleague|contact)\b"
        r"|\bwelche person|\bwie (?:is|zijn)\b|誰|だれ|どなた"
    ),
    TIME: re.compile(r"\b(?:what|which) (?:date|day|weekday|month|quarter|year|time)\b|いつ|何時|何日"),
    AMOUNT: re.compile(
        r"\bhow (?:many|much|long|often|large|big|high)\b|\bwie ?viele?\b|\bwie (?:lange|hoch|oft)\b|\bcuant[oa]s?\b"
        r"|\bcombien\b|\bquant[oi]s?\b|\bhoeveel\b"
        r"|\bwhat (?:is the |was the )?(?:number|amount|price|percentage|share)\b"
        r"|[$€£¥](?!\s?\d)|いくら|何人|何件|何日間"
    ),
}

# A word of the question that names the type is answered by anything of that type.
TYPE_WORDS = {
    PLACE: frozenset[str](),
    PERSON: frozenset("person people member name names individual contact colleague".split()),
    TIME: frozenset(
        """time times date dates day days weekday month quarter year hour hours zone timezone
        datum uhrzeit hora fecha""".split()
    ),
    AMOUNT: frozenset(
        """number amount count value percentage share total anzahl betrag numero monto many much often viel viele cuanto
        cuantos combien""".split()
    ),
}

# Who may be meant when no name is given. Stems, so that plurals count too.
_ROLES = frozenset(
    term
    for word in """lead leader manager owner director head officer sponsor chair president finance legal sales team
        committee board council department engineer coordinator representative executive partner agent supplier
        leiter leitung leiterin geschaftsfuhrung vertrieb abteilung verantwortliche director directora gerente equipo
        responsable directeur equipe 部長 課長 担当 責任者""".split()
    for term in terms(word, "en")
)

_NAME = re.compile(
    r"(?<!\w)[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zß-öø-ÿ]\.?(?:\s+(?:de|del|der|den|van|von|da|di|la|le|bin|al))*"
    r"(?:\s+[A-ZÀ-ÖØ-Þ][\w'’-]+){1,3}"
    r"|(?<!\w)[A-ZÀ-ÖØ-Þ]\.\s?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+|(?<![\w.])@\w[\w-]+"
    r"|[一-鿿]{1,3}[\s　][一-鿿]{1,3}|[一-鿿]{2,4}(?:さん|様|氏)"
)
_AMOUNT = re.compile(
    r"\d|\b(?:none|zero|two|three|four|five|six|seven|eight|nine|ten|dozen|half|twice|daily|weekly|monthly|yearly"
    r"|zwei|drei|vier|fünf|sechs|dos|tres|cuatro|cinco|deux|trois|quatre|cinq)\b|[一二三四五六七八九十百千万]",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}[:.h]\d{2}|\b(?:19|20)\d\d\b|\d{1,2}[./]\d{1,2}[./]|\d\s*(?:am|pm|uhr)\b|[年月日時]"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?\b"
    r"|\b(?:lunes|martes|jueves|viernes|lundi|mardi|mercredi|jeudi|vendredi)\b"
    r"|\b(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zäç]*\.?\s*\d"
    r"|\b\d{1,2}\.?\s*(?:jan|feb|m[aä]r|apr|ma[iy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])"
    r"|\b(?:daily|weekly|biweekly|monthly|quarterly|annually|yearly|today|tomorrow|never|immediately"
    r"|days?|weeks?|months?|quarters?|years?|tage?n?|wochen?|monate?n?|dias?|semanas?|meses|jours?|semaines?|mois)\b",
    re.IGNORECASE,
)

_NEXT = r"\b(?:next|upcoming|nachste[nrsm]?|kommende[nrsm]?|proxim[ao]s?|prochaine?s?|prossim[aoie])\b"
_MEETING = (
    r"(?:\w*(?:meetings?|termine?|besprechung|sitzung|treffen|besuch|ausschuss)|committee|board|calls?|visits?|events?|reviews?|qbr|workshop|sync"
    r"|huddle|appointment|session|conference|reunion|visita|llamada|rendez-vous|visite|riunione)\b"
)
_ASKS = re.compile(rf"{_NEXT}(?:\s+[\w-]+){{0,3}}?\s+{_MEETING}|{_MEETING}\s+{_NEXT}")
# "When is the next ..." asks so of anything but a stretch of time, which is a period.
_NEXT_ONE = re.compile(rf"{_NEXT}(?!\s+(?:{'|'.join(UNITS)})\b)\s+\w")

_WORD = re.compile(r"\w+")
# What may stand right before a word that asks; after anything else it joins clauses.
_LEADING = frozenset(
    """and or but to by for of with from on about me us know knows say says tell since until till also then exactly
    und oder von mit bis seit sag mir weiss y o de a para por con et ou pour par e da con""".split()
)
_AUXILIARY = re.compile(
    r"\s+(?:is|are|was|were|do|does|did|will|would|can|could|shall|should|must|may|might|has|have|had|exactly)\b|\s*(?:[,;.?!]|$)"
)


def wants(question: str) -> frozenset[str]:
    """The types that an answer must show, told by the question's own words.

    >>> sorted(wants("By when, and who approves it?"))
    ['person', 'time']
    """
    text = folded(question)
    heads = list(_WORD.finditer(text))
    asked = {kind for kind, asking in _ASKING.items() if any(_asks(text, word, asking) for word in heads)}
    return frozenset(asked | {kind for kind, phrase in _PHRASES.items() if phrase.search(text)})


def _asks(text: str, word: re.Match[str], asking: frozenset[str]) -> bool:
    """True when the word asks here: "who approves" does, "those who approve" and "when discussing it" do not."""
    if word.group() not in asking:
        return False
    before = re.search(r"(\w+)\W*$", text[: word.start()])
    led = before is None or before.group(1) in _LEADING or not text[before.end(1) : word.start()].isspace()
    return led and (word.group() != "when" or bool(_AUXILIARY.match(text, word.end())))


def shows(wanted: Iterable[str], said: str, known: Collection[str] = (), common: Collection[str] = ()) -> float:
    """How fully the words show every type asked for: 1 a name, a time, a number; 0.5 a role for a name; 0 not.

    A place looks like any word: 1 is only what a line says that is labelled so, everything else 0.5.

    A name made of small words, of `common` ones (words seen in small letters near by) or of `known` ones (terms that
    the question brought itself) answers no "who".

    >>> shows({"time"}, "Renewal is due on 3 Apr 2026."), shows({"amount"}, "Discounts need approval.")
    (1.0, 0.0)
    >>> shows({"person"}, "Ann Berg decides."), shows({"person"}, "The plant manager decides.")
    (1.0, 0.5)
    """
    shown, label = 1.0, label_of(said)
    for kind in wanted:
        if kind == PERSON and not named(said, known, common):
            shown = min(shown, 0.5 if _roles(said, known) or (label in (ATTENDS, ORGANIZES) and "@" in said) else 0.0)
        elif kind == PLACE and label is not WHERE:
            shown = min(shown, 0.5)
        elif (kind == TIME and not _TIME.search(said)) or (kind == AMOUNT and not _AMOUNT.search(_undated(said))):
            shown = 0.0
    return shown


def _undated(said: str) -> str:
    """The words without the dates in them: a day is no amount."""
    for start, end, _ in reversed(places_of_dates(said)):
        said = f"{said[:start]} {said[end:]}"
    return said


def named(said: str, known: Collection[str] = (), common: Collection[str] = ()) -> bool:
    """True when the words hold what looks like a person's name."""
    for match in _NAME.finditer(said):
        parts = re.findall(r"[^\W\d_]{2,}", folded(match.group()))
        small = any(part in STOPWORDS["en"] or part in STOPWORDS["de"] for part in parts)
        told = small or all(part in common for part in parts)
        if parts and not told and not set(terms(match.group(), "en")) <= set(known):
            return True
    return False


def _roles(said: str, known: Collection[str]) -> bool:
    return any(term in _ROLES and term not in known for term in terms(said, "en"))


def asks_next(question: str) -> str:
    """The word by which a question asks for the next meeting or event, folded; empty for one that does not.

    >>> asks_next("When is the next steering meeting?"), asks_next("What are the next steps?")
    ('next', '')
    """
    plain = folded(question)
    found = _ASKS.search(plain) or (_NEXT_ONE.search(plain) if wants(question) & {TIME, PLACE} else None)
    word = re.search(_NEXT, found.group()) if found else None
    return word.group() if word else ""
