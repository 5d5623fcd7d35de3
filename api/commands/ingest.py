"""`aia ingest`: folders of documents into the home."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import Json, Plain, opened, settings
from api.terminal import terminal

Paths = Annotated[list[Path], typer.Argument(metavar="PATH", help="A folder or a file.", show_default=False)]
Label = Annotated[str, typer.Option("--label", metavar="LABEL", help="The label of a document that states none.")]
As = Annotated[str, typer.Option("--as", metavar="SYSTEM", help="The system that it is an export of; none for none.")]
WAITING = "Another ingest is writing this home; this one goes on when that has ended. (Ctrl-C stops waiting.)"


def ingest(
    context: typer.Context, paths: Paths, label: Label = "", as_: As = "", json: Json = False, plain: Plain = False
) -> None:
    """Bring in what is new, changed or gone in a folder.

    \b
    aia ingest ~/accounts
    aia ingest ~/accounts/acme/minutes.md
    aia ingest ~/accounts --json
    aia ingest ~/exports/tickets.csv --as zendesk

    Reads Word, Excel, PowerPoint, PDF, Markdown, text, HTML, CSV, mail (.eml, .mbox),
    calendars (.ics), transcripts (.vtt), JSONL and the exports of CRM, ticket and ERP systems.
    One bad file never stops the rest.
    Twice changes nothing; stopped half-way, the next run goes on where it was. Nothing leaves this machine, unless
    the settings name an embedding service.
    """
    from api.moment import now, seconds
    from api.progress import Progress
    from api.report import print_report, report_shown

    known(as_)
    to = terminal(plain=plain)
    progress = Progress(to, seconds)
    try:
        with opened(settings(context, {"ingest.label": label}), careful=True) as assistant:
            report = assistant.ingest(paths, now(), progress, lambda: to.note(WAITING), as_)
            progress.end()
            meaning = assistant.finder.embedder is not None
            why = "" if json or meaning else assistant.why_lexical()
    except KeyboardInterrupt:
        progress.end()
        to.note("Stopped. What was brought in is kept; the next run goes on from there.")
        raise
    if json:
        to.give(report_shown(report))
    else:
        print_report(report, paths, meaning, to)
    if why:
        to.note(why)
    if report.rows and report.counts["refused"] == len(report.rows):
        raise typer.Exit(1)


def known(system: str) -> None:
    """A system that there is no mapping for is wrong usage."""
    from retrieval.exported import NO_EXPORT
    from retrieval.sources.exports.importer import systems

    if system and system.partition("/")[0] not in (NO_EXPORT, *systems()):
        raise typer.BadParameter(f"{system!r} is none of {', '.join((*systems(), NO_EXPORT))}", param_hint="--as")
