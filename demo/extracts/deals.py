"""The sales system: opportunities with the stages that they went through, tasks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from demo.entities import Entity, entities, sales_id
from demo.extract import Extract, Row, table
from demo.extracts.sales import FOLDER, STAMP, code, deal_id, person_id
from demo.told import told, working
from demo.world import World

DEAL = (
    "Id", "IsDeleted", "AccountId", "Name", "Division__c", "StageName", "Amount", "CurrencyIsoCode", "Probability",
    "CloseDate", "IsClosed", "IsWon", "PushCount", "NextStep", "OwnerId", "ContactId", "Loss_Reason__c",
    "MainCompetitors__c", "Product_Family__c", "ForecastCategoryName", "CreatedDate", "SystemModstamp",
)  # fmt: skip
STAGE = ("Id", "OpportunityId", "StageName", "Amount", "CurrencyIsoCode", "CloseDate", "Probability", "CreatedById",
         "CreatedDate", "SystemModstamp")  # fmt: skip
TASK = ("Id", "WhoId", "WhatId", "AccountId", "Subject", "Status", "Priority", "ActivityDate", "TaskSubtype", "OwnerId",
        "Description", "CreatedDate", "SystemModstamp")  # fmt: skip
LIKELY = {"Prospecting": 10, "Qualification": 25, "Proposal/Price Quote": 50, "Negotiation/Review": 75,
          "Closed Won": 100, "Closed Lost": 0}  # fmt: skip


def extracts(world: World) -> Iterator[Extract]:
    """Opportunity, OpportunityHistory and Task."""
    known = entities(world)
    deals = told("deals", world)
    rows = [_deal(world, deal, known[deal["plant"]]) for deal in deals]
    facts = {
        deal["fact"]: Row(f"salesforce/Opportunity#{deal_id(world, deal['key'])}", place, deal["name"])
        for place, deal in enumerate(deals, 2)
        if "fact" in deal
    }
    yield Extract("sf opportunities", f"{FOLDER}/Opportunity.csv", "export", table(DEAL, rows), facts)
    stages = sorted(
        (stage for deal in deals for stage in _stages(world, deal, known[deal["plant"]])),
        key=lambda one: (one[8], one[0]),
    )
    since: dict[str, Row] = {}
    for place, stage in enumerate(stages, 2):
        if stage[1] == deal_id(world, "us21") and stage[2] == "Negotiation/Review" and not since:
            since = {"F15.negotiation": Row(f"salesforce/OpportunityHistory#{stage[0]}", place)}
    yield Extract("sf stages", f"{FOLDER}/OpportunityHistory.csv", "export", table(STAGE, stages), since)
    tasks = [_task(world, row, known[row["plant"]]) for row in told("tasks", world)]
    yield Extract("sf tasks", f"{FOLDER}/Task.csv", "export", table(TASK, tasks))


def entered(world: World, written: object) -> date:
    """The day a stage was entered; the deal that does not move entered its last one as long ago as the values say."""
    return world.ago(int(world.values["deal_days"])) if written == "negotiate" else world.day(str(written))


def _deal(world: World, deal: dict[str, Any], entity: Entity) -> list[Any]:
    stage, since = deal["stages"][-1]
    closed = stage.startswith("Closed")
    last = entered(world, since) if "pushes" not in deal else world.ago(23)
    return [
        deal_id(world, deal["key"]), "false", entity.sales_id, deal["name"], deal.get("division", ""), stage,
        deal["amount"], "EUR", LIKELY[stage], world.day(str(deal["close"])), _said(closed),
        _said(stage == "Closed Won"), deal.get("pushes", 0), deal.get("next", ""), person_id(world, entity.owner),
        person_id(world, deal["contact"]), deal.get("reason", ""), deal.get("competitor", ""),
        code(world, deal["family"]), "Closed" if closed else "Pipeline",
        f"{entered(world, deal['stages'][0][1])}T09:12:00.000Z", f"{last}T10:05:31.000Z",
    ]  # fmt: skip


def _stages(world: World, deal: dict[str, Any], entity: Entity) -> Iterator[list[Any]]:
    close, pushes = world.day(str(deal["close"])), int(deal.get("pushes", 0))
    first = close - timedelta(days=30 * pushes)
    for place, (stage, since) in enumerate(deal["stages"]):
        yield _stage(world, deal, entity, f"{place}", stage, entered(world, since), first)
    stage, since = deal["stages"][-1]
    for push in range(1, pushes + 1):  # a later day to close is a row of its own, in the same stage
        at = working(entered(world, since) + timedelta(days=push * 22))
        yield _stage(world, deal, entity, f"push {push}", stage, at, first + timedelta(days=30 * push))


def _stage(
    world: World, deal: dict[str, Any], entity: Entity, what: str, stage: str, at: date, close: date
) -> list[Any]:
    return [
        sales_id(world, "008", f"{deal['key']} {what}"), deal_id(world, deal["key"]), stage, deal["amount"], "EUR",
        close, LIKELY[stage], person_id(world, entity.owner), f"{at}T09:12:00.000Z",
        f"{at}T09:12:00.000Z",
    ]  # fmt: skip


def _task(world: World, row: dict[str, Any], entity: Entity) -> list[Any]:
    made = world.day(str(row["made"]))
    return [
        sales_id(world, "00T", row["subject"]), person_id(world, entity.contact),
        deal_id(world, row["deal"]) if "deal" in row else "", entity.sales_id, row["subject"], row["status"], "Normal",
        world.day(str(row["due"])), "Task", person_id(world, row.get("owner", entity.owner)), row.get("text", ""),
        f"{made}T08:40:00.000Z", f"{max(made, min(world.day(str(row['due'])), world.day(STAMP)))}T16:20:00.000Z",
    ]  # fmt: skip


def _said(true: bool) -> str:
    return "true" if true else "false"
