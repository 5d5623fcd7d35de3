"""One part's exports, filed: each file's rows as records, a document that tells of them, and their words as documents.

The words come last, when every record has its place in the tree of accounts: it says who may see them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath

from retrieval.batch import Batch
from retrieval.booked import Book
from retrieval.called import said_of_names, settled_names
from retrieval.evidence import Scope, document_id, revision_id
from retrieval.exported import NO_EXPORT, TABLES, Brought, Export, bring, export_at, told_again
from retrieval.filing import Filing, learned_at
from retrieval.identified import keep_homes
from retrieval.infer.accounts import Accounts
from retrieval.infer.infer import Lore
from retrieval.infer.regions import Regions
from retrieval.opened import BOOKS, Opened, readable
from retrieval.parts import Part
from retrieval.planned import held_none
from retrieval.prose import own_of, reading_of, told
from retrieval.records.kinds import of_no_account
from retrieval.sources.exports.mapping import mappings
from retrieval.sources.reading import Reading, Refused, Stated
from retrieval.store import PLACING, Holder, Store, Wanted
from retrieval.tally import Tally
from retrieval.walk import Found

Books = Callable[[Path, str, str, str], Book | None]

RUN = 1_000  # records that are read from the store at once
GUESSED = ("account", "region", "plant", "date", "lang")  # of a file of rows
NAMES = "names placed by"  # the note of what was said of names when records were placed
OWNER = Scope.owner()
NOTHING = Lore(Accounts({}), Regions(()))  # exports are read before all else, and by what they say alone


def no_books(_path: Path, _name: str, _told: str, _before: str) -> Book | None:
    """No document holds records."""
    return None


class Exporting:
    """Files the exports among a part's files; what a `Filing` says of documents counts for them too."""

    def __init__(
        self, filing: Filing, part: Part, system: str, store: Store, now: datetime, books: Books = no_books
    ) -> None:
        self._filing, self._part, self._system, self._now, self._books = filing, part, system, now, books
        self._store, self._writer = store, store.writer()
        self._looked: dict[str, tuple[Export, ...] | str] = {}
        self._parts: dict[str, frozenset[str]] = {}  # of workbooks: the sheets that are done with here
        self._tallies: dict[str, tuple[Tally, list[tuple[Export, bool]]]] = {}
        self._refused: list[str] = []  # files and folders that nothing can be read of
        self._note = f"words of {system}"
        self._told = store.register().notes(told_of(system, ""))

    def takes(self, found: Found) -> bool:
        """True for a file that is an export, or could be several: it is filed here, and nowhere else but `beside`."""
        if found.path not in self._looked:
            self._refused += [found.path] if found.refusal else []
            try:
                self._looked[found.path] = () if found.refusal else self._look(found.path)
            except Refused as refused:
                self._looked[found.path] = str(refused)
        return self._looked[found.path] != ()

    def _look(self, path: str) -> tuple[Export, ...]:
        place, told = self._part.root / path, self._told_of(path)
        book = None if told == NO_EXPORT else self._books(place, path, told, held_none(path, self._filing.known))
        if book is not None:
            self._parts[path] = book.parts
            return book.exports
        export = None if place.suffix.lower() in BOOKS else export_at(place, path, told)
        return () if export is None else (export,)

    def beside(self, found: Found) -> tuple[()] | tuple[Tally, frozenset[str]]:
        """What a workbook came to here, and which of its sheets are done with; its others are documents."""
        if found.path not in self._parts or found.path not in self._tallies:
            return ()
        return self._tallies[found.path][0], self._parts[found.path]

    def _told_of(self, path: str) -> str:
        """The system that somebody said the file, or the nearest folder above it, is of; a folder's tables alone."""
        above = [one for one in self._told if path == one or not one or path.startswith(f"{one}/")]
        nearest = max(above, key=len, default=None)
        told = "" if nearest is None else self._told[nearest]
        here = nearest == path or told == NO_EXPORT or PurePosixPath(path).suffix.lower() in TABLES
        return told if here else ""

    def file(self, found: Found) -> None:
        """Keeps the records of a file that it takes."""
        looked = self._looked[found.path]
        try:
            if isinstance(looked, str):
                raise Refused(looked)
            for export in looked:
                self._file(export)
            self._looked[found.path] = tuple(replace(export, data=b"") for export in looked)
        except Refused as refused:
            self._tallies.pop(found.path, None)
            self._filing.refuse(found.path, str(refused))

    def leave(self) -> None:
        """Takes away files with records that are there no more, before the records get their places."""
        held = self._writer.holders()
        names = [name for path, names in self._filing.gone().items() if not self._unread(path) for name in names]
        gone = [one.document for one in map(self._filing.known.__getitem__, names) if one.document in held]
        if gone:
            self._writer.begin_placing()
            for one in gone:
                self._writer.end_records(Holder(one, "", self._now, self._now))
            self._writer.remove(gone, self._now)

    def _unread(self, path: str) -> bool:
        """True for what is refused further on, itself or what it lies in: what was read of it stays."""
        within = any(path.startswith(f"{one}/") or path == one or not one for one in self._refused)
        return within or (self._looked.get(path) == () and not readable(self._part.root / path, path))

    def due(self) -> bool:
        """True when the places of records may have changed since the words of this system were looked at."""
        register = self._store.register()
        return register.noted(self._note) != register.noted(PLACING)

    def words(self) -> None:
        """Ends every file: its records with words become documents, anew where places may have changed since."""
        anew = self.due()
        for path, (tally, exports) in sorted(self._tallies.items()):
            for export, same in (one for one in exports if not one[0].read_beside):
                if same and not anew:
                    self._filing.unchanged(path, list(self._held(export)), tally)
                else:
                    self._words(export, tally)
            if path not in self._parts:
                self._filing.end(path, tally)

    def _held(self, export: Export) -> Iterator[str]:
        """The names of the documents that its records are."""
        begins = f"{export.document}{'/' if export.part else '#'}"
        for name, place in self._filing.places.items():
            if place[0] == export.path and name.startswith(begins) and not self._filing.known[name].removed:
                yield name

    def done(self) -> None:
        """Says that the words of all the system's files are as the records' places ask; after they are kept."""
        if not self._part.under and self.due():
            register = self._store.register()
            register.note(self._note, register.noted(PLACING))

    def _file(self, export: Export) -> None:
        recognised = export.recognised
        raw = f"{export.sha256} {recognised.system} {recognised.object} {_version(recognised.system)}".encode()
        hashed = hashlib.sha256(raw).hexdigest()
        before = self._filing.known.get(export.document)
        same = before is not None and before.sha256 == hashed and not before.removed
        tally, exports = self._tallies.setdefault(export.path, (Tally(), []))
        if before is not None and same:
            kept = self._store.scoped(OWNER).revision(before.revision)
            text = kept.text if kept else ""
            said, rejects = told_again(text)
            _say(tally, f"as before: {said}", said)
            tally.rejects += rejects
        else:
            brought = self._bring(export, hashed)
            text = brought.text(recognised)
            _say(tally, brought.said(), brought.said())
            tally.rejects += brought.rejects
            tally.warnings += brought.warnings()
        named = ", ".join(filter(None, (PurePosixPath(export.path).name, export.sheet)))
        title = f"{named} ({recognised.system} {recognised.object})"
        stated = (Stated("kind", "export", "its columns"), Stated("title", title, "its name and columns"))
        reading = Reading(text, "text", stated=stated, part=export.part, raw=raw)
        self._filing.document(export.path, reading, Opened(b"", hashed, export.modified), NOTHING, tally, GUESSED)
        tally.unassigned.clear()  # an export is of as many accounts as its rows are
        exports.append((replace(export, data=b""), same))

    def _bring(self, export: Export, hashed: str) -> Brought:
        self._writer.begin_placing()
        document = document_id(self._system, export.document)
        learned, _ = learned_at(export.modified, "", self._now)
        by = Holder(document, revision_id(document, hashed), learned, self._now)
        return bring(self._part.root / export.path, export, self._writer, by)

    def _words(self, export: Export, tally: Tally) -> None:
        reader, document = self._store.scoped(OWNER), document_id(self._system, export.document)
        counts = reader.record_counts(Wanted(document=document))
        kinds = told(counts)
        left = sum(many for kind, many in counts.items() if kind not in kinds)
        if left:
            tally.warnings.append(f"{left:,} rows without prose are listed and counted, but not searched")
        for kind in kinds:
            wanted = Wanted(kind=kind, document=document, limit=RUN)
            while found := reader.records(wanted):
                called = reader.called(found)
                for record in found:
                    reading = reading_of(record, called)
                    if reading is not None:
                        opened = Opened(b"", "", record.learned_at or self._now)
                        if export.sheet:
                            part = f"{export.part}/{reading.part}" if export.part else reading.part
                            reading = replace(reading, part=part, place=export.row(record.source.row))
                        before = len(tally.unassigned)
                        own = own_of((one.field, one.where) for one in reading.stated)
                        self._filing.document(export.path, reading, opened, NOTHING, tally, ("lang",), own)
                        if of_no_account(kind):
                            del tally.unassigned[before:]  # as one of our people is of none
                wanted = replace(wanted, after=found[-1].order)
        if tally.unassigned:
            tally.unassigned[0] = "no account that its row names is among the records"


def _say(tally: Tally, said: str, export: str) -> None:
    """Adds to what is told of a file what the rows of one of its tables became."""
    tally.said = "; ".join(filter(None, (tally.said, said)))
    tally.export = "; ".join(filter(None, (tally.export, export)))


def told_of(system: str, path: str) -> str:
    """The key of the note that says which system's exports a file, or all tables of a folder, are."""
    return f"exports of {system}: {path}"


def settle(store: Store, exports: Sequence[Exporting], batch: Batch, before: int) -> None:
    """Every record gets its place, its words become documents; `before` is the corpus's number before the first row."""
    batch.flush()
    for each in exports:
        each.leave()
    register, said = store.register(), said_of_names(store)
    if store.corpus() != before or any(each.due() for each in exports) or register.noted(NAMES) not in ("", said):
        settled = settled_names(store)
        store.writer().place_records(settled.names, settled.meant.key, settled.apart)
        keep_homes(store, settled.found)
    for each in exports:
        each.words()
    batch.flush()
    for each in exports:
        each.done()
    if register.noted(PLACING) and register.noted(NAMES) != said:
        register.note(NAMES, said)


def _version(system: str) -> int:
    """A file is read anew when its mapping is another one."""
    return next(each.version for each in mappings() if each.system == system)
