"""Records that nobody would wish for, and very many of a kind, are each in one group and the same in any order."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.identity.decide import identities
from retrieval.identity.seen import Kind, Seen
from tests.retrieval.identity.test_decide import groups


def test_what_very_many_share_is_reported_and_concludes_nothing() -> None:
    seen = [Seen(f"k{at}", "company", "Tarvessa", f"s{at}") for at in range(100)]
    found = identities(seen)
    assert groups(found) == []
    assert [(one.value, one.count) for one in found.crowds] == [("tarvessa", 100)]


def test_a_name_in_very_many_countries_is_still_compared_within_each() -> None:
    codes = (
        "de at ch fr es it pl cz se no dk fi nl be lu pt gr hu ro bg hr si sk us mx br ar cl co pe ca jp cn kr".split()
    )
    seen = [Seen(f"{system} {code}", "company", "Norvik", system, country=code) for code in codes for system in "ab"]
    seen += [
        Seen("a root", "company", "Norvik AB", "a"),
        Seen("b root", "company", "NORVIK AKTIEBOLAG", "b", country="se"),
    ]
    found = identities(seen)
    assert [keys for keys in groups(found) if "root" not in keys[0]] == sorted(
        (f"a {code}", f"b {code}") for code in codes
    )


WORDS = st.text(st.sampled_from("aA ü. &株式会社(1)/-GmbH\u200b\u0130ß"), max_size=12)
RECORDS = st.builds(
    lambda kind, name, system, alias, id_, mail, country, parent: Seen(
        "", kind, name, system, (alias,), (("duns", id_),), (mail,), (mail,), country, alias, name, parent
    ),
    st.sampled_from(["company", "plant", "person"]), WORDS, st.sampled_from(["", "a", "b"]), WORDS,
    st.sampled_from(["", "150483782", "150483783"]), st.sampled_from(["", "@", "x@y.com", "..", "a b@c.d"]), WORDS,
    st.sampled_from(["", "0", "1", "9"]),
)  # fmt: skip


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(RECORDS, max_size=8), st.randoms(use_true_random=False))
def test_any_records_are_each_in_one_group_in_any_order(records: list[Seen], random: Random) -> None:
    kinds: list[Kind] = [one.kind for one in records]
    seen = [
        Seen(str(at), one.kind, one.name, one.system, one.aliases, one.ids, one.emails, one.domains, one.country,
             one.city, one.region, one.parent)
        for at, one in enumerate(records)
    ]  # fmt: skip
    found = identities(seen)
    assert sorted(key for group in found.groups for key in group.keys) == sorted(str(at) for at in range(len(kinds)))
    assert all(one.why and one.left < one.right for one in found.decisions)
    random.shuffle(seen)
    assert identities(seen) == found
