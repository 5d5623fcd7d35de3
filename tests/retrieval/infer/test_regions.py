"""A region is taken from a folder or file that is named after it."""

from __future__ import annotations

import pytest

from retrieval.infer.place import Place
from retrieval.infer.regions import Regions


def region(path: str, *known: str) -> str:
    guess = Regions(known).region_of(Place.of("files", path))
    return guess.value if guess else ""


@pytest.mark.parametrize(
    ("path", "expected"),
    [("EMEA/a.md", "EMEA"), ("latin america/a.md", "LATAM"), ("Mexiko/a.md", "Mexico"), ("DE/a.md", "Germany"),
     ("minutes_Poland.md", "Poland"), ("plan MX.md", ""), ("in/a.md", ""), ("IN/a.md", "India"),
     ("APAC/Japan/a.md", "APAC"),
     ("EMEA vs APAC.md", ""), ("Spain and Portugal/a.md", ""), ("日本/a.md", "Japan"), ("no/a.md", ""), ("a.md", "")],
)  # fmt: skip
def test_a_name_in_the_path_is_enough_when_it_is_one(path: str, expected: str) -> None:
    assert region(path) == expected


def test_the_home_s_own_spelling_goes_first() -> None:
    assert region("Mexico/a.md", "MX") == "MX"
    assert region("Deutschland/a.md", "Germany") == "Germany"
    assert region("APAC/Japan/a.md", "Japan") == "Japan"
    assert region("Zone 7/a.md", "Zone 7") == "Zone 7"
