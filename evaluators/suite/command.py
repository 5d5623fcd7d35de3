"""`python -m evaluators run` and `init`: a suite is put and compared, or made."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from assistant.instant import instant
from assistant.keys import SettingError
from evaluators.progress import Progress
from evaluators.suite import drafting
from evaluators.suite.asking import Desk, desk, put
from evaluators.suite.baseline import changes, read, write
from evaluators.suite.case import Suite
from evaluators.suite.checks import judged
from evaluators.suite.folder import Run, save
from evaluators.suite.measured import Judged, measures
from evaluators.suite.page import page
from evaluators.suite.printed import printed
from evaluators.suite.reading import load

Open = Callable[[Suite, str, str], AbstractContextManager[Desk]]
NONE = "none"


def options(ways: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Tells the command line of `run`."""
    way = ways.add_parser("run", help="every case of a suite, judged", description=run.__doc__)
    way.add_argument("suite", metavar="SUITE", help="a folder, or the name of a suite that the repository keeps")
    way.add_argument("--model", default=NONE, metavar="none|recorded|URL", help="who words the answers (none)")
    way.add_argument("--mode", choices=("hybrid", "lexical"), default="hybrid", help="with vectors, or without")
    way.add_argument("--baseline", type=Path, metavar="RUN", help="a run's folder or a kept baseline to compare with")
    way.add_argument("--keep-baseline", type=Path, metavar="FILE", help="where this run is kept to compare with")
    way.add_argument("--as-of", default="", metavar="DATE", help="instead of the suite's own day")
    way.add_argument("--out", type=Path, metavar="FOLDER", help="the run's files (.cache/eval/SUITE)")
    way.add_argument("--json", action="store_true", help="print run.json instead of the report")
    way.set_defaults(does=run)
    own = ways.add_parser("init", help="a suite of your own documents", description=init.__doc__)
    own.add_argument("folder", type=Path, metavar="FOLDER", help="where the suite is made")
    own.add_argument("--home", type=Path, metavar="DIR", help="whose folders and notes are taken (AIA_HOME)")
    own.add_argument("--documents", type=Path, nargs="+", default=[], metavar="PATH", help="documents beside these")
    own.add_argument("--questions", type=Path, metavar="FILE", help="a question a line; a tab, then the expected words")
    own.add_argument("--mode", choices=("hybrid", "lexical"), default="hybrid", help="with vectors, or without")
    own.set_defaults(does=init)


def run(asked: argparse.Namespace, opened: Open = desk) -> int:
    """Puts every case of a suite and judges the answers. 1 when a case that passed in the baseline fails, else 0."""
    if asked.model != NONE:
        say(f"--model {asked.model}: no chat model words answers yet; run with --model none")
        return 2
    try:
        instant(asked.as_of or "2000-01-01")
    except ValueError as error:
        say(f"--as-of: {error}")
        return 2
    suite = load(asked.suite)
    before = read(asked.baseline) if asked.baseline else None
    done, times_ms = made(suite, asked, opened)
    if before:
        done = done.since(changes(before, done.baseline))
    folder = asked.out or Path(".cache") / "eval" / suite.folder.resolve().name
    save(done, times_ms, page(done), folder)
    if asked.keep_baseline:
        write(done.baseline, asked.keep_baseline)
    for line in [json.dumps(done.as_json(), indent=1)] if asked.json else printed(done):
        print(line)
    say(f"written to {folder}; open {folder / 'report.html'}")
    return 1 if done.changes and done.changes.broken else 0


def made(suite: Suite, asked: argparse.Namespace, opened: Open) -> tuple[Run, list[float]]:
    """The run, and how long each judged case took."""
    waiting = tuple((case, case.not_judged) for case in suite.cases if case.not_judged)
    cases = [case for case in suite.cases if not case.not_judged]
    say(f"{suite.title}: {len(suite.cases)} cases; reading the documents")
    with opened(suite, asked.mode, asked.as_of) as stand:
        tell = Progress("asked", sys.stderr, time.monotonic)
        outcomes, times_ms = put(cases, stand.outcome, time.perf_counter, tell)
        mode, left_out = stand.mode, stand.left_out
    if mode != asked.mode:
        say("There is no embedding model, so this is lexical mode; `aia models install` brings one.")
    found = tuple(Judged(case, one, judged(case, one)) for case, one in zip(cases, outcomes, strict=True))
    return (
        Run(
            suite=suite,
            model=asked.model,
            mode=mode,
            as_of=asked.as_of or suite.as_of,
            judged=found,
            not_judged=waiting,
            left_out=left_out,
            figures=tuple(measures(found)),
        ),
        times_ms,
    )


def init(asked: argparse.Namespace, opened: Open = desk) -> int:
    """Makes a suite of what a home has read and of what people corrected, each case a draft with the present answer."""
    try:
        home = drafting.home_at(asked.home)
    except SettingError as error:
        say(str(error))
        return 1
    wanted = [*(drafting.questions(asked.questions) if asked.questions else ()), *drafting.corrections(home.sayings)]
    suite = drafting.planned(asked.folder, home, asked.documents, wanted)
    say(f"{len(wanted)} questions; reading the documents")
    with opened(suite, asked.mode, "") as stand:
        answered = drafting.write(suite, wanted, stand.outcome)
    print(f"{suite.folder}: {len(wanted)} cases, {answered} of them answered now.")
    for line in drafting.NEXT_STEPS:
        print(line)
    print(f"Then: python -m evaluators run {suite.folder} --keep-baseline {suite.folder / 'baseline.json'}")
    print(f"Later: python -m evaluators run {suite.folder} --baseline {suite.folder / 'baseline.json'}")
    return 0


def say(line: str) -> None:
    """To the person, beside the report."""
    print(line, file=sys.stderr, flush=True)
