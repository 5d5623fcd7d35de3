"""One field of one record that a question names by its id: said before anything that papers say of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.facts import words
from assistant.facts.reading import Reading, first_of
from assistant.facts.rows import EXPORT, Rows
from assistant.findings import Answer, Sentence, Standing
from assistant.shelf import CorpusShelf
from retrieval.row_words import unnamed
from retrieval.store import Reader, Wanted

MOST = 50  # records of one name that are looked at; of more none is meant for certain


def field_first(question: str, shelf: CorpusShelf, reader: Reader, passages: Callable[[], Answer]) -> Answer:
    """The passages' answer, behind the record's field where one is asked for: then papers are said, rows are not."""
    found = _field(question, shelf, reader)
    answer = passages()
    if found is None:
        return answer
    files = {head.document.source_id for head in shelf.corpus.heads if head.card.kind == EXPORT}
    papers = answer.sentences if answer.standing is not Standing.REFUSED else ()
    sentences = (found, *(one for one in papers if not _of_rows(one, files)))
    return replace(
        answer,
        standing=Standing.GROUNDED if answer.standing is Standing.REFUSED else answer.standing,
        sentences=sentences,
        text="\n".join(one.text for one in sentences),
        reason="" if answer.standing is Standing.REFUSED else answer.reason,
        readings=(),
        closest=(),
        next_step="",
    )


def _field(question: str, shelf: CorpusShelf, reader: Reader) -> Sentence | None:
    """The line of the record's document that bears the field; None where no one record is asked for one field."""
    asked = field_asked(question)
    if asked is None:
        return None
    kinds, fields, name = asked
    kind = kinds[0] if len(kinds) == 1 else ""
    held = reader.records(Wanted(kind=kind, named=name, account=shelf.account, limit=MOST), shelf.view)
    found = [one for one in held if one.kind in kinds]
    if len(found) != 1 or len(held) == MOST:
        return None
    field = tuple(one for one in fields if one in found[0].known)[:1]
    return next(Rows(shelf.corpus.heads, reader, unnamed, field).sentences(found), None) if field else None


def field_asked(question: str) -> tuple[tuple[str, ...], tuple[str, ...], str] | None:
    """The kinds that may be meant, the fields that are asked for, and the name of the record; None for any other.

    >>> field_asked("What is the amount of order 4711?")
    (('order',), ('amount',), '4711')
    """
    reading = Reading.of(question)
    fields = [field for field, _ in first_of(reading, words.FIELDS)]
    if len(fields) != 1:
        return None
    named = [kind for kind, _ in first_of(reading, words.KINDS)]
    reading.find(words.ONE_ASKS)
    reading.find(words.SMALL)
    left = reading.left()
    if not left or len(named) > 1:
        return None
    start, end = left[0][0], left[-1][1]
    if not named and not any(sign.isdigit() for sign in reading.plain[start:end]):
        return None
    if any(reading.taken[at] and not reading.plain[at].isspace() for at in range(start, end)) and not named:
        return None
    meant = tuple(dict.fromkeys(_same(fields[0], reading)))
    return tuple(named) or tuple(words.KINDS), meant, reading.said[start:end]


def _same(field: str, reading: Reading) -> Iterator[str]:
    """The field, and others that the same words ask for of other kinds."""
    yield field
    said = {phrase for phrase in words.FIELDS[field].split("|") if phrase in reading.plain}
    yield from (name for name, table in words.FIELDS.items() if said & set(table.split("|")))
    if field == "status":
        yield from ("stage", "state")


def _of_rows(sentence: Sentence, files: set[str]) -> bool:
    """True for what rows of exports and the files themselves say."""
    return any(_is_row(one.source_id, files) for one in sentence.citations)


def _is_row(source_id: str, files: Sequence[str] | set[str]) -> bool:
    return any(source_id == file or source_id.startswith((f"{file}#", f"{file}/")) for file in files)
