"""`aia label`: a person's word on what a file or a folder is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.commands.options import Json, Plain, opened, settings
from api.terminal import terminal

Where = Annotated[Path | None, typer.Argument(metavar="[PATH]", help="A file or a folder that was ingested.")]
Fields = Annotated[
    list[str] | None, typer.Argument(metavar="[FIELD=VALUE]...", help="What it is; empty takes it back.")
]


def label(
    context: typer.Context, path: Where = None, fields: Fields = None, json: Json = False, plain: Plain = False
) -> None:
    """Correct what a file or a folder is, or list corrections.

    \b
    aia label ~/accounts/inbox/visit.eml account=Tarvessa
    aia label ~/accounts/tarvessa account=Tarvessa region=EMEA
    aia label ~/accounts/inbox/visit.eml account=          take it back
    aia label                                              list corrections

    Fields: account, region, plant, kind, date, title, status, version, lang, trust, labels. A correction outranks what
    the file says, now and in every later ingest; a row of an export that has its own account keeps it.
    """
    from dataclasses import asdict

    from api.moment import now
    from api.tame import tame
    from api.words import counted
    from assistant.spoken_account import spoken_account

    given = dict(pair(field) for field in fields or ())
    if path is not None and not given:
        raise typer.BadParameter("say what it is, such as account=Tarvessa", param_hint="FIELD=VALUE")
    to = terminal(plain=plain)
    with opened(settings(context), careful=True) as assistant:
        if path is None:
            made = assistant.labels()
            if json:
                to.give([{**asdict(one), "made_at": one.made_at.isoformat()} for one in made])
                return
            for one in made:
                to.say(tame(f"{one.system}  {one.path or '.'}  {one.field}={one.value}"))
            if not made:
                to.note("No corrections. Make one with: aia label PATH account=NAME")
            return
        said = given.get("account", "")
        if said.strip():
            given["account"] = spoken_account(said, assistant)
            if given["account"] != said:
                to.note(tame(f"{said} is the account {given['account']}"))
        done = assistant.label(path, given, now())
        if json:
            to.give(asdict(done))
        else:
            to.say(f"{counted(done.documents, 'document')} changed")


def pair(field: str) -> tuple[str, str]:
    """A field and its value."""
    name, sign, value = field.partition("=")
    if not sign:
        raise typer.BadParameter(f"{field!r} is not FIELD=VALUE, such as account=Tarvessa", param_hint="FIELD=VALUE")
    return name.strip(), value
