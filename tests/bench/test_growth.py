"""The bars are judged on the homes they are set for; the growth table has ours and the peer's side by side."""

from __future__ import annotations

import json
from dataclasses import replace

from bench.asking import Times
from bench.growth import Largest, lines, promised, told
from bench.scale import ALL, ALL_SLOW, PEAK, RESIDENT, SCOPED, SCOPED_SLOW, Grown
from bench.stages import Stages

OURS = {SCOPED: 2.0, SCOPED_SLOW: 5.0, ALL: 9.0, ALL_SLOW: 19.0, RESIDENT: 300.0, PEAK: 320.0}
PEER = {SCOPED: 23.0, SCOPED_SLOW: 33.0, RESIDENT: 912.0, PEAK: 1000.0}
MAIN = Grown(20, 21, 2, "real", 400, 200, OURS, PEER, Stages({"embedding": 1.5, "lexical": 0.25}, 200))
LARGE = replace(MAIN, documents=110, passages=112, accounts=5, vectors="random", peer={})
LARGEST = Largest("Product", 58, Times((4.0, 6.0, 8.0)))


def test_the_middle_size_is_compared_with_the_peer_of_the_same_run() -> None:
    found = promised([MAIN], None, 20, 110)

    assert {name: one.value for name, one in found.items()} == {
        "scoped.p50": 2.0, "scoped.p99": 5.0, "scoped.times": 11.5, "memory.resident": 300.0
    }  # fmt: skip
    assert found["scoped.p50"].note == "21 passages, 2 equal accounts, real vectors"
    assert "peer p50 23.0 / p99 33.0 ms" in found["scoped.times"].note
    assert found["memory.resident"].note == "at most 320.0; peer 912.0, at most 1,000, filling it too"


def test_without_a_peer_nothing_is_said_of_it() -> None:
    found = promised([replace(MAIN, peer={})], None, 20, 110)

    assert found["scoped.times"].value is None
    assert found["scoped.times"].note == "no peer in this run"


def test_the_largest_size_says_which_vectors_and_what_the_largest_account_took() -> None:
    found = promised([LARGE], LARGEST, 20, 110)

    assert (found["equal.p50"].value, found["unscoped.p50"].value) == (2.0, 9.0)
    assert (found["equal.p50"].n, found["unscoped.p50"].n) == (400, 200)
    assert "random vectors" in found["equal.p50"].note
    assert "'Product' of 58 documents: p50 6.0 ms, p99 8.0 ms, n=3" in found["equal.p50"].note
    assert "scoped.p50" not in found


def test_a_size_without_bars_only_stands_in_the_table() -> None:
    assert promised([replace(MAIN, documents=7)], None, 20, 110) == {}


def test_the_table_has_a_column_for_each_size() -> None:
    table = lines([MAIN, LARGE])

    assert table[0].split() == ["passages", "(vectors)", "21", "(real)", "112", "(random)"]
    assert next(line for line in table if line.startswith(SCOPED)).split()[-3:] == ["2.0", "23.0", "2.0"]
    assert next(line for line in table if line.startswith("embedding")).split() == ["embedding", "1.5", "1.5"]
    assert lines([]) == []


def test_stages_that_could_not_be_watched_are_named() -> None:
    table = lines([replace(MAIN, stages=Stages({}, 0, ("vector scan",)))])

    assert table[-1] == "could not be watched, so in other stages: vector scan"


def test_everything_is_kept_for_programs() -> None:
    kept = json.loads(json.dumps(told([MAIN, LARGE], LARGEST)))

    assert [one["passages"] for one in kept["sizes"]] == [21, 112]
    assert kept["sizes"][0]["peer"][SCOPED] == 23.0
    assert kept["sizes"][0]["stages"]["lexical"] == 0.25
    assert kept["largest"].startswith("the largest real account")
