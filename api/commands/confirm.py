"""`aia confirm`: what waits for an answer, each with the commands that answer it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import Json, Plain, opened, settings
from api.grouped import say_groups
from api.terminal import terminal

if TYPE_CHECKING:
    from api.terminal import Terminal
    from assistant.waiting import Waiting

confirm = typer.Typer(invoke_without_command=True)
All = Annotated[bool, typer.Option("--all", help="Also what was put off, with its day.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The question's id, as aia confirm names it.")]


@confirm.callback()
def shown(context: typer.Context, every: All = False, json: Json = False, plain: Plain = False) -> None:
    """List what waits for your answer.

    \b
    aia confirm
    aia confirm --all
    aia confirm --json

    Records that may be one company, plant or person; documents of which it is not certain whose they are; accounts
    that one mention or one address alone speaks for; and sentences of minutes, mails, transcripts and plans that sound
    like something to be done. Each comes with the command that says yes, no, or later.
    """
    from dataclasses import asdict

    from assistant.waiting import waiting

    if context.invoked_subcommand:
        return
    to = terminal(plain=plain)
    with opened(settings(context)) as assistant:
        found = waiting(assistant.store, every=every)
    if json:
        to.give([asdict(one) for one in found])
        return
    say_groups(found, lambda one: (one.kind, "yellow"), lambda one: lines(one, to), to)
    if not found:
        to.say("Nothing waits for an answer.")


@confirm.command()
def later(context: typer.Context, name: Id, plain: Plain = False) -> None:
    """Put a question off; it is left out until --all.

    \b
    aia confirm later q012345678
    """
    answered(context, name, "later", plain)


@confirm.command()
def yes(context: typer.Context, name: Id, plain: Plain = False) -> None:
    """Say that a sentence is an action: it counts as one from then on.

    \b
    aia confirm yes q012345678
    """
    answered(context, name, "yes", plain)


@confirm.command()
def no(context: typer.Context, name: Id, plain: Plain = False) -> None:
    """Say no: the documents are of no account, the sentence is no action.

    \b
    aia confirm no q012345678
    """
    answered(context, name, "no", plain)


@confirm.command()
def forget(context: typer.Context, name: Id, plain: Plain = False) -> None:
    """Take back an answer: the question waits again.

    \b
    aia confirm forget q012345678
    """
    answered(context, name, "forget", plain)


def answered(context: typer.Context, name: str, said: str, plain: bool) -> None:
    """Keeps the answer, and says to what."""
    from api.moment import now
    from api.tame import tame
    from assistant.waiting import answer

    chosen = settings(context)
    to = terminal(plain=plain)
    with opened(chosen, careful=True) as assistant:
        instant = now()
        day = instant.astimezone(chosen.zone).date().isoformat()
        one = answer(assistant.store, name, said, day, instant)
    to.say(tame(f"{one.about[0]}: {one.answered or 'it waits again'}"))


def lines(one: Waiting, to: Terminal) -> Iterator[str]:
    """A question in lines, with its answers."""
    from api.tame import tame
    from api.words import counted

    many = f" ({counted(one.documents, 'document')})" if one.documents > 1 else ""
    yield from (f"  {tame(part)}{many}" for part in one.about)
    yield to.paint(f"    {tame(one.why)}" + (f" [{one.answered}]" if one.answered else ""), "dim")
    yield tame(f"    yes    {one.yes}")
    yield tame(f"    no     {one.no}")
    yield tame(f"    later  {one.later}")
