"""What people say of the places that an answer stands on: said beside the source, whose words stay as they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.ask import DRAFTS, OUTDATED, text_of
from assistant.findings import Answer, Citation, Sentence
from assistant.ground import Reread, grounded
from assistant.plain import plain
from assistant.sentences import units
from retrieval.evidence import superseded
from retrieval.lexical import folded
from retrieval.note import Note, Place, notes, standing, words_end
from retrieval.place import label_at
from retrieval.rows import Head


def with_notes(answer: Answer, heads: Sequence[Head], reread: Reread) -> Answer:
    """The answer with each note that corrects a place it cites, behind that place's sentence, and who said otherwise.

    A sentence of such a note comes behind the words it corrects, where these still stand. `heads` are the documents in
    view: a note that is hidden, later or removed changes nothing.
    """
    correcting = [one for one in notes(heads) if one.corrects is not None] if answer.sentences else []
    if not correcting:
        return answer
    beside = _Beside({head.document.id: head for head in heads}, correcting, reread)
    sentences, conflicts = beside.told(answer.sentences)
    if sentences == answer.sentences and not conflicts:
        return answer
    return replace(answer, sentences=sentences, text=text_of(sentences), conflicts=(*answer.conflicts, *conflicts))


@dataclass(frozen=True, slots=True)
class _Beside:
    """Notes that correct something, in the order they were made, among the documents in view."""

    heads: Mapping[str, Head]
    notes: Sequence[Note]
    reread: Reread

    def told(self, answered: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], list[str]]:
        """All sentences in order, and for each note that one of them is corrected by the words that say so."""
        waiting = [one for sentence in answered for one in (*self._before(sentence, answered), sentence)][::-1]
        cited = {citation.document_id for sentence in answered for citation in sentence.citations}
        told: list[Sentence] = []
        cautions: dict[str, str] = {}
        while waiting:
            sentence = waiting.pop()
            if sentence in told:
                continue
            told.append(sentence)
            for note, hit in self._about(sentence):
                if note.document not in cautions:
                    where = ", ".join(part for part in (hit.title or hit.source_id, hit.locator) if part)
                    cautions[note.document] = f"{note.author} said otherwise on {note.date} ({where})."
                    if note.document not in cited:
                        cited.add(note.document)
                        waiting.extend(self._said(note))
        said = (cautions[note.document] for note in self.notes if note.document in cautions)
        return tuple(told), list(dict.fromkeys(said))

    def _about(self, sentence: Sentence) -> list[tuple[Note, Citation]]:
        """The notes that correct what the sentence stands on, the newest first, and which of its places."""
        found = []
        for note in reversed(self.notes):
            hit = next((one for one in sentence.citations if self._corrects(note, one)), None)
            if hit is not None:
                found.append((note, hit))
        return found

    def _corrects(self, note: Note, cited: Citation) -> bool:
        place = note.corrects
        if place is None:
            return False
        head = self.heads.get(place.document)
        copy = head is not None and head.card.account == cited.account and head.document.source_id in cited.also
        if place.document != cited.document_id and not copy:
            return False
        spans = [(place.start, place.end)] if place.end else [(cited.start, cited.end)]
        if place.end and place.revision != cited.revision_id:
            spans = self._now(place, cited.revision_id)
        return any(start < cited.end and cited.start < end for start, end in spans)

    def _now(self, place: Place, revision: str) -> list[tuple[int, int]]:
        """Where in another revision the words stand that were corrected; nowhere once they are gone."""
        old, new = self.reread(place.revision), self.reread(revision)
        return standing(old.text[place.start : place.end], new.text) if old is not None and new is not None else []

    def _said(self, note: Note) -> tuple[Sentence, ...]:
        """The note's own words as a sentence."""
        head = self.heads[note.document]
        revision = self.reread(head.revision)
        return self._sentence(head, 0, words_end(revision.text)) if revision is not None else ()

    def _before(self, sentence: Sentence, answered: Sequence[Sentence]) -> Iterator[Sentence]:
        """The words that a note corrects which the sentence is made of, unless the answer says them anyway."""
        own = {citation.document_id for citation in sentence.citations}
        cited = [citation for each in answered for citation in each.citations]
        for note in self.notes:
            place = note.corrects
            if note.document in own and place and place.end and not any(self._corrects(note, one) for one in cited):
                yield from self._corrected(place)

    def _corrected(self, place: Place) -> tuple[Sentence, ...]:
        """The sentence that was corrected, as it stands now; none where it, or its document, stands no more."""
        head = self.heads.get(place.document)
        if head is None or superseded(head.document) or folded(head.card.status) in (*OUTDATED, *DRAFTS):
            return ()
        revision = self.reread(head.revision)
        spans = [(place.start, place.end)] if head.revision == place.revision else self._now(place, head.revision)
        if revision is None or len(spans) != 1:
            return ()
        start, end = spans[0]
        text = revision.text
        above, below = text.rfind("\n\n", 0, start), text.find("\n\n", end)
        around = units(text, above + 2 if above >= 0 else 0, below if below >= 0 else len(text))
        touched = [one for one in around if one.start < end and start < one.end]
        places = [place for one in touched for place in (one.start, one.end)]
        return self._sentence(head, min([start, *places]), max([end, *places]))

    def _sentence(self, head: Head, start: int, end: int) -> tuple[Sentence, ...]:
        revision = self.reread(head.revision)
        if revision is None:
            return ()
        card, text = head.card, revision.text
        citation = Citation(
            document_id=head.document.id,
            source_id=head.document.source_id,
            revision_id=revision.id,
            locator=label_at(revision.marks, text, start, end),
            start=start,
            end=end,
            quote=text[start:end],
            title=card.title,
            status=card.status,
            date=card.date,
            account=card.account,
            region=card.region,
            labels=card.labels,
        )
        said = plain(citation.quote)
        return grounded([Sentence(said, (citation,))], self.reread) if said else ()
