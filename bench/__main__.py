"""`python -m bench [--data DIR]`: measures what was promised, prints the tables, keeps them in bench/out."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bench import growth, load, quality, report
from bench.homes import AUTO, RANDOM, REAL
from bench.peer.compare import PeerError
from bench.rows import row_times
from bench.startup import help_time
from bench.targets import GROUPS, LOAD, MEETINGS, RECORDS, UNDER_LOAD, Measured
from evaluators import dataset
from evaluators.cli import say
from evaluators.shelf import default_root
from evaluators.stand import stood
from evaluators.subject import Setting, SubjectError

OUT = Path(__file__).parent / "out"
QUALITY, ROWS = "quality", "rows"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures what can be measured with what there is. The tables say which bars were missed; 0 all the same."""
    asked = parser().parse_args(arguments)
    for line in report.missing((GROUPS, MEETINGS, LOAD), asked.data):
        say(line)
    if asked.only in (None, ROWS):
        rows = row_times((asked.cache or default_root()) / "rows", say)
        print("\n".join(report.lines(rows, RECORDS)))
        report.save(rows, {}, asked.out / "table3.json", RECORDS)
    if asked.only in (None, QUALITY):
        measured = {"help.time": help_time()}
        further: dict[str, object] = {}
        if asked.data:
            measure(asked, measured, further)
        print("\n".join(report.lines(measured)))
        report.save(measured, further, asked.out / "table1.json")
    if (
        asked.only in (None, "load")
        and asked.data
        and (asked.data / LOAD).is_dir()
        and (not asked.sets or LOAD in asked.sets)
    ):
        return under_load(asked)
    return 0


def parser() -> argparse.ArgumentParser:
    """What may be asked for."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="DIR", help=f"a folder with {GROUPS}, {MEETINGS} and {LOAD}")
    parser.add_argument("--sets", nargs="+", metavar="NAME", help="measure these sets only (all that have questions)")
    parser.add_argument("--only", choices=(QUALITY, "load", ROWS), help="one part alone")
    parser.add_argument("--mode", choices=("hybrid", "lexical"), default="hybrid", help="with vectors, or without")
    parser.add_argument("--sizes", nargs="+", type=int, default=load.SIZES, metavar="N", help="passages of the homes")
    parser.add_argument(
        "--vectors", choices=(AUTO, REAL, RANDOM), default=AUTO, help="of passages; auto: random in the largest home"
    )
    parser.add_argument("--peer", action="store_true", help="measure the peer beside us, in an environment of its own")
    parser.add_argument("--out", type=Path, default=OUT, metavar="DIR", help="where the tables are put as JSON")
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where indexes are kept (AIA_CACHE, ~/.cache)")
    return parser


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
        with stood(Setting(folder, cache, asked.mode), say) as stand:
            measured["ask.p50"] = load.ask_time(dataset.load(folder).queries, stand)


def under_load(asked: argparse.Namespace) -> int:
    """Measures, prints and keeps the table of search under load; 1 where it cannot be measured, which is said."""
    cache = asked.cache or default_root()
    wanted = load.Load(asked.data, cache, tuple(asked.sizes), asked.vectors, asked.mode, asked.peer)
    queries = [query for folder in quality.sets(asked.data) for query in dataset.load(folder).queries]
    if not queries:
        say(f"{asked.data}: no set has questions, so search under load is not measured")
        return 0
    try:
        run = load.under_load(wanted, queries, say)
    except (SubjectError, PeerError) as error:
        say(str(error))
        return 1
    table = report.lines(run.measured, UNDER_LOAD)
    print("\n".join(["", *table, "", *growth.lines(run.grown)]))
    report.save(run.measured, growth.told(run.grown, run.largest), asked.out / "table2.json", UNDER_LOAD)
    return 0


if __name__ == "__main__":
    sys.exit(main())
