"""Everyday documents that answer nothing of what is asked, so that what is asked has to be found among them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from demo import days
from demo.draw import number, pool
from demo.page import Page, Unfit
from demo.world import World

MOST = 2000  # documents
BACK = 540  # days that the oldest goes back
WRITTEN = {"en": days.en, "de": days.de_num, "es": days.es, "ja": days.ja, "zh": days.ja}
ONE = ("firm", "town")  # drawn once for a document
MONEY, COMMA = ("money", "fee"), ("de", "es")  # sums, and who writes 4,50
SLOT = re.compile(r"\{(\w+)\}")


def noise(world: World, count: int) -> Iterator[Page]:
    """So many documents, none of them of an account; a larger count adds to those of a smaller one."""
    if not 0 <= count <= MOST:
        raise Unfit(f"{count} everyday documents: 0 to {MOST} can be written")
    told = pool("everyday")
    for at in range(count):
        kind = told["kinds"][at % len(told["kinds"])]
        yield _Draws(world, told["slots"], kind, at).page()


class _Draws:
    """What is drawn for one document: each time a slot stands in its text, another of the slot's words."""

    def __init__(self, world: World, slots: Mapping[str, list[str]], kind: Mapping[str, Any], at: int) -> None:
        self.world, self.slots, self.kind, self.at = world, slots, kind, at
        self.drawn: dict[str, int] = {}
        day = world.ago(1 + self._number("day", BACK))
        self.day = day - timedelta(days=max(0, day.weekday() - 4))  # nobody writes notices at the weekend

    def page(self) -> Page:
        kind = self.kind
        title = self._filled(kind["title"])
        return Page(
            id=f"NOISE-{self.at + 1:04}",
            path=self._filled(kind["path"]),
            form=kind["form"],
            kind=kind["kind"],
            account="",
            region="",
            lang=kind["lang"],
            labels=(),
            day=self.day.isoformat(),
            title=title,
            text=self._mail(title) if kind["form"] == "mail" else self._text(),
            facts=(),
        )

    def _text(self) -> str:
        """The head, three to six of the sentences in their order, and an end."""
        known = self.kind["some"]
        by_lot = sorted(range(len(known)), key=lambda place: self._number(f"sentence {place}", 1 << 30))
        places = sorted(by_lot[: 3 + self._number("length", 4)])
        joint = "\n\n" if self.kind["form"] == "word" else "\n"
        parts = [self._one("head"), *(self._filled(known[place]) for place in places), self._one("end")]
        return joint.join(part[:1].upper() + part[1:] for part in parts) + "\n"

    def _mail(self, title: str) -> str:
        address = f"office@{self.world.supplier.domain}"
        sent = f"{self.day.strftime('%a, %d %b %Y')} {7 + self._number('hour sent', 11):02}:12:00 +0200"
        heads = (
            f"From: Office <{address}>",
            f"To: All staff <all@{self.world.supplier.domain}>",
            f"Subject: {title}",
            f"Date: {sent}",
            f"Message-ID: <notice{self.at + 1}@{self.world.supplier.domain}>",
        )
        return "\n".join(heads) + "\n\n" + self._text()

    def _one(self, part: str) -> str:
        ways = self.kind[part]
        return self._filled(ways[self._number(part, len(ways))])

    def _filled(self, text: str) -> str:
        return SLOT.sub(lambda slot: self._word(slot[1]), text)

    def _word(self, slot: str) -> str:
        if slot == "n":
            return str(self.at + 1)
        if slot == "iso":
            return self.day.isoformat()
        if slot == "day":
            return self._written(self.day)
        time = self.drawn[slot] = self.drawn.get(slot, 0) + 1
        if slot == "soon":
            return self._written(self.day + timedelta(days=5 + self._number(f"soon {time}", 40)))
        words = self.slots[slot]
        word = words[(self._number(slot, len(words)) + time * (slot not in ONE)) % len(words)]
        return word.replace(".", ",") if slot in MONEY and self.kind["lang"] in COMMA else word

    def _written(self, day: date) -> str:
        return WRITTEN[self.kind["lang"]](day)

    def _number(self, what: str, below: int) -> int:
        return number(self.world.seed, f"noise {self.at} {what}", below)
