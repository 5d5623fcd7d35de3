"""A person is one by an id or an address; a name only asks."""

from __future__ import annotations

import pytest

from retrieval.identity.decide import identities
from retrieval.identity.seen import Seen, Verdict
from tests.retrieval.identity.test_company import said

HERE = Seen("a1", "company", "Tarvessa Industries", "crm")
THERE = Seen("b1", "company", "Tarvessa Industries", "erp")
OTHER = Seen("b2", "company", "Wieslauer Pumpen", "erp")


def person(key: str, name: str, mail: str = "", parent: str = "", **more: object) -> Seen:
    system = "crm" if key == "a" else "erp"
    return Seen(key, "person", name, system, emails=(mail,), parent=parent, **more)  # type: ignore[arg-type]  # by name


CASES: list[tuple[Seen, Seen, Verdict | None]] = [
    (person("a", "Petra Lindqvist", "p.l@t.com"), person("b", "LINDQVIST, Petra", "P.L@T.com"), "same"),
    (person("a", "Petra Lindqvist", "p.l@t.com"), person("b", "P. Lindqvist", "<p.l+crm@t.com>"), "same"),
    (person("a", "田中 博", "tanaka@t.co.jp"), person("b", "Tanaka Hiroshi", "tanaka@t.co.jp"), "same"),
    (person("a", "Jan Berg", "jan@gmail.com"), person("b", "Jan Berg", "jan@gmail.com"), "same"),
    (person("a", "Anna Keller", "cpo@t.com"), person("b", "Petra Lindqvist", "cpo@t.com"), "unsure"),
    (person("a", "Anna Keller", "info@t.com"), person("b", "Petra Lindqvist", "info@t.com"), None),
    (person("a", "Wang Wei", "w1@t.com", "a1"), person("b", "Wang Wei", "w2@t.com", "b1"), "unsure"),
    (person("a", "王伟", "", "a1"), person("b", "王维", "", "b1"), None),
    (person("a", "Michael Schmidt", "", "a1"), person("b", "Martina Schmidt", "", "b1"), None),
    (person("a", "Michael Schmidt", "", "a1"), person("b", "Michael Schmidt", "", "b2"), "different"),
    (person("a", "Michael Schmidt", "m@t.com"), person("b", "Michael Schmidt", "m@w.com"), "different"),
    (person("a", "Michael Schmidt", "m@gmail.com"), person("b", "Michael Schmidt", "m@gmx.de"), "unsure"),
    (person("a", "Ana Lucía Pérez", "", "a1", ids=(("hr", "4711"),)), person("b", "A. Perez", ids=(("hr", "04711"),)),
     "same"),
    (person("a", "Jan Berg", "j@t.com", ids=(("hr", "4711"),)),
     person("b", "Jan Berg", "j@t.com", ids=(("hr", "4712"),)), "unsure"),
    (person("a", "Schmidt"), person("b", "Schmidt"), None),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "verdict"), CASES, ids=lambda value: getattr(value, "name", value))
def test_a_person_is_known_by_an_id_or_an_address(left: Seen, right: Seen, verdict: Verdict | None) -> None:
    assert said(left, right, HERE, THERE, OTHER) == verdict


def test_many_of_one_name_stay_apart() -> None:
    seen = [Seen(f"k{at}", "person", "Wang Wei", "crm", emails=(f"w{at}@t.com",), parent="a1") for at in range(5)]
    found = identities([HERE, *seen])
    assert all(len(group.keys) == 1 for group in found.groups)
    assert len(found.unsure()) == 10
