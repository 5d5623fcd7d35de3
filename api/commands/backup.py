"""`aia backup` and `aia restore`: a verified copy of all that a home knows, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import Json, Plain, settings
from api.terminal import Terminal, terminal

To = Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.", show_default=False)]
Force = Annotated[bool, typer.Option("--force", help="Replace a file that is there.")]
From = Annotated[Path, typer.Argument(metavar="FILE", help="A file that `aia backup` wrote.", show_default=False)]
Replace = Annotated[bool, typer.Option("--replace", help="Put what the home holds aside, undeleted.")]

EVERY_S = 10.0


@dataclass(slots=True)
class Told:
    """Says how much is copied, every ten seconds; what is done sooner says nothing."""

    to: Terminal
    clock: Callable[[], float]
    said: float = field(init=False)

    def __post_init__(self) -> None:
        self.said = self.clock()

    def copied(self, done: int, total: int) -> None:
        """Takes one step."""
        from api.words import size

        if self.clock() - self.said >= EVERY_S:
            self.said = self.clock()
            self.to.note(f"Copied {size(done)} of {size(total)}")


def backup(context: typer.Context, file: To, force: Force = False, json: Json = False, plain: Plain = False) -> None:
    """Copy all that the home knows into one file, and verify the copy.

    \b
    aia backup ~/backups/accounts.aia
    aia backup ~/backups/accounts.aia --force

    It may run beside a server and an ingest. Settings and keys are not in it, and neither is what can be made again.
    """
    from api.moment import now, seconds
    from api.words import counted, size
    from retrieval.store.backup import back_up

    chosen = settings(context)
    to = terminal(plain=plain)
    if not chosen.database.exists():
        to.note("This home is empty; there is nothing to back up.")
        raise typer.Exit(1)
    place = file.expanduser().absolute()
    said = Told(to, seconds)
    saved = back_up(
        chosen.database, place, now().isoformat(), replace=force, wait_s=chosen.wait_s, on_progress=said.copied
    )
    if json:
        to.give({**asdict(saved), "path": str(saved.path)})
    else:
        to.say(f"Backed up: {saved.path}, {size(saved.size)}, verified")
        to.say(f"{counted(saved.counts['document'], 'document')}, {counted(saved.counts['passage'], 'passage')}")


def restore(
    context: typer.Context, file: From, replace: Replace = False, json: Json = False, plain: Plain = False
) -> None:
    """Put a backup back in the place of what the home holds.

    \b
    aia restore ~/backups/accounts.aia
    aia restore ~/backups/accounts.aia --replace

    The backup is verified before anything is touched. What stood there is kept beside it under another name.
    """
    from api.moment import now
    from api.words import counted
    from retrieval.store import restore as store

    chosen = settings(context)
    to = terminal(plain=plain)
    aside = f"before-{now():%Y%m%dT%H%M%S}"
    done = store.restore(file.expanduser().absolute(), chosen.database, aside, replace=replace)
    if json:
        to.give({**asdict(done.looked), "aside": str(done.aside) if done.aside else ""})
        return
    made = f", made {done.looked.made_at[:16].replace('T', ' ')} UTC" if done.looked.made_at else ""
    to.say(f"Restored: {counted(done.looked.counts['document'], 'document')}{made}")
    if done.aside:
        to.say(f"What stood there before is kept as {done.aside}")
    to.note("An index of vectors is not in a backup; make it anew with: aia index rebuild")
