"""No question is asked twice while there are others, and each is put to us and to the peer in turn."""

from __future__ import annotations

from pathlib import Path

from bench.asking import Put, Times, in_turn, pools, read, scattered, write
from evaluators.dataset import Query

ASKED = [Query(str(at), f"question {at}") for at in range(10)]


def test_no_text_is_asked_in_two_measurements() -> None:
    found = pools([*ASKED, *ASKED], 5, 3, 1)

    every = [*found.scoped, *found.unscoped, *found.staged, found.warm]
    assert (len(found.scoped), len(found.unscoped), len(found.staged)) == (5, 3, 1)
    assert sorted(every) == [query.text for query in ASKED]


def test_where_texts_run_out_they_are_asked_again() -> None:
    found = pools(ASKED[:2], 400, 200, 100)

    assert found.scoped == found.unscoped == found.staged == ("question 0", "question 1")
    assert found.warm == "question 0"


def test_the_account_hangs_on_the_text_alone() -> None:
    puts = scattered([query.text for query in ASKED], ["a", "b", "c"])

    assert {put.account for put in puts} == {"a", "b", "c"}
    assert scattered([query.text for query in reversed(ASKED)], ["a", "b", "c"]) == puts[::-1]


def test_each_question_is_put_each_way_before_the_next() -> None:
    heard: list[str] = []

    def way(name: str, took: float) -> float:
        heard.append(name)
        return took

    times = in_turn([Put("1"), Put("2")], lambda p: way(f"ours {p.text}", 1.0), lambda p: way(f"theirs {p.text}", 9.0))

    assert heard == ["ours 1", "theirs 1", "ours 2", "theirs 2"]
    assert times == [Times((1.0, 1.0)), Times((9.0, 9.0))]


def test_middle_and_slowest_hundredth() -> None:
    times = Times(tuple(float(at) for at in range(1, 201)))

    assert (times.middle, times.slow) == (100.0, 198.0)
    assert Times(()).middle is None


def test_questions_reach_another_process_as_they_are(tmp_path: Path) -> None:
    puts = [Put("what\u2028of “it”?\n", "Customer 001"), Put("all")]

    write(puts, tmp_path / "asked.jsonl")

    assert read(tmp_path / "asked.jsonl") == puts
