"""Only facts that no name outweighs keep a person's yes back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from retrieval.identity.hard import hard_facts
from retrieval.identity.seen import Seen

LEFT = Seen("a", "company", "Helix", "crm", country="Finland", domains=("helix.fi",), ids=(("crm", "1"),))
RIGHT = Seen("b", "company", "Helix Group", "erp", country="Spain", domains=("helix.es",), ids=(("erp", "2"),))


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({}, "one is in Finland at helix.fi, the other in Spain at helix.es"),
        ({"country": "FI"}, ""),
        ({"country": ""}, ""),
        ({"domains": ()}, ""),
        ({"domains": ("mail.helix.fi",)}, ""),
        ({"country": "FI", "domains": ("other.fi",)}, ""),
        ({"country": "FI", "parent": "a"}, "one of them belongs to the other"),
    ],
)
def test_what_contradicts(change: dict[str, str], why: str) -> None:
    assert hard_facts(LEFT, replace(RIGHT, **change)) == why  # type: ignore[arg-type]  # a table of cases
    assert bool(hard_facts(replace(RIGHT, **change), LEFT)) == bool(why)  # type: ignore[arg-type]  # a table of cases


def test_ids_that_differ_contradict_and_those_of_the_systems_themselves_do_not() -> None:
    one = replace(LEFT, ids=(("crm", "1"), ("duns", "150483782")), domains=())
    other = replace(RIGHT, ids=(("erp", "2"), ("crm", "9"), ("duns", "150483783")))
    assert hard_facts(one, other).startswith("their D-U-N-S numbers differ")
    assert hard_facts(replace(one, ids=(("crm", "1"),)), other) == ""
