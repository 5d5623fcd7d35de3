"""A plant is one by its name, its place and its company together."""

from __future__ import annotations

import pytest

from retrieval.identity.decide import identities
from retrieval.identity.seen import Seen, Verdict
from tests.retrieval.identity.test_company import said

HERE = Seen("a1", "company", "Tarvessa Industries", "crm")
THERE = Seen("b1", "company", "TARVESSA INDUSTRIES GMBH", "erp", country="DE")
OTHER = Seen("b2", "company", "Wieslauer Pumpen", "erp")


def plant(key: str, name: str, city: str = "", parent: str = "", **more: str) -> Seen:
    return Seen(key, "plant", name, "crm" if key == "a" else "erp", city=city, parent=parent, **more)  # type: ignore[arg-type]  # by name


CASES: list[tuple[Seen, Seen, Verdict | None]] = [
    (plant("a", "Plant Querétaro", "Querétaro", "a1"), plant("b", "Tarvessa Queretaro", "Queretaro", "b1"), "same"),
    (plant("a", "Werk Köln", "Köln", "a1"), plant("b", "Cologne plant", "Cologne", "b1"), "same"),
    (plant("a", "Suzhou", "苏州市", "a1"), plant("b", "苏州工厂", "Suzhou", "b1"), "same"),
    (plant("a", "名古屋 工場", "名古屋市", "a1"), plant("b", "Plant Nagoya", "Nagoya", "b1"), "same"),
    (plant("a", "Werk 1", "Köln", "a1"), plant("b", "Plant 01", "Köln", "b1"), "same"),
    (plant("a", "Werk 1", "Köln", "a1"), plant("b", "Werk 2", "Köln", "b1"), None),
    (plant("a", "Querétaro Norte", "Querétaro", "a1"), plant("b", "Querétaro Sur", "Querétaro", "b1"), None),
    (plant("a", "Neustadt", "Neustadt", "a1"), plant("b", "Neustadt", "Neustadt", "b2"), "different"),
    (plant("a", "Springfield", "Springfield, OH", "a1"), plant("b", "Springfield", "Springfield, IL", "b1"),
     "different"),
    (plant("a", "Springfield", "Springfield", "a1", region="OH"),
     plant("b", "Springfield", "Springfield", "b1", region="IL"), "unsure"),
    (plant("a", "Plant North", "Dayton", "a1"), plant("b", "Plant North", "Akron", "b1"), "different"),
    (plant("a", "Werk Neustadt", "Neustadt"), plant("b", "Werk Neustadt", "Neustadt"), "unsure"),
    (plant("a", "Tarvessa Werk Neustadt", "Neustadt"), plant("b", "Tarvessa Neustadt", "Neustadt"), "same"),
    (plant("a", "Main plant", "Dayton", "a1"), plant("b", "Dayton", "Dayton", "b1"), "same"),
    (plant("a", "Springfield", "Springfield", "a1"), plant("b", "Sprinfield", "Springfield", "b1"), "same"),
    (plant("a", "Plant A", "Dayton", "a1"), plant("b", "Plant B", "Dayton", "b1"), None),
    (plant("a", "Neustadt", "Neustadt", "a1", country="DE"), plant("b", "Neustadt", "Neustadt", "b1", country="AT"),
     "different"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "verdict"), CASES, ids=lambda value: getattr(value, "name", value))
def test_a_plant_is_known_by_name_place_and_company(left: Seen, right: Seen, verdict: Verdict | None) -> None:
    assert said(left, right, HERE, THERE, OTHER) == verdict


def test_a_tax_number_is_the_company_s_and_no_plant_s() -> None:
    vat = (("vat", "DE811907980"),)
    left = Seen("a", "plant", "Werk Nord", "crm", ids=vat, parent="a1")
    right = Seen("b", "plant", "Werk Ost", "erp", ids=vat, parent="b1")
    assert said(left, right, HERE, THERE) is None


def test_two_plants_of_one_name_and_company_make_a_third_record_ambiguous() -> None:
    seen = [
        HERE, THERE, plant("a", "Neustadt", "Neustadt (Bayern)", "a1"),
        Seen("a2", "plant", "Neustadt", "crm", parent="a1", city="Neustadt (Sachsen)"),
        plant("b", "Werk Neustadt", "", "b1"),
    ]  # fmt: skip
    found = identities(seen)
    assert [(one.left, one.right) for one in found.unsure()] == [("a", "b"), ("a2", "b")]
    assert sorted(group.keys for group in found.groups if group.kind == "plant") == [("a",), ("a2",), ("b",)]
