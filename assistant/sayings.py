"""What people say of a home's accounts and documents: kept as notes, listed and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from assistant.accounts import account_named
from retrieval.corrected import corrected
from retrieval.evidence import Scope, View
from retrieval.note import Note, Place, notes, words_end
from retrieval.noting import forget, remember, said
from retrieval.place import label_at

if TYPE_CHECKING:
    from assistant.build import Assistant
    from retrieval.store import Reader

OWNER = Scope.owner()


@dataclass(frozen=True, slots=True)
class OfPlace:
    """What a note corrects; `start` to `end` of a revision's text and the `quote` there, none for a whole document."""

    document_id: str
    revision_id: str
    source_id: str
    title: str
    locator: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A note: `text` is what was said, word for word."""

    id: str
    document_id: str
    text: str
    author: str
    date: str
    account: str
    labels: tuple[str, ...]
    corrects: OfPlace | None


class Sayings:
    """The notes of an assistant's home. What may not be kept or found is a `BadNote` or an `UnknownAccount`.

    A note is one change by itself, so none waits for the end of an ingest.
    """

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant
        self._store = assistant.store

    def keep(
        self,
        words: str,
        *,
        now: datetime,
        account: str = "",
        author: str = "",
        labels: Sequence[str] = (),
        corrects: str = "",
        quote: str = "",
    ) -> tuple[Saying, str]:
        """Keeps a note of today; and why it has no vectors yet, if so.

        The author is the setting's unless one is given, the account and labels those of what is corrected, see `said`.
        """
        settings = self._assistant.settings
        of = corrected(corrects, quote, self._store, OWNER) if corrects.strip() or quote.strip() else None
        whose = self._account(account) if account.strip() else ""
        day = now.astimezone(settings.zone).date().isoformat()
        marked = [one for one in labels if one.strip(" ,")] or ([] if of else [settings.label])
        one = said(words, author.strip() or settings.author, whose, day, marked, of)
        made, failed = remember(one, self._store, self._assistant.patient, now=now)
        return _told(made, self._store.scoped(OWNER)), failed

    def told(self, *, scope: Scope = OWNER, as_of: datetime | None = None, account: str = "") -> list[Saying]:
        """The notes that the scope sees at that instant, the oldest first."""
        reader = self._store.scoped(scope)
        whose = self._account(account) if account.strip() else ""
        found = notes(reader.heads(View(as_of=as_of)))
        return [_told(one, reader) for one in found if whose in ("", one.account)]

    def forget(self, name: str, now: datetime) -> Note:
        """Takes a note out of the next answer."""
        return forget(name.strip(), self._store, now=now)

    def _account(self, name: str) -> str:
        reader = self._store.scoped(OWNER)
        heads = reader.heads()
        called = {(head.card.account, head.card.account) for head in heads if head.card.account}
        return account_named(name, called | {(one.account, one.alias) for one in reader.names(heads)})


def _told(one: Note, reader: Reader) -> Saying:
    revision = reader.revision(one.revision)
    text = revision.text[: words_end(revision.text)] if revision else ""
    of = _place(one.corrects, reader) if one.corrects else None
    return Saying(one.id, one.document, text, one.author, one.date, one.account, one.labels, of)


def _place(place: Place, reader: Reader) -> OfPlace:
    """The place in words; without any where the document is hidden or gone."""
    revision, document = reader.revision(place.revision), reader.document(place.document)
    if revision is None or document is None:
        return OfPlace(place.document, place.revision, "", "", "", place.start, place.end, "")
    locator = label_at(revision.marks, revision.text, place.start, place.end) if place.end else ""
    quote = revision.text[place.start : place.end]
    title = revision.card.title
    return OfPlace(place.document, place.revision, document.source_id, title, locator, place.start, place.end, quote)
