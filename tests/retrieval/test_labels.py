"""One word of a person corrects a file or a folder, at once and for good, and can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from retrieval.evidence import Grant, Scope
from retrieval.labels import labels
from retrieval.parts import NoSuchPath
from retrieval.sources.fields import BadField
from tests.retrieval.folders import FAKE, Home, rows, write

FILES = {
    "a/one.md": "---\naccount: Larkfen\nregion: NA\n---\n# One\n\nWords here.\n",
    "a/deep/two.md": "# Two\n\nOther words.\n",
    "b/three.md": "# Three\n\nMore words.\n",
    "records.jsonl": '{"id": "r1", "text": "one record"}\n{"id": "r2", "text": "another"}\n',
}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An ingested folder."""
    home = Home.at(tmp_path, FILES)
    home.ingest()
    return home


class Refusing:
    """An embedder that nobody may ask."""

    model = FAKE.model
    dimensions = FAKE.dimensions

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        raise AssertionError(f"embedded {len(texts)} texts")


def test_a_folder_is_corrected_in_one_step_and_at_once(home: Home) -> None:
    before = home.store.corpus()
    done = home.label("a", account="Tarvessa")
    assert (done.path, done.documents) == ("a", 2)
    assert home.cards()["a/one.md"].account == home.cards()["a/deep/two.md"].account == "Tarvessa"
    assert home.cards()["b/three.md"].account == ""
    assert home.store.corpus() > before


def test_a_correction_outranks_what_the_source_states_and_says_so(home: Home) -> None:
    home.label("a/one.md", account="Tarvessa")
    origins = {one.field: (one.how, one.reason) for one in home.cards()["a/one.md"].origins}
    assert origins["account"] == ("label", 'said of "a/one.md"')
    assert origins["region"] == ("stated", "front matter, line 3")


def test_taken_back_the_source_counts_again(home: Home) -> None:
    before = home.cards()
    home.label("a", account="Tarvessa", kind="charter")
    home.label("a", account="", kind="")
    assert home.cards() == before
    assert labels(home.store) == ()


def test_the_nearest_correction_counts(home: Home) -> None:
    home.label("a", account="Outer")
    home.label("a/deep", account="Inner")
    home.label("", region="EMEA")
    cards = home.cards()
    assert (cards["a/one.md"].account, cards["a/deep/two.md"].account) == ("Outer", "Inner")
    assert {card.region for card in cards.values()} == {"EMEA"}


def test_it_stays_when_the_folder_is_ingested_again_or_the_file_changes(home: Home) -> None:
    home.label("a", account="Tarvessa")
    assert set(rows(home.ingest()).values()) == {"unchanged"}
    write(home.folder, {"a/one.md": FILES["a/one.md"] + "\nNew.\n", "a/new.md": "# New\n\nwords\n"})
    home.ingest()
    assert home.cards()["a/one.md"].account == home.cards()["a/new.md"].account == "Tarvessa"


def test_every_revision_gets_the_new_card(home: Home) -> None:
    write(home.folder, {"a/one.md": FILES["a/one.md"] + "\nNew.\n"})
    home.ingest()
    home.label("a/one.md", labels="finance, board")
    document = home.revision("a/one.md").document
    revisions = home.store.scoped(Scope.owner()).revisions(document)
    assert [one.card.labels for one in revisions] == [("board", "finance")] * 2
    assert home.store.scoped(Scope(frozenset({Grant(labels=("internal",))}))).revisions(document) == []


def test_one_record_of_a_file_can_be_corrected(home: Home) -> None:
    home.label("records.jsonl", region="APAC")
    home.label("r2", account="Tarvessa")
    cards = home.cards()
    assert (cards["r1"].region, cards["r1"].account) == ("APAC", "")
    assert (cards["r2"].region, cards["r2"].account) == ("APAC", "Tarvessa")


def test_nothing_is_embedded_again_unless_the_title_changes(home: Home) -> None:
    home.embedder = Refusing()
    home.label("a", account="Tarvessa", kind="charter", region="EMEA", labels="x", lang="de", date="2026-04")
    with pytest.raises(AssertionError, match="embedded"):
        home.label("a/one.md", title="Another title")


def test_a_new_title_makes_new_vectors(home: Home) -> None:
    reader = home.store.scoped(Scope.owner())
    revision = home.revision("a/one.md").id
    _, before = reader.vectors([revision], FAKE.model)
    home.label("a/one.md", title="An entirely different title")
    _, after = reader.vectors([revision], FAKE.model)
    assert before.shape == after.shape
    assert not np.array_equal(before, after)
    home.label("a/one.md", title="")
    assert np.array_equal(before, reader.vectors([revision], FAKE.model)[1])


def test_a_new_language_makes_new_terms(home: Home) -> None:
    write(home.folder, {"c.md": "Lieferungen\n"})
    home.ingest()
    revision = home.revision("c.md").id
    reader = home.store.scoped(Scope.owner())
    home.label("c.md", lang="en")
    english = reader.slices([revision])[0].terms
    home.label("c.md", lang="de")
    assert reader.slices([revision])[0].terms != english


def test_a_corrected_reference_settles_what_replaces_what(home: Home) -> None:
    write(home.folder, {"new.md": "---\nsupersedes: [OLD-1]\n---\nNew.\n"})
    home.ingest()
    home.label("b/three.md", id="OLD-1")
    heads = {head.document.source_id: head.document for head in home.store.scoped(Scope.owner()).heads()}
    assert heads["b/three.md"].superseded_by == heads["new.md"].id


def test_all_corrections_can_be_listed(home: Home) -> None:
    home.label("b", kind="charter", account="Tarvessa")
    home.label("a", region="NA")
    assert [(one.path, one.field, one.value) for one in labels(home.store)] == [
        ("a", "region", "NA"),
        ("b", "account", "Tarvessa"),
        ("b", "kind", "charter"),
    ]


def test_a_field_or_value_that_cannot_be_changes_nothing(home: Home) -> None:
    with pytest.raises(BadField, match="did you mean 'account'"):
        home.label("a", acount="x")
    with pytest.raises(BadField, match="one way only"):
        home.label("a", account="x", date="03/04/2026")
    assert labels(home.store) == ()


def test_a_path_of_which_nothing_was_ingested_is_said(home: Home, tmp_path: Path) -> None:
    for path in ("nowhere", "../elsewhere"):
        with pytest.raises(NoSuchPath, match="nothing was ingested from there"):
            home.label(path, account="x")


def test_a_file_that_has_gone_can_still_be_corrected(home: Home) -> None:
    (home.folder / "b/three.md").unlink()
    home.ingest()
    assert home.label("b/three.md", labels="finance").documents == 1


def test_one_correction_settles_what_it_makes_known_for_others_at_the_next_ingest(home: Home) -> None:
    write(home.folder, {"notes/Tarvessa visit.md": "# Visit\n\nWords.\n"})
    home.ingest()
    home.label("a", account="Tarvessa Industries")
    assert home.cards()["notes/Tarvessa visit.md"].account == ""
    home.ingest()
    assert home.cards()["notes/Tarvessa visit.md"].account == "Tarvessa Industries"
