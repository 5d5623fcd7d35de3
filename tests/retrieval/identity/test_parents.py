"""A record without a parent gets candidates with reasons, and nothing is decided."""

from __future__ import annotations

from retrieval.identity.decide import identities
from retrieval.identity.parents import MOST, likely_parents
from retrieval.identity.seen import Seen


def candidates(*seen: Seen) -> list[tuple[str, str, str]]:
    found = identities(seen)
    assert likely_parents(reversed(seen), found) == likely_parents(seen, found)
    return [(one.child, one.parent, one.by) for one in likely_parents(seen, found)]


def test_companies_of_several_countries_have_one_likely_parent() -> None:
    assert candidates(
        Seen("root", "company", "Norvik Group", "crm"),
        Seen("pl", "company", "Norvik Polska Sp. z o.o.", "erp"),
        Seen("mx", "company", "Norvik México S.A. de C.V.", "erp"),
        Seen("plant", "plant", "Werk Norvik Malmö", "erp"),
        Seen("other", "company", "Norvig Polska", "erp"),
    ) == [("mx", "root", "name"), ("pl", "root", "name"), ("plant", "root", "name")]


def test_the_longest_name_comes_first() -> None:
    found = candidates(
        Seen("a", "company", "Siemens"),
        Seen("b", "company", "Siemens Energy", parent="a"),
        Seen("c", "company", "Siemens Energy Austria GmbH"),
    )
    assert found == [("c", "b", "name"), ("c", "a", "name")]


def test_a_group_is_the_likely_parent_of_a_namesake_in_one_country() -> None:
    assert candidates(
        Seen("root", "company", "Norvik", "crm"),
        Seen("de", "company", "Norvik GmbH", "crm", country="DE", parent="root"),
        Seen("us", "company", "Norvik Inc.", "erp", country="US"),
    ) == [("us", "root", "name")]


def test_a_domain_points_to_the_company_of_that_name() -> None:
    assert candidates(
        Seen("a", "company", "Norvik", domains=("norvik.com",)),
        Seen("b", "company", "Belmonte Pumps", domains=("www.norvik.com",)),
        Seen("c", "company", "Larkfen", domains=("gmail.com",)),
        Seen("d", "company", "Kesta", domains=("gmail.com",)),
    ) == [("b", "a", "domain")]


def test_words_that_many_bear_point_to_nobody() -> None:
    assert candidates(Seen("a", "company", "General"), Seen("b", "company", "General Motors")) == []
    many = [Seen(f"k{at}", "company", "Norvik", "crm") for at in range(MOST + 1)]
    assert candidates(*many, Seen("z", "company", "Norvik Foods")) == []


def test_a_group_belongs_to_no_company_of_its_own_name() -> None:
    assert candidates(Seen("a", "company", "Norvik"), Seen("b", "company", "Norvik Group")) == []


def test_who_has_a_parent_gets_none() -> None:
    assert candidates(Seen("a", "company", "Norvik"), Seen("b", "company", "Norvik Foods", parent="x")) == []
