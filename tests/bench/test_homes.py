"""A home holds the set's passages in equal accounts, the same each time; random vectors hang on the text alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench.homes import Home, RandomVectors, Size, home
from retrieval.embed import HashEmbedder
from tests.bench.small import load_set

SIZE = Size(12, 3)


def test_the_documents_are_given_to_equal_accounts_and_kept_for_the_next_run(tmp_path: Path) -> None:
    source, said = load_set(tmp_path), list[str]()

    def seen() -> Home:
        with home(source, SIZE, tmp_path / "cache", "lexical", said.append) as one:
            return one

    first, second = seen(), seen()

    assert (first.passages, first.accounts) == (12, ("Customer 000", "Customer 001", "Customer 002"))
    assert (second.folder, second.passages, second.accounts) == (first.folder, first.passages, first.accounts)
    assert first.rate is not None
    assert first.rate == second.rate
    assert said == ["filling a home of 12 documents, real vectors ..."]


def test_the_set_s_own_accounts_are_kept_where_none_are_given(tmp_path: Path) -> None:
    with home(load_set(tmp_path), replace(SIZE, accounts=0), tmp_path / "cache", "lexical", print) as one:
        assert one.accounts == ("Works North", "Works South")
        assert (one.largest, one.largest_documents) == ("Works North", 9)


def test_a_smaller_size_is_another_home(tmp_path: Path) -> None:
    with home(load_set(tmp_path), Size(6, 1), tmp_path / "cache", "lexical", print) as one:
        assert (one.passages, one.accounts) == (6, ("Customer 000",))


@pytest.mark.parametrize(
    ("documents", "vectors", "expected"),
    [
        (2_000, "auto", Size(2_000, 2, "real")),
        (20_000, "random", Size(20_000, 20, "random")),
        (110_000, "auto", Size(110_000, 200, "random")),
        (110_000, "real", Size(110_000, 200, "real")),
        (12, "auto", Size(12, 1, "real")),
    ],
)
def test_the_size_says_how_many_accounts_and_which_vectors(documents: int, vectors: str, expected: Size) -> None:
    assert Size.of(documents, vectors) == expected


def test_random_vectors_are_of_unit_length_and_hang_on_the_text_alone() -> None:
    model = HashEmbedder(64)
    vectors = RandomVectors(model)

    rows = vectors.embed(["one", "two", "one"])

    assert (vectors.model, vectors.dimensions) == (model.model, 64)
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)
    assert np.array_equal(rows[0], rows[2])
    assert abs(float(rows[0] @ rows[1])) < 0.6
    assert vectors.embed([]).shape == (0, 64)
