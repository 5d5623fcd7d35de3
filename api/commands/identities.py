"""`aia identities`: which records of several systems are one, and a person's word on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import Json, Plain, opened, settings
from api.grouped import say_groups
from api.terminal import terminal

if TYPE_CHECKING:
    from api.terminal import Terminal
    from assistant.who import Party, Told

identities = typer.Typer(no_args_is_help=True, help="Show which records of several systems are one, and correct it.")
One = Annotated[str, typer.Argument(metavar="RECORD", help="A record's id, or SYSTEM:ID.")]
Other = Annotated[str, typer.Argument(metavar="OTHER", help="The record it is compared with.")]
Verdict = Annotated[str, typer.Option("--verdict", metavar="WORD", help="Only: unsure, same or different.")]
Yes = Annotated[bool, typer.Option("--yes", help="Although hard facts contradict.")]
COLOURS = {"unsure": "yellow", "same": "green", "different": "dim"}
LATER = "It counts from the next: aia ingest"


@identities.command("list")
def shown(context: typer.Context, verdict: Verdict = "", json: Json = False, plain: Plain = False) -> None:
    """List the decisions and their reasons, those that wait for an answer first.

    \b
    aia identities list
    aia identities list --verdict unsure
    aia identities list --json
    """
    from dataclasses import asdict

    from assistant.who import VERDICTS, Who

    if verdict and verdict not in VERDICTS:
        raise typer.BadParameter(f"{verdict!r} is none of {', '.join(VERDICTS)}", param_hint="--verdict")
    to = terminal(plain=plain)
    with opened(settings(context)) as assistant:
        told = Who(assistant.store).told(verdict)
    if json:
        to.give([asdict(one) for one in told])
        return
    say_groups(told, lambda one: (one.verdict, COLOURS[one.verdict]), lambda one: lines(one, to), to)
    if not told:
        to.note("No two records are alike enough to tell of.")


@identities.command()
def same(context: typer.Context, one: One, other: Other, yes: Yes = False, plain: Plain = False) -> None:
    """Say that two records are one; it outweighs all evidence.

    \b
    aia identities same salesforce:001A0000012AbcDEFG sap:1001

    Where their ids, or their countries and domains, contradict, it is kept only with --yes.
    """
    ruled(context, one, other, "same", plain, anyhow=yes)


@identities.command()
def different(context: typer.Context, one: One, other: Other, plain: Plain = False) -> None:
    """Say that two records are not one; it outweighs all evidence.

    \b
    aia identities different salesforce:001A0000012AbcDEFG sap:1001
    """
    ruled(context, one, other, "different", plain)


@identities.command()
def forget(context: typer.Context, one: One, other: Other, plain: Plain = False) -> None:
    """Take back what was said of two records.

    \b
    aia identities forget salesforce:001A0000012AbcDEFG sap:1001
    """
    ruled(context, one, other, "", plain)


def ruled(context: typer.Context, one: str, other: str, said: str, plain: bool, *, anyhow: bool = False) -> None:
    """Keeps a person's word, and says what it was about."""
    from assistant.who import Contradicted, Who

    to = terminal(plain=plain)
    with opened(settings(context), careful=True) as assistant:
        try:
            left, right = Who(assistant.store).say(one, other, said, anyhow=anyhow)
        except Contradicted as why:
            raise Contradicted(f"{why}; if they are one all the same, add --yes") from why
    to.say(f"{party(left)}\n{party(right)}\n{said or 'nothing is said of them any more'}")
    to.note(LATER)


def lines(one: Told, to: Terminal) -> Iterator[str]:
    """A decision in lines; one that waits for an answer with the two that can be given."""
    from api.tame import tame

    yield f"  {party(one.left)}"
    yield f"  {party(one.right)}"
    yield to.paint(f"    {tame(one.why)}", "dim")
    if one.verdict == "unsure":
        yield f"    aia identities same|different {one.left.id} {one.right.id}"


def party(one: Party) -> str:
    """A record in one line."""
    from api.tame import tame

    return tame(f"{one.name or '(no name)'}  {one.system}:{one.source_id}  {one.place}")
