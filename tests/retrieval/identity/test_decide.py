"""Laws of the decisions: no false merge, nearly all true ones, one result for any order, rulings that can be undone."""

from __future__ import annotations

from random import Random

import pytest

from retrieval.identity.decide import identities
from retrieval.identity.seen import Identities, Ruling, Seen
from tests.retrieval.identity.worlds import world

SEEDS = range(20)


def groups(found: Identities) -> list[tuple[str, ...]]:
    return [group.keys for group in found.groups if len(group.keys) > 1]


def why(found: Identities, left: str, right: str) -> tuple[str, str]:
    """The verdict on a pair and its reason."""
    made = [one for one in found.decisions if (one.left, one.right) == (left, right)]
    return (made[0].verdict, made[0].why) if made else ("", "")


def test_twenty_worlds_have_no_false_merge_and_nearly_all_true_ones() -> None:
    joined = pairs = 0
    for seed in SEEDS:
        made = world(seed, groups=4)
        found = identities(made.seen)
        assert made.false_merges(iter(group.keys for group in found.groups)) == []
        assert sorted(key for group in found.groups for key in group.keys) == sorted(made.truth)
        home = found.home()
        for left, right in made.pairs():
            pairs += 1
            joined += home[left] == home[right]
    assert joined / pairs >= 0.95


@pytest.mark.parametrize("seed", [3, 7])
def test_the_order_of_records_and_rulings_changes_nothing(seed: int) -> None:
    made = world(seed, groups=3)
    unsure = identities(made.seen).unsure()
    rulings = [Ruling(one.left, one.right, at % 2 == 0) for at, one in enumerate(unsure)]
    first = identities(made.seen, rulings)
    Random(seed).shuffle(made.seen)
    turned = [Ruling(one.right, one.left, one.same) for one in reversed(rulings)]
    assert identities(made.seen, turned) == first


@pytest.mark.parametrize("seed", range(4))
def test_true_answers_to_all_doubts_join_all_that_is_one_and_part_nothing(seed: int) -> None:
    made = world(seed, groups=4)
    before = identities(made.seen)
    truth = [Ruling(one.left, one.right, made.truth[one.left] == made.truth[one.right]) for one in before.unsure()]
    for rulings in (truth, *([one] for one in truth[:3])):
        after = identities(made.seen, rulings)
        home = after.home()
        assert made.false_merges(iter(group.keys for group in after.groups)) == []
        assert all(len({home[key] for key in group.keys}) == 1 for group in before.groups)
    home, asked = identities(made.seen, truth).home(), identities(made.seen, truth).unsure()
    assert not asked
    assert all(home[left] == home[right] for left, right in made.pairs())


def test_a_ruling_wins_over_ids_and_taking_it_back_gives_the_old_result() -> None:
    seen = [
        Seen("a", "company", "Norvik AB", "crm", ids=(("duns", "150483782"),)),
        Seen("b", "company", "Norvik AB", "erp", ids=(("duns", "150483782"),)),
        Seen("c", "company", "Belmonte SpA", "erp", ids=(("duns", "660001234"),)),
    ]
    before = identities(seen)
    assert groups(before) == [("a", "b")]
    ruled = identities(seen, [Ruling("b", "a", same=False), Ruling("a", "c", same=True)])
    assert groups(ruled) == [("a", "c")]
    assert why(ruled, "a", "b") == ("different", "a person has denied it")
    assert why(ruled, "a", "c") == ("same", "a person has confirmed it")
    assert repr(identities(seen)) == repr(before)


def test_one_answer_is_enough_for_two_groups() -> None:
    seen = [Seen(f"{system}{at}", "company", name, system) for at, (system, name) in enumerate(
        [("crm", "Hofmann Glas"), ("erp", "HOFMANN GLAS"), ("desk", "Hoffmann Glas"), ("mail", "Hoffmann Glas")]
    )]  # fmt: skip
    asked = identities(seen).unsure()
    assert len(asked) == 1
    answer = Ruling(asked[0].left, asked[0].right, False)
    denied = identities(seen, [answer])
    assert not denied.unsure()
    assert [len(keys) for keys in groups(denied)] == [2, 2]
    confirmed = identities(seen, [Ruling(answer.left, answer.right, True)])
    assert [len(keys) for keys in groups(confirmed)] == [4]


def test_an_answer_takes_nothing_apart_that_was_one_before() -> None:
    seen = [
        Seen("crm", "company", "Norvik", "crm", country="SE", ids=(("duns", "150483782"),)),
        Seen("desk", "company", "Norvik", "desk", country="US", ids=(("duns", "150483783"),)),
        Seen("erp", "company", "NORVIK", "erp", country="SE", ids=(("duns", "150483782"),)),
        Seen("mail", "company", "Norvik AB", "mail", country="SE"),
    ]
    assert groups(identities(seen)) == [("crm", "erp", "mail")]
    assert groups(identities(seen, [Ruling("crm", "desk", True)])) == [("crm", "desk", "erp", "mail")]


def test_an_answer_on_two_records_says_nothing_of_two_others() -> None:
    seen = [Seen(f"{system}{at}", "company", "Norvik AB", system) for at in "12" for system in ("crm", "erp")]
    found = identities(seen, [Ruling("crm1", "crm2", True)])
    assert groups(found) == [("crm1", "crm2")]


def test_rulings_that_contradict_join_nothing_and_are_asked_again() -> None:
    seen = [Seen(key, "company", f"{key} Works", key) for key in ("Tar", "Bel", "Mon")]
    rulings = [Ruling("Bel", "Mon", True), Ruling("Mon", "Tar", True), Ruling("Bel", "Tar", False)]
    found = identities(seen, rulings)
    assert groups(found) == []
    assert [one.verdict for one in found.decisions] == ["unsure", "different", "unsure"]
    both = identities(seen, [Ruling("Bel", "Mon", True), Ruling("Mon", "Bel", False)])
    assert groups(both) == []
    assert why(both, "Bel", "Mon") == ("unsure", "it was both confirmed and denied")


def test_a_ruling_on_nobody_is_named() -> None:
    seen = [Seen("a", "company", "Norvik"), Seen("p", "plant", "Norvik")]
    lost = (Ruling("a", "gone", True), Ruling("a", "p", True))
    assert identities(seen, lost[::-1]).idle == lost


def test_no_chain_joins_two_that_contradict() -> None:
    seen = [
        Seen("a", "company", "Norvik Foods AB", "crm", ids=(("vat", "SE556012579001"),)),
        Seen("b", "company", "Norvik Foods", "desk"),
        Seen("c", "company", "Norvik Foods AB", "erp", ids=(("vat", "SE556998877001"),)),
    ]
    found = identities(seen)
    assert groups(found) == []
    assert why(found, "a", "b")[0] == why(found, "b", "c")[0] == "unsure"
    assert (
        "“Norvik Foods” of desk may as well be “Norvik Foods AB” of erp, which is not “Norvik Foods AB” of crm"
        in why(found, "a", "b")[1]
    )
    assert why(found, "a", "c")[0] == "different"


def test_one_id_does_not_outweigh_another() -> None:
    seen = [
        Seen("a", "company", "Norvik", "crm", ids=(("duns", "150483782"), ("lei", "5493001KJTIIGC8Y1R12"))),
        Seen("b", "company", "Norvik", "erp", ids=(("duns", "150483782"), ("lei", "7LTWFZYICNSX8D621K86"))),
    ]
    found = identities(seen)
    assert groups(found) == []
    assert why(found, "a", "b")[0] == "unsure"


def test_members_of_a_group_in_several_countries_are_as_many_companies() -> None:
    seen = [
        Seen("crm:1", "company", "Norvik", "crm", domains=("norvik.com",)),
        Seen("crm:2", "company", "Norvik GmbH", "crm", country="DE", parent="crm:1"),
        Seen("crm:3", "company", "Norvik Inc.", "crm", country="US", parent="crm:1"),
        Seen("erp:1", "company", "NORVIK GMBH", "erp", country="Deutschland"),
        Seen("erp:2", "company", "Norvik", "erp", country="USA"),
        Seen("erp:3", "company", "Norvik", "erp", domains=("http://norvik.com/",)),
    ]
    found = identities(seen)
    assert groups(found) == [("crm:1", "erp:3"), ("crm:2", "erp:1"), ("crm:3", "erp:2")]
    assert not [one for one in found.unsure() if one.left.startswith("crm:1") and one.right == "erp:1"]


def test_namesakes_of_three_customers_stay_apart_and_their_own_are_joined() -> None:
    def tree(system: str, one: str, two: str, three: str) -> list[Seen]:
        top = [Seen(f"{system}:{at}", "company", name, system) for at, name in enumerate((one, two, three))]
        places = [
            ("Neustadt", "Bayern", 0),
            ("Springfield", "OH", 0),
            ("Neustadt", "Sachsen", 1),
            ("Springfield", "IL", 2),
        ]
        return top + [
            Seen(
                f"{system}:{city} {state}",
                "plant",
                f"Plant {city}",
                system,
                city=city,
                region=state,
                parent=f"{system}:{at}",
            )
            for city, state, at in places
        ]

    crm = tree("crm", "Tarvessa Industries", "Wieslauer Pumpen", "Larkfen Packaging")
    erp = tree("erp", "TARVESSA INDUSTRIES GMBH", "Wieslauer Pumpen Gesellschaft mbH", "Larkfen Packaging, Inc.")
    found = identities([*crm, *erp, Seen("erp:x", "company", "Tarvessa Logistics", "erp")])
    assert groups(found) == [(one.key, other.key) for one, other in sorted(zip(crm, erp, strict=True), key=str)]
    assert not found.unsure()


def test_two_records_with_one_key_are_refused_by_name() -> None:
    with pytest.raises(ValueError, match="crm:1"):
        identities([Seen("crm:1", "company", "Norvik"), Seen("crm:1", "company", "Belmonte")])
