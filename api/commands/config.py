"""`aia config show`: each setting, and where its value came from."""

from __future__ import annotations

import typer

from api.commands.options import Json, Plain, settings
from api.tame import tame
from api.terminal import terminal

config = typer.Typer(no_args_is_help=True, help="Show the settings.")


@config.command()
def show(context: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """Show each setting and where its value came from; secrets are not shown.

    \b
    aia config show
    aia config show --json

    A value is taken from a flag, else the environment, else config.toml in the home, else the default.
    """
    chosen = settings(context)
    to = terminal(plain=plain)
    rows = [(value.key, value.shown, value.source) for value in chosen.values]
    if json:
        shown = {key.name: {"value": text, "source": source, "variable": key.variable} for key, text, source in rows}
        to.give({"home": str(chosen.home), "settings": shown})
        return
    to.say(f"Home: {chosen.home}")
    to.say()
    width = max(len(key.name) for key, _, _ in rows)
    for key, text, source in rows:
        to.say(f"{key.name.ljust(width)}  {to.paint(tame(text) or '-', 'bold')}  {to.paint(f'({source})', 'dim')}")
        to.say(f"{' ' * width}  {to.paint(key.about, 'dim')}")
