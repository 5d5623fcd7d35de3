"""Vectors of a question, made beside the reading of its words."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from retrieval.embed import Embedder
from retrieval.remember import Remembering

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

AT_ONCE = 32  # questions; a remote model lets each wait
_THREADS = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="question")


def ahead(embedder: Embedder, texts: Sequence[str]) -> Callable[[], NDArray[np.float32]]:
    """The texts' vectors, begun now and waited for when called; then raises what the embedder raised."""
    if isinstance(embedder, Remembering) and embedder.knows(texts):
        return lambda: embedder.embed(texts)
    begun = _THREADS.submit(embedder.embed, texts)
    time.sleep(0)  # lets the other thread begin: it would wait until this one pauses, some milliseconds later
    return begun.result
