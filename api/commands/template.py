"""`aia template`: an empty sheet for people who keep their records themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from api.terminal import terminal

Kind = Annotated[str, typer.Argument(metavar="KIND", help="The kind of records; none lists them.", show_default=False)]
AsCsv = Annotated[bool, typer.Option("--csv", help="Write CSV, not a workbook.")]
AsDeck = Annotated[bool, typer.Option("--pptx", help="Write the account plan as a deck.")]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="The file, instead of KIND.xlsx or KIND.csv here.")
]
CHARTER, PLAN = "charter", "plan"
ROWS = "fill it in from row 2"


def template(kind: Kind = "", csv: AsCsv = False, pptx: AsDeck = False, out: Out = None) -> None:
    """Write an empty sheet, a plan's deck or a charter to fill in.

    \b
    aia template
    aia template tickets
    aia template tickets --csv
    aia template plan --out ~/sheets/plan.xlsx
    aia template plan --pptx
    aia template charter

    The workbook's second sheet says what each column holds. A file that is there is never overwritten.
    """
    from retrieval.sources.exports.template import names, template

    to = terminal()
    if not kind:
        for name in names():
            found = template(name)
            to.say(f"{name:15} a row is named by {found.named_by if found else ''}")
        to.say(f"{CHARTER:15} a page in Word: the five rules of an account, with blanks")
        return
    name, ending, make, then = _chosen(kind, csv, pptx, out)
    path = (out or Path(f"{name}{ending}")).expanduser()
    if path.suffix.lower() != ending:
        raise typer.BadParameter(f"{path.name} does not end in {ending}", param_hint="--out")
    data = make()
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        raise typer.BadParameter(f"{path} is there already; it was left as it is", param_hint="--out") from None
    except OSError as error:
        raise typer.BadParameter(f"{path} cannot be written: {error.strerror}", param_hint="--out") from None
    to.say(f"{path}: {then}, then aia ingest it.")


def _chosen(kind: str, csv: bool, pptx: bool, out: Path | None) -> tuple[str, str, Callable[[], bytes], str]:
    """What is to be written: its name, the file's ending, what makes it, and what to do with it."""
    from retrieval.sources.exports.template import names, template, written

    made = template(kind)
    suffix = out.suffix.lower() if out else ""
    if kind.casefold() == CHARTER:
        if csv or pptx:
            raise typer.BadParameter("a charter is a page in Word", param_hint="--csv" if csv else "--pptx")
        from retrieval.sources.exports.template_charter import charter_page

        return CHARTER, ".docx", charter_page, "fill in its blanks"
    if made is None:
        raise typer.BadParameter(f"{kind!r} is none of {', '.join((*names(), CHARTER))}", param_hint="KIND")
    if pptx or (suffix == ".pptx" and made.name == PLAN):
        if made.name != PLAN or csv:
            raise typer.BadParameter("only a plan can be a deck, and not CSV as well", param_hint="--pptx")
        from retrieval.sources.exports.template_deck import plan_deck

        return made.name, ".pptx", plan_deck, "fill in its slides"
    if csv or suffix == ".csv":
        return made.name, ".csv", lambda: written(made), ROWS
    from retrieval.sources.exports.template_book import workbook

    return made.name, ".xlsx", lambda: workbook(made), ROWS
