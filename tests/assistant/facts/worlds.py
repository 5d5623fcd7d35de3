"""A home of records made from the templates, with numbers that are known because they are made here."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from assistant.build import Assistant
from assistant.settings import read
from retrieval.finder import Finder
from retrieval.sources.exports.template import template
from retrieval.store import Store

NOW = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)
AS_OF = datetime(2026, 9, 28, 23, 59, tzinfo=UTC)
Row = Mapping[str, str]

ACCOUNTS: tuple[Row, ...] = (
    {"Name": "Ostrova Group", "Level": "global", "Country": "Poland"},
    {"Name": "Ostrova Querétaro", "Parent account": "Ostrova Group", "Level": "plant", "City": "Querétaro",
     "Country": "Mexico", "Region": "LATAM"},
    {"Name": "Ostrova Kobe", "Parent account": "Ostrova Group", "Level": "plant", "City": "Kobe",
     "Country": "Japan", "Region": "APAC"},
    {"Name": "Ostrova Gdańsk", "Parent account": "Ostrova Group", "Level": "plant", "City": "Gdańsk",
     "Country": "Poland", "Region": "EMEA"},
    {"Name": "Belmira", "Level": "global", "Country": "Germany", "Region": "EMEA", "City": "Kobe"},
    {"Name": "Belmira Gdańsk", "Parent account": "Belmira", "Level": "plant", "City": "Gdańsk",
     "Country": "Poland", "Region": "EMEA"},
)  # fmt: skip
TICKETS: tuple[Row, ...] = tuple(
    {"Number": f"T-{n:03}", "Account": account, "Title": f"Pump {n} stands still", "Severity": severity,
     "Status": status, "Opened at": f"2026-08-{n:02} 08:00", "Product line": "BRG" if n % 2 else "SEA",
     "Last changed": "2026-09-01"}
    for n, (account, severity, status) in enumerate(
        (
            ("Ostrova Querétaro", "S1", "new"), ("Ostrova Querétaro", "S2", "in progress"),
            ("Ostrova Querétaro", "S1", "closed"), ("Ostrova Querétaro", "S3", "limbo"),
            ("Ostrova Kobe", "S1", "assigned"), ("Ostrova Kobe", "S2", "resolved"),
            ("Ostrova Gdańsk", "S1", ""), ("Belmira", "S1", "new"), ("Belmira", "S4", "closed"),
        ), start=1,
    )
)  # fmt: skip
OPPORTUNITIES: tuple[Row, ...] = tuple(
    {"Opportunity": name, "Account": account, "Amount": amount, "Currency": currency, "Stage": stage,
     "Expected close": closes, "Owner": owner, "Last changed": "2026-09-01"}
    for name, account, amount, currency, stage, closes, owner in (
        ("Spindle line", "Ostrova Gdańsk", "100000.10", "EUR", "propose", "2026-11-15", "Ann Berg"),
        ("Seal frame", "Ostrova Gdańsk", "50000.25", "EUR", "negotiate", "2027-02-01", ""),
        ("Bearing kit", "Ostrova Querétaro", "70000", "USD", "qualify", "2026-12-20", "Ann Berg"),
        ("Old press", "Ostrova Gdańsk", "999", "EUR", "won", "2026-03-01", "Ann Berg"),
        ("Lost press", "Ostrova Kobe", "888", "JPY", "lost", "2026-04-01", ""),
        ("Belmira 2027", "Belmira", "", "", "identify", "2026-10-10", "Jin Park"),
    )
)  # fmt: skip
CONTRACTS: tuple[Row, ...] = tuple(
    {"Number": number, "Account": account, "Title": f"Frame {number}", "Kind": kind, "Status": status,
     "Starts": "2024-01-01", "Ends": ends, "Annual value": "1000", "Currency": "EUR", "Last changed": "2026-09-01"}
    for number, account, kind, status, ends in (
        ("K-1", "Ostrova Group", "frame", "active", "2026-12-31"),
        ("K-2", "Ostrova Kobe", "service", "active", "2026-10-20"),
        ("K-3", "Ostrova Group", "supply", "expired", "2025-12-31"),
        ("K-4", "Belmira", "frame", "active", "2027-06-30"),
        ("K-5", "Belmira", "nda", "active", ""),
    )
)  # fmt: skip
DELIVERIES: tuple[Row, ...] = tuple(
    {"Number": f"D-{n}", "Account": account, "Promised on": promised, "Delivered on": delivered, "Status": status,
     "Article": "BRG-7204", "Last changed": "2026-09-20"}
    for n, (account, promised, delivered, status) in enumerate(
        (
            ("Ostrova Kobe", "2026-08-03", "2026-08-10", "delivered"),
            ("Ostrova Kobe", "2026-08-20", "2026-08-20", "delivered"),
            ("Belmira", "2026-08-25", "", "open"),
            ("Belmira", "2026-07-01", "2026-07-09", "delivered"),
            ("Belmira", "2026-10-15", "", "open"),
        ), start=1,
    )
)  # fmt: skip
COMPLAINTS: tuple[Row, ...] = tuple(
    {"Number": f"C-{n}", "Account": "Ostrova Kobe", "Title": f"Crack {n}", "8D": step, "Status": status,
     "Received on": "2026-07-02", "Closed on": closed, "Last changed": "2026-09-01"}
    for n, (step, status, closed) in enumerate(
        (("D3", "open", ""), ("closed", "closed", "2026-08-01"), ("D6", "open", ""), ("", "open", "")), start=1
    )
)  # fmt: skip
EXCEPTIONS: tuple[Row, ...] = tuple(
    {"Id (AIA exceptions)": f"EX-{n}", "Account": "Ostrova Querétaro", "Kind": kind, "Article": f"BRG-{n}",
     "Requested on": "2026-01-02", "Deviation": "8 % below list", "Status": status, "Expires": expires,
     "Last changed": "2026-09-01"}
    for n, (kind, status, expires) in enumerate(
        (
            ("price", "approved", "2026-12-31"), ("price", "requested", ""), ("price", "approved", "2026-06-30"),
            ("price", "expired", "2026-05-31"), ("warranty", "approved", "2026-12-31"),
        ), start=1,
    )
)  # fmt: skip
STAKEHOLDERS: tuple[Row, ...] = tuple(
    {"Name": name, "Account": account, "E-mail": f"{name.split()[0].lower()}@example.com", "Job title": title,
     "Last changed": "2026-09-01"}
    for name, account, title in (
        ("Kenji Mori", "Ostrova Kobe", "Plant manager"), ("Aiko Ono", "Ostrova Kobe", "Buyer"),
        ("Luis Prado", "Ostrova Querétaro", "Maintenance"),
    )
)  # fmt: skip
ACTIONS: tuple[Row, ...] = tuple(
    {"Action": f"Send sample {n}", "Account": "Belmira", "Status": "open", "Due": "2026-12-01",
     "Last changed": "2026-09-01"}
    for n in range(24)
)  # fmt: skip
ORDERS: tuple[Row, ...] = (
    {"Number": "4711", "Account": "Belmira", "Amount": "48750.00", "Currency": "EUR", "Last changed": "2026-09-01"},
)
CARRIED: tuple[Row, ...] = (
    {"Number": "4711", "Account": "Belmira", "Promised on": "2027-10-01", "Last changed": "2026-09-01"},
)
SHEETS: Mapping[str, Sequence[Row]] = {
    "accounts": ACCOUNTS, "tickets": TICKETS, "opportunities": OPPORTUNITIES, "contracts": CONTRACTS,
    "deliveries": DELIVERIES + CARRIED, "orders": ORDERS, "complaints": COMPLAINTS, "exceptions": EXCEPTIONS,
    "contacts": STAKEHOLDERS, "action_items": ACTIONS,
}  # fmt: skip
MINUTES = """---
title: Huddle of 21 September
account: Ostrova Group
date: 2026-09-21
---
Ann Berg asked for the list of open tickets at Querétaro. The contract with Kobe ends soon.

The status of ticket T-001 is that Kenji waits for the seal.
"""


def sheet(name: str, rows: Sequence[Row]) -> str:
    """A sheet of that template with these rows, as a spreadsheet program saves it."""
    made = template(name)
    assert made is not None
    strange = {label for row in rows for label in row} - set(made.header)
    assert not strange, strange
    out = io.StringIO()
    lines = csv.writer(out)
    lines.writerow(made.header)
    lines.writerows([row.get(label, "") for label in made.header] for row in rows)
    return out.getvalue()


def home(folder: Path, sheets: Mapping[str, Sequence[Row]] = SHEETS) -> Assistant:
    """An assistant over a home of these sheets and one paper, by words alone."""
    papers = folder / "papers"
    papers.mkdir(parents=True)
    (papers / "huddle.md").write_text(MINUTES, encoding="utf-8")
    for name, rows in sheets.items():
        (papers / f"{name}.csv").write_text(sheet(name, rows), encoding="utf-8")
    settings = read({"AIA_EMBEDDING_PROVIDER": "none"}, home=folder / "home")
    store = Store.open(settings.database)
    made = Assistant(settings, store, Finder(store, None))
    made.ingest([papers], NOW)
    return made
