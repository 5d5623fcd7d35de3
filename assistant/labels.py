"""The lines that say when, where and who of a meeting, an event or a record, and what a question calls the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from retrieval.lexical import folded, terms

LONGEST = 40  # characters of a line's label


@dataclass(frozen=True, slots=True)
class Label:
    """What one kind of line is called, folded, and the words of questions that it answers besides."""

    name: str
    called: frozenset[str]
    answers: frozenset[str]


WHEN = Label(
    "when",
    frozenset("when|date and time|wann|cuando|quand|quando|wanneer|kiedy".split("|")),
    frozenset(
        "take took place held hold happen scheduled start begin occur findet statt beginnt meet met meeting "
        "appointment event termin treffen besprechung sitzung reunion cita riunione".split()
    ),
)
WHERE = Label(
    "where",
    frozenset("where|location|place|venue|room|meeting room|wo|ort|raum|donde|lugar|lieu|dove|luogo|waar".split("|")),
    frozenset("take took place held hold happen located meet findet statt location venue room ort raum".split()),
)
ATTENDS = Label(
    "attends",
    frozenset(
        "attendee|attendees|participant|participants|present|invited|invitees|teilnehmer|teilnehmende|anwesend|anwesende"
        "|asistente|asistentes|participante|participantes|partecipanti|deelnemers|uczestnicy|deltagere".split("|")
    ),
    frozenset(
        "attend attended attending attendee attendees participate participated participant join joined come coming "
        "invited present guest part take teilnehmen teilnimmt nimmt nehmen teil anwesend eingeladen dabei teilnehmer "
        "asiste asisten asistir participa participan assiste partecipa".split()
    ),
)
ORGANIZES = Label(
    "organizes",
    frozenset("organizer|organiser|host|organisator|veranstalter|organizador|organisateur".split("|")),
    frozenset("organize organized organise organised host hosted called convened organisiert veranstaltet".split()),
)
OWNS = Label(
    "owns",
    frozenset(
        "owner|account owner|account manager|responsible|assignee|verantwortlich|verantwortlicher|betreuer|zustandig"
        "|responsable|propietario|responsabile|proprietaire|verantwoordelijke|opiekun".split("|")
    ),
    frozenset(
        "own owns owned owner responsible responsibility charge manages looks handles verantwortlich betreut zustandig "
        "responsable encargado lleva responsabile".split()
    ),
)
SENT = Label(
    "sent",
    frozenset("from|von|de|date|sent|datum|gesendet|fecha|enviado|envoye".split("|")),
    frozenset(
        "sent send wrote write written mailed mail email message author sender received schrieb geschrieben gesendet "
        "geschickt enviado envio correo escribio envoye ecrit".split()
    ),
)
_HEADS = re.compile(
    r"^(?:from|von|de|da|od|(subject|betreff|asunto|objet|oggetto|temat|onderwerp))[ \t]*[:：]",
    re.IGNORECASE | re.MULTILINE,
)
_BY_NAME = {name: label for label in (WHEN, WHERE, ATTENDS, ORGANIZES, OWNS, SENT) for name in label.called}


def label_of(said: str) -> Label | None:
    """The label that a line begins with, None for another or none.

    >>> label_of("Attendees: Ann Berg") is ATTENDS, label_of("Ann: hello")
    (True, None)
    """
    name, colon, _ = said[:LONGEST].replace("：", ":").partition(":")
    return _BY_NAME.get(folded(name).strip(" *_-•")) if colon else None


def answered(said: str, lang: str) -> frozenset[str]:
    """The terms of questions that a line so labelled stands for."""
    label = label_of(said)
    return _terms(label.answers, lang) if label else frozenset()


def posted(asked: frozenset[str], lang: str) -> bool:
    """True for a question about a mail itself, by its terms: who wrote it, when it was sent."""
    return bool(asked & _terms(SENT.answers, lang))


def is_mail_head(record: str) -> bool:
    """True for the lines above a mail, also above one that is quoted: from whom, and on what subject."""
    found = {bool(match[1]) for match in _HEADS.finditer(record)}
    return len(found) == 2


@lru_cache(maxsize=64)
def _terms(words: frozenset[str], lang: str) -> frozenset[str]:
    return frozenset(term for word in words for term in terms(word, lang))
