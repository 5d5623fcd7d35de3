"""The embedded model: the same vector whatever stands beside a text, no text too odd, meaning over words."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.model import default_folders, find
from retrieval.model.manifest import DIMENSIONS, WINDOW
from retrieval.model.proof import PUBLISHED, RANKED
from retrieval.onnx_embed import OnnxEmbedder, load, load_found

SENTENCES = (
    "The renewal is due in March.",
    "Line 4 stopped twice last week; the spare pump arrives on Monday, said the plant's head of maintenance.",
    "Who approves a discount above 12 %?",
    "Die Lieferung verzögert sich um zwei Wochen.",
    "価格改定は四月からです。",
    "x",
    "",
    "| region | volume |\n|---|---|\n| north | 1,200 |\n" * 12,
)
ODD = {
    "halves of surrogate pairs": "one \ud800 two \udfff",
    "NUL": "before\0after",
    "controls only": "\x01\x02\x03",
    "spaces": " \t\r\n ",
    "emoji": "👩‍👩‍👧‍👦🏳️‍🌈🙂" * 40,
    "combining marks": "e" + "\u0301" * 5_000,
    "right to left": "\u202eabc שלום مرحبا",
    "ideographs": "契約更新" * 500,
    "no space": "a" * 1_000_000,
    "a megabyte": "plant region renewal " * 50_000,
    "the tokenizer's own marks": "[CLS] [SEP] [MASK] [PAD] [UNK] ##ing",
    "private use and unassigned": "\ue000\uffff\U0010ffff\u0378",
}


@pytest.fixture(scope="module")
def embedder(tmp_path_factory: pytest.TempPathFactory) -> OnnxEmbedder:
    """The model that set-up installed."""
    found = find(default_folders(tmp_path_factory.mktemp("home")))
    loaded = load_found(found)
    assert loaded, f"{found.reason} Or run `make test`, which installs it."
    return loaded


def test_it_carries_the_name_and_the_size_of_what_was_installed(embedder: OnnxEmbedder, tmp_path: Path) -> None:
    found = find(default_folders(tmp_path))

    assert found.manifest
    assert embedder.model == found.manifest.model
    assert embedder.embed(["one", "two"]).shape == (2, embedder.dimensions) == (2, DIMENSIONS)
    assert embedder.embed([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_a_vector_is_the_same_bytes_alone_in_a_batch_and_in_any_order(embedder: OnnxEmbedder, workers: int) -> None:
    alone = {text: embedder.embed([text])[0].tobytes() for text in SENTENCES}
    several = replace(embedder, workers=workers)
    order = [*SENTENCES, *SENTENCES]
    for seed in range(3):
        random.Random(seed).shuffle(order)

        assert [row.tobytes() for row in several.embed(order)] == [alone[text] for text in order]


def test_askers_at_the_same_time_do_not_shape_each_other(embedder: OnnxEmbedder) -> None:
    quiet = embedder.embed(SENTENCES).tobytes()
    with ThreadPoolExecutor(4) as askers:
        answers = list(askers.map(lambda _: embedder.embed(SENTENCES).tobytes(), range(8)))

    assert set(answers) == {quiet}


def test_an_embedder_opened_anew_gives_the_same_bytes(embedder: OnnxEmbedder, tmp_path: Path) -> None:
    anew = load(find(default_folders(tmp_path)).folder)

    assert anew
    assert anew.embed(SENTENCES).tobytes() == embedder.embed(SENTENCES).tobytes()


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_no_text_is_too_odd(embedder: OnnxEmbedder, text: str) -> None:
    vector = embedder.embed([text])[0]

    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3) or not vector.any()
    assert vector.tobytes() == embedder.embed(["beside", text])[1].tobytes()


@given(text=st.text(st.characters(codec=None), max_size=200))
@settings(max_examples=40)
def test_every_text_has_a_vector_of_unit_length_or_zero(embedder: OnnxEmbedder, text: str) -> None:
    vector = embedder.embed([text])[0]

    assert np.isfinite(vector).all()
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-3) or not vector.any()


@pytest.mark.parametrize("blank", ["", " ", "\n\t", "\0", "\u200b"])
def test_a_text_that_says_nothing_is_near_nothing(embedder: OnnxEmbedder, blank: str) -> None:
    assert not embedder.embed([blank]).any()


def test_what_stands_past_the_window_is_not_read(embedder: OnnxEmbedder) -> None:
    full = "plant " * WINDOW
    short = "plant " * (WINDOW // 2)
    first, longer, fits, changed = embedder.embed([full, full + "renewal", short, short + "renewal"])

    assert first.tobytes() == longer.tobytes()
    assert fits.tobytes() != changed.tobytes()


@pytest.mark.parametrize(("question", "answer", "other"), RANKED)
def test_meaning_ranks_over_words(embedder: OnnxEmbedder, question: str, answer: str, other: str) -> None:
    asked, near, far = embedder.embed([question, answer, other])

    assert asked @ near > asked @ far


@pytest.mark.parametrize(("one", "other", "cosine"), PUBLISHED)
def test_it_stays_close_to_what_its_authors_publish(
    embedder: OnnxEmbedder, one: str, other: str, cosine: float
) -> None:
    first, second = embedder.embed([one, other])

    assert first @ second == pytest.approx(cosine, abs=0.06)


def test_without_a_model_there_is_no_embedder_and_a_reason(tmp_path: Path) -> None:
    assert load(tmp_path) is None
    assert "aia models install" in find([tmp_path]).reason


def test_its_runtime_collects_nothing_to_report(tmp_path: Path) -> None:
    kept = {
        name: value for name, value in os.environ.items() if name not in ("ORT_DISABLE_TELEMETRY", "XDG_CACHE_HOME")
    }
    environment = {**kept, "HOME": str(tmp_path)}
    code = "import retrieval.onnx_embed, onnxruntime; print(onnxruntime.__version__)"
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip()
    assert [path.name for path in tmp_path.rglob("*")] == []
