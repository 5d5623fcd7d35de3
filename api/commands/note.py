"""`aia note`: what a person remembers or knows better, kept with who said so and when."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup

from api.commands.options import Account, AsOf, Json, Plain, opened, settings
from api.terminal import terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from api.terminal import Terminal
    from assistant.sayings import Saying

Text = Annotated[str, typer.Argument(metavar="TEXT", help="What is to be remembered; - reads it from standard input.")]
Whose = Annotated[str, typer.Option("--account", metavar="NAME", help="The account that it is about.")]
Author = Annotated[str, typer.Option("--author", metavar="NAME", help="Who says so, instead of the setting author.")]
Of = Annotated[str, typer.Option("--corrects", metavar="SOURCE", help="A citation's id, or a document's path or id.")]
Quote = Annotated[str, typer.Option("--quote", metavar="WORDS", help="The words in it that are wrong.")]
Labels = Annotated[list[str] | None, typer.Option("--label", metavar="LABEL", help="Who may see it; may be repeated.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="The note's id, as aia note list names it.")]
ADD = "add"


class Spoken(TyperGroup):
    """A group of which words that name no command are a note to be kept."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments, with the command that they leave out."""
        plain = not args or args[0] in (*self.commands, *ctx.help_option_names)
        return super().parse_args(ctx, args if plain else [ADD, *args])


note = typer.Typer(
    cls=Spoken,
    no_args_is_help=True,
    subcommand_metavar="TEXT | COMMAND",
    help="Keep what you know, and correct what an answer stands on: aia note add --help.",
)


@note.command(ADD)
def add(
    context: typer.Context,
    text: Text,
    account: Whose = "",
    corrects: Of = "",
    quote: Quote = "",
    author: Author = "",
    label: Labels = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Keep a note; the word add may be left out.

    \b
    aia note "They audit suppliers every March." --account Tarvessa --author "Ann Berg"
    aia note "It is 90 days." --corrects ~/accounts/tarvessa/charter.md --quote "60 days"
    aia note "It is 90 days." --corrects r0123456789abcdef0123:1820-1895

    The id of a citation is its id in aia ask --json. What a note corrects stays as it is; an answer that cites it says
    the note too, with who said so and when. A note on a document has its account, region and labels.
    """
    from dataclasses import asdict

    from api.moment import now
    from assistant.sayings import Sayings

    words = sys.stdin.read() if text == "-" else text
    chosen = settings(context)
    to = terminal(plain=plain)
    with opened(chosen, careful=True) as assistant:
        kept, failed = Sayings(assistant).keep(
            words, now=now(), account=account, author=author, labels=label or (), corrects=corrects, quote=quote
        )
    if json:
        to.give(asdict(kept))
    else:
        for line in lines(kept, to):
            to.say(line)
    if failed:
        to.note(f"Kept without vectors: {failed}")
    if chosen.as_of and chosen.as_of.date().isoformat() < kept.date:
        to.note(f"This home answers as of {chosen.as_of.date()}; the note counts from {kept.date}.")


@note.command("list")
def shown(
    context: typer.Context, account: Account = "", as_of: AsOf = "", json: Json = False, plain: Plain = False
) -> None:
    """List the notes, the oldest first.

    \b
    aia note list
    aia note list --account Tarvessa --json
    """
    from dataclasses import asdict

    from assistant.sayings import Sayings

    chosen = settings(context, {"as_of": as_of})
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        told = Sayings(assistant).told(as_of=chosen.as_of if as_of else None, account=account)
    if json:
        to.give([asdict(one) for one in told])
        return
    for one in told:
        for line in lines(one, to):
            to.say(line)
    if not told:
        to.note("No notes. Keep one with: aia note TEXT --account NAME")


@note.command()
def remove(context: typer.Context, name: Id, plain: Plain = False) -> None:
    """Take a note out of the next answer.

    \b
    aia note remove 2026-11-25-0123456789
    """
    from api.moment import now
    from assistant.sayings import Sayings

    to = terminal(plain=plain)
    with opened(settings(context), careful=True) as assistant:
        gone = Sayings(assistant).forget(name, now())
    to.say(f"{gone.id} is no longer said")


def lines(one: Saying, to: Terminal) -> Iterator[str]:
    """A note in lines: its name, who said it of what, and the words."""
    from api.tame import tame

    yield to.paint(one.id, "cyan") + "  " + tame(f"{one.author}  {one.account}  {', '.join(one.labels)}")
    yield to.wrap(" ".join(tame(one.text).split()), "  ")
    if one.corrects:
        of = one.corrects
        where = ", ".join(part for part in (of.title or of.source_id or of.document_id, of.locator) if part)
        quote = " ".join(tame(of.quote).split())
        yield to.paint(to.wrap(f"corrects {tame(where)}" + (f": “{quote}”" if quote else ""), "  "), "dim")
