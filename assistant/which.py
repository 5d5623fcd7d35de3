"""The answer that asks which of several is meant."""

from __future__ import annotations

from collections.abc import Callable

from assistant.book import Book
from assistant.findings import Answer, Reason, Searched, Standing
from assistant.shelf import CorpusShelf

DRAFTED_BY = "records"
MODE = "records"


def which(question: str, shelf: CorpusShelf, book: Callable[[], Book], scope: str) -> Answer | None:
    """A refusal that names the people or places that the question may mean; None where it means no more than one."""
    mentions = shelf.corpus.lexicon.accounts.find(question)
    accounts = {one.value for one in mentions if one.certain} | ({shelf.account} if shelf.account else set())
    readings = book().namesakes.readings(question, accounts)
    return asked_back(question, readings, shelf, scope) if readings else None


def asked_back(question: str, readings: tuple[str, ...], shelf: CorpusShelf, scope: str) -> Answer:
    """Which of several is meant, to be asked again."""
    as_of = shelf.view.as_of
    return Answer(
        question=question,
        standing=Standing.REFUSED,
        text="",
        drafted_by=DRAFTED_BY,
        as_of=as_of.isoformat() if as_of else "",
        scope=scope,
        searched=Searched(len(shelf.corpus.heads), shelf.passages(), MODE, ()),
        reason=Reason.AMBIGUOUS_ENTITY.value,
        readings=readings,
        next_step=f"Ask again with the one you mean: {'; '.join(readings)}.",
    )
