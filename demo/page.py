"""A document of the demo company, filled from its template: a head of TOML between `+++` lines, then the text."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import jinja2

from demo.days import FILTERS
from demo.marks import Planted, Unmarked, unmarked
from demo.world import World

TEMPLATES = Path(__file__).parent / "templates"
FORMS = ("text", "mail", "word", "slides", "sheet", "pdf")
FIELDS = {"id", "path", "form", "kind", "account", "region", "lang", "labels", "day", "title"}


class Unfit(ValueError):
    """A template that cannot be filled, with its file and the reason."""


@dataclass(frozen=True, slots=True)
class Page:
    """A document before it is given its form.

    `path` is where it lies among the files, `kind`, `account` (A1, A2, A3 or nothing), `region`, `lang` and `labels`
    what a reader should find out about it, `text` its words, `facts` what is planted in them.
    """

    id: str
    path: str
    form: str
    kind: str
    account: str
    region: str
    lang: str
    labels: tuple[str, ...]
    day: str
    title: str
    text: str
    facts: tuple[Planted, ...]


def environment() -> jinja2.Environment:
    """Templates fail on what they misspell, and write no markup of their own."""
    # They are plain texts, so nothing is escaped.
    made = jinja2.Environment(undefined=jinja2.StrictUndefined, keep_trailing_newline=True, autoescape=False)
    made.filters |= FILTERS
    return made


def saying(paraphrase: int) -> Callable[..., str]:
    """Chooses among ways to say one thing, the first as written and each later one farther from it.

    >>> saying(1)("late", "behind schedule", "overdue")
    'behind schedule'
    """
    return lambda *ways: str(ways[min(paraphrase, len(ways) - 1)])


def shown(world: World) -> dict[str, Any]:
    """What a template can say: `p.lead`, `plant.MX`, `brg`, `v.price_mx`, `day('2026-04-15')`, `w` for the rest."""
    return {
        "w": world,
        "day": world.day,
        "ago": world.ago,
        "ticket": world.ticket,
        "supplier": world.supplier,
        "stranger": world.stranger,
        "competitor": world.competitor,
        "p": world.people,
        "plant": world.plants,
        "brg": world.main,
        "v": world.values,
        **world.accounts,
        **world.families,
    }


def filled(name: str, template: str, world: World, paraphrase: int = 0) -> Page:
    """The document that a template gives in this world."""
    try:
        text = environment().from_string(template).render(shown(world) | {"say": saying(paraphrase)})
        _, head, body = text.split("+++\n", 2)
        told = tomllib.loads(head)
        body, facts = unmarked(body.lstrip("\n"))
    except (jinja2.TemplateError, tomllib.TOMLDecodeError, Unmarked, ValueError) as error:
        raise Unfit(f"{name}: {error}") from error
    lacks, extra = {"id", "path", "form", "kind"} - set(told), set(told) - FIELDS
    if lacks or extra or told["form"] not in FORMS:
        raise Unfit(f"{name}: its head lacks {sorted(lacks)}, has {sorted(extra)} too many, form {told.get('form')}")
    return Page(
        id=told["id"],
        path=told["path"],
        form=told["form"],
        kind=told["kind"],
        account=told.get("account", ""),
        region=told.get("region", ""),
        lang=told.get("lang", "en"),
        labels=tuple(told.get("labels", ())),
        day=told.get("day", ""),
        title=told.get("title", ""),
        text=body,
        facts=tuple(facts),
    )


def pages(world: World, paraphrase: int = 0) -> Iterator[Page]:
    """Every document of the company, by the name of its template; `say(...)` in it chooses by the paraphrase level."""
    for path in sorted(TEMPLATES.rglob("*.j2")):
        yield filled(path.relative_to(TEMPLATES).as_posix(), path.read_text("utf-8"), world, paraphrase)
