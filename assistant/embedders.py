"""Who turns text into vectors, as the settings say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.keys import SettingError
from assistant.settings import Settings

if TYPE_CHECKING:
    from retrieval.embed import Embedder

DOCUMENT_SECONDS = 30.0  # for one request; a question waits less


def embedder_of(settings: Settings, seconds: float = DOCUMENT_SECONDS) -> Embedder | None:
    """The embedder that the settings ask for; None when they ask for none or the model is not installed."""
    if settings.embedding.provider == "openai":
        return remote(settings, seconds)
    return None if settings.embedding.provider == "none" else embedded(settings)


def remote(settings: Settings, seconds: float) -> Embedder:
    """The OpenAI-compatible embedder that the settings name, each request within so many seconds."""
    asked = settings.embedding
    if not (asked.base_url and asked.model):
        raise SettingError("embedding.provider is openai; set embedding.base_url and embedding.model too")
    from retrieval.openai_embed import OpenAIEmbedder

    return OpenAIEmbedder(asked.model, asked.base_url, asked.key.reveal(), budget_seconds=seconds)


def embedded(settings: Settings) -> Embedder | None:
    """The model on this machine; None when it is not installed."""
    from retrieval.model import default_folders, find

    found = find(default_folders(settings.home, settings.models))
    if not found.ready:
        return None
    from retrieval.onnx_embed import load_found

    return load_found(found)


def missing(settings: Settings) -> str:
    """Why there is no embedded model, and the remedy."""
    from retrieval.model import default_folders, find

    return find(default_folders(settings.home, settings.models)).reason
