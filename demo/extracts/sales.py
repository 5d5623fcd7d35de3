"""The sales system: a weekly export of Salesforce, one CSV an object; accounts, people and contracts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from demo.entities import Entity, entities, sales_id
from demo.extract import Extract, Row, table
from demo.told import told
from demo.world import World

FOLDER = "CRM export"
ACCOUNT = (
    "Id", "IsDeleted", "Name", "ParentId", "BillingCity", "BillingCountry", "Sales_Region__c", "Website",
    "AccountNumber", "OwnerId", "CurrencyIsoCode", "Segment__c", "Entity_Type__c", "Global_Parent_Account__c",
    "Region_or_Country__c", "Business_Unit_or_Plant__c", "Primary_Stakeholder_Role__c", "Service_Level__c",
    "Product_Family__c", "Strategic_Priority__c", "Current_Expansion_Opportunity__c", "Escalation_Owner__c",
    "SystemModstamp",
)  # fmt: skip
PERSON = ("Id", "Username", "FirstName", "LastName", "Name", "Email", "Title", "Department", "Region__c", "IsActive",
          "TimeZoneSidKey", "SystemModstamp")  # fmt: skip
CONTACT = ("Id", "IsDeleted", "AccountId", "FirstName", "LastName", "Name", "Title", "Department", "Email",
           "MailingCountry", "ReportsToId", "OwnerId", "Function__c", "HasOptedOutOfEmail",
           "SystemModstamp")  # fmt: skip
CONTRACT = ("Id", "AccountId", "ContractNumber", "Name", "Status", "Contract_Type__c", "StartDate", "EndDate",
            "ContractTerm", "OwnerId", "SystemModstamp")  # fmt: skip
SEGMENTS = {"A1": "Global now", "A2": "Regional with global potential", "A3": "Large but local"}
OWNERS = {"A1": "lead", "A2": "rep_a2", "A3": "rep_a3"}
STAMP = "2026-09-26"
# What is sold to whom: families by plant; `brg` is the main one. Condition monitoring stands in Germany and Japan only.
FOOTPRINT = {
    "DE": ("brg", "lgr", "spn", "sea", "lub", "cmx", "svc"),
    "US": ("brg", "lgr", "sea", "gbx"),
    "MX": ("brg", "sea", "lub"),
    "CN": ("brg", "spn", "lgr"),
    "PL": ("brg", "sea", "lub"),
    "JP": ("brg", "lgr", "cmx", "svc"),
    "A2DE": ("brg", "sea"),
    "A2PL": ("sea", "lub"),
    "A3US": ("brg", "lgr", "sea"),
    "A3US2": ("lgr",),
}


def code(world: World, family: str) -> str:
    """The code of a family by its key: BRG for `brg`."""
    return world.main.code if family == "brg" else world.families[family].code


def article(world: World, family: str) -> str:
    """The article that is spoken of, by its family's key."""
    return world.main.sku if family == "brg" else world.families[family].sku


def root_id(world: World, account: str) -> str:
    """The parent company's id."""
    return sales_id(world, "001", f"root {account}")


def person_id(world: World, part: str) -> str:
    """The id of one of ours (005) or of the customer's (003)."""
    return sales_id(world, "005" if world.people[part].of == "supplier" else "003", f"person {part}")


def deal_id(world: World, key: str) -> str:
    """The id of an opportunity by its key in `told/deals.yaml.j2`."""
    return sales_id(world, "006", f"deal {key}")


def extracts(world: World) -> Iterator[Extract]:
    """Accounts with the nine fields, our people, the customers' people, contracts."""
    known = entities(world)
    accounts = [*(_root(world, account) for account in world.accounts), *(_plant(world, one) for one in known.values())]
    yield Extract("sf accounts", f"{FOLDER}/Account.csv", "export", table(ACCOUNT, accounts), _accounts(world, known))
    ours = [_our(world, part) for part, one in world.people.items() if one.of == "supplier"]
    yield Extract("sf users", f"{FOLDER}/User.csv", "export", table(PERSON, ours))
    places = {one.contact: one for one in known.values()} | {
        part: known[key] for part, key in _PLACES.items() if part in world.people
    }
    theirs = [_contact(world, part, places.get(part)) for part, one in world.people.items() if _is_theirs(part, one.of)]
    yield Extract("sf contacts", f"{FOLDER}/Contact.csv", "export", table(CONTACT, theirs))
    contracts = [_contract(world, row, known) for row in told("contracts", world)]
    yield Extract("sf contracts", f"{FOLDER}/Contract.csv", "export", table(CONTRACT, contracts))


_PLACES = {
    "quality_de": "DE", "maintenance_cn": "CN", "purchasing_jp": "JP", "maintenance_mx": "MX", "manager_mx": "MX",
    "manager_cn": "CN", "manager_pl": "PL", "manager_jp": "JP", "controller_us": "US",
}  # fmt: skip
_DEPARTMENTS = {"purchasing": "Purchasing", "quality": "Quality", "maintenance": "Maintenance", "cpo": "Procurement"}


def _is_theirs(part: str, of: str) -> bool:
    return of != "supplier" and part != "old_cpo"


def _accounts(world: World, known: dict[str, Entity]) -> dict[str, Row]:
    names = [*(root_id(world, account) for account in world.accounts), *(one.sales_id for one in known.values())]
    keys = [*(f"F00.{account}" for account in world.accounts), *(f"F00.plant_{key}" for key in known)]
    rows = zip(keys, names, strict=True)
    return {fact: Row(f"salesforce/Account#{name}", place) for place, (fact, name) in enumerate(rows, 2)}


def _root(world: World, account: str) -> list[Any]:
    company = world.accounts[account]
    home = world.plants[{"A1": "DE", "A2": "A2DE", "A3": "A3US"}[account]]
    return [
        root_id(world, account), "false", company.name, "", home.town, home.country, "", f"https://www.{company.domain}",
        "", person_id(world, OWNERS[account]), "EUR", SEGMENTS[account], "Global Parent", "", "", "", "", "", "", "A",
        "", person_id(world, OWNERS[account]), _stamp(world, "2026-04-16"),
    ]  # fmt: skip


def _plant(world: World, one: Entity) -> list[Any]:
    escalation = "" if one.key == "A2PL" else person_id(world, "service" if one.account == "A1" else one.owner)
    deal = {"US": "us21", "CN": "cn_pilot", "JP": "jp_line", "DE": "de_spindles", "A3US": "a3_line"}.get(one.key)
    return [
        one.sales_id, "false", one.name, root_id(world, one.account), one.plant.town, one.plant.country,
        one.plant.region, f"https://www.{one.company.domain}", one.customer_number, person_id(world, one.owner), "EUR",
        "", "Plant", root_id(world, one.account), one.plant.country, f"Plant {one.plant.town}", one.function,
        one.service_level, ";".join(code(world, each) for each in FOOTPRINT[one.key]), one.priority,
        deal_id(world, deal) if deal else "none", escalation, _stamp(world, STAMP),
    ]  # fmt: skip


def _our(world: World, part: str) -> list[Any]:
    person = world.people[part]
    region = world.plants[part[-2:].upper()].region if part[-2:].upper() in world.plants else ""
    return [
        person_id(world, part), person.email, person.first, person.last, person.name, person.email, person.title,
        "Service" if part == "service" else "Finance" if part == "finance" else "Sales", region, "true",
        "Europe/Berlin", _stamp(world, "2026-03-02"),
    ]  # fmt: skip


def _contact(world: World, part: str, place: Entity | None) -> list[Any]:
    person = world.people[part]
    account = place.sales_id if place else root_id(world, person.of)
    function = "executive" if part == "cpo" else place.function if place and place.contact == part else "operational"
    owner = place.owner if place else OWNERS[person.of]
    return [
        person_id(world, part), "false", account, person.first, person.last, person.name, person.title,
        _DEPARTMENTS.get(part.split("_")[0], "Operations"), person.email, place.plant.country if place else "",
        "", person_id(world, owner), function, "false", _stamp(world, "2026-06-30"),
    ]  # fmt: skip


def _contract(world: World, row: dict[str, Any], known: dict[str, Entity]) -> list[Any]:
    account = row["account"]
    owner = OWNERS[account] if account in OWNERS else known[account].owner
    return [
        sales_id(world, "800", row["number"]),
        root_id(world, account) if account in world.accounts else known[account].sales_id,
        row["number"], row["name"], row["status"], row["type"], world.day(str(row["starts"])),
        world.day(str(row["ends"])) if "ends" in row else "", row.get("months", ""), person_id(world, owner),
        _stamp(world, str(row["starts"])),
    ]  # fmt: skip


def _stamp(world: World, written: str) -> str:
    return f"{world.day(written)}T02:14:09.000Z"
