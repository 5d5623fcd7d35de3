"""Sheets of quality and of the account office: complaints with their 8D reports, escalations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from demo.entities import Entity, entities
from demo.extract import Extract, Row, table
from demo.extracts.sales import article, code
from demo.told import told
from demo.world import World

COMPLAINT = (
    "Id (AIA complaints)", "Account", "Number", "Title", "Description", "Article", "Product family", "Region",
    "Quantity", "Quantity returned", "Cause", "8D", "Status", "Received on", "Closed on", "Cost", "Currency", "Owner",
    "Last changed",
)  # fmt: skip
ESCALATION = (
    "Id (AIA escalations)", "Account", "Type", "Title", "Summary", "Opened at", "Opened by", "Regions", "Owner",
    "Supported by", "Target (business days)", "Status", "Decision", "Decided at", "By the agreed process",
    "Customer mediated", "Last changed",
)  # fmt: skip


def extracts(world: World) -> Iterator[Extract]:
    """Complaints and escalations."""
    known = entities(world)
    complaints = sorted(told("complaints", world), key=lambda one: str(one["received"]))
    rows = [_complaint(world, one, known[one["plant"]], 41 + 3 * place) for place, one in enumerate(complaints)]
    yield Extract(
        "complaints", "Quality/complaints.csv", "export", table(COMPLAINT, rows), _facts("complaints", complaints, rows)
    )
    raised = told("escalations", world)
    rows = [_escalation(world, one, known[one["plant"]]) for one in raised]
    facts = _facts("escalations", raised, rows)
    yield Extract("escalations", "Account office/escalations.csv", "export", table(ESCALATION, rows), facts)


def _facts(kind: str, told_rows: list[dict[str, Any]], rows: list[list[Any]]) -> dict[str, Row]:
    pairs = enumerate(zip(told_rows, rows, strict=True), 2)
    return {
        one["fact"]: Row(f"sheet/{kind}#{row[0]}", place, one["title"]) for place, (one, row) in pairs if "fact" in one
    }


def _complaint(world: World, one: dict[str, Any], entity: Entity, count: int) -> list[Any]:
    received = world.day(str(one["received"]))
    closed = world.day(str(one["closed"])) if "closed" in one else None
    name = f"QC-{received:%y}-{count:03}"
    return [
        name, entity.name, name, one["title"], one["text"], article(world, one["family"]), code(world, one["family"]),
        entity.plant.region, one["pieces"], one["back"], one["cause"], "closed" if closed else one["open"],
        "closed" if closed else "open", received, closed or "", one["cost"], "EUR", world.people["service"].name,
        closed or world.day("2026-09-21"),
    ]  # fmt: skip


def _escalation(world: World, one: dict[str, Any], entity: Entity) -> list[Any]:
    days = int(world.values["escalation_age"])
    opened = datetime.combine(world.ago(days), time(9, 30)) if one["opened"] == "ago" else _at(world, one["opened"])
    decided = _at(world, one["decided"]) if "decided" in one else None
    names = "; ".join(world.people[part].name for part in one["support"])
    return [
        f"E-{one['number']:02}", entity.name, one["type"], one["title"], one["summary"], f"{opened:%Y-%m-%d %H:%M}",
        world.people[one["by"]].name, entity.plant.country, world.people[one["owner"]].name, names, one["target"],
        one["status"], one.get("decision", ""), f"{decided:%Y-%m-%d %H:%M}" if decided else "", one["agreed"], "no",
        (decided or opened).date(),
    ]  # fmt: skip


def _at(world: World, written: object) -> datetime:
    day, clock = str(written).split(" ")[:2]
    return datetime.combine(world.day(day), time.fromisoformat(clock[:5]))
