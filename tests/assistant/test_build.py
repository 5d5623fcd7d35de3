"""The assistant as it is wired: one facade over one home."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from assistant.accounts import UnknownAccount
from assistant.build import Assistant, build
from assistant.findings import Standing
from assistant.settings import read
from retrieval.embed import EmbeddingError, HashEmbedder
from retrieval.evidence import Grant, Scope
from tests.api import desk
from tests.retrieval.folders import write
from tests.retrieval.sources.office import word

AS_OF = datetime(2026, 9, 28, tzinfo=UTC)


@pytest.fixture(scope="module", params=["words", "meaning"])
def assistant(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """An assistant over a small home, by words alone and with an embedder."""
    embedder = HashEmbedder() if request.param == "meaning" else None
    made = desk.assistant(tmp_path_factory.mktemp("built") / "home", embedder)
    yield made
    made.close()


def test_every_sentence_of_an_answer_stands_on_a_quote_of_its_revision(assistant: Assistant) -> None:
    answer = assistant.ask(desk.OWNER, as_of=AS_OF)
    assert answer.standing is Standing.GROUNDED
    assert "Mira Okafor" in answer.text
    for citation in (citation for sentence in answer.sentences for citation in sentence.citations):
        revision = assistant.revision(citation.revision_id)
        assert revision is not None
        assert revision.text[citation.start : citation.end] == citation.quote


def test_an_answer_says_for_when_and_from_what_it_holds(assistant: Assistant) -> None:
    answer = assistant.ask(desk.OWNER, as_of=AS_OF)
    assert (answer.as_of, answer.scope) == (AS_OF.isoformat(), "everything in this home")
    assert answer.searched.mode == ("hybrid" if assistant.finder.embedder else "lexical")


def test_the_same_question_gets_the_same_answer(assistant: Assistant) -> None:
    assert assistant.ask(desk.OWNER, as_of=AS_OF) == assistant.ask(desk.OWNER, as_of=AS_OF)


def test_what_is_dated_later_is_left_out_and_said_to_be(assistant: Assistant) -> None:
    then = assistant.ask(desk.OWNER, as_of=datetime(2025, 1, 1, tzinfo=UTC))
    assert "Mira Okafor" not in then.text
    assert then.searched.left_out == ("3 documents dated after this",)
    assert assistant.ask(desk.OWNER, as_of=AS_OF).searched.left_out == ()


def test_an_account_is_named_in_any_case_and_narrows(assistant: Assistant) -> None:
    found = assistant.search("account owner", account="BOREALIS", as_of=AS_OF)
    assert {result.hit.evidence.card.account for result in found.results} == {"Borealis"}
    assert assistant.ask("What happened?", account="borealis", as_of=AS_OF).scope == "Borealis in this home"


def test_an_unknown_account_is_an_error_that_names_the_nearest(assistant: Assistant) -> None:
    with pytest.raises(UnknownAccount, match="Did you mean Borealis"):
        assistant.ask("Who?", account="Boreal", as_of=AS_OF)


def test_a_hit_is_the_passage_with_where_it_stands(assistant: Assistant) -> None:
    found = assistant.search("discounts above 7 percent", as_of=AS_OF, limit=3)
    first = found.results[0]
    assert "finance lead" in first.hit.evidence.passage.text
    assert first.locator.startswith("line")
    assert 0 < len(found.results) <= 3
    assert [r.hit.score for r in found.results] == sorted((r.hit.score for r in found.results), reverse=True)


def test_a_document_is_shown_with_what_it_held(assistant: Assistant) -> None:
    cited = assistant.ask(desk.OWNER, as_of=AS_OF).sentences[0].citations[0]
    opened = assistant.document(cited.document_id)
    assert opened is not None
    assert opened.current.id == cited.revision_id
    assert [revision.id for revision in opened.revisions] == [cited.revision_id]


def test_what_a_scope_hides_is_not_there(assistant: Assistant) -> None:
    cindra = Scope(frozenset({Grant(account="Cindra")}))
    cited = assistant.ask(desk.OWNER, as_of=AS_OF).sentences[0].citations[0]
    assert assistant.document(cited.document_id, scope=cindra) is None
    assert assistant.revision(cited.revision_id, scope=cindra) is None
    assert assistant.document("d" + "0" * 20) is None
    assert [name for name, _ in assistant.overview(scope=cindra).accounts] == ["Cindra"]
    with pytest.raises(UnknownAccount) as unknown:
        assistant.ask("Who?", account="Borealis", scope=cindra, as_of=AS_OF)
    assert unknown.value.near == ()


def test_the_overview_counts_accounts_and_what_belongs_to_none(assistant: Assistant) -> None:
    overview = assistant.overview(as_of=AS_OF)
    assert overview.documents == 5
    assert overview.accounts == (("Borealis", 3), ("Cindra", 1))
    assert overview.unassigned == 1


def test_a_removed_document_is_gone_and_a_changed_one_shows_both_contents(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home")
    papers = tmp_path / "papers"
    by_name = {
        r.hit.evidence.document.source_id: r.hit.evidence.document.id for r in made.search("the", limit=50).results
    }
    note, visit = by_name["inbox/note.txt"], by_name["borealis/visit.md"]
    (papers / "inbox/note.txt").unlink()
    (papers / "borealis/visit.md").write_text(desk.FILES["borealis/visit.md"].replace("nine", "ten"), encoding="utf-8")
    made.ingest([papers], desk.NOW + timedelta(days=1))
    assert made.document(note) is None
    opened = made.document(visit)
    assert opened is not None
    assert "ten days late" in opened.current.text
    assert ["nine" in revision.text for revision in opened.revisions] == [True, False]
    made.close()


def test_a_label_moves_a_document_to_its_account(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home")
    done = made.label(tmp_path / "papers/inbox", {"account": "Cindra"}, desk.NOW)
    assert done.documents == 1
    assert made.overview().unassigned == 0
    assert [(one.path, one.field, one.value) for one in made.labels()] == [("inbox", "account", "Cindra")]
    made.close()


@dataclass(frozen=True, slots=True)
class Broken:
    """An embedder that worked at ingest and does not now."""

    model: str = "hash/384"
    dimensions: int = 384

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Never delivers."""
        raise EmbeddingError("the service is away")


def test_an_answer_comes_by_words_alone_when_the_embedder_does_not_deliver(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home", HashEmbedder())
    made.finder.embedder = Broken()
    answer = made.ask(desk.OWNER, as_of=AS_OF)
    assert "Mira Okafor" in answer.text
    assert answer.searched.mode == "lexical"
    assert made.search("owner").mode == "lexical"
    made.close()


def test_the_reason_for_words_alone_is_said_with_its_remedy(tmp_path: Path) -> None:
    asked = desk.assistant(tmp_path / "a" / "home")
    assert "as the settings ask" in asked.why_lexical()
    asked.close()
    settings = read({"AIA_MODELS_FOLDER": str(tmp_path / "none")}, home=tmp_path / "b")
    store = asked.store
    missing = Assistant(settings, store, asked.finder)
    assert "words only" in missing.why_lexical()


def test_a_home_is_made_where_there_is_none(tmp_path: Path) -> None:
    made = build(read({"AIA_EMBEDDING_PROVIDER": "none"}, home=tmp_path / "new"))
    assert made.overview().documents == 0
    assert made.ask("Who?").reason == "SOURCES_EMPTY"
    assert (tmp_path / "new" / "aia.sqlite").stat().st_mode & 0o077 == 0
    made.close()


def test_settings_and_ports_import_no_vendor() -> None:
    code = "import sys, assistant.settings, assistant.build, retrieval.embed; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    vendors = {"sqlalchemy", "numpy", "fastapi", "pydantic", "openai", "onnxruntime", "langchain", "chromadb"}
    assert vendors & set(done.stdout.split()) == set()


def test_a_word_file_is_read_with_what_the_settings_ask_for(tmp_path: Path) -> None:
    def made(document: Any) -> None:
        document.add_comment(document.add_paragraph("Net 60.").runs[0], text="Since May.", author="Rita")

    write(tmp_path / "files", {"terms.docx": word(made=made)})
    plain = {"AIA_EMBEDDING_PROVIDER": "none"}
    built = build(read({**plain, "AIA_INGEST_EXTRAS": "comments"}, home=tmp_path / "home"))
    built.ingest([tmp_path / "files"], AS_OF)
    assert "Since May." in built.search("since when", as_of=AS_OF).results[0].hit.evidence.passage.text
    built.close()
