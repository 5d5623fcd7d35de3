"""Sentences that sound like something to be done: "I will send it by Friday". Each is a candidate, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from retrieval.extraction.assignment import assigned, who_does
from retrieval.extraction.finds import CANDIDATE, Action, Span
from retrieval.extraction.lines import ROW, Own
from retrieval.extraction.people import is_surname
from retrieval.extraction.reckoning import Calendar
from retrieval.extraction.sentences import sentences
from retrieval.extraction.words import WIDE, alone, anywhere, either, words

_WIDE_WHO = re.compile(r"(?P<who>[\u4e00-\u9fff々]{1,4}(?:様|さん|氏|部長|課長)?)(?:が|は)")
_TO = re.compile(r"[^\W\d_]+(?:[ .][^\W\d_]+){0,4} to ")
_LABEL = re.compile(r"[^\W\d_][^:：.\n]{1,30}[:：]\s+")
_FUTURE = re.compile(r"[aei]r[áé]")
_WIDE_DOES = re.compile(r"(?:します|いたします|致します|する|すること|予定|お願い)[^。]{0,8}[。.]?$")


def promises(
    text: str, lines: Sequence[Own], by: Calendar, known: frozenset[str], sender: Span | None = None
) -> Iterator[Action]:
    """The sentences outside of lists of actions in which somebody says that they, or another, will do a thing.

    Who says "I" is the speaker of the turn, or the mail's `sender`.
    """
    for line in lines:
        if line.form == ROW or line.section in ("actions", "decisions", "participants", "absent", "questions"):
            continue
        if not _may_promise(text, line):
            continue
        for one in sentences(text, line.start, line.end):
            found = _promise(text, one, by, known, line.speaker or sender)
            if found is not None:
                yield found


def _may_promise(text: str, line: Own) -> bool:
    """False for a line without any of the words that a promise needs."""
    if line.holds("i_verbs", "promising_verbs") or _TO.match(text, line.start, line.end):
        return True
    return not text[line.start : line.end].isascii() and bool(_FUTURE.search(text, line.start, line.end))


def _promise(text: str, one: Span, by: Calendar, known: frozenset[str], speaker: Span | None) -> Action | None:
    said = one.of(text)
    if len(said) > 600 or said.endswith(("?", "？")):
        return None
    if WIDE.search(said):
        return _wide(text, one, by, known)
    will, now = _selves()
    own = will.search(said) or now.search(said)
    label = _LABEL.match(text, one.start, one.end)  # "Confidential: Priya will send it"
    who = None if own else who_does(text, label.end() if label else one.start, one.end, known)
    if own is None and who is None:
        return None
    rest = said[own.end() :] if own else text[who.end : one.end] if who else ""
    if anywhere("negations").match(rest.lstrip()) or anywhere("negations").search(rest[:25]):
        return None
    made = assigned(text, one.start, one.end, by, known)
    promised = bool(own and will.search(said)) or (who is not None and bool(_future().match(rest)))
    if made.due is None and not (promised and _verbs().search(rest[:60])):
        return None
    mine = speaker if own and _single().match(own[0]) else None
    return Action(one, CANDIDATE, one, who or mine, made.due)


def _wide(text: str, one: Span, by: Calendar, known: frozenset[str]) -> Action | None:
    said = one.of(text)
    if not _WIDE_DOES.search(said) or not anywhere("do_nouns").search(said) or "ない" in said[-8:]:
        return None
    made = assigned(text, one.start, one.end, by, known)
    who = _WIDE_WHO.match(text, one.start, one.end)
    owner = Span(*who.span("who")) if who and is_surname(who["who"]) else None
    return Action(one, CANDIDATE, one, owner, made.due) if made.due or owner else None


@cache
def _selves() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What is said of oneself: that one will, and that one does, which is a promise only with a day."""
    return tuple(re.compile(alone(words(f"i_verbs.{name}")), re.IGNORECASE) for name in ("will", "now"))  # type: ignore[return-value]  # two


@cache
def _single() -> re.Pattern[str]:
    return re.compile(r"(?:i|ich|let me|voy|envío|mando|je|vou|\w+ ich|\w+(?:aré|eré|iré))(?![^\W\d_])", re.IGNORECASE)


@cache
def _future() -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{either(words('future_verbs'))}(?![^\W\d_])|\w+(?:ará|erá|irá)\b)", re.IGNORECASE)


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"{alone(words('do_verbs'))}|\w+(?:ará|erá|irá)\b", re.IGNORECASE)
