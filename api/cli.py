"""The command line. Help comes at once: nothing but the parser is imported before a command runs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.commands.accounts import accounts
from api.commands.ask import ask
from api.commands.backup import backup, restore
from api.commands.config import config
from api.commands.confirm import confirm
from api.commands.coverage import coverage
from api.commands.identities import identities
from api.commands.index import index
from api.commands.ingest import ingest
from api.commands.label import label
from api.commands.models import models
from api.commands.note import note
from api.commands.quality import quality
from api.commands.search import search
from api.commands.serve import serve
from api.commands.status import status
from api.commands.template import template
from api.failures import unexpected
from assistant.keys import SettingError

HELP = """Answers about key accounts from your own documents, every sentence on a quote.

\b
aia ingest ~/accounts                       bring a folder of plans, tickets and minutes in
aia ask "Who approves payment terms?"       a cited answer
aia search "bearing failures"               the passages that come nearest
aia serve                                   the same in a browser

Everything stays in AIA_HOME (default ~/.aia). Each command explains itself with --help.
"""

app = typer.Typer(
    name="aia",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
for command in (ingest, template, ask, search, label, quality, coverage, status, backup, restore, serve):
    app.command()(command)
app.add_typer(accounts, name="accounts")
app.add_typer(identities, name="identities")
app.add_typer(confirm, name="confirm")
app.add_typer(note, name="note")
app.add_typer(models, name="models")
app.add_typer(index, name="index")
app.add_typer(config, name="config")


def version(wanted: bool) -> None:
    """Prints the version and ends."""
    if wanted:
        from importlib.metadata import version as installed

        typer.echo(f"aia {installed('account-intelligence')}")
        raise typer.Exit


@app.callback(help=HELP)
def root(
    context: typer.Context,
    home: Annotated[Path | None, typer.Option("--home", metavar="DIR", help="The home, instead of AIA_HOME.")] = None,
    _version: Annotated[
        bool, typer.Option("--version", callback=version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Keeps the home that was named for the command that follows."""
    context.obj = home


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line. Exit status: 0 done, 1 failure, 2 wrong usage, 130 stopped by hand."""
    sys.excepthook = unexpected
    command = typer.main.get_command(app)  # calling the app itself would put its own traceback in the hook's place
    try:
        command(arguments, prog_name="aia")
    except SettingError as wrong:
        sys.stderr.write(f"aia: {wrong}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
