"""How fast a system's export comes in as records, and whether twice the rows take more memory."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.memory import UNIT
from bench.targets import Measured
from evaluators.stand import without_cache
from evaluators.subject import Say

ROWS = 100_000
FEWER = 2  # times fewer rows in the other run; below some 30,000 the database still fills its cache of 64 MB
ACCOUNTS = 1_000
HEAD = (
    "Id,AccountId,Name,Amount,CurrencyIsoCode,StageName,Probability,CloseDate,Type,NextStep,ForecastCategoryName,"
    "IsClosed,IsWon,OwnerId,LastModifiedDate"
)
STAGES = ("Qualification", "Proposal/Price Quote", "Negotiation/Review", "Closed Won")


def row_times(work: Path, say: Say, rows: int = ROWS) -> dict[str, Measured]:
    """Rows a second into an empty home, and by how many MB its process grew over one for half of the rows."""
    say(f"bringing in {rows:,} rows ...")
    few, many = brought(work, rows // FEWER), brought(work, rows)
    rate = (rows - rows // FEWER) / max(1e-9, many[0] - few[0])
    grown = (many[1] - few[1]) / 2**20
    note = f"{rows:,} rows in {many[0]:.1f} s with the start of the program, {rows // FEWER:,} in {few[0]:.1f} s"
    most = f"at most {many[1] / 2**20:.0f} MB for {rows:,} rows, {few[1] / 2**20:.0f} MB for {rows // FEWER:,}"
    return {
        "rows.rate": Measured("rows.rate", rate, rows, note),
        "rows.memory": Measured("rows.memory", grown, 2, most),
    }


def brought(work: Path, rows: int) -> tuple[float, int]:
    """Seconds and bytes at most of one `aia ingest` of so many rows into an empty home, without vectors."""
    shutil.rmtree(work, ignore_errors=True)
    folder = work / "files"
    folder.mkdir(parents=True)
    (folder / "Account.csv").write_text("".join(accounts()), encoding="utf-8")
    with (folder / "Opportunity.csv").open("w", encoding="utf-8") as file:
        file.writelines(opportunities(rows))
    environ = {**without_cache(os.environ), "AIA_HOME": str(work / "home"), "AIA_EMBEDDING_PROVIDER": "none"}
    command = [sys.executable, "-m", "api.cli", "ingest", str(folder)]
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603  # our own command
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environ
    )
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return took, used.ru_maxrss * UNIT


def accounts() -> Iterator[str]:
    """An export of accounts, each tenth a parent of the nine after it."""
    yield "Id,Name,ParentId,BillingCountry,BillingCity,IsDeleted,SystemModstamp\n"
    for at in range(ACCOUNTS):
        top = at // 10 * 10
        parent = key("001", top) if at != top else ""
        name = f"Company {top} Plant {at - top}" if parent else f"Company {top}"
        yield f"{key('001', at)},{name},{parent},Austria,Linz,false,2026-03-01T10:00:00.000Z\n"


def opportunities(rows: int) -> Iterator[str]:
    """An export of so many opportunities, their accounts in turn."""
    yield f"{HEAD}\n"
    for at in range(rows):
        account, stage = key("001", at * 7 % ACCOUNTS), STAGES[at % len(STAGES)]
        yield (
            f'{key("006", at)},{account},"Line {at}, bearings",{at % 9973}.50,EUR,{stage},{at % 100},'
            f"2026-12-{at % 28 + 1:02},New Business,Send the offer,Pipeline,false,false,,"
            f"2026-09-{at % 28 + 1:02}T09:00:00.000Z\n"
        )


def key(prefix: str, at: int) -> str:
    """An id of fifteen signs as the system writes it."""
    return f"{prefix}{at:012}"
