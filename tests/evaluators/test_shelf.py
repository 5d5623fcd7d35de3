"""An index is found again for the same documents, program and model, and for nothing else."""

from __future__ import annotations

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

import retrieval
from evaluators.shelf import WRITER, Shelf, default_root, program, reached, shelf


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "documents.jsonl").write_bytes(b'{"id": "d", "text": "one"}\n')
    return folder


def test_packing_a_set_or_changing_its_questions_leaves_its_place(dataset: Path, tmp_path: Path) -> None:
    before = shelf(dataset, "model", tmp_path)
    plain = dataset / "documents.jsonl"
    (dataset / "documents.jsonl.gz").write_bytes(gzip.compress(plain.read_bytes()))
    plain.unlink()
    (dataset / "queries.jsonl").write_text("{}")

    assert shelf(dataset, "model", tmp_path) == before


def test_other_documents_or_another_model_have_another_place(dataset: Path, tmp_path: Path) -> None:
    before = shelf(dataset, "model", tmp_path)
    assert shelf(dataset, "other", tmp_path) != before
    (dataset / "documents.jsonl").write_bytes(b'{"id": "d", "text": "two"}\n')
    assert shelf(dataset, "model", tmp_path) != before


def test_code_that_stores_names_the_program_and_code_that_reads_does_not(tmp_path: Path) -> None:
    package = tmp_path / "house"
    (package / "store").mkdir(parents=True)
    (package / "ingest.py").write_text("from house import store\nimport json\ndef f():\n    import house.chunk\n")
    (package / "store" / "__init__.py").write_text("from house.store.tables import TABLES\n")
    (package / "store" / "tables.py").write_text("TABLES = ()\n")
    (package / "chunk.py").write_text("import house.ingest\n")
    (package / "search.py").write_text("from house import store\n")

    assert {path.name for path in reached(tmp_path, "house.ingest")} == {
        "ingest.py", "__init__.py", "tables.py", "chunk.py"
    }  # fmt: skip
    first = program(tmp_path, "house.ingest")
    (package / "search.py").write_text("changed = True\n")
    assert program(tmp_path, "house.ingest") == first
    (package / "store" / "tables.py").write_text("TABLES = (1,)\n")
    assert program(tmp_path, "house.ingest") != first


def test_the_ingest_of_the_house_reaches_what_cuts_and_what_counts() -> None:
    names = {path.name for path in reached(Path(retrieval.__file__).parent.parent, WRITER)}

    assert {"ingest.py", "chunk.py", "lexical.py", "jsonl.py", "writer.py"} <= names
    assert not {"search.py", "finder.py", "question.py"} & names


def test_a_packed_set_is_laid_out_plain_and_alone(dataset: Path, tmp_path: Path) -> None:
    plain = dataset / "documents.jsonl"
    content = plain.read_bytes()
    (dataset / "documents.jsonl.gz").write_bytes(gzip.compress(content))
    plain.unlink()
    place = shelf(dataset, "model", tmp_path / "cache")

    place.fill(dataset)

    assert place.documents.read_bytes() == content
    assert list(place.documents.parent.iterdir()) == [place.documents]
    assert not place.full
    place.close()
    assert shelf(dataset, "model", tmp_path / "cache").full


def test_one_process_at_a_time_fills_a_place(tmp_path: Path) -> None:
    place = Shelf(tmp_path / "set")
    asks = "import sys, pathlib, evaluators.shelf as s\nwith s.Shelf(pathlib.Path(sys.argv[1])).alone(): print('in')"
    with place.alone():
        other = subprocess.Popen([sys.executable, "-c", asks, str(place.folder)], stdout=subprocess.PIPE)
        with pytest.raises(subprocess.TimeoutExpired):
            other.communicate(timeout=2)
    assert other.communicate(timeout=60)[0] == b"in\n"


def test_the_usual_place_is_below_the_persons_cache() -> None:
    assert default_root({"AIA_CACHE": "/mine", "XDG_CACHE_HOME": "/c"}) == Path("/mine")
    assert default_root({}).parts[-3:] == (".cache", "account-intelligence", "evaluators")
