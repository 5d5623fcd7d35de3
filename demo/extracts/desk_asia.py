"""The service desk of Asia: an issue search of Jira, exported as CSV with repeated columns."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from demo.entities import Entity, entities
from demo.extract import Extract, Row, table
from demo.told import told
from demo.world import World

HEADER = (
    "Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Priority", "Assignee", "Reporter",
    "Created", "Updated", "Resolved", "Labels", "Labels", "Description", "Custom field (Organizations)",
    "Custom field (Region)", "Comment", "Comment",
)  # fmt: skip
PROJECT = "SVCAP"


def extracts(world: World) -> Iterator[Extract]:
    """The tickets of China and Japan."""
    known = entities(world)
    rows = sorted(told("tickets_asia", world), key=lambda each: -each["key"])
    stamp = world.day("2026-09-25").isoformat()
    lines, facts = [], {}
    for place, row in enumerate(rows, 2):
        lines.append(_line(world, row, known[row["plant"]]))
        named = Row(f"jira/issue#{PROJECT}-{row['key']}", place, row["subject"])
        if row.get("late"):
            facts["F22.open"] = named
        if "storage" in row:
            facts[f"N65.{row['storage']}"] = named
    # the search export starts with the mark of its encoding
    data = b"\xef\xbb\xbf" + table(HEADER, lines)
    yield Extract(f"issues {stamp}", f"service desk/APAC/Jira {stamp}.csv", "export", data, facts, "A1")


def _line(world: World, row: dict[str, Any], entity: Entity) -> list[object]:
    owner = world.people[entity.owner]
    comments = [f"{_at(world, row['updated'])};{owner.email};{text}" for text in row.get("comments", ())]
    return [
        f"{row['number']} {row['subject']}",
        f"{PROJECT}-{row['key']}",
        40_000 + row["key"],
        "Question" if row["severity"] == "Low" else "Incident",
        row["status"],
        PROJECT,
        row["severity"],
        owner.name,
        row["reporter"],
        _at(world, row["opened"]),
        _at(world, row["updated"]),
        _at(world, row["resolved"]) if "resolved" in row else "",
        entity.country_code.lower(),
        "delivery" if row.get("late") else "",
        row["body"],
        entity.name,
        entity.plant.country,
        *(*comments, "", "")[:2],
    ]


def _at(world: World, written: object) -> str:
    day, clock = str(written).split(" ")[:2]
    at = datetime.fromisoformat(f"{world.day(day)} {clock[:5]}:00")
    return f"{at.day}/{at:%b}/{at:%y} {at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"
