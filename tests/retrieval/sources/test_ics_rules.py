"""A rule is said as people say it, and one without words as it is written."""

from __future__ import annotations

import pytest

from retrieval.sources.ics_rules import rule_words


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=WEEKLY;BYDAY=MO;UNTIL=20261231", "every week on Monday until 2026-12-31"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR;WKST=MO", "every 2 weeks on Monday, Wednesday and Friday"),
        ("freq=weekly;count=10", "every week, 10 times in all"),
        ("FREQ=MONTHLY;BYDAY=2TU", "every month on the second Tuesday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "every month on the last Friday"),
        ("FREQ=MONTHLY;BYMONTHDAY=15", "every month on day 15"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every month on the last day"),
        ("FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=1", "every month on the first of Monday and Tuesday"),
        ("FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=4", "every year on day 4 in March"),
        ("FREQ=DAILY;BYHOUR=9,12", "by the rule FREQ=DAILY;BYHOUR=9,12"),
        ("FREQ=MONTHLY;BYDAY=7XX", "by the rule FREQ=MONTHLY;BYDAY=7XX"),
        ("FREQ=YEARLY;BYMONTH=13", "by the rule FREQ=YEARLY;BYMONTH=13"),
        ("W1 MO #0", "by the rule W1 MO #0"),
    ],
)
def test_a_rule_is_said_in_words(rule: str, said: str) -> None:
    assert rule_words(rule) == said


def test_a_long_rule_is_cut() -> None:
    assert len(rule_words("FREQ=SECONDLY;" + "BYSECOND=1," * 50_000)) < 500
