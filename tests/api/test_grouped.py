"""Of each group the first are said, and how many there are."""

from __future__ import annotations

import io

from api.grouped import MOST, say_groups
from api.terminal import Terminal


def test_a_long_group_is_cut_and_a_short_one_said_whole() -> None:
    out = io.StringIO()
    to = Terminal(out=out, err=io.StringIO())
    found = [("many", at) for at in range(MOST + 3)] + [("few", 7)]
    say_groups(found, lambda one: (one[0], "red"), lambda one: [f"  {one[1]}", "  again"], to)
    lines = out.getvalue().splitlines()
    assert lines[0] == f"many, {MOST + 3}"
    assert lines[1:3] == ["  0", "  again"]
    assert lines[1 + 2 * MOST :] == ["  and 3 more; --json lists all", "few, 1", "  7", "  again"]
