"""The sales system: meetings and calls of eighteen months, each with one person of the customer's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from demo.draw import number
from demo.entities import Entity, entities, sales_id
from demo.extract import Extract, Row, table
from demo.extracts.sales import FOLDER, STAMP, person_id, root_id
from demo.told import moment, spread
from demo.world import World

HEADER = (
    "Id", "WhoId", "WhatId", "AccountId", "Subject", "StartDateTime", "EndDateTime", "DurationInMinutes", "Location",
    "OwnerId", "IsPrivate", "Description", "SystemModstamp",
)  # fmt: skip
# With whom how often: the plant, the people in turn, from, to, how many times.
SERIES = (
    ("DE", ("maintenance_de", "quality_de"), "2025-04-08", "2026-09-22", 24),
    ("US", ("plant_us",), "2025-04-15", "2026-09-18", 22),
    ("MX", ("quality_mx", "maintenance_mx", "quality_mx", "manager_mx"), "2025-04-10", "2026-09-24", 24),
    ("CN", ("purchasing_cn", "maintenance_cn", "manager_cn"), "2025-04-22", "2026-09-20", 18),
    ("PL", ("plant_pl", "manager_pl"), "2025-05-06", "2026-09-16", 16),
    ("JP", ("engineering_jp",), "2025-05-15", "2026-05-14", 26),
    ("JP", ("purchasing_jp", "manager_jp"), "2025-06-03", "2026-09-12", 9),
    ("A2DE", ("buyer_a2",), "2025-05-13", "2026-09-15", 8),
    ("A2PL", ("plant_a2",), "2025-07-01", "2026-08-20", 3),
    ("A3US", ("buyer_a3",), "2025-05-20", "2026-09-10", 8),
)
SUBJECTS = {
    "DE": ("Jour fixe", "Rundgang Halle 2", "Telefonat offene Punkte", "Abstimmung Liefertermine"),
    "US": ("Call open POs", "Plant visit", "Call retrofit", "Lunch", "Check-in"),
    "MX": ("Llamada semanal", "Visita a planta", "Revisión de tickets", "Llamada pedidos"),
    "CN": ("电话会议", "Plant visit", "月度沟通", "Call delivery plan"),
    "PL": ("Call tickets", "Visit press shop", "Spotkanie w zakładzie", "Call"),
    "JP": ("定例打合せ", "訪問", "電話会議", "納期確認"),
}
QBRS = ("2025-10-07", "2026-01-20", "2026-04-14", "2026-07-07", "2026-10-06")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting: with whom, of which entity, when."""

    key: str
    with_: str
    at: datetime
    subject: str
    minutes: int = 45


def extracts(world: World) -> Iterator[Extract]:
    """Event: what was held, and the next quarterly review."""
    held = sorted(_held(world), key=lambda one: (one.at, one.key))
    known = entities(world)
    rows = [_row(world, one, known.get(one.key)) for one in held]
    facts: dict[str, Row] = {}
    for place, (one, row) in enumerate(zip(held, rows, strict=True), 2):
        where = Row(f"salesforce/Event#{row[0]}", place)
        if one.with_ == "engineering_jp":
            facts["F08.last_meeting"] = where  # the last one stays
        if one.key == "A1" and one.at.date() == world.day("2026-10-06"):
            facts["N71.qbr_event"] = where
    yield Extract("sf events", f"{FOLDER}/Event.csv", "export", table(HEADER, rows), facts)


def _held(world: World) -> Iterator[Held]:
    for key, people, start, end, count in SERIES:
        days = [*spread(world, start, end, count - 1), world.day(end)]
        for place, day in enumerate(days):
            subjects = SUBJECTS.get(key, SUBJECTS["DE"] if key == "A2DE" else ("Call", "Visit"))
            subject = subjects[number(world.seed, f"{key} meeting {place}", len(subjects))]
            at = moment(world, "2026-01-01", f"{8 + (place * 5) % 8:02}:{(place % 2) * 30:02}").time()
            yield Held(key, people[place % len(people)], datetime.combine(day, at), subject)
    for held in QBRS:
        yield Held("A1", "cpo", moment(world, held, "09:30"), f"QBR {world.accounts['A1'].short}", 180)
    for held in ("2025-12-02", "2026-03-17", "2026-06-10"):
        yield Held("A1", "cpo", moment(world, held, "14:00"), "Executive touchpoint", 60)


def _row(world: World, one: Held, entity: Entity | None) -> list[Any]:
    owner = entity.owner if entity else "lead"
    changed = min(one.at, moment(world, STAMP, "01:00")) if one.at.date() > world.as_of else one.at
    return [
        sales_id(world, "00U", f"{one.key} {one.with_} {one.at}"), person_id(world, one.with_), "",
        entity.sales_id if entity else root_id(world, one.key), one.subject, _instant(one.at),
        _instant(one.at + timedelta(minutes=one.minutes)), one.minutes,
        entity.plant.town if entity and "isit" in one.subject else "", person_id(world, owner), "false", "",
        _instant(changed),
    ]  # fmt: skip


def _instant(at: datetime) -> str:
    return f"{at.isoformat()}.000Z"
