"""`aia search`: the passages that come nearest, without drawing a conclusion."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import Account, AsOf, Json, Plain, Words, opened, question_in, settings
from api.terminal import terminal

Limit = Annotated[int, typer.Option("--limit", "-n", min=1, max=100, help="How many passages.")]


def search(
    context: typer.Context,
    query: Words,
    account: Account = "",
    as_of: AsOf = "",
    limit: Limit = 10,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show the passages that come nearest to some words.

    \b
    aia search "bearing failures"
    aia search "payment terms" --account Tarvessa --limit 3
    aia search "open tickets" --json
    """
    from dataclasses import asdict

    from api.moment import moment
    from api.printed import print_results
    from api.shown import search_shown

    said = question_in(query)
    chosen = settings(context, {"as_of": as_of})
    when = moment("", chosen)
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        found = assistant.search(said, account=account, as_of=when, limit=limit)
        if json:
            to.give(asdict(search_shown(said, when, found)))
            return
        print_results(found, when.isoformat(), to)
        if not found.documents and not assistant.overview().documents:
            to.note("This home has no documents yet. Bring some in with: aia ingest PATH")
        elif found.mode == "lexical":
            to.note(assistant.why_lexical())
