"""One part's files, filed one by one: what each document is, whether it changed, and what became of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from retrieval.batch import Batch
from retrieval.evidence import Card, Document, Revision, digest, document_id, first_instant, revision_id
from retrieval.infer.infer import Lore, infer
from retrieval.inherited import handed, with_handed
from retrieval.layers import Claim, Layers, card_of, corrections_for, shape, unpacked, unpacked_place
from retrieval.opened import Documents, Opened, documents, open_file
from retrieval.parts import Part
from retrieval.recard import Change, recard
from retrieval.report import Row, Unassigned
from retrieval.sources.mapping import FolderMapping
from retrieval.sources.reading import Reading, Refused
from retrieval.store import Known, Store
from retrieval.tally import Tally, counted
from retrieval.walk import Found

EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)  # a file "older" than this lost its time when it was copied


class Filing:
    """Knows what the store holds of a part, and says for each file how it differs."""

    def __init__(
        self,
        part: Part,
        system: str,
        mapping: FolderMapping,
        store: Store,
        batch: Batch,
        *,
        now: datetime,
        label: str,
        limit: int,
        read: Documents = documents,
    ) -> None:
        self.known: dict[str, Known] = store.writer().known(system)
        self.rows: list[Row] = []
        self.unassigned: list[Unassigned] = []
        self.places = {name: unpacked_place(one.inputs) for name, one in self.known.items()}
        self._corrections = [(c.path, c.field, c.value) for c in store.register().corrections(system)]
        self._part, self._system, self._mapping, self._writer = part, system, mapping, store.writer()
        self._batch, self._now, self._label, self._limit, self._read = batch, now, label, limit, read
        self._seen: dict[str, str] = {}
        self._kept: set[str] = set()
        self._changes: list[Change] = []

    def said(self, path: str, source_id: str = "", own: Collection[str] = ()) -> tuple[list[Claim], list[Claim]]:
        """What the mapping and what people's corrections say of a document that has these fields of its `own`."""
        mapped = [Claim("mapping", one.field, one.value, one.where) for one in self._mapping.says(path)]
        return mapped, corrections_for(path, source_id or path, self._corrections, own)

    def file(self, found: Found, lore: Lore, tally: Tally | None = None, but: Collection[str] = ()) -> None:
        """Files the documents of one file `but` those parts; its row says how it ended, with what `tally` has of it."""
        tally = tally or Tally()
        try:
            if found.refusal:
                raise Refused(found.refusal)
            opened = open_file(self._part.root / found.path, self._limit)
            for one in self._read(found.path, opened.data):
                if isinstance(one, Reading) and one.part in but:
                    tally.warnings += one.warnings
                elif isinstance(one, Reading):
                    self.document(found.path, one, opened, lore, tally)
                else:
                    tally.rejects.append((one.place, one.reason))
        except Refused as refused:
            if not tally.outcomes:
                self.refuse(found.path, str(refused))
                return
            self._kept.add(found.path)
            tally.rejects.append(("the rest", str(refused)))
        self.end(found.path, tally)

    def gone(self) -> dict[str, list[str]]:
        """What was there and was not found this time, by file: the names of its documents."""
        found: dict[str, list[str]] = {}
        for name, (path, _, _) in self.places.items():
            there = name in self._seen or self.known[name].removed
            if not there and self._part.holds(path) and not self._stays(path):
                found.setdefault(path, []).append(name)
        return found

    def finish(self) -> None:
        """Takes away what was there and is not any more, and keeps all that waits."""
        rows = {row.path: number for number, row in enumerate(self.rows)}
        for path, names in sorted(self.gone().items()):
            self._writer.remove([self.known[name].document for name in sorted(names)], self._now)
            if path in rows:
                row = self.rows[rows[path]]
                many = {**row.documents, "removed": len(names)}
                reason = row.export or counted(many)
                self.rows[rows[path]] = replace(row, outcome="updated", reason=reason, documents=many)
            else:
                self.rows.append(Row(path, "removed", "it is no longer there", {"removed": len(names)}))
        recard(self._writer, self._batch, self._changes)
        self._changes = []
        self.rows.sort(key=lambda row: row.path)

    def _stays(self, path: str) -> bool:
        """True for what lies in a file or folder that could not be read this time."""
        return any(path == kept or path.startswith(kept + "/") or not kept for kept in self._kept)

    def refuse(self, path: str, reason: str) -> None:
        """The file's end when none of it could be read: what was read of it before stays."""
        self._kept.add(path)
        held = any(
            self._stays(place) and not self.known[name].removed
            for name, (place, _, _) in self.places.items()
            if place.startswith(path)
        )
        self.rows.append(Row(path, "refused", reason + ("; what was read of it before stays" if held else "")))

    def document(
        self,
        path: str,
        reading: Reading,
        opened: Opened,
        lore: Lore,
        tally: Tally,
        guessed: Collection[str] = Card.__slots__,
        own: Collection[str] = (),
    ) -> None:
        """Files one document of a file; of what its text lets one guess, only `guessed`; what is its `own` stays so."""
        name = reading.id or (f"{path}#{reading.part}" if reading.part else path)
        if name in self._seen:
            tally.rejects.append(
                (reading.place or reading.part, f"{self._seen[name]} has a document named {name!r} already")
            )
            return
        self._seen[name] = path
        tally.warnings += reading.warnings
        if reading.hidden:
            tally.warnings.append(f"hidden characters removed: {reading.hidden}")
        sha256 = hashlib.sha256(reading.raw).hexdigest() if reading.raw else opened.sha256
        mapped, corrected = self.said(path, name, own)
        stated = [Claim("stated", one.field, one.value, one.where) for one in reading.stated]
        given = {claim.field for claim in (*stated, *mapped, *corrected)}
        carrier = tally.carriers.of(reading)
        base = digest(
            self._label,
            lore.print if not {"account", "region"} <= given else "",
            *(f"{c.field}={c.value}" for c in mapped),
            *handed(carrier),
        )
        before = self.known.get(name)
        same = before is not None and before.sha256 == sha256 and not before.removed
        if before and same and self.places[name][:2] == (path, shape(base, corrected)):
            tally.outcomes["unchanged"] += 1
            self._note_account(self.places[name][2], before.inputs, tally)
            tally.carriers.add(reading, unpacked(before.inputs).claims)
            return
        told = (claim for claim in self._inferred(path, reading, stated, lore) if claim.field in guessed)
        inferred = with_handed(told, stated, carrier)
        claims = (*corrected, *stated, *mapped, *inferred, self._default)
        layers = Layers(path, shape(base, corrected), claims)
        if before and same:
            self._same_bytes(before, layers, tally)
        else:
            revision = self._revision(name, sha256, reading, card_of(claims), opened, before)
            kept = Document(revision.document, self._system, name)
            self._batch.add(kept, revision, reading.form, layers.packed(), guessed is Card.__slots__)
            tally.outcomes["added" if before is None or before.removed else "updated"] += 1
            tally.changed.add("its text")
        self._note_account(card_of(claims).account, layers.packed(), tally)
        tally.carriers.add(reading, claims)

    @property
    def _default(self) -> Claim:
        return Claim("default", "labels", self._label, "nothing labels it")

    def _inferred(self, path: str, reading: Reading, stated: Sequence[Claim], lore: Lore) -> Iterator[Claim]:
        place = f"{path}/{reading.name}" if reading.name else path
        recorded = path.lower().endswith((".vtt", ".docx")) and reading.form == "turns"
        form = "vtt" if recorded else reading.form
        guesses = infer(
            self._part.root.name, place, reading.text, form, {c.field: c.value for c in stated}, lore, reading.id
        )
        return (Claim("inferred", one.field, one.value, one.reason) for one in guesses)

    def _same_bytes(self, before: Known, layers: Layers, tally: Tally) -> None:
        old = unpacked(before.inputs)
        was, now = card_of(old.claims), card_of(layers.claims)
        self._changes.append(Change(before.revision, old, layers))
        fields = [name for name in Card.__slots__ if name != "origins" and getattr(was, name) != getattr(now, name)]
        tally.outcomes["updated" if fields else "unchanged"] += 1
        tally.changed.update(fields)

    def _revision(
        self, name: str, sha256: str, reading: Reading, card: Card, opened: Opened, before: Known | None
    ) -> Revision:
        document = document_id(self._system, name)
        learned, by = learned_at(opened.modified, card.date, self._now)
        made = revision_id(document, sha256)
        replaces = before.revision if before and before.revision != made else ""
        return Revision(made, document, sha256, reading.text, reading.marks, card, learned, by, replaces)

    def _note_account(self, account: str, inputs: str, tally: Tally) -> None:
        if not account:
            first = not tally.unassigned
            origins = card_of(unpacked(inputs).claims).origins if first else ()
            tally.unassigned.append(next((one.reason for one in origins if one.field == "account"), ""))

    def unchanged(self, path: str, names: Iterable[str], tally: Tally) -> None:
        """Says of documents of a file that they are as they were, without a look at them."""
        for name in names:
            self._seen[name] = path
            tally.outcomes["unchanged"] += 1

    def end(self, path: str, tally: Tally) -> None:
        """The file's end: its row, and whether whose it is is not known."""
        kinds = [kind for kind in ("updated", "added", "unchanged") if tally.outcomes[kind]]
        mixed = len(kinds) > 1
        outcome = "updated" if mixed else kinds[0] if kinds else "refused"
        reason = {
            "added": "new",
            "unchanged": "as before",
            "refused": tally.rejects[0][1] if tally.rejects else "",
        }.get(outcome, "")
        if outcome == "updated":
            reason = f"changed: {', '.join(sorted(tally.changed))}"
        if mixed or sum(tally.outcomes.values()) > 1:
            reason = counted(tally.outcomes)
        if tally.said:
            reason = tally.said
        warnings = tuple(dict.fromkeys(tally.warnings))
        self.rows.append(Row(path, outcome, reason, dict(tally.outcomes), tuple(tally.rejects), warnings, tally.export))
        if tally.unassigned:
            self.unassigned.append(Unassigned(path, len(tally.unassigned), tally.unassigned[0]))


def learned_at(modified: datetime, date: str, now: datetime) -> tuple[datetime, str]:
    """When we came to know it and by what: the source's own time, else the document's date, else now.

    >>> learned_at(datetime(1980, 1, 1, tzinfo=UTC), "2026-04", datetime(2026, 9, 1, tzinfo=UTC))[0].isoformat()
    '2026-04-01T00:00:00+00:00'
    """
    if EARLIEST <= modified <= now:
        return modified, "modified"
    if date and first_instant(date) <= now:
        return first_instant(date), "date"
    return now, "import"
