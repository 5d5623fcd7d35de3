"""What counts as an exact id, and what is only put in its place."""

from __future__ import annotations

import pytest

from retrieval.identity.exact_ids import contradiction, exact


@pytest.mark.parametrize("text", ["", "N/A", "n.a.", "000000000", "999999999", "123456789", "-", "TBD", "none"])
def test_a_placeholder_is_no_id(text: str) -> None:
    assert exact([("DUNS", text), ("vat", text)], "de") == {}


def test_a_system_may_number_as_it_likes_but_for_nothing() -> None:
    assert [bool(exact([("sap", text)], "")) for text in ("7", "99", "123456", "0000000000", "null")] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_one_id_is_one_however_it_is_written() -> None:
    ways = [("D-U-N-S Number", "15-048-3782"), ("duns", "150483782"), ("dunsNumber", " 150 483 782 ")]
    assert exact(ways, "") == {"duns": frozenset({"150483782"})}
    assert exact([("SAP Customer", "0000104711")], "") == exact([("sap_customer", "104711")], "")
    assert exact([("salesforce", "0015g00000AbCdEAAX")], "") == exact([("salesforce", "0015g00000AbCdE")], "")
    assert exact([("salesforce", "0015g00000AbCdE")], "") != exact([("salesforce", "0015g00000abcde")], "")
    assert exact([("VAT ID", "de 811.907.980")], "") == exact([("USt-IdNr.", "811907980")], "de")
    assert exact([("vat", "CHE-105.909.036 MWST")], "") == exact([("vat", "CHE105909036")], "ch")
    assert exact([("vat", "TAR 010101 AB1")], "mx") == exact([("RFC", "TAR010101AB1")], "")


def test_a_number_that_every_court_gives_anew_is_none() -> None:
    assert exact([("HRB", "HRB 6684"), ("registration", "6684")], "de") == {}
    assert exact([("registration", "RP.2001/00145")], "de") != exact([("registration", "RP.2001/00145")], "at")


def test_ids_contradict_within_one_scheme_and_country_alone() -> None:
    def told(*ids: tuple[str, str]) -> str:
        return contradiction(exact(ids[:1], ""), exact(ids[1:], ""))

    assert "D-U-N-S numbers differ" in told(("duns", "150483782"), ("duns", "150483783"))
    assert not told(("duns", "150483782"), ("duns", "150483782"), ("duns", "150483783"))
    assert not told(("vat", "DE811907980"), ("vat", "PL5260001222"))
    assert not told(("duns", "150483782"), ("lei", "5493001KJTIIGC8Y1R12"))
