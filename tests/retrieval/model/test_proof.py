"""A model that is not what it should be is not installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.model import ModelError, default_folders, find
from retrieval.model.manifest import GRAPH, NAME, TOKENIZER
from retrieval.model.proof import prove


def test_a_graph_that_does_not_give_what_its_authors_publish_is_refused(tmp_path: Path) -> None:
    place = find(default_folders(tmp_path)).folder / NAME
    assert place.exists(), "The tokenizer is taken from the installed model; run `make test`, which installs it."

    with pytest.raises(ModelError, match=r"not 0\.6946"):
        prove(place / GRAPH, place / GRAPH, place / TOKENIZER)
