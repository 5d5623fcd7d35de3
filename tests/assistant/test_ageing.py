"""A reader is warned of what may no longer hold, and of what bears no date."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from assistant.ageing import warnings
from assistant.findings import Caution
from retrieval.evidence import Card

AS_OF = datetime(2026, 9, 28, tzinfo=UTC)


STALE, UNDATED = Caution.STALE, Caution.UNDATED


@pytest.mark.parametrize(
    ("kind", "date", "found"),
    [
        ("charter", "2025-09-28", ()),
        ("charter", "2025-09-27", (STALE,)),
        ("charter", "2025", ()),
        ("charter", "2024", (STALE,)),
        ("stakeholder_map", "2026-05-01", (STALE,)),
        ("Stakeholder map", "2026-06-15", ()),
        ("minutes", "2019-01-01", ()),
        ("charter", "", (UNDATED,)),
    ],
)
def test_a_document_is_stale_by_its_kind_and_age(kind: str, date: str, found: tuple[str, ...]) -> None:
    assert warnings([Card(kind=kind, date=date)], AS_OF) == found


def test_without_an_instant_nothing_is_stale() -> None:
    assert warnings([Card(kind="charter", date="1999")], None) == ()


def test_each_code_comes_once() -> None:
    assert warnings([Card(), Card()], AS_OF) == (UNDATED,)


def test_a_mail_from_outside_is_said_to_be_one() -> None:
    assert warnings([Card(date="2026", trust="external_unknown")], AS_OF) == (Caution.UNTRUSTED,)
    assert warnings([Card(date="2026", trust="internal_verified")], AS_OF) == ()
