"""`aia coverage`: what was read of each account and region, what is old or missing, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import AsOf, Json, Plain, opened, settings
from api.terminal import terminal

if TYPE_CHECKING:
    from api.terminal import Terminal
    from assistant.coverage.cover import AccountCovered, KindCovered, PlaceCovered, SourceCovered

Name = Annotated[str, typer.Argument(metavar="[ACCOUNT]", help="Only the account of that name.")]
COLOURS = {"read": "green", "stale": "yellow", "undated": "yellow", "empty": "red"}
NONE = "Nothing was read yet. Bring documents and exports in with: aia ingest PATH"


def coverage(
    context: typer.Context, account: Name = "", as_of: AsOf = "", json: Json = False, plain: Plain = False
) -> None:
    """Say what was read of each account, and what is missing.

    \b
    aia coverage
    aia coverage Tarvessa
    aia coverage --json

    Of six sources of insight: customer conversations, sales history, industry analysis, financial and market data,
    cross-functional input, service interactions. Each is read, stale, undated or empty, for the account and for each of
    its regions. At the end what could not be read, with the reason.
    """
    from dataclasses import asdict

    from api.moment import moment
    from api.tame import tame
    from assistant.coverage.home import coverage_of

    chosen = settings(context, {"as_of": as_of})
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        found = coverage_of(assistant, moment("", chosen), account=account)
    if json:
        to.give(asdict(found))
        return
    for one in found.accounts:
        for line in lines(one, to):
            to.say(line)
    if found.unreadable:
        to.say(to.paint(f"Not read, {len(found.unreadable):,}", "red"))
        for each in found.unreadable:
            to.say(tame(f"  {each.place}: {each.reason}"))
    if not found.accounts:
        to.note(NONE)


def lines(one: AccountCovered, to: Terminal) -> Iterator[str]:
    """An account as a whole, source by source; then its regions, each with what is not read of it."""
    from api.tame import tame

    yield to.paint(tame(one.account) or "(no account)", "bold")
    width = max(len(source.source) for source in one.whole.sources)
    for source in one.whole.sources:
        yield f"  {source.source.ljust(width)}  {told(source, to)}"
    if one.whole.others:
        yield f"  {'Besides'.ljust(width)}  {held(one.whole.others)}"
    for region in one.regions if len(one.regions) > 1 or one.regions[0].region else ():
        yield f"  {tame(region.region) or '(no region)'}: {gaps(region, to)}"
    yield ""


def told(source: SourceCovered, to: Terminal) -> str:
    """A source's state, what it holds, and the newest day."""
    from api.tame import tame
    from api.words import joined

    kinds = held(source.kinds, but=source.state)
    newest = f"newest {tame(source.newest)}" if source.newest else ""
    return to.paint(source.state, COLOURS[source.state]) + (f"  {joined([kinds, newest])}" if kinds else "")


def held(kinds: Sequence[KindCovered], but: str = "read") -> str:
    """How many there are of each kind, and of one in another state than most that it is so."""
    from api.tame import tame

    told = ((one, f"{one.many:,} {tame(one.kind.replace('_', ' ')) or 'of no kind'}") for one in kinds)
    return ", ".join(said + (f" ({one.state})" if one.state not in ("read", but) else "") for one, said in told)


def gaps(place: PlaceCovered, to: Terminal) -> str:
    """What is stale, undated or empty in a region, in words; else that all is read."""
    named = [(state, place.named(state)) for state in ("stale", "undated", "empty")]
    said = [to.paint(state, COLOURS[state]) + f" {', '.join(sources)}" for state, sources in named if sources]
    return "; ".join(said) or to.paint("all read", "green")
