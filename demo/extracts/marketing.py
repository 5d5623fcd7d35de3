"""Sheets of marketing: who answered which campaign, and the log of inquiries."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from demo.entities import Entity, entities
from demo.extract import Extract, Row, table
from demo.told import told
from demo.world import World

CAMPAIGN = ("Id (AIA engagement)", "Account", "Campaign", "Contact", "Division", "Channel", "Region", "At", "Response",
            "Sent", "Opened", "Clicked", "Answered", "Last changed")  # fmt: skip
INQUIRY = (
    "Id (AIA inquiries)", "Account", "Contact", "Subject", "Text", "Channel", "Region", "Status", "Received at",
    "Passed on at", "Passed on to", "Answered at", "Answered by", "Note", "Last changed",
)  # fmt: skip


def extracts(world: World) -> Iterator[Extract]:
    """Campaign engagement by division, and inquiries."""
    known = entities(world)
    sent = sorted(told("campaigns", world), key=lambda one: str(one["at"]))
    rows = [_campaign(world, one, known[one["plant"]], place) for place, one in enumerate(sent, 1)]
    yield Extract(
        "campaigns", "Marketing/engagement.csv", "export", table(CAMPAIGN, rows), _facts("engagement", sent, rows)
    )
    asked = sorted(told("inquiries", world), key=lambda one: str(one["received"]))
    rows = [_inquiry(world, one, known[one["plant"]], place) for place, one in enumerate(asked, 1)]
    yield Extract(
        "inquiries", "Marketing/inquiry log.csv", "export", table(INQUIRY, rows), _facts("inquiries", asked, rows)
    )


def _facts(kind: str, told_rows: list[dict[str, Any]], rows: list[list[Any]]) -> dict[str, Row]:
    pairs = enumerate(zip(told_rows, rows, strict=True), 2)
    return {one["fact"]: Row(f"sheet/{kind}#{row[0]}", place) for place, (one, row) in pairs if "fact" in one}


def _campaign(world: World, one: dict[str, Any], entity: Entity, place: int) -> list[Any]:
    at = world.day(str(one["at"]))
    counted = [one.get(name, "") for name in ("sent", "opened", "clicked", "answered")]
    who = world.people[one["who"]].name if "who" in one else ""
    return [
        f"ENG-{400 + place}", entity.name, one["campaign"], who, one["division"], "webinar" if who else "mail",
        entity.plant.region, at, one.get("response", "sent"), *counted, at,
    ]  # fmt: skip


def _inquiry(world: World, one: dict[str, Any], entity: Entity, place: int) -> list[Any]:
    received = _at(world, one["received"])
    status = "answered" if "answered" in one else "routed" if "routed" in one else "received"
    answered = _at(world, one["answered"]) if "answered" in one else ""
    return [
        f"INQ-{received[2:4]}-{110 + 4 * place}", entity.name, world.people[one["who"]].name, one["subject"],
        one["text"], one["channel"], entity.plant.region, status, received,
        _at(world, one["routed"]) if "routed" in one else "", world.people[one["to"]].name if "to" in one else "",
        answered, world.people[one["by"]].name if "by" in one else "", one.get("note", ""), (answered or received)[:10],
    ]  # fmt: skip


def _at(world: World, written: object) -> str:
    day, clock = str(written).split(" ")[:2]
    return f"{datetime.combine(world.day(day), time.fromisoformat(clock[:5])):%Y-%m-%d %H:%M}"
