"""A run of a few cases, without documents."""

from __future__ import annotations

from pathlib import Path

from evaluators.suite.case import Suite
from evaluators.suite.folder import Run
from evaluators.suite.measured import Judged, measures


def run(*judged: Judged, title: str = "Suite") -> Run:
    """The run of these cases, of which one more is not judged."""
    cases = tuple(one.case for one in judged)
    suite = Suite(Path("s"), "s", title, "2026-09-28", (), cases, "0" * 64)
    waiting = ((cases[0], "packs is not there yet"),)
    figures = tuple(measures(judged))
    return Run(suite, "none", "lexical", "2026-09-28", judged, waiting, (("a.pdf", "it is empty"),), figures)
