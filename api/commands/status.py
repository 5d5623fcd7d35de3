"""`aia status`: what is in the home, how well it can be searched, and whether it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.commands.options import Json, Plain, opened, settings
from api.terminal import terminal

if TYPE_CHECKING:
    from api.terminal import Terminal
    from assistant.runs import Run
    from assistant.settings import Settings
    from assistant.state import State

Check = Annotated[bool, typer.Option("--check", help="Read every row and say whether all of it is whole.")]
Refused = Annotated[bool, typer.Option("--refused", help="List what the last ingest left outside, and why.")]


def status(
    context: typer.Context, check: Check = False, refused: Refused = False, json: Json = False, plain: Plain = False
) -> None:
    """Say what is in the home, and how well it can be searched.

    \b
    aia status
    aia status --refused
    aia status --check
    aia status --json

    Exit status: 1 when the home is damaged or cannot be read.
    """
    from assistant.state import state_of

    chosen = settings(context)
    to = terminal(plain=plain)
    if not chosen.database.exists() and not json:
        to.say(f"Home: {chosen.home} (empty)")
        to.note("Bring documents in with: aia ingest PATH")
        return
    with opened(chosen, careful=True) as assistant:
        state = state_of(assistant)
        faults = assistant.store.faults() if check else []
    if json:
        to.give({**given(chosen, state), **({"whole": not faults, "faults": faults} if check else {})})
    elif refused:
        for line in left_outside(state):
            to.say(line)
    else:
        for line in told(chosen, state, to):
            to.say(line)
        if check and not faults:
            to.say("Checked: every page, row, text and vector is whole.")
        if not state.seen.documents:
            to.note("Bring documents in with: aia ingest PATH")
    if faults:
        from retrieval.store.faults import REMEDY

        to.note(f"This home is damaged; {REMEDY}")
        for fault in faults:
            to.note(f"  {fault}")
        raise typer.Exit(1)


def told(chosen: Settings, state: State, to: Terminal) -> Iterator[str]:
    """The home in lines."""
    from api.tame import tame
    from api.words import counted, size

    yield f"Home: {chosen.home}" + (f", as of {chosen.as_of.date()}" if chosen.as_of else "")
    seen = state.seen
    kept = f"{counted(state.revisions, 'revision')} and {counted(state.passages, 'passage')} kept"
    yield f"{counted(seen.documents, 'document')} now; {kept}"
    if seen.unassigned:
        yield to.paint(f"{counted(seen.unassigned, 'document')} without an account", "yellow")
    width = max((len(account) for account, _ in seen.accounts), default=0)
    yield from (f"  {tame(account).ljust(width)}  {number:,}" for account, number in seen.accounts)
    if state.records:
        kinds = ", ".join(f"{number:,} {kind.replace('_', ' ')}" for kind, number in state.records.items())
        yield to.wrap(f"{counted(sum(state.records.values()), 'record')} of exports: {kinds}")
    if state.model:
        yield f"Meaning: {state.model}, {state.embedded.get(state.model, 0):,} of {state.passages:,} passages"
    else:
        yield state.why_not
    yield from (
        to.paint(f"  also {number:,} vectors of {tame(model)}", "dim")
        for model, number in sorted(state.embedded.items())
        if model != state.model
    )
    yield index_told(chosen, state)
    yield f"On disk: database {size(state.database_bytes)}, index {size(state.index_bytes)}"
    if state.scarce:
        yield to.paint(f"The disk has only {size(state.free_bytes)} left", "yellow")
    yield from runs_told(state, to)
    yield from (to.paint(f"{tame(system)}  {tame(str(root))}", "dim") for system, root in state.sources.items())
    yield to.paint(f"Tables of form {state.schema}, change number {state.number:,}", "dim")


def index_told(chosen: Settings, state: State) -> str:
    """Whether there is an index of vectors, what share of them it finds, and who asks it."""
    index, limit = state.index, chosen.scan_limit
    asked = f"a server asks it above {limit:,} passages" if limit else "it is always asked"
    if index.fault:
        return f"Index {index.generation} {index.fault}; make it anew with: aia index rebuild"
    if not index.generation:
        return f"Index: none; {asked.replace('it', 'one', 1)}"
    return f"Index {index.generation}: finds {100 * state.share:.1f} % of the vectors of {index.model}; {asked}"


def runs_told(state: State, to: Terminal) -> Iterator[str]:
    """What was done last, and what goes on."""
    from api.tame import tame

    if state.last:
        counts = [f"{number:,} {outcome}" for outcome, number in state.last.files.items() if number]
        yield f"Last ingest: {when(state.last)}, {tame(', '.join(state.last.paths))}"
        yield f"  files: {', '.join(counts) or 'none'}" + ("; see --refused" if state.last.refused else "")
    if state.writing:
        yield to.paint("An ingest is writing now", "cyan")
    elif state.unended:
        begun = f"The ingest of {when(state.unended)} did not come to its end"
        yield to.paint(f"{begun}; what it brought in is kept, and the next goes on from there", "yellow")


def left_outside(state: State) -> Iterator[str]:
    """Each file and piece that the last ingest refused, with its reason."""
    from api.tame import tame

    if state.last is None:
        yield "There was no ingest yet."
        return
    yield from (f"{tame(path)}: {tame(reason)}" for path, reason in state.last.refused)
    if not state.last.refused:
        yield f"The ingest of {when(state.last)} refused nothing."


def when(run: Run) -> str:
    """When a run began, for a person."""
    return run.at[:16].replace("T", " ") + " UTC"


def given(chosen: Settings, state: State) -> dict[str, Any]:
    """The home for a program."""
    return {
        "home": str(chosen.home),
        "as_of": chosen.as_of.isoformat() if chosen.as_of else "",
        "documents": state.seen.documents,
        "unassigned": state.seen.unassigned,
        "accounts": [{"account": account, "documents": number} for account, number in state.seen.accounts],
        "revisions": state.revisions,
        "passages": state.passages,
        "records": state.records,
        "model": state.model,
        "embedded": state.embedded.get(state.model, 0),
        "vectors": state.embedded,
        "sources": [{"system": system, "root": str(root)} for system, root in state.sources.items()],
        "schema": state.schema,
        "number": state.number,
        "bytes": {"database": state.database_bytes, "index": state.index_bytes, "free": state.free_bytes},
        "index": {**asdict(state.index), "share": state.share, "scan_limit": chosen.scan_limit},
        "writing": state.writing,
        "last_ingest": shown(state.last),
        "unended_ingest": shown(state.unended) if not state.writing else None,
    }


def shown(run: Run | None) -> dict[str, Any] | None:
    """A run for a program."""
    if run is None:
        return None
    refused = [{"path": path, "reason": reason} for path, reason in run.refused]
    return {
        "at": run.at,
        "paths": list(run.paths),
        "files": run.files,
        "documents": run.documents,
        "refused": refused,
    }
