"""`aia template`: an empty sheet for people who keep their records themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from api.terminal import terminal

Kind = Annotated[str, typer.Argument(metavar="KIND", help="The kind of records; none lists them.", show_default=False)]
AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV, not a workbook.")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="The file, instead of KIND.xlsx or KIND.csv here.")
]


def template(kind: Kind = "", csv: AsCsv = False, out: Out = None) -> None:
    """Write an empty sheet to fill in with records of one kind.

    \b
    aia template
    aia template tickets
    aia template tickets --csv
    aia template plan --out ~/sheets/plan.xlsx

    The workbook's second sheet says what each column holds. A file that is there is never overwritten.
    """
    from retrieval.sources.exports.template import names, template, written

    to = terminal()
    made = template(kind) if kind else None
    if kind and made is None:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join(names())}", param_hint="KIND")
    if made is None:
        for name in names():
            found = template(name)
            to.say(f"{name:15} a row is named by {found.named_by if found else ''}")
        return
    ending = ".csv" if csv or (out is not None and out.suffix.lower() == ".csv") else ".xlsx"
    path = (out or Path(f"{made.name}{ending}")).expanduser()
    if path.suffix.lower() != ending:
        raise typer.BadParameter(f"{path.name} does not end in {ending}", param_hint="--out")
    if ending == ".csv":
        data = written(made)
    else:
        from retrieval.sources.exports.template_book import workbook

        data = workbook(made)
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise typer.BadParameter(f"{path} is there already; it was left as it is", param_hint="--out") from None
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}", param_hint="--out") from None
    to.say(f"{path}: fill it in from row 2, then aia ingest it.")
