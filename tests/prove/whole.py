"""All that a home holds, to be compared with what it held before or ought to hold."""

from __future__ import annotations

from pathlib import Path

from retrieval.embed import HashEmbedder
from retrieval.evidence import Scope, spans_rebuild
from retrieval.store import Store

MODEL = HashEmbedder().model


def held(database: Path) -> dict[str, object]:
    """All that the store holds, and nothing of how often it was written."""
    store = Store.open(database)
    reader = store.scoped(Scope.owner())
    heads = reader.heads()
    revisions = [head.revision for head in heads]
    slices = reader.slices(revisions)
    ids, vectors = reader.vectors(revisions, MODEL)
    evidence = reader.evidence([one.passage for one in slices])
    for head in heads:
        revision = reader.revision(head.revision)
        assert revision is not None
        assert spans_rebuild(revision.text, [e.passage for e in evidence if e.passage.revision == head.revision])
    found = {
        "heads": heads,
        "revisions": [reader.revisions(head.document.id) for head in heads],
        "slices": slices,
        "embedded": (ids, vectors.tobytes()),
        "passages": store.passages(),
    }
    store.close()
    return found


def texts(database: Path) -> dict[str, str]:
    """The text in view of each document, by the name of its source, of a home whose every row is whole."""
    store = Store.open(database)
    assert store.faults() == []
    reader = store.scoped(Scope.owner())
    heads = reader.heads()
    found = {head.document.source_id: reader.revision(head.revision) for head in heads}
    store.close()
    assert len(found) == len(heads)
    return {name: one.text for name, one in found.items() if one}
