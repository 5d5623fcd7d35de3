"""`python -m bench [--data DIR]`: measures what was promised, prints the table, keeps it in bench/out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import load, quality, report
from bench.peer.compare import compare
from bench.startup import help_time
from bench.targets import GROUPS, LOAD, MEETINGS, Measured
from evaluators import dataset
from evaluators.cli import say
from evaluators.shelf import default_root
from evaluators.stand import stood
from evaluators.subject import Setting

OUT = Path(__file__).parent / "out"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what can be measured with what there is. The table says which bars were missed; 0 all the same."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"a folder with {GROUPS}, {MEETINGS} and {LOAD}")
    parser.add_argument("--sets", nargs="+", metavar="NAME", help="measure these sets only (all that have questions)")
    parser.add_argument("--mode", choices=("hybrid", "lexical"), default="hybrid", help="with vectors, or without")
    parser.add_argument("--peer", action="store_true", help="time the peer beside us, in an environment of its own")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="where table1.json is put")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where indexes are kept (AIA_CACHE, ~/.cache)")
    asked = parser.parse_args(arguments)
    for line in report.missing((GROUPS, MEETINGS, LOAD), asked.data):
        say(line)
    measured = {"help.time": help_time()}
    further: dict[str, object] = {}
    if asked.data:
        measure(asked, measured, further)
    print("\n".join(report.lines(measured)))
    report.save(measured, further, asked.out / "table1.json")
    return 0


def measure(asked: argparse.Namespace, measured: dict[str, Measured], further: dict[str, object]) -> None:
    """Adds what the sets say to what is measured, and all figures of each to what is further known."""
    cache = asked.cache or default_root()
    runs: list[quality.SetRun] = []
    for folder in quality.sets(asked.data):
        if not asked.sets or folder.name in asked.sets:
            say(f"{folder.name} ...")
            run = quality.run_set(folder, stood(Setting(folder, cache, asked.mode), say))
            runs.append(run)
            measured.update(run.measured())
            further[folder.name] = run.told()
    measured.update(quality.over_all(runs))
    queries = [query for run in runs for query in run.dataset.queries]
    if queries and (asked.data / LOAD).is_dir() and (not asked.sets or LOAD in asked.sets):
        say(f"{LOAD} ...")
        folder = load.scale(asked.data / LOAD, queries, cache)
        asking = dataset.load(folder).queries
        with stood(Setting(folder, cache, asked.mode), say) as stand:
            measured["ask.p50"] = load.ask_time(asking, stand)
            if asked.peer and stand.mode == "hybrid":
                say("the peer ...")
                further["peer"] = compare(stand, asking, cache / "peer")
                say(f"account-scoped search beside the peer: {further['peer']}")


if __name__ == "__main__":
    sys.exit(main())
