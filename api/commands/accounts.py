"""`aia accounts tree|show`: the accounts that the exports hold, and what is known of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from api.commands.options import AsOf, Json, Plain, opened, settings
from api.terminal import terminal

if TYPE_CHECKING:
    from api.terminal import Terminal
    from assistant.book import Entry

accounts = typer.Typer(no_args_is_help=True, help="Show the accounts that the exports of your systems hold.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="An account's name, another name of it, or its id.")]
Any_ = Annotated[str, typer.Argument(metavar="[NAME]", help="Only the account and what hangs below it.")]
NONE = "This home holds no accounts yet. Bring an export of your CRM in with: aia ingest PATH"


@accounts.command()
def tree(context: typer.Context, name: Any_ = "", as_of: AsOf = "", json: Json = False, plain: Plain = False) -> None:
    """Show what belongs to whom.

    \b
    aia accounts tree
    aia accounts tree Tarvessa
    aia accounts tree --json
    """
    from dataclasses import asdict

    from api.moment import moment
    from api.record_shown import node_shown, nodes_shown
    from retrieval.records.tree import key_of

    chosen = settings(context, {"as_of": as_of})
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        book = assistant.book(as_of=moment("", chosen))
        if name:
            under = book.tree.under(key_of(book.named(name)))
            nodes = [node_shown(book.tree, one, depth) for depth, one in under]
        else:
            nodes = nodes_shown(book.tree)
    if json:
        to.give([asdict(one) for one in nodes])
        return
    for one in nodes:
        name = f"{one.name} ({', '.join(one.systems)})" if len(one.systems) > 1 else one.name
        to.say("  " * one.depth + node(name, one.source_id, (one.level, one.region or one.country), to))
    if not nodes:
        to.note(NONE)


@accounts.command()
def show(context: typer.Context, name: Name, as_of: AsOf = "", json: Json = False, plain: Plain = False) -> None:
    """Show one account: where it hangs, the nine CRM fields, and how many records there are of it.

    \b
    aia accounts show Tarvessa
    aia accounts show 0015e00000AAA01 --json
    """
    from dataclasses import asdict

    from api.moment import moment
    from api.record_shown import account_shown

    chosen = settings(context, {"as_of": as_of})
    to = terminal(plain=plain)
    with opened(chosen) as assistant:
        book = assistant.book(as_of=moment("", chosen))
        entry = book.entry(book.named(name).id)
        if entry is None:
            raise typer.Exit(1)
        if json:
            to.give(asdict(account_shown(book.tree, entry)))
            return
        for line in told(entry, to):
            to.say(line)


def told(entry: Entry, to: Terminal) -> Iterator[str]:
    """An account in lines."""
    from api.tame import tame
    from api.words import counted

    one = entry.record
    yield to.paint(node(one.text("name"), one.source.id, (one.text("level"), one.region), to), "bold")
    if entry.above:
        yield f"below {tame(' > '.join(each.text('name') for each in entry.above))}"
    if entry.below:
        yield f"{counted(len(entry.below), 'account')} directly below it: aia accounts tree {one.source.id}"
    yield ""
    width = max(map(len, entry.crm))
    for label, value in entry.crm.items():
        yield f"{label.ljust(width)}  {tame(value) or to.paint('not filled in', 'yellow')}"
    yield ""
    for kind, number in entry.counts.items():
        yield f"{number:>9,}  {kind.replace('_', ' ')}"
    for each in entry.members:
        yield to.paint(f"{tame(each.source.system)} {tame(each.source.object)}, {tame(each.place)}", "dim")


def node(name: str, source_id: str, words: tuple[str, ...], to: Terminal) -> str:
    """An account in one line."""
    from api.tame import tame

    said = ", ".join(tame(word.replace("_", " ")) for word in words if word)
    return f"{tame(name) or '(no name)'}" + (f", {said}" if said else "") + to.paint(f"  {tame(source_id)}", "dim")
