"""`aia quality`: what is wrong with the records, the worst first, each with the row to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.accounts import NONE
from api.commands.options import AsOf, Json, Plain, opened, settings
from api.grouped import say_groups
from api.terminal import terminal

if TYPE_CHECKING:
    from retrieval.records.quality import Finding

COLOURS = {"error": "red", "warning": "yellow", "note": "dim"}
Severity = Annotated[str, typer.Option("--severity", metavar="WORD", help="Only errors, warnings or notes.")]


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

    from api.moment import moment
    from api.tame import tame
    from retrieval.records.quality import SEVERITIES

    wanted = severity.removesuffix("s")
    if wanted and wanted not in SEVERITIES:
        raise typer.BadParameter(f"{severity!r} is none of {', '.join(SEVERITIES)}", param_hint="--severity")
    chosen = settings(context, {"as_of": as_of})
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        book = assistant.book(as_of=moment("", chosen))
        on = moment("", chosen).astimezone(chosen.zone).date()
        found = [one for one in book.findings(on) if wanted in ("", one.severity)]
    if json:
        to.give([asdict(one) for one in found])
        return
    say_groups(found, head, lambda one: [tame(f"  {one.place}: {one.name}: {one.text}")], to)
    if not book.tree.nodes:
        to.note(NONE)
    elif not found:
        to.say("Nothing to mend.")


def head(one: Finding) -> tuple[str, str]:
    """What findings of one kind are called, and in what colour."""
    return f"{one.severity}: {one.code.replace('_', ' ')}", COLOURS[one.severity]
