"""What an earlier run said, case by case, and what has changed since."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evaluators.suite.measured import Judged
from evaluators.suite.reading import SuiteError

VERSION = 1
BASELINE = "baseline.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A case as it stood: its question, what each check that was judged said, and the answer in words."""

    question: str
    verdicts: Mapping[str, bool]
    answer: str

    @property
    def passed(self) -> bool:
        """True when no check failed."""
        return all(self.verdicts.values())


@dataclass(frozen=True, slots=True)
class Baseline:
    """The cases of an earlier run by id, and of which suite, with which model and search, they are."""

    suite: str
    sha256: str
    model: str
    mode: str
    cases: Mapping[str, Kept]


@dataclass(frozen=True, slots=True)
class Change:
    """A case before and after; the failed checks of either side are named."""

    case: str
    question: str
    before: str
    after: str
    failed_before: tuple[str, ...]
    failed_after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """What changed since a baseline. `other` are answers that read differently and are judged as before."""

    fixed: tuple[Change, ...]
    broken: tuple[Change, ...]
    other: tuple[Change, ...]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    warnings: tuple[str, ...]


def kept(cases: Sequence[Judged]) -> dict[str, Kept]:
    """The judged cases in the form in which they are compared."""
    return {
        one.case.id: Kept(
            one.case.question,
            {each.check: each.passed for each in one.verdicts if each.passed is not None},
            one.outcome.shown(),
        )
        for one in cases
    }


def write(baseline: Baseline, path: Path) -> None:
    """Writes the baseline, by case, so that a difference of two files reads well."""
    row = {
        "version": VERSION,
        "suite": baseline.suite,
        "sha256": baseline.sha256,
        "model": baseline.model,
        "mode": baseline.mode,
        "cases": {name: asdict(one) for name, one in sorted(baseline.cases.items())},
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    # What is no character of Unicode becomes its JSON escape.
    text = json.dumps(row, ensure_ascii=False, indent=1) + "\n"
    path.write_text(text, encoding="utf-8", errors="backslashreplace")


def read(place: Path) -> Baseline:
    """The baseline of a file, or of a run's folder. Raises `SuiteError`."""
    path = place / BASELINE if place.is_dir() else place
    try:
        row: Any = json.loads(path.read_text(encoding="utf-8"))
        if row["version"] != VERSION:
            raise SuiteError(f"{path}: its form is version {row['version']}, this program reads {VERSION}")
        cases = {name: _kept(one) for name, one in row["cases"].items()}
        return Baseline(str(row["suite"]), str(row["sha256"]), str(row["model"]), str(row["mode"]), cases)
    except OSError as error:
        raise SuiteError(f"{path}: cannot be read ({error})") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        if isinstance(error, SuiteError):
            raise
        raise SuiteError(f"{path}: it is no baseline ({type(error).__name__}: {error})") from error


def _kept(row: Mapping[str, Any]) -> Kept:
    verdicts = {str(check): bool(said) for check, said in row["verdicts"].items()}
    return Kept(str(row["question"]), verdicts, str(row["answer"]))


def changes(before: Baseline, after: Baseline) -> Changes:
    """What is fixed, broken, or said in other words; which cases are new, and which are judged no more."""
    both = [name for name in after.cases if name in before.cases]
    found = [_change(name, before.cases[name], after.cases[name]) for name in both]
    stood = {name: (before.cases[name].passed, after.cases[name].passed) for name in both}
    return Changes(
        fixed=tuple(one for one in found if stood[one.case] == (False, True)),
        broken=tuple(one for one in found if stood[one.case] == (True, False)),
        other=tuple(one for one in found if len(set(stood[one.case])) == 1 and _differs(one)),
        new=tuple(name for name in after.cases if name not in before.cases),
        gone=tuple(name for name in before.cases if name not in after.cases),
        warnings=tuple(
            f"The baseline is of another {word}: {was}, now {now}."
            for word, was, now in (
                ("suite", before.suite, after.suite),
                ("content of the suite", before.sha256[:12], after.sha256[:12]),
                ("model", before.model, after.model),
                ("search", before.mode, after.mode),
            )
            if was != now
        ),
    )


def _change(name: str, before: Kept, after: Kept) -> Change:
    failed = [tuple(check for check, held in one.verdicts.items() if not held) for one in (before, after)]
    return Change(name, after.question, before.answer, after.answer, *failed)


def _differs(one: Change) -> bool:
    return one.before != one.after or one.failed_before != one.failed_after
