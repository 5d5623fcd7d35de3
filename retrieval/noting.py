"""What people say: a note is a document of a source of its own, which no folder holds and no ingest looks at."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from retrieval.batch import Batch
from retrieval.embed import Embedder
from retrieval.evidence import Card, Document, Mark, Revision, Scope, digest, document_id, revision_id
from retrieval.infer.languages import language_of
from retrieval.layers import Claim, Layers, card_of
from retrieval.note import AUTHOR, CORRECTS, END, SYSTEM, Note, Place, notes, packed
from retrieval.sources.fields import BadField
from retrieval.sources.hidden import seen
from retrieval.store import Store

KIND = "internal_note"
LONGEST = 2_000  # characters; what is longer is a document, and belongs into a folder
LONGEST_NAME = 200
LONGEST_QUOTE = 600


class BadNote(BadField):
    """A note that cannot be kept; the message says why to the person who wrote it."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """A place with what must be known to speak of it: the card it stands under, where that is, and its words."""

    place: Place
    card: Card
    title: str
    locator: str
    quote: str


@dataclass(frozen=True, slots=True)
class Said:
    """A note to be kept, as it was given: `day` is ISO."""

    words: str
    author: str
    account: str
    day: str
    labels: tuple[str, ...]
    of: Corrected | None = None


def said(words: str, author: str, account: str, day: str, labels: Sequence[str], of: Corrected | None = None) -> Said:
    """The note, in plain signs and under the account, region and labels of what it corrects; else a `BadNote`.

    What a note quotes is thus seen by no one who may not see where it stands.
    """
    text = "\n".join(line.rstrip() for line in seen(words)[0].split("\n")).strip()
    name = line_of(author)
    if not any(sign.isalnum() for sign in text):
        raise BadNote("the note says nothing")
    if len(text) > LONGEST:
        raise BadNote(f"the note has {len(text):,} characters, {LONGEST:,} is the most; a longer one is a document")
    if not any(sign.isalnum() for sign in name) or len(name) > LONGEST_NAME:
        raise BadNote("unknown author: say who says so with --author NAME, or once for all with AIA_AUTHOR")
    if of is not None and of.card.account not in ("", account or of.card.account):
        raise BadNote(f"{of.title} is of {of.card.account}, so what corrects it is not of {account}")
    whose = account or (of.card.account if of else "")
    if not whose:
        raise BadNote("say which account the note is about: --account NAME")
    given = [line_of(part)[:LONGEST_NAME] for label in labels for part in label.split(",")]
    marked = dict.fromkeys([*(label for label in given if label), *(of.card.labels if of else ())])
    return Said(text, name, whose, day, tuple(marked), of)


def line_of(text: str) -> str:
    """The text in one line, as a reader sees it."""
    return " ".join(seen(text)[0].split())


def remember(one: Said, store: Store, embedder: Embedder | None, *, now: datetime) -> tuple[Note, str]:
    """Keeps a note; said twice on a day it is one. Also why it has no vectors, if so; the next ingest gives them."""
    place = one.of.place if one.of else None
    name = f"{one.day}-{digest(one.words, one.author, one.account, *one.labels, packed(place))[:10]}"
    document, text, claims = Document(document_id(SYSTEM, name), SYSTEM, name), text_of(one), claims_of(one)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    marks = (Mark(0, len(text), f"said by {one.author} on {one.day}"),)
    card = card_of(claims)
    revision = Revision(revision_id(document.id, sha256), document.id, sha256, text, marks, card, now)
    writer = store.writer()
    batch = Batch(writer, embedder)
    known = writer.known(SYSTEM).get(name)
    if known is None or known.removed:
        batch.add(document, revision, "text", Layers(name, "said", claims).packed())
        batch.flush()
    made = Note(name, document.id, revision.id, one.author, one.day, one.account, card.labels, place)
    return made, batch.failed


def text_of(one: Said) -> str:
    """The note as a document: the words as they were given, who said them when, and what they correct."""
    lines = [f"Said by {one.author} on {one.day}"]
    if one.of is not None:
        where = ", ".join(part for part in (line_of(one.of.title), line_of(one.of.locator)) if part)
        quote = line_of(one.of.quote)
        quote = quote if len(quote) <= LONGEST_QUOTE else quote[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
        lines.append(f"Corrects: {where}" + (f": “{quote}”" if quote else ""))
    return one.words + END + "\n".join(lines) + "\n"


def claims_of(one: Said) -> tuple[Claim, ...]:
    """What makes the note's card; the author and the place stand in its origins."""
    language = language_of(one.words)
    fields = {
        "title": f"Note by {one.author}",
        "account": one.account,
        "region": one.of.card.region if one.of else "",
        "plant": one.of.card.plant if one.of else "",
        "kind": KIND,
        "date": one.day,
        "lang": language.value if language else "",
        "labels": "\n".join(one.labels),
    }
    by = f"the note of {one.author}"
    made = [Claim("stated", field, value, by) for field, value in fields.items() if value]
    made.append(Claim("stated", AUTHOR, "", one.author))
    return (*made, *([Claim("stated", CORRECTS, "", packed(one.of.place))] if one.of else []))


def forget(name: str, store: Store, *, now: datetime) -> Note:
    """Takes a note out of the next answer; `BadNote` for a name or id that none bears."""
    found = [one for one in notes(store.scoped(Scope.owner()).heads()) if name in (one.id, one.document)]
    if not found:
        raise BadNote(f"there is no note {name!r}; aia note list names them")
    store.writer().remove([found[0].document], now)
    return found[0]
