"""A run as it is written: a folder whose files are the same, byte for byte, for the same suite and program.

Only `timings.json` differs, for it alone holds times.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from evaluators.suite.baseline import BASELINE, Baseline, Changes, kept, write
from evaluators.suite.case import Case, Suite
from evaluators.suite.measured import Judged, Measured
from evaluators.suite.outcome import as_row

VERSION = 1
RUN, OUTCOMES, VERDICTS, TIMINGS, REPORT = "run.json", "outcomes.jsonl", "verdicts.jsonl", "timings.json", "report.html"


@dataclass(frozen=True, slots=True)
class Run:
    """A suite that was put: what was judged, what was not and why, and the figures."""

    suite: Suite
    model: str
    mode: str
    as_of: str
    judged: tuple[Judged, ...]
    not_judged: tuple[tuple[Case, str], ...]
    left_out: tuple[tuple[str, str], ...]
    figures: tuple[Measured, ...]
    changes: Changes | None = None

    @property
    def failed(self) -> list[Judged]:
        """The cases of which a check failed, in their order."""
        return [one for one in self.judged if not one.passed]

    @property
    def baseline(self) -> Baseline:
        """The run in the form that later ones are compared with."""
        return Baseline(self.suite.name, self.suite.sha256, self.model, self.mode, kept(self.judged))

    def since(self, changes: Changes) -> Run:
        """The run with what changed."""
        return replace(self, changes=changes)

    def as_json(self) -> dict[str, Any]:
        """What `run.json` holds."""
        return {
            "version": VERSION,
            "suite": {"name": self.suite.name, "title": self.suite.title, "sha256": self.suite.sha256},
            "model": self.model,
            "mode": self.mode,
            "as_of": self.as_of,
            "cases": {
                "judged": len(self.judged),
                "passed": len(self.judged) - len(self.failed),
                "failed": [one.case.id for one in self.failed],
                "not_judged": [{"case": case.id, "why": why} for case, why in self.not_judged],
            },
            "left_out": [{"file": file, "reason": reason} for file, reason in self.left_out],
            "figures": [asdict(one) for one in self.figures],
            "changes": asdict(self.changes) if self.changes else None,
        }


def save(run: Run, times_ms: Sequence[float], page: str, folder: Path) -> None:
    """Writes the run's files."""
    folder.mkdir(parents=True, exist_ok=True)
    _put(folder / RUN, [json.dumps(run.as_json(), ensure_ascii=False, indent=1)])
    _put(folder / OUTCOMES, (_line({**_asked(one.case), **as_row(one.outcome)}) for one in run.judged))
    _put(
        folder / VERDICTS,
        (_line({"case": one.case.id, **asdict(verdict)}) for one in run.judged for verdict in one.verdicts),
    )
    times = {one.case.id: took for one, took in zip(run.judged, times_ms, strict=True)}
    _put(folder / TIMINGS, [json.dumps({"version": VERSION, "milliseconds": times}, ensure_ascii=False, indent=1)])
    _put(folder / REPORT, [page])
    write(run.baseline, folder / BASELINE)


def _asked(case: Case) -> dict[str, Any]:
    return {"case": case.id, "group": case.group, "question": case.question, "expects": case.expects}


def _line(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False)


def _put(path: Path, lines: Iterable[str]) -> None:
    """The file is there in full or not at all; what is no character of Unicode becomes its JSON escape."""
    draft = path.with_name(path.name + ".part")
    with draft.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
        out.writelines(line + "\n" for line in lines)
    draft.replace(path)
