"""What a person means by what a note corrects: one thing, or a reason why none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.build import Assistant
from retrieval.corrected import corrected
from retrieval.evidence import Grant, Scope
from retrieval.noting import BadNote
from tests.api import desk

OWNER = Scope.owner()
CHARTER = "borealis/charter.md"
SEVERAL = "Subject: a\nFrom: a@x.example\n\none pump\n"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """A home with a file of several documents."""
    mails = "".join(f"From a@x.example Mon Jan  5 10:00:0{at} 2026\n{SEVERAL}\n" for at in (1, 2))
    files = {**desk.FILES, "borealis/mails.mbox": mails.replace("one pump", "two pumps", 1)}
    made = desk.assistant(tmp_path_factory.mktemp("corrected") / "home", None, files)
    yield made
    made.close()


def test_every_name_of_a_document_and_a_citation_mean_the_same_place(home: Assistant) -> None:
    head = next(one for one in home.store.scoped(OWNER).heads() if one.document.source_id == CHARTER)
    path = home.settings.home.parent / "papers" / CHARTER
    quote = "account  owner of\nBorealis"
    found = {corrected(one, quote, home.store, OWNER) for one in (head.document.id, head.revision, CHARTER, str(path))}
    assert len(found) == 1
    of = found.pop()
    assert (of.quote, of.locator, of.title) == ("account owner of Borealis", "line 15", "Borealis charter")
    cited = f"{of.place.revision}:{of.place.start}-{of.place.end}"
    assert corrected(cited, "", home.store, OWNER) == of
    whole = corrected(CHARTER, "", home.store, OWNER)
    assert (whole.place.end, whole.quote, whole.locator) == (0, "", "")


@pytest.mark.parametrize(
    ("source", "quote", "why"),
    [
        ("", "x", "say which document"),
        ("nowhere.md", "", "is no document of this home"),
        ("~nobody-of-that-name/x", "", "is no document of this home"),
        ("\ud800\x00", "", "say which document"),
        ("a" * 5000, "", "is no document of this home"),
        (CHARTER, "Piet Vos", "do not stand in"),
        (CHARTER, "Borealis", "stand 2 times"),
        ("{papers}/borealis/mails.mbox", "", "means 2 documents"),
        ("{revision}:5-5", "", "is no place"),
        ("{revision}:5-999999", "", "is no place"),
        ("r00000000000000000000:1-2", "", "no document that stands"),
    ],
)
def test_what_means_nothing_or_several_things_is_refused_with_why(
    home: Assistant, source: str, quote: str, why: str
) -> None:
    head = next(one for one in home.store.scoped(OWNER).heads() if one.document.source_id == CHARTER)
    named = source.replace("{papers}", str(home.settings.home.parent / "papers")).replace("{revision}", head.revision)
    with pytest.raises(BadNote, match=why):
        corrected(named, quote, home.store, OWNER)


def test_words_find_their_document_among_several_of_a_file(home: Assistant) -> None:
    path = home.settings.home.parent / "papers" / "borealis/mails.mbox"
    assert corrected(str(path), "two pumps", home.store, OWNER).quote == "two pumps"


def test_what_may_not_be_seen_is_not_there(home: Assistant) -> None:
    head = next(one for one in home.store.scoped(OWNER).heads() if one.document.source_id == CHARTER)
    other = Scope(frozenset({Grant("Cindra")}))
    for named in (CHARTER, head.document.id, f"{head.revision}:1-9"):
        with pytest.raises(BadNote):
            corrected(named, "", home.store, other)
