"""What stands on a record says the row of its file: "crm/Case.csv row 12 (Case 5003X...)"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.findings import Answer, Citation
from retrieval.evidence import View
from retrieval.prose import row_of
from retrieval.records.record import Record
from retrieval.records.source import place_of, record_id
from retrieval.store import Reader, Wanted


def with_rows(answer: Answer, reader: Reader, view: View) -> Answer:
    """The answer, where each citation of a record names the row that holds it in the view; others stay as they are."""
    every = [*(one for each in answer.sentences for one in each.citations), *answer.closest, *answer.superseded]
    asked = {one.document_id: dict(_records(one, reader)) for one in every if "#" in one.source_id}
    ids = tuple(sorted({id_ for found in asked.values() for id_ in found}))
    if not ids:
        return answer
    held = {one.id: one for one in reader.records(Wanted(ids=ids), view)}

    def told(one: Citation) -> Citation:
        return replace(one, locator=_row(asked.get(one.document_id, {}), held) or one.locator)

    sentences = tuple(replace(each, citations=tuple(map(told, each.citations))) for each in answer.sentences)
    closest, gone = tuple(map(told, answer.closest)), tuple(map(told, answer.superseded))
    return replace(answer, sentences=sentences, closest=closest, superseded=gone)


def _records(one: Citation, reader: Reader) -> Iterator[tuple[str, str]]:
    """The records that the cited document may be, each with the file that it stands in; none for no row's document."""
    revision = reader.revision(one.revision_id)
    label, system = row_of(revision.card.origins) if revision else ("", "")
    path, _, part = one.source_id.partition("#")
    sheet, sign, rest = part.partition("/")
    places = [(path, part), (f"{path}#{sheet}", rest)] if sign else [(path, part)]
    words = label.split(" ") if label else []
    for at in range(1, len(words)):  # an object's name may have several words, and so may a number
        for file, id_ in places:
            yield record_id(system, " ".join(words[:at]), id_), file


def _row(asked: Mapping[str, str], held: Mapping[str, Record]) -> str:
    found = (held[id_] for id_, file in asked.items() if id_ in held and held[id_].path == file)
    record = next(found, None)
    if record is None:
        return ""
    file, _, row = place_of(record.path, record.source.row).rpartition(", ")
    return f"{file} {row} ({record.source.object} {record.source.id})"
