"""Lines that say that there is nothing to say: "none", "keine offenen Punkte", "sin acuerdos", "特になし"."""

from __future__ import annotations

import re
from functools import cache

from retrieval.extraction.words import WIDE, either, plain_words, words
from retrieval.lexical import folded


def says_nothing(said: str) -> bool:
    """True where a line under a heading says that nothing belongs there; a refusal of something is not that.

    >>> [says_nothing(one) for one in ("None.", "Keine weiteren Maßnahmen", "Kein Versand ohne Prüfzeugnis", "--")]
    [True, True, False, True]
    """
    plain = folded(said).strip(" .!。-–—_*:：()[]?…<>")
    return not plain or plain in plain_words("nothing") or bool(len(plain) < 80 and _none().match(said.strip(" *_-")))


def is_next_meeting(said: str) -> bool:
    """True for a line that only says when people meet again.

    >>> is_next_meeting("Next QBR: 6 October 2026"), is_next_meeting("Next, send the quote")
    (True, False)
    """
    return bool(_again().match(said))


def only_remarks(said: str) -> bool:
    """True for a line that asks, leads over, or speaks of how things are, by its first word or last sign.

    >>> [only_remarks(one) for one in ("Who wants to do it?", "If it fails, stop.", "Send the quote")]
    [True, True, False]
    """
    plain = said.strip(" *_\"'“”„«»‘’")
    return plain.endswith((":", "：", "?", "？")) or bool(_remark().match(plain))


def calls_for_something(said: str) -> bool:
    """True for an item that says what to do: by a verb that it opens with, or as its language forms such items.

    >>> [
    ...     calls_for_something(one)
    ...     for one in ("E-03: call Tomasz", "Ersatzteile bestellen", "Enviar el plano", "Funding")
    ... ]
    [True, True, True, False]
    """
    plain = said.strip(" *_\"'“”„«»‘’.")
    return bool(_call().search(plain)) or (bool(WIDE.search(plain)) and bool(_wide_call().search(plain)))


@cache
def _call() -> re.Pattern[str]:
    opens = r"(?:^|[:–—,;]\s+|\s-\s|\]\s*|\)\s+)[*_]*"
    infinitive = r"(?-i:[A-ZÁÉÍÓÚ]\w+(?:ar|er|ir|are|ere|ire)(?:se|le|les|lo|la)?\s|[A-ZÄÖÜ]\w+ung\b)"
    return re.compile(
        rf"^(?:[^\W\d_]+\s){{1,3}}to\s+{either(words('calls'))}(?![^\W\d_])|{opens}(?:{either(words('calls'))}(?![^\W\d_])|{infinitive})|(?-i:(?<=\s)[a-zäöüß]{{2,}}(?:en|ern|eln)[)\s]*$)",
        re.IGNORECASE,
    )


@cache
def _wide_call() -> re.Pattern[str]:
    return re.compile(rf"{either(words('do_nouns'))}|(?:する|こと|願い|ます|[うくすつぬむるぐぶ])[。）)]*(?:$|[（(])")


@cache
def _remark() -> re.Pattern[str]:
    return re.compile(rf"{either(words('remarks'))}(?![^\W\d_]|['’])", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"[\s*_#]*{either(words('next_meeting'))}[^:：\n]{{0,25}}[:：]", re.IGNORECASE)


@cache
def _none() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{either(words('nothing_first'))}(?![^\W\d_])"
        rf"|{either(words('nothing_before'))}\s+(?:[^\W\d_]+\s+){{0,2}}{either(words('nothing_nouns'))}(?![^\W\d_])"
        r"|.{0,40}(?:は|が|も)?(?:なし|無し|ありません|ございません)[。.]?$)",
        re.IGNORECASE,
    )
