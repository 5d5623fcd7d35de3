"""The service desk of Europe: a list of ServiceNow incidents, exported as CSV."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from demo.entities import Entity, entities
from demo.extract import Extract, Row, table
from demo.told import told
from demo.world import World

HEADER = (
    "number", "sys_id", "opened_at", "short_description", "description", "caller_id", "priority", "state", "category",
    "subcategory", "product", "company", "location", "assignment_group", "assigned_to", "contact_type",
    "reopen_count", "reassignment_count", "resolved_at", "closed_at", "close_notes", "comments", "work_notes",
    "sys_updated_on",
)  # fmt: skip
PRIORITIES = {1: "1 - Critical", 2: "2 - High", 3: "3 - Moderate", 4: "4 - Low"}


def extracts(world: World) -> Iterator[Extract]:
    """The tickets of Germany and Poland, of both accounts that have plants there."""
    known = entities(world)
    rows = sorted(told("tickets_europe", world), key=lambda each: (str(each["opened"]), each["number"]))
    stamp = world.day("2026-09-25").isoformat()
    lines, facts, counted = [], {}, Counter[str]()
    for place, row in enumerate(rows, 2):
        lines.append(_line(world, row, known[row["plant"]]))
        for fact in _facts(row, counted):
            facts[fact] = Row(f"servicenow/incident#{row['number']}", place, row["subject"])
    yield Extract(
        f"incidents {stamp}", f"service desk/Europe/incident_{stamp}.csv", "export", table(HEADER, lines), facts
    )


def _facts(row: dict[str, Any], counted: Counter[str]) -> Iterator[str]:
    for key, fact in (("fault", "F05.poland"), ("seal", "F26.seal")):
        if row.get(key):
            counted[key] += 1
            yield f"{fact}{counted[key]}"
    if row.get("distractor"):
        yield "F20.distractor"
    if "twin" in row:
        yield f"F24.{row['twin']}"
    if "storage" in row:
        yield f"N65.{row['storage']}"


def _line(world: World, row: dict[str, Any], entity: Entity) -> list[object]:
    opened, updated = _at(world, row["opened"]), _at(world, row["updated"])
    resolved = _at(world, row["resolved"]) if "resolved" in row else None
    owner = world.people[entity.owner]
    return [
        row["number"],
        sha256(f"{world.seed}/{row['number']}".encode()).hexdigest()[:32],
        opened,
        row["subject"],
        row["body"],
        world.people[entity.contact].name,
        PRIORITIES[row["severity"]],
        row["state"],
        "inquiry" if row["severity"] == 4 else "product",
        row.get("code", ""),
        row["product"],
        entity.name,
        f"{entity.plant.town} ({entity.plant.state or entity.plant.country})",
        f"Service {entity.plant.country}",
        owner.name,
        "email" if row["severity"] > 2 else "phone",
        0,
        1 if row["severity"] < 3 else 0,
        resolved,
        resolved + timedelta(days=5) if resolved and row["state"] == "Closed" else None,
        row.get("resolution", ""),
        row.get("comments", ""),
        row.get("notes", ""),
        max(updated, resolved + timedelta(days=5)) if resolved else updated,
    ]


def _at(world: World, written: object) -> datetime:
    day, clock = str(written).split(" ")[:2]
    return datetime.fromisoformat(f"{world.day(day)} {clock[:5]}:00")
