"""Which label a document's own words put it under: what is said in confidence, and what is for one function alone."""

from __future__ import annotations

import re

from retrieval.extraction.confidence import LABEL, confident
from retrieval.extraction.lines import own_lines
from retrieval.extraction.words import anywhere
from retrieval.infer.guess import Guess
from retrieval.infer.place import Place

_TOP = 400  # characters in which a line for one function alone stands
_ALONE = 80  # a longer line is prose
# Papers in which the word is a clause and says nothing of the paper itself.
_CLAUSES = frozenset({"contract", "service_policy", "charter", "price_list", "quote", "order", "annual_report"})
_FUNCTIONS = {
    "finance": "finance|finances|controlling|finanzen|finanzabteilung|finanzas|contraloría|compta|財務|経理",
    "hr": "hr|human resources|personalabteilung|recursos humanos|rrhh|人事",
    "legal": "legal|rechtsabteilung|jurídico|法務",
    "management": "management|board|executives|geschäftsführung|geschäftsleitung|vorstand|dirección|経営陣|役員",
}
_ONLY = {
    label: re.compile(
        rf"(?<!\w)(?:(?:{said})(?:[ -](?:team|department))?[ -]only|(?:only for|for|nur für|nur|solo para|sólo para|"
        rf"exclusivo para) (?:the |die |el )?(?:{said})(?: only)?(?=\W*$)|(?:{said})限り|(?:{said})のみ)(?!\w)",
        re.IGNORECASE | re.MULTILINE,
    )
    for label, said in _FUNCTIONS.items()
}


# Words that are of confidence only where a sentence ends with them, or keeps something there.
_WEAK = re.compile(r"between us|unter uns|entre nosotros|entre nous|tra noi", re.IGNORECASE)
_KEPT = re.compile(r"\b(?:keep|kept|stays?|remains?|just|strictly|bleibt|quede|queda|reste|resti)\b", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[.,;:!?)\]”\"]|$|for now\b|please\b|gesagt\b)", re.MULTILINE)


def label_of(place: Place, title: str, text: str, form: str, kind: str) -> Guess | None:
    """The label that it says for itself; None where it says none.

    A word of confidence counts in the title, the file's name and the head of any document, and anywhere in what people
    wrote or said to one another; a function alone in a title, a file's name or a line at the head.
    """
    head = [line for line in text[:_TOP].split("\n") if len(line) <= _ALONE]
    for where, said in (("the title", title), ("the file name", place.name.replace("_", " "))):
        if guess := _for_one(where, [said]):
            return guess
        if word := _word(said, 0, len(said)):
            return Guess("labels", LABEL, f'{where} says "{word}"')
    if guess := _for_one("its head", head):
        return guess
    if not anywhere("confidence").search(text):
        return None
    for span in confident(text, own_lines(text, form)):
        whole = (span.start, span.end) == (0, len(text))
        if (whole or kind not in _CLAUSES) and (word := _word(text, span.start, span.end)):
            return Guess("labels", LABEL, f'a line says "{word}"')
    return None


def _for_one(where: str, lines: list[str]) -> Guess | None:
    """A function that a line is for alone: in capitals or brackets, or at the line's end."""
    for line in lines:
        for label, only in _ONLY.items():
            found = only.search(line)
            if found is None:
                continue
            before, after = line[: found.start()].rstrip(), line[found.end() :].strip()
            if found[0].isupper() or (before[-1:] in ("[", "(") and after) or not after.strip(".!)]"):
                return Guess("labels", label, f'{where} says "{found[0].strip()}"')
    return None


def _word(text: str, start: int, end: int) -> str:
    """The first word of confidence there that is meant so; empty for none."""
    for found in anywhere("confidence").finditer(text, start, end):
        line_start, line_end = text.rfind("\n", 0, found.start()) + 1, text.find("\n", found.end())
        line = text[line_start : line_end if line_end >= 0 else len(text)]
        if anywhere("no_confidence").search(line):
            continue
        before = text[max(line_start, found.start() - 40) : found.start()]
        if not _WEAK.fullmatch(found[0]) or _KEPT.search(before) or _ENDS.match(text, found.end()):
            return found[0]
    return ""
