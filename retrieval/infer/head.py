"""The lines at a text's head that say what it is: "Date: 3 April 2026", "**Status:** draft", "Kunde | Larkfen"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from retrieval.dates import dates_in
from retrieval.infer.guess import Guess
from retrieval.infer.kinds import kind_named
from retrieval.lexical import folded

LINES = 25
_LONGEST = 240
_KEYS = {
    "account": "account|account name|customer|customer name|client|kunde|kundenname|cliente|klient|compte|cuenta|顧客|"
        "客户|客戸",
    "region": "region|region or country|gebiet|地域|地区",
    "plant": "plant|site|werk|standort|planta|usine|zaklad|fabryka|工場|工厂",
    "date": "date|meeting date|document date|date of meeting|datum|besprechungsdatum|fecha|data|stand|日時|日付|日期|"
        "valid from|effective|effective from|effective date|gultig ab|vigente desde",
    "status": "status|state|document status|estado|stato|stan|状態",
    "version": "version|revision|rev|wersja",
    "supersedes": "supersedes|replaces|ersetzt|sustituye|sustituye a|reemplaza|reemplaza a|remplace|sostituisce|"
        "zastepuje",
    "ref": "id|ref|reference|document id|document no|document number|doc id|doc no|dokument nr|ticket|ticket id|"
        "ticket no|ticket number|case number",
    "kind": "type|document type|kind|dokumenttyp|dokumentart|tipo de documento",
    "title": "title|titel|titulo",
}  # fmt: skip
KEYS = {said: field for field, saids in _KEYS.items() for said in saids.split("|")}
_PAIR = re.compile(r"[\s>*_#|•-]*([^\W\d_][^:：|=]{0,30}?)[\s*_]*(?:[:：|]|\s=)[\s*_|]*(\S.*?)[\s*_|]*$")
_ROW = re.compile(r"\s*\|([^|]{1,60})\|([^|]+)\|\s*$")
_CUT = re.compile(r"\t+|\s{3,}|\s+[|·•;]\s+|\s*\|\s*(?=\*\*)")
_STATUSES = {
    "draft": "draft|entwurf|borrador|brouillon|bozza|szkic|rascunho|concept|草案",
    "approved": "approved|genehmigt|freigegeben|aprobado|approuve|approvato|zatwierdzony|aprovado|承認済み|in force",
    "superseded": "superseded|replaced|obsolete|ersetzt|abgelost|uberholt|sustituido|obsoleto|remplace|outdated|"
    "no longer valid",
    "retracted": "retracted|withdrawn|zuruckgezogen|retirado|retire",
}
STATUSES = {said: status for status, saids in _STATUSES.items() for said in saids.split("|")}
_GONE = re.compile(
    r"[\s>*_#(\[-]*(?:superseded|replaced|obsolete|ersetzt durch|abgelöst durch|sustituido por|no longer valid|"
    r"do not use)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What the head lines say, field by field, the first of each."""

    guesses: tuple[Guess, ...] = ()

    def says(self, field: str) -> Guess | None:
        """The guess for the field, if the head has one."""
        return next((guess for guess in self.guesses if guess.field == field), None)


def head_of(text: str, form: str, first_line: int = 1) -> Head:
    """The fields that the text's first lines name; turns and rows have no head, a mail's is its headers."""
    if form in ("turns", "rows", "mail"):
        return Head()
    lines = list(_told(text[: LINES * _LONGEST].split("\n")[:LINES]))
    found: dict[str, Guess] = {}
    for number, line in enumerate(lines, first_line):
        for field, value, said in pairs(line):
            if value and field not in found:
                found[field] = Guess(field, value, f'line {number} says "{said}"')
    if "status" not in found:
        gone = next(
            (line.strip() for line in (*lines, *text[-600:].split("\n")[1:]) if _GONE.match(line) and len(line) < 160),
            "",
        )
        if gone:
            found["status"] = Guess("status", "superseded", f'a line says "{gone[:60]}"')
    return Head(tuple(found.values()))


def _told(lines: list[str]) -> Iterator[str]:
    """The lines, the rows of a table as "Status: draft" where most of its first cells are names of fields."""
    cells = [_ROW.match(line) for line in lines]
    at = 0
    while at < len(lines):
        end = next((place for place in range(at, len(lines)) if not cells[place]), len(lines))
        rows = [(row[1].strip(), row[2].strip()) for row in cells[at:end] if row]
        keys = sum(_key(first) in KEYS for first, _ in rows)
        fields = keys > 1 and keys * 2 >= len(rows)
        told = (f"{first.strip('*_: ')}: {said}" for first, said in rows)
        yield from told if fields else lines[at:end]
        if end < len(lines):
            yield lines[end]
        at = end + 1


def _key(said: str) -> str:
    return " ".join(folded(said.strip("*_: ")).replace(".", " ").split())


def pairs(line: str) -> Iterator[tuple[str, str, str]]:
    """Each field that a line names with its value and the words that say so.

    >>> list(pairs("**Date:** 3 April 2026 | **Status:** Draft"))[0][:2]
    ('date', '2026-04-03')
    """
    if len(line) > _LONGEST:
        return
    for piece in _CUT.split(line):
        pair = _PAIR.match(piece)
        field = KEYS.get(_key(pair[1])) if pair else None
        if pair and field:
            yield field, _value(field, pair[2].strip()), " ".join(piece.replace("*", "").split())[:80]


def other(line: str) -> bool:
    """True for a line that names some field of its own, "Start: 2 November", and so is not about the document."""
    pair = _PAIR.match(line)
    return pair is not None and not pair[1].strip().isdigit() and " ".join(folded(pair[1]).split()) not in KEYS


def _value(field: str, said: str) -> str:
    """The value as the card would hold it, empty for one that says nothing certain."""
    if field == "date":
        dates = dates_in(said[:80])
        return dates[0] if dates else ""
    if field == "status":
        plain = folded(said)
        known = next((status for word, status in STATUSES.items() if re.search(rf"(?<!\w){word}(?!\w)", plain)), "")
        return known or (plain if len(plain) <= 24 and plain.replace(" ", "").isalpha() else "")
    if field == "kind":
        return kind_named(said)
    return said if len(said) <= (200 if field in ("title", "supersedes") else 80) else ""
