"""Who replaces whom is settled only where a name means one document."""

from __future__ import annotations

from datetime import UTC, datetime

from retrieval.evidence import Card, Document, document_id
from retrieval.replaced import replacements
from retrieval.rows import Head


def head(name: str, system: str = "folder:a", supersedes: tuple[str, ...] = (), **card: str) -> Head:
    document = Document(document_id(system, name), system, name)
    return Head(document, "r", Card(supersedes=supersedes, **card), datetime(2026, 1, 1, tzinfo=UTC))  # type: ignore[arg-type]  # names are the test's promise


def replaced(*heads: Head) -> dict[str, str]:
    names = {one.document.id: one.document.source_id for one in heads}
    return {names[old]: names[new] for old, new in replacements(heads)[0].items() if new}


def test_a_reference_a_path_a_file_name_and_a_title_all_name_a_document() -> None:
    for said in ("C1", "c1", "old/charter.md", "charter.md", "charter", "The  charter"):
        old = head("old/charter.md", ref="C1", title="The charter")
        assert replaced(old, head("new.md", supersedes=(said,))) == {"old/charter.md": "new.md"}, said


def test_the_own_account_s_document_goes_before_another_s() -> None:
    mine, other = head("a/plan.md", ref="P", account="A"), head("b/plan.md", ref="P", account="B")
    assert replaced(mine, other, head("new.md", account="A", supersedes=("P",))) == {"a/plan.md": "new.md"}


def test_another_account_s_document_is_never_replaced() -> None:
    other, new = head("b/plan.md", ref="P", account="B"), head("new.md", account="A", supersedes=("P",))
    assert replaced(other, new) == {}
    assert "names no one document" in replacements([other, new])[1][0]


def test_a_name_that_fits_two_replaces_neither() -> None:
    assert replaced(head("x/plan.md"), head("y/plan.md"), head("new.md", supersedes=("plan",))) == {}


def test_a_draft_replaces_nothing() -> None:
    assert replaced(head("old.md", ref="C1"), head("new.md", status="draft", supersedes=("C1",))) == {}


def test_two_that_replace_each_other_are_said_and_only_the_first_counts() -> None:
    one, two = (
        head("1.md", ref="A", supersedes=("B",), date="2025"),
        head("2.md", ref="B", supersedes=("A",), date="2026"),
    )
    pairs, warnings = replacements([one, two])
    assert sorted(pairs.values()) == ["", one.document.id]
    assert "replace each other" in warnings[0]


def test_an_earlier_version_without_a_name_is_known_by_its_number() -> None:
    old = head("service_policy_v4.txt", kind="service_policy", version="4")
    new = head("v5.md", kind="service_policy", version="5", ref="POL-v5", supersedes=("POL-v4",))
    assert replaced(old, new) == {"service_policy_v4.txt": "v5.md"}
    assert replaced(old, head("v5.md", kind="service_policy", ref="POL-v5", supersedes=("SLA-v4",))) == {}
