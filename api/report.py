"""What an ingest came to, for a person and for a program: what its owner must look at stands first."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from api.tame import tame
from api.terminal import Terminal
from api.words import counted
from retrieval.report import Report

MOST = 20  # lines of one kind; --json gives all


def report_shown(report: Report) -> dict[str, Any]:
    """The whole report, ready for JSON."""
    refused = [{"path": path, "reason": reason} for path, reason in report.refused()]
    return {"files": report.counts, "documents": report.documents, "refused": refused, **asdict(report)}


def print_report(report: Report, paths: Sequence[Path], meaning: bool, to: Terminal) -> None:
    """Unassigned first, then the counts, what was refused and why, and what to do next."""
    for line in reported(report, paths, meaning, to):
        to.say(line)
    if any(report.counts[outcome] for outcome in ("added", "updated", "unchanged")):
        to.note('Next: aia ask "..."')


def reported(report: Report, paths: Sequence[Path], meaning: bool, to: Terminal) -> Iterator[str]:
    """The report's lines."""
    if report.unassigned:
        total = sum(one.documents for one in report.unassigned)
        yield to.paint(f"Unassigned: {counted(total, 'document')} without a certain account", "yellow")
        yield from limited([f"  {tame(one.path)}: {tame(one.reason)}" for one in report.unassigned])
        yield f"  Say whose they are: aia label {example(report.unassigned[0].path, paths)} account=NAME"
        yield ""
    said = ", ".join(f"{number:,} {outcome}" for outcome, number in report.counts.items() if number)
    yield to.paint(f"{counted(len(report.rows), 'file')}: {said or 'nothing to do'}", "bold")
    made = ", ".join(f"{number:,} {outcome}" for outcome, number in report.documents.items() if number)
    with_meaning = f"; {report.embedded:,} passages embedded" if meaning and report.embedded else ""
    yield f"Documents: {made or 'none'}; {counted(report.passages, 'new passage')}{with_meaning}"
    exports = [f"  {tame(row.path)}: {tame(row.export)}" for row in report.rows if row.export]
    if exports:
        yield ""
        yield to.paint("Records", "bold")
        yield from limited(exports)
    refused = list(report.refused())
    if refused:
        yield ""
        yield to.paint("Refused", "yellow")
        yield from limited([f"  {tame(path)}: {tame(reason)}" for path, reason in refused])
    warnings = [*report.warnings, *(f"{row.path}: {text}" for row in report.rows for text in row.warnings)]
    if warnings:
        yield ""
        yield to.paint("Note", "yellow")
        yield from limited([f"  {tame(text)}" for text in warnings])
    if report.first:
        yield ""
        yield f"Documents that state no label carry this home's: {report.label}"


def limited(lines: Sequence[str]) -> Iterator[str]:
    """The first lines, and how many more there are."""
    yield from lines[:MOST]
    if len(lines) > MOST:
        yield f"  and {len(lines) - MOST:,} more; --json lists all"


def example(path: str, paths: Sequence[Path]) -> str:
    """The path as it can be typed: below the folder that was given."""
    below = [given / path for given in paths if given.is_dir() and (given / path).exists()]
    return shlex.quote(str(below[0] if below else paths[0]))
