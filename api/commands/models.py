"""`aia models install|status`: the meaning model that works without a network."""

from __future__ import annotations

import typer

from api.commands.options import Json, Plain, settings
from api.terminal import terminal

models = typer.Typer(no_args_is_help=True, help="Install the meaning model, or say how it stands.")


@models.command()
def install(context: typer.Context) -> None:
    """Fetch, build and check the meaning model; at once, if it is there.

    \b
    aia models install

    This needs the network, once. Without the model, search goes by words only.
    """
    import retrieval.model as model

    chosen = settings(context)
    model.install(model.install_folder(chosen.home, chosen.models), terminal().note)
    terminal().note("Documents brought in before get their vectors with: aia ingest PATH")


@models.command()
def status(context: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """Say whether the meaning model is installed, and where.

    \b
    aia models status
    aia models status --json
    """
    import retrieval.model as model

    chosen = settings(context)
    to = terminal(plain=plain)
    found = model.find(model.default_folders(chosen.home, chosen.models))
    if json:
        to.give({"state": found.state, "folder": str(found.folder), "reason": found.reason})
    else:
        to.say(found.reason)
