"""What an export's own document says of its rows can be read from it again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.exported import NO_EXPORT, Brought, export_at, told_again
from retrieval.sources.exports.importer import Recognised
from retrieval.sources.reading import Refused

HEAD = "Id,CaseNumber,AccountId,Subject,Description,Status,Priority,CreatedDate,SystemModstamp\n"
LINE = "500000000000001AAA,1,001000000000002AAA,Late,Broken,New,High,2026-05-01T08:00:00Z,2026-05-02T08:00:00Z\n"


@pytest.fixture
def cases(tmp_path: Path) -> Path:
    """An export of cases."""
    path = tmp_path / "cases.csv"
    path.write_text(HEAD + LINE, encoding="utf-8")
    return path


@pytest.fixture
def recognised(cases: Path) -> Recognised:
    """What it is."""
    found = export_at(cases, "cases.csv")
    assert found is not None
    return found.recognised


REASONS = (
    st.text(st.characters(categories=["L", "P", "Zs"]), min_size=1)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def test_what_was_said_is_read_again(recognised: Recognised) -> None:
    @given(st.integers(0, 10**6), st.lists(st.tuples(st.integers(1, 9).map("row {}".format), REASONS), max_size=4))
    def law(many: int, rejects: list[tuple[str, str]]) -> None:
        records = Counter({("salesforce", "Case"): many}) if many else Counter[tuple[str, str]]()
        brought = Brought(records, rejected=len(rejects), rejects=rejects)
        odd = replace(recognised, columns=("Id", "a\nb", "Rows left out:"))
        assert told_again(brought.text(odd)) == (brought.said(), rejects)

    law()


def test_the_rows_are_counted_in_words() -> None:
    records = Counter({("zendesk", "ticket"): 1234, ("zendesk", "user"): 1})
    said = (
        "1,234 records of zendesk ticket; 1 record of zendesk user; 2 of them deleted or merged there; 3 rows rejected"
    )
    assert Brought(records, ended=2, rejected=3).said() == said
    assert Brought().said() == "no rows"


def test_what_cannot_be_opened_or_is_said_to_be_none_is_no_export(cases: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(cases)
    (tmp_path / "folder.csv").mkdir()
    found = [export_at(tmp_path / name, name) for name in ("link.csv", "folder.csv", "gone.csv")]
    assert [*found, export_at(cases, "cases.csv", NO_EXPORT)] == [None] * 4
    with pytest.raises(Refused):
        export_at(cases, "cases.csv", "sap")
