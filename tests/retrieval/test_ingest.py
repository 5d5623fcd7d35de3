"""A folder comes in whole, once, and stays in step with what lies in it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from retrieval.evidence import Scope, View
from retrieval.ingest import ingest
from retrieval.parts import NoSuchPath
from retrieval.sources.mapping import BadMapping
from retrieval.store import Store
from tests.retrieval.folders import FAKE, FILES, NOW, PLAN, Counting, Home, row, rows, write


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A folder with a file of every format, and an empty store."""
    return Home.at(tmp_path, FILES)


def test_every_format_comes_in_and_its_passages_are_its_text(home: Home) -> None:
    report = home.ingest()
    assert report.counts == {"added": 7, "updated": 0, "unchanged": 0, "removed": 0, "refused": 0}
    assert report.documents["added"] == 8
    texts = home.texts()
    assert texts["Larkfen/plan.md"] == "# Plan\n\nMargin is 6 %.\n"
    assert texts["r2"] == "another"
    assert all(home.revision(name).text == text for name, text in texts.items())


def test_the_first_ingest_says_which_label_documents_get(home: Home) -> None:
    first = home.ingest()
    assert (first.first, first.label) == (True, "internal")
    assert home.cards()["Larkfen/plan.md"].labels == ("internal",)
    assert home.ingest().first is False


def test_twice_changes_nothing(home: Home) -> None:
    home.ingest()
    before = home.store.corpus(), home.cards()
    again = home.ingest(now=NOW + timedelta(days=1))
    assert again.counts["unchanged"] == 7
    assert again.embedded == 0
    assert (home.store.corpus(), home.cards()) == before


def test_a_changed_file_makes_a_revision_and_the_old_one_stays(home: Home) -> None:
    home.ingest()
    old = home.revision("Larkfen/plan.md")
    write(home.folder, {"Larkfen/plan.md": PLAN.replace("6 %", "7 %")})
    assert rows(home.ingest())["Larkfen/plan.md"] == "updated"
    new = home.revision("Larkfen/plan.md")
    assert ("7 %" in new.text, new.replaces) == (True, old.id)
    assert [one.id for one in home.store.scoped(Scope.owner()).revisions(new.document)] == [old.id, new.id]


def test_a_file_changed_back_is_the_first_revision_again(home: Home) -> None:
    home.ingest()
    first = home.revision("Larkfen/plan.md")
    for text in (PLAN.replace("6 %", "7 %"), PLAN):
        write(home.folder, {"Larkfen/plan.md": text})
        assert rows(home.ingest())["Larkfen/plan.md"] == "updated"
    assert home.revision("Larkfen/plan.md").id == first.id


def test_a_removed_file_is_gone_from_what_is_seen_and_can_come_back(home: Home) -> None:
    home.ingest()
    (home.folder / "tickets.csv").unlink()
    assert row(home.ingest(), "tickets.csv").reason == "it is no longer there"
    assert "tickets.csv" not in home.cards()
    assert rows(home.ingest()).get("tickets.csv") is None
    write(home.folder, {"tickets.csv": FILES["tickets.csv"]})
    report = home.ingest()
    assert (rows(report)["tickets.csv"], report.embedded) == ("added", 0)
    assert "tickets.csv" in home.cards()


def test_a_removed_record_is_gone_and_its_file_was_updated(home: Home) -> None:
    home.ingest()
    write(home.folder, {"documents.jsonl": '{"id": "r2", "text": "another"}\n{"id": "r3", "text": "new"}\n'})
    changed = row(home.ingest(), "documents.jsonl")
    assert (changed.outcome, changed.reason) == ("updated", "1 added, 1 removed, 1 unchanged")
    assert {"r2", "r3"} <= set(home.cards())
    assert "r1" not in home.cards()


def test_a_part_of_the_folder_is_judged_by_itself(home: Home) -> None:
    home.ingest()
    (home.folder / "Larkfen/visit.txt").unlink()
    (home.folder / "tickets.csv").unlink()
    assert rows(home.ingest("Larkfen")) == {"Larkfen/plan.md": "unchanged", "Larkfen/visit.txt": "removed"}
    assert "tickets.csv" in home.cards()


def test_a_single_file_belongs_to_the_root_above_it(home: Home) -> None:
    home.ingest()
    write(home.folder, {"Larkfen/plan.md": PLAN + "\nMore.\n"})
    assert rows(home.ingest("Larkfen/plan.md")) == {"Larkfen/plan.md": "updated"}
    assert len(home.store.register().roots()) == 1


def test_a_file_that_is_gone_may_be_named_itself(home: Home) -> None:
    home.ingest()
    (home.folder / "Larkfen/plan.md").unlink()
    assert rows(home.ingest("Larkfen/plan.md")) == {"Larkfen/plan.md": "removed"}


def test_a_folder_around_a_root_takes_it_along_and_doubles_nothing(home: Home) -> None:
    home.ingest("Larkfen")
    report = home.ingest()
    assert rows(report)["plan.md"] == "unchanged"
    assert [name for name in home.cards() if name.endswith("plan.md")] == ["plan.md"]
    assert len(report.rows) == 7


def test_two_folders_of_one_name_stay_apart(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "store.db")
    for place in ("a", "b"):
        write(tmp_path / place / "plans", {"plan.md": "# Same words\n"})
        ingest([tmp_path / place / "plans"], store, None, now=NOW)
    heads = store.scoped(Scope.owner()).heads()
    assert sorted(head.document.source_system for head in heads) == ["folder:plans", "folder:plans~2"]


def test_a_path_that_never_was_is_said_before_anything_happens(home: Home) -> None:
    with pytest.raises(NoSuchPath, match="no such file or folder"):
        home.ingest("Larkfen", "../elsewhere")
    assert home.store.register().roots() == {}


def test_a_mapping_that_cannot_be_followed_stops_the_run_before_it_starts(home: Home) -> None:
    write(home.folder, {"mapping.yaml": "file: {}\n"})
    with pytest.raises(BadMapping, match="did you mean 'files'"):
        home.ingest()
    assert home.store.register().roots() == {}


def test_a_mapping_applies_and_a_changed_one_updates_cards_without_embedding(home: Home) -> None:
    home.embedder = counting = Counting()
    write(home.folder, {"mapping.yaml": "files:\n  tickets.csv: {account: Tarvessa, region: EMEA}\n"})
    home.ingest()
    assert home.cards()["tickets.csv"].account == "Tarvessa"
    counting.asked.clear()
    write(home.folder, {"mapping.yaml": "files:\n  tickets.csv: {account: Tarvessa, region: NA}\n"})
    report = home.ingest()
    assert row(report, "tickets.csv").reason == "changed: region"
    assert home.cards()["tickets.csv"].region == "NA"
    assert counting.asked == []


def test_the_source_goes_before_the_mapping(home: Home) -> None:
    write(home.folder, {"mapping.yaml": 'files:\n  "**": {account: Other, region: EMEA}\n'})
    home.ingest()
    card = home.cards()["Larkfen/plan.md"]
    assert (card.account, card.region) == ("Larkfen", "EMEA")
    origins = {one.field: (one.how, one.reason) for one in card.origins}
    assert origins["account"] == ("stated", "front matter, line 3")
    assert origins["region"] == ("mapping", "mapping.yaml, '**'")


def test_what_a_document_replaces_is_found_by_reference_name_or_title(home: Home) -> None:
    write(
        home.folder,
        {
            "c1.md": "---\nid: C1\naccount: L\n---\nOld.\n",
            "c2.md": "---\nid: C2\naccount: L\nsupersedes: [C1]\n---\nNew.\n",
            "c3.md": "---\nid: C3\naccount: L\nstatus: draft\nsupersedes: [C2]\n---\nDraft.\n",
        },
    )
    report = home.ingest()
    heads = {head.document.source_id: head.document for head in home.store.scoped(Scope.owner()).heads()}
    assert heads["c1.md"].superseded_by == heads["c2.md"].id
    assert heads["c2.md"].superseded_by == ""
    assert report.warnings == ("c3.md is a draft, so it does not replace 'C2'",)


def test_learned_when_the_file_was_changed(home: Home) -> None:
    home.ingest()
    revision = home.revision("Larkfen/plan.md")
    assert (revision.learned_at, revision.learned_from) == (datetime.fromtimestamp(1_780_000_000, UTC), "modified")
    reader = home.store.scoped(Scope.owner())
    assert reader.heads(View(known_at=datetime(2026, 1, 1, tzinfo=UTC))) == ()


def test_the_card_s_own_reason_stands_for_each_inferred_field(home: Home) -> None:
    home.ingest()
    for card in home.cards().values():
        assert all(one.reason for one in card.origins)
        assert {one.how for one in card.origins} <= {"stated", "mapping", "label", "inferred", "default"}


def test_progress_is_told_file_by_file(home: Home) -> None:
    told: list[tuple[int, int, int, str]] = []
    ingest([home.folder], home.store, FAKE, now=NOW, on_progress=lambda *said: told.append(said))
    assert [done for done, _, _, _ in told] == sorted(done for done, _, _, _ in told)
    assert told[-1][:2] == (7, 7)
    assert {name for _, _, _, name in told} == set(FILES)


def test_two_files_with_one_record_s_id_are_told_apart_by_the_first(home: Home) -> None:
    write(home.folder, {"more.jsonl": '{"id": "r1", "text": "a second one"}\n{"id": "r9", "text": "its own"}\n'})
    report = home.ingest()
    assert row(report, "more.jsonl").rejects == (("line 1", "documents.jsonl has a document named 'r1' already"),)
    assert home.revision("r1").text == "one record"
    assert home.ingest().counts["unchanged"] == 8
