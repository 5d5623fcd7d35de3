"""Answers, hits and documents as a person reads them in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from api.sources import numbered
from api.tame import tame
from api.terminal import Terminal
from api.words import REASONS, WARNINGS, counted, day, joined, sentence_for
from assistant.findings import Answer, Citation
from assistant.holdings import Results
from retrieval.layers import DEFAULT_LABEL

LONGEST_QUOTE = 600


def print_answer(answer: Answer, to: Terminal) -> None:
    """The answer with its sources, or the refusal with what is closest."""
    for line in answered(answer, to) if answer.sentences else refused(answer, to):
        to.say(line)
    to.say()
    for line in looked_through(answer.searched.understood, answer.searched.left_out, answer.as_of, to):
        to.say(to.paint(line, "dim"))
    size = f"{counted(answer.searched.documents, 'document')}, {counted(answer.searched.passages, 'passage')}"
    to.say(to.paint(f"Looked through {size}.", "dim"))


def print_results(found: Results, as_of: str, to: Terminal) -> None:
    """The passages found, best first."""
    for number, one in enumerate(found.results, 1):
        evidence = one.hit.evidence
        card = evidence.card
        status = "superseded" if evidence.document.superseded_by else card.status
        place = joined([tame(card.title) or tame(evidence.document.source_id), tame(one.locator)])
        to.say(
            f"{to.paint(f'{number}.', 'cyan')} {place}" + (to.paint(f" ({tame(status)})", "yellow") if status else "")
        )
        to.say(to.wrap(shortened(tame(evidence.passage.text)), "   "))
        to.say(
            "   "
            + to.paint(joined([tame(card.account) or "unassigned", tame(card.region), day(tame(card.date))]), "dim")
        )
        to.say()
    if not found.results:
        to.say("Nothing found.")
    for line in looked_through(found.understood, found.left_out, as_of, to):
        to.say(to.paint(line, "dim"))


def answered(answer: Answer, to: Terminal) -> Iterator[str]:
    """The sentences with their marks, then the sources."""
    sources = numbered(answer)
    said = [
        tame(sentence.text) + "".join(f" [{mark}]" for mark in stretches(marks))
        for sentence, marks in zip(answer.sentences, sources.marks, strict=True)
    ]
    for sentence in said:
        yield to.paint(to.wrap(sentence), "bold")
    for warning in answer.warnings:
        yield to.paint(to.wrap("! " + sentence_for(warning, WARNINGS)), "yellow")
    for conflict in answer.conflicts:
        yield to.paint(to.wrap("! " + tame(conflict)), "yellow")
    yield ""
    yield "Sources" if len(sources.citations) > 1 else "Source"
    for number, citation in enumerate(sources.citations, 1):
        yield from source(citation, f"[{number}]", to)
    yield from others("No longer in force", answer.superseded, to)


def stretches(marks: Sequence[int]) -> Iterator[str]:
    """The marks, four or more that follow one another as one stretch.

    >>> list(stretches((1, 2, 3, 4, 7, 8)))
    ['1–4', '7', '8']
    """
    runs: list[list[int]] = []
    for mark in marks:
        if runs and mark == runs[-1][-1] + 1:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    for run in runs:
        yield from [f"{run[0]}–{run[-1]}"] if len(run) > 3 else map(str, run)


def refused(answer: Answer, to: Terminal) -> Iterator[str]:
    """One plain sentence, what is closest, and what to do next."""
    yield to.paint(to.wrap(tame(answer.text) or sentence_for(answer.reason, REASONS)), "bold")
    for reading in answer.readings:
        yield to.wrap(f"- {tame(reading)}", "  ")
    yield from others("Closest", answer.closest, to)
    yield from others("No longer in force", answer.superseded, to)
    if answer.next_step:
        yield ""
        yield to.wrap("Next: " + tame(answer.next_step))


def others(title: str, citations: Sequence[Citation], to: Terminal) -> Iterator[str]:
    """Sources that the answer does not stand on, under what they are."""
    if citations:
        yield ""
        yield title
        for citation in citations:
            yield from source(citation, "-", to)


def source(citation: Citation, mark: str, to: Terminal) -> Iterator[str]:
    """One source: what it is, where, and the words."""
    status = to.paint(f" ({tame(citation.status)})", "yellow") if citation.status else ""
    kept = ", ".join(tame(label) for label in citation.labels if label != DEFAULT_LABEL)
    status += to.paint(f" [{kept}]", "yellow") if kept else ""
    place = joined([tame(citation.title) or tame(citation.source_id), tame(citation.locator)])
    yield f"{to.paint(mark, 'cyan')} {place}{status}"
    indent = " " * (len(mark) + 1)
    yield to.wrap(f"“{shortened(tame(citation.quote))}”", indent)
    if citation.also:
        yield to.wrap("The same document: " + ", ".join(tame(one) for one in citation.also), indent)
    about = joined([tame(citation.account) or "unassigned", tame(citation.region), day(tame(citation.date))])
    yield indent + to.paint(about, "dim")


def looked_through(understood: Sequence[str], left_out: Sequence[str], as_of: str, to: Terminal) -> Iterator[str]:
    """The question as understood, and the instant with what it leaves out."""
    if understood:
        yield to.wrap("Understood: " + "; ".join(tame(part) for part in understood))
    if as_of:
        yield to.wrap("; ".join([f"As of {day(as_of)}", *(f"{tame(part)}, left out" for part in left_out)]))


def shortened(text: str) -> str:
    """The words in one line; a very long quote is cut at a word and says so."""
    line = " ".join(text.split())
    if len(line) <= LONGEST_QUOTE:
        return line
    return line[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
