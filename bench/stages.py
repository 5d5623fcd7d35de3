"""Where the time of a search goes. The parts are watched from outside: nothing in the product knows of it."""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import Any
from unittest.mock import patch

from evaluators.figures import percentile

REST = "what is left"
# The stage, the module that defines a part of it, and the part: its calls count as the stage, less what stands inside.
PARTS: tuple[tuple[str, str, str], ...] = (
    ("question read", "retrieval.question", "understand"),
    ("question read", "retrieval.query", "read"),
    ("question read", "retrieval.query", "subject"),
    ("narrowing", "retrieval.narrow", "narrow"),
    ("narrowing", "retrieval.narrow", "likely"),
    ("embedding begun", "retrieval.search", "ahead"),
    ("embedding waited for", "retrieval.search", "awaited"),
    ("vector scan", "retrieval.vectors", "nearness"),
    ("vector scan", "retrieval.vectors", "Channel.meaning"),
    ("lexical", "retrieval.lexical", "TermMatrix.bm25"),
    ("fusion and choice", "retrieval.search", "search"),
    ("the account's rows", "retrieval.finder", "Finder.corpus"),
    ("evidence from SQL", "retrieval.store.reader", "Reader.evidence"),
)


@dataclass(slots=True)
class Watch:
    """Seconds by stage of one thread's calls; what a call spends in another watched call is the other's alone."""

    clock: Callable[[], float] = time.perf_counter
    spent: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    inside: list[float] = field(default_factory=list)

    def watched(self, stage: str, called: Callable[..., Any]) -> Callable[..., Any]:
        """The same callable, whose time is counted."""

        def timed(*args: Any, **named: Any) -> Any:
            self.inside.append(0.0)
            began = self.clock()
            try:
                return called(*args, **named)
            finally:
                took = self.clock() - began
                self.spent[stage] += took - self.inside.pop()
                if self.inside:
                    self.inside[-1] += took

        return timed


@dataclass(frozen=True, slots=True)
class Stages:
    """The middle time of each stage in milliseconds, over n questions; of `missing` ones nothing could be watched."""

    middle_ms: Mapping[str, float]
    n: int
    missing: tuple[str, ...] = ()


@contextmanager
def watching(parts: Sequence[tuple[str, str, str]], watch: Watch) -> Iterator[tuple[str, ...]]:
    """Counts the calls of the parts while it lasts; gives the stages of which no part is there."""
    there: set[str] = set()
    with ExitStack() as stack:
        for stage, module, name in parts:
            holder: Any = import_module(module)
            *path, last = name.split(".")
            for step in path:
                holder = getattr(holder, step, None)
            called = getattr(holder, last, None)
            if called is not None:
                there.add(stage)
                for one in [holder] if path else importers(last, called):
                    stack.enter_context(patch.object(one, last, watch.watched(stage, called)))
        yield tuple(dict.fromkeys(stage for stage, _, _ in parts if stage not in there))


def importers(name: str, called: object) -> list[ModuleType]:
    """Every module in which the name is bound to this very thing: where it stands and where it was imported."""
    return [module for module in list(sys.modules.values()) if vars(module).get(name) is called]


def stages(
    asks: Sequence[Callable[[], object]], parts: Sequence[tuple[str, str, str]] = PARTS, watch: Watch | None = None
) -> Stages:
    """Each question asked once while the parts are watched."""
    watch = watch or Watch()
    rows: list[dict[str, float]] = []
    with watching(parts, watch) as missing:
        for ask in asks:
            watch.spent.clear()
            watch.watched(REST, ask)()
            rows.append(dict(watch.spent))
    names = [*dict.fromkeys(stage for stage, _, _ in parts), REST]
    middle = {name: percentile([row.get(name, 0.0) * 1000 for row in rows], 50) or 0.0 for name in names}
    return Stages(middle, len(rows), missing)
