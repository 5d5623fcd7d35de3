"""What a note corrects, found by what a person gives: a citation's id, or a document and words that stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from retrieval.evidence import Document, Revision, Scope
from retrieval.layers import unpacked_place
from retrieval.note import Place, standing
from retrieval.noting import BadNote, Corrected, line_of
from retrieval.parts import root_of
from retrieval.place import label_at
from retrieval.rows import Head
from retrieval.sources.hidden import seen
from retrieval.store import Reader, Store

_CITED = re.compile(r"(r[0-9a-f]{20}):(\d{1,12})-(\d{1,12})")
NAMED = 5  # documents that are named where several are meant


def corrected(source: str, quote: str, store: Store, scope: Scope) -> Corrected:
    """What is meant by a citation's id ("REVISION:START-END") or by a document's id, path or source id.

    The quote narrows a document to the one place where it stands. `BadNote` for what means nothing in view, or more
    than one thing.
    """
    reader, source = store.scoped(scope), seen(source)[0].strip()
    if not source:
        raise BadNote("say which document the words stand in")
    cited = _CITED.fullmatch(source)
    if cited:
        return _cited(cited[1], int(cited[2]), int(cited[3]), reader)
    heads = _meant(source, store, reader.heads())
    if not heads:
        raise BadNote(f"{source!r} is no document of this home, and no citation of an answer")
    texts = [(head, revision) for head in heads if (revision := reader.revision(head.revision)) is not None]
    if line_of(quote):
        found = [(head, revision, at) for head, revision in texts for at in standing(line_of(quote), revision.text)]
        if not found:
            raise BadNote(f"the words {line_of(quote)!r} do not stand in {source}")
        if len(found) > 1:
            raise BadNote(f"the words {line_of(quote)!r} stand {len(found)} times in {source}; quote more of them")
        head, revision, (start, end) = found[0]
        return _of(head.document, revision, start, end)
    if len(texts) != 1:
        names = ", ".join(f"{head.document.source_id} ({head.document.id})" for head, _ in texts[:NAMED])
        raise BadNote(f"{source!r} means {len(texts)} documents; name one of {names}")
    return _of(texts[0][0].document, texts[0][1], 0, 0)


def _cited(name: str, start: int, end: int, reader: Reader) -> Corrected:
    revision = reader.revision(name)
    document = reader.document(revision.document) if revision else None
    if revision is None or document is None or document.removed_at is not None:
        raise BadNote(f"no document that stands has a revision {name}")
    if not (start < end <= len(revision.text) and revision.text[start:end].strip()):
        raise BadNote(f"{start}-{end} is no place in the {len(revision.text):,} characters of {name}")
    return _of(document, revision, start, end)


def _of(document: Document, revision: Revision, start: int, end: int) -> Corrected:
    place = Place(document.id, revision.id, start, end)
    title = revision.card.title or document.source_id
    locator = label_at(revision.marks, revision.text, start, end) if end else ""
    return Corrected(place, revision.card, title, locator, revision.text[start:end])


def _meant(source: str, store: Store, heads: Sequence[Head]) -> list[Head]:
    """The documents of an id, of a source's own name for one, or of a file."""
    named = [head for head in heads if source in (head.document.id, head.revision)]
    named = named or [head for head in heads if source == head.document.source_id]
    if named:
        return named
    roots = store.register().roots()
    try:
        path = Path(source).expanduser()
    except RuntimeError:  # "~name" of nobody
        return []
    real = path.parent.resolve() / path.name
    root = root_of(real, roots.values())
    if root is None or real == root:
        return []
    system = next(name for name, place in roots.items() if place == root)
    below = real.relative_to(root).as_posix()
    known = store.writer().known(system).values()
    held = {one.document for one in known if unpacked_place(one.inputs)[0] == below}
    return [head for head in heads if head.document.id in held]
