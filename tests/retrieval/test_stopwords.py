"""A language is told by its own small words."""

from __future__ import annotations

import pytest

from retrieval.lexical import folded
from retrieval.stopwords import SMALL_WORDS, STOPWORDS, language


@pytest.mark.parametrize(
    ("said", "lang"),
    [
        ("who is the contact at the plant", "en"),
        ("wer ist der Ansprechpartner für das Werk", "de"),
        ("quién es el contacto de la planta y cuándo está", "es"),
        ("qui est le contact dans cette usine et pour nous", "fr"),
        ("chi è il responsabile della fabbrica e quando", "it"),
        ("quem é o responsável pela fábrica e não está", "pt"),
        ("wie is het aanspreekpunt van de fabriek en waarom", "nl"),
    ],
)
def test_a_sentence_is_told_by_its_small_words(said: str, lang: str) -> None:
    assert language(folded(said).split()) == lang


def test_a_text_without_small_words_counts_as_english() -> None:
    assert language([]) == "en"
    assert language(["larkfen", "brg-7204"]) == "en"


def test_every_small_word_is_folded_as_texts_are() -> None:
    assert all(folded(word) == word for word in SMALL_WORDS)
    assert set().union(*STOPWORDS.values()) == SMALL_WORDS
