"""Sources, each numbered once."""

from __future__ import annotations

from api.sources import numbered
from assistant.findings import Answer, Citation, Searched, Sentence, Standing

SEARCHED = Searched(1, 1, "lexical", ())


def cited(start: int) -> Citation:
    return Citation("d", "s", "r", "line 1", start, start + 1, "q", "t", "", "", "", "")


def test_a_source_has_one_number_however_often_it_is_cited() -> None:
    sentences = (Sentence("a", (cited(1), cited(5))), Sentence("b", (cited(5),)), Sentence("c", (cited(9), cited(1))))
    answer = Answer("q", Standing.GROUNDED, "", "extract", "", "", SEARCHED, sentences=sentences)
    found = numbered(answer)
    assert found.marks == ((1, 2), (2,), (3, 1))
    assert [citation.start for citation in found.citations] == [1, 5, 9]
