"""The service desk of the Americas: an account export of Zendesk, one ticket a line with its comments inside."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from demo.draw import number
from demo.entities import Entity, entities, mail_name
from demo.extract import Extract, Row
from demo.told import moment, told
from demo.world import World

FOLDER = "service desk/Americas"


def extracts(world: World) -> Iterator[Extract]:
    """The tickets of Mexico and the USA, and the organizations that they belong to."""
    known = entities(world)
    rows = told("tickets_americas", world)
    stamp = world.day("2026-09-25").isoformat()
    lines, facts, counted = [], {}, Counter[str]()
    base = 30_000 + number(world.seed, "first ticket", 9_000)
    for place, row in enumerate(sorted(rows, key=lambda each: str(each["opened"])), 1):
        id_ = base + 13 * place
        lines.append(_ticket(world, row, known[row["plant"]], id_))
        for fact in _facts(row, counted):
            facts[fact] = Row(f"zendesk/ticket#{id_}", place, row["subject"])
    yield Extract(
        f"tickets {stamp} americas", f"{FOLDER}/tickets-{stamp}.jsonl", "export", _json_lines(lines), facts, "A1"
    )
    organizations = [_organization(world, known[key]) for key in ("US", "MX")]
    data = json.dumps({"organizations": organizations, "count": 2}, ensure_ascii=False, indent=1).encode("utf-8")
    yield Extract("organizations americas", f"{FOLDER}/organizations.json", "export", data, {}, "A1")


def _facts(row: dict[str, Any], counted: Counter[str]) -> Iterator[str]:
    if when := row.get("fault"):
        counted[when] += 1
        yield f"F05.{when}{counted[when]}"
    if row.get("injection"):
        yield "F09.ticket"


def _organization(world: World, entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.desk_id,
        "name": entity.name,
        "shared_tickets": False,
        "shared_comments": False,
        "external_id": entity.sales_id,
        "domain_names": [entity.company.domain],
        "created_at": _instant(moment(world, "2024-02-12", "15:20")),
        "updated_at": _instant(moment(world, "2026-01-19", "16:02")),
        "organization_fields": {"region": entity.plant.region},
        "tags": [entity.country_code.lower()],
    }


def _ticket(world: World, row: dict[str, Any], entity: Entity, id_: int) -> dict[str, Any]:
    opened = moment(world, row["opened"], f"{12 + id_ % 9:02}:{id_ % 60:02}")
    comments = [_comment(world, one, entity, id_, place) for place, one in enumerate(row.get("comments", ()), 1)]
    first = moment(world, row["first"], "15:10") if "first" in row else None
    ends = [
        opened,
        *([first] if first else []),
        *(moment(world, one["at"], "15:10") for one in row.get("comments", ())),
    ]
    solved = moment(world, row["solved"], "18:30") if "solved" in row else None
    product = row.get("product", world.main.sku)
    made = {
        "url": f"https://{world.supplier.domain.split('.')[0]}.zendesk.example/api/v2/tickets/{id_}.json",
        "id": id_,
        "external_id": row["number"],
        "subject": f"[{row['number']}] {row['subject']}",
        "description": row["body"].strip(),
        "type": "question" if row["severity"] == "low" else "incident",
        "priority": row["severity"],
        "status": row["status"],
        "requester_id": entity.desk_id + 7,
        "requester": {"id": entity.desk_id + 7, "email": mail_name(entity)},
        "assignee_id": 8_800_100 + (0 if entity.key == "MX" else 1),
        "organization_id": entity.desk_id,
        "tags": [product.lower(), *([world.main.fault_code.lower()] if row.get("fault") else [])],
        "via": {"channel": "email"},
        "created_at": _instant(opened),
        "updated_at": _instant(solved or max(ends)),
    }
    if solved:
        made["solved_at"] = _instant(solved)
    return made | ({"first_reply_at": _instant(first)} if first else {}) | {"comments": comments}


def _comment(world: World, one: dict[str, Any], entity: Entity, ticket: int, place: int) -> dict[str, Any]:
    customer = one.get("from") == "customer"
    return {
        "id": ticket * 100 + place,
        "author_id": entity.desk_id + 7 if customer else 8_800_100 + (0 if entity.key == "MX" else 1),
        "public": not one.get("internal", False),
        "plain_body": one["text"],
        "created_at": _instant(moment(world, one["at"], "15:10") + timedelta(minutes=place)),
    }


def _instant(at: datetime) -> str:
    return f"{at.isoformat()}Z"


def _json_lines(rows: list[dict[str, Any]]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8")
