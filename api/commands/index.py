"""`aia index rebuild|check`: the approximate index of vectors, which can always be made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from api.commands.options import Json, Plain, opened, settings
from api.terminal import terminal

if TYPE_CHECKING:
    from assistant.build import Assistant

index = typer.Typer(no_args_is_help=True, help="Make the index of vectors anew, or check it.")


@index.command()
def rebuild(context: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """Make the index anew from the vectors that the home keeps; nothing is embedded again.

    \b
    aia index rebuild
    aia index rebuild --json

    The one that is there counts until the new one is verified. A server asks it in homes of more
    passages than index.scan_limit, and makes it by itself.
    """
    from api.words import counted
    from retrieval.index.faults import IndexBusy, IndexFault
    from retrieval.index.generation import build

    chosen = settings(context)
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        model = model_of(assistant)
        try:
            made = build(assistant.store, chosen.index, model) if model else None
        except (IndexBusy, IndexFault) as fault:
            to.note(str(fault) if isinstance(fault, IndexBusy) else f"No index was made: the new one {fault}")
            raise typer.Exit(1) from fault
    if made is None:
        to.note("This home has no vectors yet. Make them with: aia ingest PATH")
        raise typer.Exit(1)
    if json:
        to.give({"generation": made.number, "model": made.model, "passages": made.count, "number": made.corpus})
    else:
        to.say(f"Index {made.number}: {counted(made.count, 'passage')} of {made.model}, verified")


@index.command()
def check(context: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """Open the index in a process of its own and say whether it is whole.

    \b
    aia index check
    aia index check --json

    Exit status: 1 when it is damaged; make it anew with: aia index rebuild
    """
    from api.words import counted
    from retrieval.index.check import examined
    from retrieval.index.faults import IndexFault
    from retrieval.index.folders import current, number_of

    chosen = settings(context)
    to = terminal(plain=plain)
    folder = current(chosen.index)
    if folder is None:
        if json:
            to.give({"generation": 0, "whole": True, "fault": ""})
        else:
            to.say("There is no index.")
        return
    number = number_of(folder)
    try:
        manifest, found = examined(folder)
    except IndexFault as fault:
        if json:
            to.give({"generation": number, "whole": False, "fault": str(fault)})
        else:
            to.note(f"Index {number} {fault}; make it anew with: aia index rebuild")
        raise typer.Exit(1) from fault
    if json:
        about = {"model": manifest.model, "passages": found.count, "reached": found.reached, "number": manifest.corpus}
        to.give({"generation": number, "whole": True, "fault": "", **about})
    else:
        to.say(f"Index {number}: {counted(found.count, 'passage')} of {manifest.model}, {found.reached:,} found, whole")


def model_of(assistant: Assistant) -> str:
    """The model that questions are asked with, else the one with most vectors; empty when there is none."""
    if assistant.finder.embedder is not None:
        return assistant.finder.embedder.model
    counts = assistant.store.embedded()
    return max(sorted(counts), key=lambda model: counts[model], default="")
