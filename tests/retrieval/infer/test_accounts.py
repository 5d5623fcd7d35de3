"""A document gets an account only when a known name stands where it counts, and stands alone."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from retrieval.infer.accounts import Accounts, introduced
from retrieval.infer.head import head_of
from retrieval.infer.place import Place
from retrieval.mention import words

KNOWN: Mapping[str, tuple[str, ...]] = {
    "Norvik Marine AS": ("NVM",),
    "Belmonte Foods": (),
    "Belmonte Logistics": (),
    "Österberg & Söhne GmbH": (),
    "東海精機": (),
    "First Harbor": (),
}


def account(path: str, title: str = "", text: str = "", root: str = "files", addresses: str = "") -> str:
    place = Place.of(root, path)
    return Accounts(KNOWN).account_of(place, title, head_of(text, "text"), text, addresses).value


@pytest.mark.parametrize(
    ("path", "expected"),
    [("Norvik Marine/plan.md", "Norvik Marine AS"), ("norvik/plan.md", "Norvik Marine AS"),
     ("minutes/norvik_2026-04-03.md", "Norvik Marine AS"), ("minutes/NVM call.txt", "Norvik Marine AS"),
     ("belmonte-foods/a.md", "Belmonte Foods"), ("BelmonteLogistics/a.md", "Belmonte Logistics"),
     ("Österberg/a.md", "Österberg & Söhne GmbH"), ("osterberg/a.md", "Österberg & Söhne GmbH"),
     ("東海精機/議事録.md", "東海精機"), ("NorvikMinutes.md", "Norvik Marine AS")],
)  # fmt: skip
def test_a_known_name_in_the_path_is_enough(path: str, expected: str) -> None:
    assert account(path) == expected


@pytest.mark.parametrize(
    "path",
    ["belmonte/a.md", "Norvik Shipping/a.md", "norvik_shipping.md", "first/a.md", "harbor/a.md", "plans/a.md",
     "Norvik vs Belmonte Foods.md", "marine/a.md"],
)  # fmt: skip
def test_part_of_a_name_that_is_not_certain_is_not_enough(path: str) -> None:
    assert account(path) == ""


def test_the_nearest_name_counts() -> None:
    assert account("Norvik/archive/Belmonte Foods/a.md") == "Belmonte Foods"


def test_the_root_s_own_name_counts_too() -> None:
    assert account("minutes/a.md", root="Norvik Marine") == "Norvik Marine AS"


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [("Weekly call with Norvik", "", "Norvik Marine AS"), ("Norvik Shipping, an inquiry", "", ""),
     ("Call", "Visit at Norvik, 3 April\n\nwords", "Norvik Marine AS"), ("Norvik and Belmonte Foods", "", ""),
     ("norvik", "", ""), ("Marine norms", "", ""), ("Norvik Quarterly Review", "", "Norvik Marine AS"),
     ("東海精機との定例会", "", "東海精機"), ("", "a\n\nb\n\nc\n\nd\n\nNorvik is named too late\n", "")],
)  # fmt: skip
def test_a_title_or_first_line_names_it_when_it_names_one(title: str, text: str, expected: str) -> None:
    assert account("a.md", title, text) == expected


def test_path_and_title_that_disagree_leave_it_open() -> None:
    guess = Accounts(KNOWN).account_of(Place.of("x", "Norvik/a.md"), "Belmonte Foods: plan", head_of("", "text"), "")
    assert (guess.value, guess.reason) == ("", "it may belong to Belmonte Foods or Norvik Marine AS")


def test_a_line_at_the_head_says_it_even_for_an_unknown_account() -> None:
    assert account("a.md", "", "Customer: Norvik\n\nwords") == "Norvik Marine AS"
    assert account("a.md", "", "Kunde: Neuhaus Papier\n\nwords") == "Neuhaus Papier"
    assert account("Belmonte Foods/a.md", "", "Customer: Norvik\n\nwords") == ""


def test_prose_and_links_name_whom_they_like() -> None:
    assert account("a.md", "", "x\n" * 5 + "Norvik asked. Then Norvik paid. Norvik left.\n") == ""
    assert (
        account("a.md", "", "As a rule we answer within a day, as we did when " + "x" * 90 + " Norvik asked.\n") == ""
    )
    assert account("a.md", "", "See [the form](https://host.example/Norvik) or https://x.example/Norvik\n") == ""


def test_an_address_belongs_to_the_account_whose_name_is_its_domain() -> None:
    assert account("a.eml", "Hello", addresses="From: a@norvik.example\nTo: b@ours.example") == "Norvik Marine AS"
    assert account("a.eml", "Hello", addresses="From: a@norvik-marine.co.example") == "Norvik Marine AS"
    assert account("a.eml", "Hello", addresses="From: a@norvikshipping.example") == ""
    assert account("a.eml", "Hello", addresses="From: a@norvik.example\nTo: b@belmonte-foods.example") == ""


def test_nothing_is_certain_when_nothing_is_known() -> None:
    guess = Accounts({}).account_of(Place.of("x", "Norvik/a.md"), "Norvik", head_of("", "text"), "Norvik " * 9)
    assert (guess.value, guess.reason) == ("", "nothing names an account that is known")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [("Accounts/Neuhaus/plan.md", "", ["Neuhaus"]), ("kunden/Neuhaus/2026/plan.md", "", ["Neuhaus"]),
     ("Accounts/plan.md", "", []), ("Neuhaus/plan.md", "", []),
     ("a.md", "Account: Neuhaus Papier\n", ["Neuhaus Papier"])],
)  # fmt: skip
def test_a_shelf_of_accounts_and_a_line_that_says_so_make_an_account_known(
    path: str, text: str, expected: list[str]
) -> None:
    assert list(introduced(Place.of("files", path), head_of(text, "text"))) == expected
    if path.startswith(("Accounts/N", "kunden")):
        assert account(path) == expected[0]


def test_the_print_changes_with_the_names_and_not_with_their_order() -> None:
    assert Accounts(KNOWN).print == Accounts(dict(sorted(KNOWN.items(), reverse=True))).print
    assert Accounts(KNOWN).print != Accounts({**KNOWN, "Neuhaus": ()}).print


def test_how_often_each_is_named() -> None:
    text = "Norvik Marine met Belmonte Foods; NVM and Norvik Marine AS agreed."
    assert dict(Accounts(KNOWN).named_in(words(text), text).counts) == {"Norvik Marine AS": 3, "Belmonte Foods": 1}
