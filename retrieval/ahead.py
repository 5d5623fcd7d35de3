"""Work that is done beside what its caller does next, such as a question's vector while its words are read."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

AT_ONCE = 32  # questions; a remote model lets each wait
_THREADS = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="question")

Made = TypeVar("Made")


def ahead(work: Callable[[], Made]) -> Callable[[], Made]:
    """What the work gives, begun now and waited for when called; then raises what the work raised."""
    begun = _THREADS.submit(work)
    time.sleep(0)  # lets the other thread begin: it would wait until this one pauses, some milliseconds later
    return begun.result
