"""A question for a list, a number or a total, answered from the records that one scope sees in one view."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from assistant.book import Book
from assistant.facts.counting import counted
from assistant.facts.places import Named, Names, Unclear, Unnamed
from assistant.facts.query import RecordQuery
from assistant.facts.question import Asked, asked, worth_reading
from assistant.facts.reading import Reading
from assistant.facts.rows import Rows
from assistant.facts.saying import said
from assistant.findings import Answer, Searched, Sentence, Standing
from assistant.shelf import CorpusShelf
from assistant.which import DRAFTED_BY, MODE, asked_back
from retrieval.evidence import View
from retrieval.names import NameTable
from retrieval.records.record import Record
from retrieval.store import Reader, Wanted

PAGE = 2_000  # records that are read at once
LOOKED = 3  # of the records looked through, shown where none is what was asked


def every(reader: Reader, view: View, wanted: Wanted) -> Iterator[Record]:
    """All records that are wanted, a page at a time."""
    wanted = replace(wanted, limit=PAGE)
    while found := reader.records(wanted, view):
        yield from found
        wanted = replace(wanted, after=found[-1].order)


def listed(question: str, shelf: CorpusShelf, reader: Reader, book: Callable[[], Book], scope: str) -> Answer | None:
    """The answer; None for a question that asks for something else, or whose words no record explains.

    The sentence that counts carries the citations of the rows that follow it; each row stands in its record's document.
    `book` gives the accounts that the same scope sees in the same view.
    """
    if not worth_reading(question):
        return None
    try:
        queries = _queries(question, shelf, reader, book)
    except Unclear as unclear:
        return asked_back(question, unclear.readings, shelf, scope)
    except Unnamed:
        return None
    sentences: list[Sentence] = []
    for query in queries:
        found = _sentences(query, shelf, reader)
        if not found:
            return None
        sentences += found
    if not sentences:
        return None
    as_of = shelf.view.as_of
    return Answer(
        question=question,
        standing=Standing.GROUNDED,
        text="\n".join(one.text for one in sentences),
        drafted_by=DRAFTED_BY,
        as_of=as_of.isoformat() if as_of else "",
        scope=scope,
        searched=Searched(len(shelf.corpus.heads), shelf.passages(), MODE, queries[0].notes),
        sentences=tuple(sentences),
    )


def _sentences(query: RecordQuery, shelf: CorpusShelf, reader: Reader) -> list[Sentence]:
    """What was counted, and its rows; nothing where no record tells or none can be shown."""
    view, as_of = shelf.view, shelf.view.as_of
    wanted = Wanted(kind=query.kind, account=query.account)
    told = counted(every(reader, view, wanted), query, as_of.date() if as_of else None)
    shown = told.rows if told.found else told.beside[:LOOKED]
    rows = list(Rows(shelf.corpus.heads, reader, reader.called(shown, view)).sentences(shown))
    citations = tuple(dict.fromkeys(one for row in rows for one in row.citations))
    if not told.there or not citations:
        return []
    return [Sentence(said(query, told, as_of), citations), *(rows if told.found else ())]


def _queries(question: str, shelf: CorpusShelf, reader: Reader, book: Callable[[], Book]) -> tuple[RecordQuery, ...]:
    """What is to be counted; raises `Unnamed` where some word of the question stays unexplained."""
    reading, names, view = Reading.of(question), shelf.corpus.lexicon.accounts, shelf.view
    mentions = [one for one in names.find(reading.said) if one.certain]
    today = view.as_of.date() if view.as_of is not None else None
    wanted = asked(question, today, [(one.start, one.end) for one in mentions])
    accounts = {one.value for one in mentions} | ({shelf.account} if shelf.account else set())
    if wanted is None or len(accounts) > 1:
        return ()
    kind = Wanted(kind=wanted.kind)
    if not reader.record_counts(kind, view):
        return ()
    named = Named(tuple(accounts))
    if wanted.left:
        known = Names(
            book(),
            lambda text: _whole(names, text),
            frozenset(head.card.region for head in shelf.corpus.heads),
            lambda field: reader.record_values(kind, field, view),
            lambda: reader.records(Wanted(kind="internal_person"), view),
        )
        named = known.named(wanted.left, wanted.kind, next(iter(accounts), ""))
    account = next(iter(named.accounts), "")
    notes = _notes(wanted, account, [f"{one.said} ({one.meant})" for one in named.places])
    return tuple(
        RecordQuery(
            wanted.kind, wanted.measure, account, named.places, (*case, *named.conditions), wanted.grouping, notes
        )
        for case in wanted.cases
    )


def _whole(names: NameTable, text: str) -> tuple[str, ...]:
    """The accounts that all of the words may mean."""
    found = [one for one in names.find(text) if (one.start, one.end) == (0, len(text)) and one.how != "misspelt"]
    return tuple(dict.fromkeys(one.value for one in found))


def _notes(wanted: Asked, account: str, places: Sequence[str]) -> tuple[str, ...]:
    """The question as it was understood."""
    whose = "".join(f", {part}" for part in ([f"of {account}"] if account else []) + list(places))
    return (f"asks for a {wanted.measure} over the records of kind {wanted.kind}{whose}",)
