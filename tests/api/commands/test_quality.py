"""What is to be mended is named with its file and row."""

from __future__ import annotations

import json
from pathlib import Path

from tests.api import crm, desk
from tests.api.conftest import Run


def test_each_finding_names_the_row_to_mend(run: Run, tmp_path: Path) -> None:
    run("ingest", str(desk.written(tmp_path / "exports", crm.FILES)))
    told = run("quality").out
    assert "error: parent missing, 1" in told
    assert "  crm/Account.csv, row 5: Tarvessa: its parent 001000000000009AAA is not among the records" in told
    assert "crm/Account.csv, row 4: Norvik Steyr: not filled in: Business unit or plant, " in told
    worst = json.loads(run("quality", "--severity", "errors", "--json").out)
    assert [(one["code"], one["row"]) for one in worst] == [("parent_missing", 5)]
    assert run("quality", "--severity", "bad").status == 2
