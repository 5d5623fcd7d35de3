"""`aia status`: what is in the home, and how well it can be searched."""

from __future__ import annotations

import typer

from api.commands.options import Json, Plain, opened, settings
from api.terminal import terminal


def status(context: typer.Context, json: Json = False, plain: Plain = False) -> None:
    """Say what is in the home, and how well it can be searched.

    \b
    aia status
    aia status --json
    """
    from api.tame import tame
    from api.words import counted

    chosen = settings(context)
    to = terminal(plain=plain)
    if not chosen.database.exists() and not json:
        to.say(f"Home: {chosen.home} (empty)")
        to.note("Bring documents in with: aia ingest PATH")
        return
    with opened(chosen) as assistant:
        seen, embedder = assistant.overview(), assistant.finder.embedder
        passages, embedded = assistant.store.passages(), assistant.store.embedded()
        sources = assistant.store.register().roots()
        model = embedder.model if embedder else ""
        reason = "" if embedder else assistant.why_lexical()
    if json:
        to.give(
            {
                "home": str(chosen.home),
                "as_of": chosen.as_of.isoformat() if chosen.as_of else "",
                "documents": seen.documents,
                "unassigned": seen.unassigned,
                "accounts": [{"account": account, "documents": number} for account, number in seen.accounts],
                "passages": passages,
                "model": model,
                "embedded": embedded.get(model, 0),
                "sources": [{"system": system, "root": str(root)} for system, root in sources.items()],
            }
        )
        return
    to.say(f"Home: {chosen.home}" + (f", as of {chosen.as_of.date()}" if chosen.as_of else ""))
    to.say(f"{counted(seen.documents, 'document')}, {counted(passages, 'passage')} of all revisions")
    if seen.unassigned:
        to.say(to.paint(f"{counted(seen.unassigned, 'document')} without an account", "yellow"))
    width = max((len(account) for account, _ in seen.accounts), default=0)
    for account, number in seen.accounts:
        to.say(f"  {tame(account).ljust(width)}  {number:,}")
    to.say(f"Meaning: {model}, {embedded.get(model, 0):,} of {passages:,} passages" if model else reason)
    for system, root in sources.items():
        to.say(to.paint(f"{tame(system)}  {tame(str(root))}", "dim"))
    if not seen.documents:
        to.note("Bring documents in with: aia ingest PATH")
