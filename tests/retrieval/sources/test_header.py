"""A header with years in it is one where the rows below bear it out."""

from __future__ import annotations

import pytest

from tests.retrieval.sources.readings import only

ROWS = "BRG-1,1200,1350\nBRG-2,900,950\n"


@pytest.mark.parametrize(
    "head",
    ["Part,2025,2026 forecast", "Part,2025 actual,2026", "Part,2025,2026", "Part,2025 Act,2026 Bud", "Part,2026,2025",
     "Part,2025-01,2025-02 (plan)", ",2025,2026 forecast", "Part,2025,Remark"],
)  # fmt: skip
def test_years_name_columns_of_numbers(head: str) -> None:
    names = [name or f"column {at}" for at, name in enumerate(head.split(","), 1)]
    text = only("parts.csv", f"{head}\n{ROWS}".encode()).text
    assert text == "".join(
        f"{names[0]}: {part}\n{names[1]}: {one}\n{names[2]}: {other}\n\n"
        for part, one, other in (("BRG-1", "1200", "1350"), ("BRG-2", "900", "950"))
    )


def test_one_year_names_a_column_too() -> None:
    assert only("parts.csv", b"Part,2025\nBRG-1,1200\nBRG-2,900\n").text.startswith("Part: BRG-1\n2025: 1200\n")


@pytest.mark.parametrize(
    "rows",
    ["Larkfen,2025,A\nAcme,2024,B\nKestrel,2023,A\n", "Larkfen,2025\nAcme,2026\n", "2025,2026\n1200,1300\n900,800\n"],
)
def test_years_among_years_name_nothing(rows: str) -> None:
    assert rows.split(",")[1].split("\n")[0] + ":" not in only("list.csv", rows.encode()).text
