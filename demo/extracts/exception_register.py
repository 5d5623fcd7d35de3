"""The register of exceptions from prices and terms: a table that finance saves as CSV with semicolons."""

from __future__ import annotations

from collections.abc import Iterator

from demo.entities import entities
from demo.extract import Extract, Row
from demo.told import told
from demo.world import World

ID = "Id (AIA exceptions)"
HEADER = (
    *(ID, "Account", "Kind", "Region", "Article", "Product family", "Deviation", "Reason", "Requested by"),
    *("Requested on", "Approved by", "Countersigned", "Approved on", "Expires", "Status", "Remark"),
)
BEFORE = 3  # entries before that of the Chinese price


def extracts(world: World) -> Iterator[Extract]:
    """One file; a row that a fact stands in is told of by its line."""
    known, first = entities(world), int(world.values["exception_cn"]) - BEFORE
    lines: list[tuple[str, ...]] = [HEADER]
    facts: dict[str, Row] = {}
    for place, row in enumerate(told("exceptions", world)):
        one = known[row["plant"]]
        row |= {ID: f"EX-{first + place:02}", "Account": one.name, "Region": one.plant.country}
        lines.append(tuple(str(row.get(name, "")) for name in HEADER))
        facts[row["fact"]] = Row(f"sheet/exceptions#{row[ID]}", place + 2)
    data = "".join(f"{';'.join(line)}\r\n" for line in lines).encode("utf-8-sig")
    path = f"{world.accounts['A1'].short}/governance/exception register.csv"
    yield Extract("EXCEPTIONS", path, "price_exception", data, facts, "A1")
