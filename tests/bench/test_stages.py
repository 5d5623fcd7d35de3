"""Each moment of a search counts for one stage, and the product is as it was afterwards."""

from __future__ import annotations

import pytest

from bench.stages import PARTS, REST, Stages, Watch, stages, watching

OURS = (("outer", "tests.bench.test_stages", "outer"), ("inner", "tests.bench.test_stages", "Inner.called"))
NOW = [0.0]


def passed(seconds: float) -> None:
    NOW[0] += seconds


class Inner:
    """What is called inside."""

    def called(self) -> str:
        passed(0.25)
        return "kept"


def outer() -> str:
    passed(1.0)
    found = Inner().called()
    Inner().called()
    return found


def ask() -> str:
    passed(2.0)
    return outer()


def test_what_stands_inside_a_stage_is_not_counted_twice() -> None:
    found = stages([ask, ask, ask], OURS, Watch(lambda: NOW[0]))

    assert found == Stages({"outer": 1000.0, "inner": 500.0, REST: 2000.0}, 3)


def test_a_call_that_fails_counts_and_leaves_the_others_right() -> None:
    watch = Watch(lambda: NOW[0])

    def failing() -> None:
        passed(3.0)
        raise ValueError

    with pytest.raises(ValueError, match=r"^$"):
        watch.watched("fails", failing)()
    watch.watched("next", lambda: passed(1.0))()

    assert dict(watch.spent) == {"fails": 3.0, "next": 1.0}


def test_a_stage_without_a_part_is_named_and_what_was_watched_is_put_back() -> None:
    before = (outer, Inner.called)

    gone = [(stage, "tests.bench.test_stages", "Nothing.here") for stage in ("gone", "inner")]
    with watching((*OURS, *gone), Watch()) as missing:
        assert missing == ("gone",)
        assert (outer, Inner.called) != before

    assert (outer, Inner.called) == before


def test_every_stage_of_a_search_can_be_watched() -> None:
    with watching(PARTS, Watch()) as missing:
        assert missing == ()


def test_a_part_is_watched_wherever_it_was_imported() -> None:
    from tests.bench import test_stages as itself

    watch = Watch(lambda: NOW[0])
    with watching(OURS, watch):
        itself.ask()

    assert dict(watch.spent) == {"outer": 1.0, "inner": 0.5}
