"""Options that several commands take, and the home they speak of."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from assistant.settings import Settings, read

if TYPE_CHECKING:
    from assistant.build import Assistant

Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Plain = Annotated[bool, typer.Option("--no-color", help="Print without colour; NO_COLOR does the same.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DATE", help="Answer as of a date or an instant.")]
Account = Annotated[str, typer.Option("--account", metavar="NAME", help="Look at one account only.")]
Words = Annotated[list[str], typer.Argument(metavar="QUESTION", help="The question; - reads it from standard input.")]


def settings(context: typer.Context, flags: Mapping[str, str] | None = None) -> Settings:
    """The settings of the home that `--home` or the environment names; flags left empty say nothing."""
    home: Path | None = context.find_root().obj
    return read(os.environ, {name: text for name, text in (flags or {}).items() if text}, home)


AT_ONCE = 32 << 20  # bytes of a database whose pages are looked at in less than a twentieth of a second


@contextmanager
def opened(chosen: Settings, *, careful: bool = False, lasting: bool = False) -> Iterator[Assistant]:
    """An assistant over the home, let go of at the end; a name, path or field that it does not know is wrong usage.

    The database's pages are looked at first: always for one that is `careful`, else where that takes no time. One that
    is `lasting` answers many questions.
    """
    from assistant.accounts import UnknownAccount
    from assistant.build import build
    from retrieval.parts import NoSuchPath
    from retrieval.sources.fields import BadField

    assistant = build(chosen, lasting=lasting)
    try:
        if careful or chosen.database.stat().st_size <= AT_ONCE:
            assistant.store.look()
        yield assistant
    except (UnknownAccount, NoSuchPath, BadField) as wrong:
        raise typer.BadParameter(str(wrong)) from wrong
    finally:
        assistant.close()


def question_in(words: list[str]) -> str:
    """The words as one question; a lone "-" reads it from standard input. An empty one is wrong usage."""
    said = sys.stdin.read() if words == ["-"] else " ".join(words)
    if not said.strip():
        raise typer.BadParameter("the question is empty", param_hint="QUESTION")
    return said.strip()
