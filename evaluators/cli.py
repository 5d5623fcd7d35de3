"""The evaluators' own command line: `python -m evaluators run SUITE`, or `retrieve|answer --dataset DIR --out FILE`."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from evaluators.dataset import Dataset, DatasetError, load
from evaluators.figures import Figure, answer_figures, retrieval_figures
from evaluators.progress import Progress
from evaluators.run import answer_each, retrieve_each, write
from evaluators.shelf import default_root
from evaluators.stand import stood
from evaluators.subject import Open, Setting, Subject, SubjectError
from evaluators.suite.command import options
from evaluators.suite.reading import SuiteError
from evaluators.table import save, table
from retrieval.embed import EmbeddingError


def main(arguments: Sequence[str] | None = None, opened: Open = stood) -> int:
    """Runs one measurement. 0 when it was made, 1 when it could not be or a case broke, 2 for wrong usage."""
    asked = parser().parse_args(arguments)
    try:
        if "does" in asked:
            return int(asked.does(asked))
        dataset = load(asked.dataset)
        say(f"{asked.dataset}: {len(dataset.texts)} documents, {len(dataset.queries)} questions")
        if dataset.repeated:
            say(f"{dataset.repeated} documents came under an id that had come before; the first of each counts")
        setting = Setting(asked.dataset, asked.cache or default_root(), asked.mode, asked.as_of)
        with opened(setting, say) as subject:
            figures = measure(asked, dataset, subject)
    except (DatasetError, SuiteError, SubjectError, EmbeddingError, OSError) as error:
        say(f"error: {error}")
        return 1
    print(table(figures))
    if asked.json:
        save(figures, asked.json, dataset=str(asked.dataset), measured=asked.measure, mode=subject.mode)
    return 0


def measure(asked: argparse.Namespace, dataset: Dataset, subject: Subject) -> list[Figure]:
    """Puts every question, writes the rows, gives the figures."""
    tell = Progress(asked.measure, sys.stderr, time.monotonic)
    if asked.measure == "retrieve":
        hits = retrieve_each(dataset.queries, subject, asked.k, time.perf_counter, tell)
        write(hits, asked.out)
        return retrieval_figures(dataset, hits)
    answers = answer_each(dataset.queries, subject, time.perf_counter, tell)
    write(answers, asked.out)
    return answer_figures(dataset, answers)


def parser() -> argparse.ArgumentParser:
    """What may be written on the command line."""
    top = argparse.ArgumentParser(prog="python -m evaluators", description="Measures the assistant.")
    ways = top.add_subparsers(dest="measure", required=True)
    retrieve = ways.add_parser("retrieve", help="the hits of each question", description=retrieve_each.__doc__)
    answer = ways.add_parser("answer", help="the answer to each question", description=answer_each.__doc__)
    retrieve.add_argument("--k", type=positive, default=100, metavar="N", help="hits for each question (100)")
    for way in (retrieve, answer):
        way.add_argument("--dataset", type=Path, required=True, metavar="DIR", help="documents.jsonl and queries.jsonl")
        way.add_argument("--out", type=Path, required=True, metavar="FILE", help="one JSON object for each question")
        way.add_argument("--json", type=Path, metavar="FILE", help="the figures, for programs")
        way.add_argument("--cache", type=Path, metavar="DIR", help="where indexes are kept (AIA_CACHE, ~/.cache)")
        way.add_argument("--mode", choices=("hybrid", "lexical"), default="hybrid", help="with vectors, or without")
        way.add_argument("--as-of", metavar="DATE", help="what was true then (everything is in view)")
    options(ways)
    return top


def positive(text: str) -> int:
    """A number of at least one."""
    if (number := int(text)) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not at least 1")
    return number


def say(line: str) -> None:
    """To the person, beside the figures."""
    print(line, file=sys.stderr, flush=True)
