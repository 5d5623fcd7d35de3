"""WebVTT transcripts: what each speaker said, turn by turn, with the time on the recording."""

from __future__ import annotations

import html
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import webvtt
from webvtt.errors import MalformedFileError

from retrieval.sources.encoding import decode
from retrieval.sources.limits import CUES, within
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused

_NAMED = re.compile(r"([^\W\d_][\w.'’()\- ]{0,60}?):\s+(?=\S)")
_VOICE = re.compile(r"<v(?:\.[\w.]+)?[ \t]+([^<>]+)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<\d[\d:.]*>")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of one speaker from one cue; the name is empty where nobody is named."""

    at: str
    speaker: str
    words: str


def read_vtt(name: str, data: bytes) -> tuple[Reading, ...]:
    """One document: a line for each turn, "Speaker: words", each cue marked with its time and speaker."""
    decoded = decode(data)
    source = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    lost: tuple[str, ...] = ()
    if not source.lstrip("\ufeff \n").startswith("WEBVTT"):
        if "-->" not in source:
            raise Refused("it is no WebVTT transcript: it holds no times")
        source, lost = "WEBVTT\n\n" + source, ("the WEBVTT line at its head is missing",)
    cues = source.count("-->")
    within(cues, CUES, "cues")
    try:
        captions = webvtt.from_buffer(io.StringIO(source.lstrip("\ufeff \n"))).captions
    except MalformedFileError as error:
        raise Refused("it is no WebVTT transcript that can be read") from error
    if cues > len(captions):
        lost += (
            f"{cues - len(captions)} cue{'s' * (cues - len(captions) != 1)} without a readable time or words left out",
        )
    page = turns([said for caption in captions for said in spoken(str(caption.start), str(caption.raw_text))])
    if not page.length:
        raise Refused("it holds no words")
    return (Reading(page.text, "turns", page.marks, hidden=page.hidden, warnings=decoded.warnings + lost),)


def spoken(start: str, raw: str) -> Iterator[Said]:
    """What a cue says, speaker by speaker: a voice tag names one, else a name and a colon before the words."""
    at = start.partition(".")[0]
    pieces = _VOICE.split(raw)
    for place in range(0, len(pieces), 2):
        words = " ".join(html.unescape(_TAG.sub("", pieces[place])).split())
        speaker = " ".join(html.unescape(pieces[place - 1]).split()) if place else ""
        named = None if speaker else _NAMED.match(words)
        if named:
            speaker, words = named[1].strip(), words[named.end() :]
        if words:
            yield Said(at, speaker, words)


def turns(said: list[Said]) -> Page:
    """The page of turns: words that one speaker says in a row stand on one line."""
    page = Page()
    last: str | None = None
    for one in said:
        same = one.speaker == last and bool(one.speaker)
        if same:
            page.add(" ")
        else:
            page.add("\n" if page.length else "")
        opening = f"{one.speaker}: " if one.speaker and not same else ""
        page.add(opening + one.words, f"{one.at} {one.speaker}".strip())
        last = one.speaker
    page.add("\n" if page.length else "")
    return page
