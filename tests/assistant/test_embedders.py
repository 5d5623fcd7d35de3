"""An embedder is made as the settings say, or it is said why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.embedders import embedder_of
from assistant.keys import SettingError
from assistant.settings import read


def test_no_embedder_is_made_when_none_is_wanted(tmp_path: Path) -> None:
    assert embedder_of(read({"AIA_EMBEDDING_PROVIDER": "none"}, home=tmp_path)) is None


def test_an_embedding_service_needs_an_address_and_a_model(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"base_url and embedding\.model"):
        embedder_of(read({"AIA_EMBEDDING_PROVIDER": "openai", "AIA_EMBEDDING_MODEL": "m"}, home=tmp_path))


def test_an_embedding_service_is_known_by_its_address_and_model(tmp_path: Path) -> None:
    told = {"PROVIDER": "openai", "BASE_URL": "http://127.0.0.1:9/v1", "MODEL": "m", "KEY": "sk-hidden"}
    made = embedder_of(read({f"AIA_EMBEDDING_{name}": text for name, text in told.items()}, home=tmp_path))
    assert made is not None
    assert made.model == "127.0.0.1:9/m" or made.model.endswith("/m")
    assert "sk-hidden" not in repr(made)
