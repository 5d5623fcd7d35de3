"""What comes with a document takes from it what it lacks, and from no other document."""

from __future__ import annotations

from dataclasses import replace

from retrieval.inherited import Carriers, handed, with_handed
from retrieval.layers import Claim, card_of
from retrieval.sources.reading import Reading

MAIL = Reading("words", "mail", part="message-1")
FILE = Reading("words", "text", part="message-1/1-terms.txt", came_with="message-1")
CLAIMS = (
    Claim("inferred", "account", "Larkfen", "an address belongs to it"),
    Claim("stated", "date", "2026-03-04", "Date header"),
    Claim("inferred", "trust", "external_unknown", "a mail"),
    Claim("inferred", "kind", "email", "it is a mail"),
)


def test_only_what_came_with_a_document_has_it_as_its_carrier() -> None:
    carriers = Carriers()
    carriers.add(MAIL, CLAIMS)
    assert carriers.of(FILE) == CLAIMS
    assert carriers.of(MAIL) == carriers.of(replace(FILE, came_with=None)) == ()


def test_the_next_document_ends_what_the_one_before_hands_on() -> None:
    carriers = Carriers()
    carriers.add(MAIL, CLAIMS)
    carriers.add(replace(MAIL, part="message-2"), ())
    assert carriers.of(FILE) == ()


def test_a_document_takes_what_it_lacks_and_keeps_what_it_has() -> None:
    unsure = Claim("inferred", "account", "", "nothing names an account that is known")
    taken = card_of(with_handed([unsure], [], CLAIMS))
    assert (taken.account, taken.date, taken.trust, taken.kind) == ("Larkfen", "2026-03-04", "external_unknown", "")
    own = card_of(with_handed([Claim("inferred", "account", "Tarvessa", "its title")], [], CLAIMS))
    assert (own.account, own.date) == ("Tarvessa", "2026-03-04")
    assert with_handed([unsure], [], ()) == [unsure]


def test_what_is_handed_on_changes_with_the_carrier_s_account_and_not_with_its_title() -> None:
    titled = (*CLAIMS, Claim("stated", "title", "Fees", "Subject header"))
    moved = (Claim("label", "account", "Tarvessa", "said"), *CLAIMS)
    assert list(handed(CLAIMS)) == list(handed(titled)) != list(handed(moved))
    assert list(handed(())) == []
