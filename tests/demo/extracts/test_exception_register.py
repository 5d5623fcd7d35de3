"""The register says what the planted facts of prices and terms need, in every world."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from demo.draw import DEFAULT
from demo.extract import Extract
from demo.extracts.exception_register import HEADER, ID, extracts
from demo.world import world


def rows(register: Extract) -> list[dict[str, str]]:
    """The entries as a reader of the file has them."""
    return list(csv.DictReader(io.StringIO(register.data.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("seed", [DEFAULT, 7, 11])
def test_a_fact_is_the_row_that_it_names(seed: int) -> None:
    (register,) = extracts(world(seed))
    entries = rows(register)
    assert tuple(entries[0]) == HEADER
    assert len({entry[ID] for entry in entries}) == len(entries) == len(register.rows)
    for row in register.rows.values():
        assert entries[row.number - 2][ID] == row.record.partition("#")[2]


@pytest.mark.parametrize("seed", [DEFAULT, 7, 11])
def test_the_chinese_price_ran_out_before_the_order_that_names_it(seed: int) -> None:
    here = world(seed)
    (register,) = extracts(here)
    entry = rows(register)[register.rows["F04.register"].number - 2]
    assert entry[ID] == f"EX-{here.values['exception_cn']}"
    assert entry["Deviation"] == f"EUR {float(here.values['price_cn_exception']):.2f} net"
    day, month, year = map(int, entry["Expires"].split("."))
    assert date(year, month, day) < here.day("2026-09-12") < here.as_of
    assert entry["Status"] == "approved"  # nobody has marked it


@pytest.mark.parametrize("seed", [DEFAULT, 7, 11])
def test_what_is_open_is_approved_by_those_who_may(seed: int) -> None:
    here = world(seed)
    (register,) = extracts(here)
    entries = rows(register)
    for fact, allowed in {
        "N09.poland": (here.people["rep_pl"].name, ""),
        "N09.japan": (here.people["lead"].name, here.people["finance"].name),
        "N09.asked": ("", ""),
    }.items():
        entry = entries[register.rows[fact].number - 2]
        assert (entry["Approved by"], entry["Countersigned"]) == allowed
