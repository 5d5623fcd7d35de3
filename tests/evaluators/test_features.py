"""A case waits for a feature that is not there, and for a name that no feature bears."""

from __future__ import annotations

from evaluators.features import FEATURES, lacking


def test_what_exists_is_not_waited_for_and_all_else_is_told_with_a_reason() -> None:
    for name, feature in FEATURES.items():
        assert feature.reason
        assert lacking(name) == ("" if feature.exists else f"{name} is not there yet: {feature.reason}")
    assert lacking("") == ""
    assert lacking("telepathy") == "telepathy is not there yet: no feature has that name"
