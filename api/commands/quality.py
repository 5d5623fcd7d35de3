"""`aia quality`: what is wrong with the records, the worst first, each with the row to mend."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.accounts import NONE, seen
from api.commands.options import AsOf, Json, Plain, opened, settings
from api.terminal import terminal

COLOURS = {"error": "red", "warning": "yellow", "note": "dim"}
Severity = Annotated[str, typer.Option("--severity", metavar="WORD", help="Only errors, warnings or notes.")]
MOST = 20  # of one code; --json gives all


def quality(
    context: typer.Context, severity: Severity = "", as_of: AsOf = "", json: Json = False, plain: Plain = False
) -> None:
    """Say what is wrong with the records, and which row to mend.

    \b
    aia quality
    aia quality --severity error
    aia quality --json

    Mend it where the export came from, export again, and run aia ingest.
    """
    from dataclasses import asdict
    from itertools import groupby

    from api.moment import moment
    from api.tame import tame
    from assistant.book import Book
    from retrieval.records.quality import SEVERITIES

    wanted = severity.removesuffix("s")
    if wanted and wanted not in SEVERITIES:
        raise typer.BadParameter(f"{severity!r} is none of {', '.join(SEVERITIES)}", param_hint="--severity")
    chosen = settings(context, {"as_of": as_of})
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        book = Book(*seen(assistant, chosen))
        on = moment("", chosen).astimezone(chosen.zone).date()
        found = [one for one in book.findings(on) if wanted in ("", one.severity)]
    if json:
        to.give([asdict(one) for one in found])
        return
    for (worst, code), group in groupby(found, key=lambda one: (one.severity, one.code)):
        some = list(group)
        to.say(to.paint(f"{worst}: {code.replace('_', ' ')}, {len(some):,}", COLOURS[worst]))
        for one in some[:MOST]:
            to.say(tame(f"  {one.place}: {one.name}: {one.text}"))
        if len(some) > MOST:
            to.say(f"  and {len(some) - MOST:,} more; --json lists all")
    if not book.tree.nodes:
        to.note(NONE)
    elif not found:
        to.say("Nothing to mend.")
