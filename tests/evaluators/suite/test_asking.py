"""A case is put under what its asker may see, and under nobody's own settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from evaluators.suite.asking import scope_of, settled
from retrieval.evidence import Grant, Scope
from tests.evaluators.suite.table import case


@pytest.mark.parametrize(
    ("said", "grants"),
    [
        ({}, {Grant()}),
        ({"labels": ("internal",)}, {Grant(labels=("internal",))}),
        ({"regions": ("EMEA", "APAC")}, {Grant(region="EMEA"), Grant(region="APAC")}),
        ({"labels": ("a", "b"), "regions": ("EMEA",)}, {Grant(region="EMEA", labels=("a", "b"))}),
    ],
)
def test_an_asker_sees_what_the_case_says_and_without_a_word_everything(
    said: dict[str, Any], grants: set[Grant]
) -> None:
    assert scope_of(case(**said)) == Scope(frozenset(grants))


def test_the_persons_settings_shape_nothing_but_who_embeds(tmp_path: Path) -> None:
    theirs = {"AIA_HOME": str(tmp_path / "theirs"), "AIA_AS_OF": "1999-01-01", "AIA_ZONE": "Asia/Tokyo"}
    theirs |= {
        "AIA_EMBEDDING_PROVIDER": "openai",
        "AIA_EMBEDDING_BASE_URL": "http://127.0.0.1:9",
        "AIA_EMBEDDING_MODEL": "m",
    }
    hybrid, lexical = (settled(tmp_path / "ours", mode, theirs) for mode in ("hybrid", "lexical"))
    for one in (hybrid, lexical):
        assert (one.home, one.as_of, str(one.zone)) == (tmp_path / "ours", None, "UTC")
    assert (hybrid.embedding.provider, hybrid.embedding.model) == ("openai", "m")
    assert lexical.embedding.provider == "none"
