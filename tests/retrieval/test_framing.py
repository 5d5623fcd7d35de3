"""Words that frame a question weigh less than those of its subject."""

from __future__ import annotations

import pytest

from retrieval.framing import FRAMING, WEIGHT
from retrieval.lexical import terms


@pytest.mark.parametrize("word", ["Summarize", "discussion", "said", "mentioned", "Diskussion", "mencionó"])
def test_an_inflected_framing_word_is_known(word: str) -> None:
    assert any(set(terms(word, lang)) & FRAMING for lang in ("en", "de", "es"))


@pytest.mark.parametrize("word", ["price", "minutes", "contract", "meeting", "group", "plan", "report", "list", "name"])
def test_a_word_of_business_is_none(word: str) -> None:
    assert not set(terms(word, "en")) & FRAMING


def test_a_framing_word_still_counts_for_something() -> None:
    assert 0 < WEIGHT < 1
