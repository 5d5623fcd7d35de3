"""What is answered from a record is cited to its row, also after the file's rows moved."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from assistant.build import Assistant
from tests.api import desk
from tests.retrieval.test_exporting import ACCOUNTS, CASES

FILES = {
    "crm/Account.csv": ACCOUNTS,
    "crm/Case.csv": CASES,
    "notes/a#b.md": "# Pump\n\nThe pump of hall 9 leaks oil.\n",
}
SHEET = "Id (AIA tickets),Number,Account,Title,Description\nT/1,7,Tarvessa,Filter,The filter of dryer 12 was torn.\n"


def places(made: Assistant, question: str) -> set[str]:
    """How the sources of an answer are located."""
    answer = made.ask(question)
    return {one.locator for sentence in answer.sentences for one in sentence.citations}


def test_a_citation_of_a_record_names_the_row_of_its_file(tmp_path: Path) -> None:
    made = desk.assistant(tmp_path / "home", files={**FILES, "mine/tickets.csv": SHEET})
    question = "What happened to the cage of bearing 7?"
    assert places(made, question) == {"crm/Case.csv row 2 (Case 500000000000001AAA)"}
    assert places(made, "What is wrong with the filter of dryer 12?") == {"mine/tickets.csv row 2 (tickets T/1)"}
    assert places(made, "What is wrong with the pump of hall 9?") <= {"line 3", "lines 1 to 3", "Pump", ""}
    head, *rest = CASES.split("\n", 1)
    new = "500000000000009AAA,00009,,New,Another.,New,Low,2026-05-03T08:00:00.000Z,2026-05-04T08:00:00.000Z"
    desk.written(tmp_path / "papers", {"crm/Case.csv": f"{head}\n{new}\n{rest[0]}"})
    made.ingest([tmp_path / "papers"], desk.NOW + timedelta(days=1))
    assert places(made, question) == {"crm/Case.csv row 3 (Case 500000000000001AAA)"}
    made.close()
