"""A home is measured from end to end, and every figure of the table is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import scale
from bench.asking import pools
from bench.homes import Size, home
from bench.stages import PARTS, REST
from evaluators.dataset import Query
from tests.bench.small import WORDS, load_set


def test_every_figure_of_a_size_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scale, "STARTS", 1)
    texts = pools([Query(word, f"What is known of the {word}?") for word in WORDS], 6, 3, 2)

    with home(load_set(tmp_path), Size(12, 2), tmp_path / "cache", "lexical", print) as one:
        found = scale.grown(one, texts, None, tmp_path / "peer", print)

    assert (found.documents, found.passages, found.accounts, found.n, found.n_all) == (12, 12, 2, 6, 3)
    assert found.said == "12 passages, 2 equal accounts, real vectors"
    assert found.peer == {}
    assert len(found.ours) == 11
    assert all(value is not None and value > 0 for value in found.ours.values())
    assert found.stages.n == 2
    assert set(found.stages.middle_ms) == {*(stage for stage, _, _ in PARTS), REST}
    assert found.stages.middle_ms["lexical"] > 0
    assert found.stages.middle_ms["embedding waited for"] == 0
