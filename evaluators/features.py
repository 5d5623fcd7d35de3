"""What cases may need, and whether it is there: a case of a feature that is not there is listed and never counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Feature:
    """`exists` is true once a question can be answered with it; `reason` says what it is, or what is missing."""

    exists: bool
    reason: str


FEATURES: Mapping[str, Feature] = {
    "notes": Feature(True, "what people say of an account, and what corrects a place"),
    "records": Feature(True, "rows of exports, each a document of its own"),
    "labels": Feature(True, "what an asker may see"),
    "lists": Feature(True, "exact lists, counts and totals over records"),
    "white_space": Feature(False, "what one region has and another lacks"),
    "digest": Feature(False, "the weekly mail"),
    "scores": Feature(False, "scores of accounts and regions"),
    "conflicts": Feature(False, "places that contradict one another, told beside each other"),
    "rules": Feature(False, "who approves, read from the charter in force"),
    "commitments": Feature(False, "what was promised, and what became of it"),
    "injection": Feature(False, "telling that a document tries to give orders"),
    "packs": Feature(False, "packs for reviews"),
    "chat": Feature(False, "a model that words the answer"),
}


def lacking(need: str) -> str:
    """Why a case that needs this is not judged; empty when it can be.

    >>> lacking("records"), lacking("packs")
    ('', 'packs is not there yet: packs for reviews')
    """
    if not need:
        return ""
    feature = FEATURES.get(need, Feature(False, "no feature has that name"))
    return "" if feature.exists else f"{need} is not there yet: {feature.reason}"
