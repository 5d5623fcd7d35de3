"""Every kind says its fields, and none of them is of a form that cannot be kept."""

from __future__ import annotations

from dataclasses import fields

import pytest

from retrieval.records.account import CRM_FIELDS
from retrieval.records.kinds import KINDS, PROSE, fields_of, known_in
from retrieval.records.packed import _BACK


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_begins_with_nothing_known_and_has_fields_that_can_be_kept(kind: str) -> None:
    assert known_in(KINDS[kind]()) == {}
    assert [one.name for one in fields(KINDS[kind])] == list(fields_of(kind))
    assert {one.type for one in fields_of(kind).values()} <= set(_BACK)
    assert all(one.type is str for one in fields_of(kind).values() if one.allowed)


def test_the_nine_fields_stand_in_the_account_under_their_labels() -> None:
    assert len(CRM_FIELDS) == 9
    assert set(CRM_FIELDS.values()) <= set(fields_of("account"))


def test_the_fields_of_prose_are_fields_of_their_kinds() -> None:
    for kind, (title, texts) in PROSE.items():
        assert {title, *texts} - {""} <= set(fields_of(kind))
