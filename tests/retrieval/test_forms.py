"""What may be left off a name is learned from the names themselves."""

from __future__ import annotations

from retrieval.forms import Spellings, Strength

GROUPS = ["sig-node", "sig-api-machinery", "sig-docs", "wg-batch", "wg-node-lifecycle", "wg-policy"]


def tokens_of(names: list[str], account: str, strength: Strength) -> set[tuple[str, ...]]:
    forms = Spellings((name, name) for name in names).forms()
    return {form.tokens for form in forms if form.account == account and form.strength == strength}


def test_a_token_that_many_names_begin_with_may_be_left_off_or_stand_behind() -> None:
    assert tokens_of(GROUPS, "sig-api-machinery", Strength.CORE) == {("api", "machinery")}
    assert ("api", "machinery", "sig") in tokens_of(GROUPS, "sig-api-machinery", Strength.FULL)


def test_a_token_that_two_names_share_may_not() -> None:
    assert tokens_of(["acme-north", "acme-south"], "acme-north", Strength.CORE) == set()


def test_a_legal_form_may_be_left_off_but_a_name_is_never_left_empty() -> None:
    assert ("tarvessa", "industries") in tokens_of(
        ["Tarvessa Industries GmbH"], "Tarvessa Industries GmbH", Strength.FULL
    )
    assert ("montclar",) in tokens_of(["S.A. Montclar"], "S.A. Montclar", Strength.FULL)
    assert tokens_of(["GmbH"], "GmbH", Strength.FULL) == {("gmbh",)}


def test_a_lone_letter_is_part_of_a_name() -> None:
    assert tokens_of(["Plant A", "Plant B"], "Plant A", Strength.FULL) == {("plant", "a")}


def test_the_first_word_alone_is_a_part_of_a_name() -> None:
    assert tokens_of(["Wieslauer Pumpen"], "Wieslauer Pumpen", Strength.PART) == {("wieslauer",)}


def test_a_name_never_breaks_off_at_a_small_word() -> None:
    assert tokens_of(["code-of-conduct"], "code-of-conduct", Strength.PART) == {("code",)}


def test_initials_stand_for_three_words_or_for_two_behind_a_shared_one() -> None:
    assert ("sam",) in tokens_of(GROUPS, "sig-api-machinery", Strength.INITIALS)
    assert ("sig", "am") in tokens_of(GROUPS, "sig-api-machinery", Strength.INITIALS)
    assert tokens_of(GROUPS, "sig-node", Strength.INITIALS) == set()


def test_the_forms_do_not_hang_on_the_order_of_the_names() -> None:
    pairs = [(name, name) for name in GROUPS]
    assert Spellings(pairs).forms() == Spellings(reversed(pairs)).forms()


def test_no_names_have_no_forms() -> None:
    assert Spellings([("", "nobody"), ("acme", "")]).forms() == []
