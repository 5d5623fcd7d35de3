"""Embeddings of any server that speaks OpenAI's `/v1/embeddings`: texts leave the machine, by setting only."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import httpx2
import numpy as np
import openai
from numpy.typing import NDArray
from pydantic import BaseModel, FiniteFloat, ValidationError

from retrieval.embed import EmbeddingError, legible

BATCH = 32  # texts a request
CHARACTERS = 8_000  # a text; with BATCH it keeps a request below the 300,000 tokens that OpenAI allows
REPLY_BYTES = 32_000_000
PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})  # states that another try may find gone


class _Row(BaseModel):
    index: int
    embedding: list[FiniteFloat]


class _Reply(BaseModel):
    data: list[_Row]


class _PassingError(Exception):
    """A failure that another try may not meet; `wait` is how long the server asked for, in seconds."""

    def __init__(self, what: str, wait: float = 0) -> None:
        super().__init__(what)
        self.wait = wait


class OpenAIEmbedder:
    """Vectors from `url` (".../v1"), each request and all its tries within one budget of seconds.

    `dimensions`, when given, is asked of the server and its replies are held to it; else the first reply decides.
    Nothing but text, the model's name and the key is sent; redirects are not followed.
    """

    def __init__(
        self,
        name: str,
        url: str,
        key: str = "",
        dimensions: int = 0,
        budget_seconds: float = 30.0,
        pauses_seconds: Sequence[float] = (0.5, 2.0),
    ) -> None:
        self._name, self._asked_dimensions, self._dimensions = name, dimensions, dimensions
        self._place, self._key = _place(url), _usable(key)
        self._budget, self._pauses = budget_seconds, tuple(pauses_seconds)
        self._client = openai.OpenAI(
            base_url=url,
            api_key=self._key or "none",  # servers at home ask for no key, the client does
            max_retries=0,
            http_client=openai.DefaultHttpxClient(follow_redirects=False),
        )

    @property
    def model(self) -> str:
        """Server, model and, when asked for, dimensions: equal names elsewhere may be other models."""
        return f"{self._place}/{self._name}" + (f"/{self._asked_dimensions}" if self._asked_dimensions else "")

    @property
    def dimensions(self) -> int:
        """As set, or as the server's first reply has it; asks once when neither is known."""
        if not self._dimensions:
            self._vectors(["dimensions"])
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of unit length; blank texts are zero and are not sent. Raises `EmbeddingError`."""
        sent = {at: legible(text, CHARACTERS) for at, text in enumerate(texts) if text.strip()}
        places = list(sent)
        batches = [places[start : start + BATCH] for start in range(0, len(places), BATCH)]
        found = [(batch, self._vectors([sent[at] for at in batch])) for batch in batches]
        vectors = np.zeros((len(texts), self.dimensions), np.float32)
        for batch, rows in found:
            vectors[batch] = rows
        return vectors

    def close(self) -> None:
        """Lets the connections go."""
        self._client.close()

    def _vectors(self, texts: list[str]) -> NDArray[np.float32]:
        """The vectors of one request, tried again after each pause while the budget lasts."""
        deadline = time.monotonic() + self._budget
        pauses = iter(self._pauses)
        while True:
            try:
                return self._checked(self._reply(texts, deadline), len(texts))
            except _PassingError as trouble:
                pause = max(next(pauses, self._budget), trouble.wait)
                if time.monotonic() + pause >= deadline:
                    raise EmbeddingError(f"No embeddings from {self._place}: {trouble}.") from trouble
                time.sleep(pause)

    def _reply(self, texts: list[str], deadline: float) -> bytes:
        """The reply's bytes. Raises `_PassingError`, or `EmbeddingError` for what no other try would change."""
        try:
            with self._client.embeddings.with_streaming_response.create(
                model=self._name,
                input=texts,
                encoding_format="float",
                dimensions=self._asked_dimensions or openai.omit,
                timeout=max(deadline - time.monotonic(), 0.001),
            ) as response:
                return _read(response.iter_bytes(), deadline)
        except openai.APIStatusError as error:
            raise self._refusal(error) from error
        except (openai.APITimeoutError, httpx2.TimeoutException) as error:
            raise _PassingError(f"no answer in {self._budget:g} seconds") from error
        except (openai.APIConnectionError, httpx2.HTTPError) as error:
            raise _PassingError(f"no connection ({error.__cause__ or error})") from error

    def _refusal(self, error: openai.APIStatusError) -> Exception:
        said = error.message.replace(self._key, "***") if self._key else error.message
        said = " ".join(said.split())[:200]
        if error.status_code in PASSING:
            asked = error.response.headers.get("retry-after", "")
            return _PassingError(f"status {error.status_code}, {said}", float(asked) if asked.isdecimal() else 0)
        return EmbeddingError(f"{self._place} refused embeddings with status {error.status_code}: {said}")

    def _checked(self, body: bytes, count: int) -> NDArray[np.float32]:
        """The reply's rows in the order asked for, of unit length and of one and the expected dimension."""
        try:
            rows = sorted(_Reply.model_validate_json(body).data, key=lambda row: row.index)
        except ValidationError as error:
            raise _PassingError("the reply is not a list of embeddings") from error
        if [row.index for row in rows] != list(range(count)):
            raise EmbeddingError(f"{self._place} gave {len(rows)} embeddings for {count} texts.")
        expected = self._dimensions or len(rows[0].embedding)
        if wrong := [len(row.embedding) for row in rows if len(row.embedding) != expected or not expected]:
            raise EmbeddingError(f"{self._place} gave vectors of {wrong[0]} numbers where {expected} were expected.")
        self._dimensions = expected
        return _unit(np.array([row.embedding for row in rows], np.float64))


def _read(chunks: Iterable[bytes], deadline: float) -> bytes:
    """All of the reply, unless it never ends: a drop of it now and then keeps every other timeout away."""
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > REPLY_BYTES:
            raise EmbeddingError(f"The reply with the embeddings is larger than {REPLY_BYTES:,} bytes.")
        if time.monotonic() > deadline:
            raise _PassingError("the reply came too slowly")
    return bytes(body)


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float32]:
    """Each row at length 1; a row of zeros stays. Scaled by its largest number first, so that nothing overflows."""
    largest = np.abs(rows).max(axis=1, keepdims=True)
    scaled = rows / np.where(largest > 0, largest, 1)
    length = np.sqrt((scaled * scaled).sum(axis=1, keepdims=True))
    return (scaled / np.where(length > 0, length, 1)).astype(np.float32)


def _place(url: str) -> str:
    """Host, port and path of a server's address, without what could be secret in it."""
    try:
        parts = urlsplit(url)
        named = f"{parts.hostname}:{parts.port}" if parts.port else parts.hostname
    except ValueError as error:
        raise EmbeddingError(f"The address for embeddings is not one: {error}.") from error
    if parts.scheme not in ("http", "https") or not named:
        raise EmbeddingError("The address for embeddings must begin with http:// or https:// and name a host.")
    return named + parts.path.rstrip("/")


def _usable(key: str) -> str:
    """The key without the space around it. Raises `EmbeddingError` for one that no header can carry."""
    key = key.strip()
    if not (key.isascii() and key.isprintable()):
        raise EmbeddingError("The key for embeddings holds characters that no key has.")
    return key
