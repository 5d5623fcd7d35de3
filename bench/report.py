"""The table of a bench run: what was promised, what others reach, what was measured, over how many cases."""

from __future__ import annotations

import json
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from bench.targets import TARGETS, Measured, Target
from evaluators.table import shown

MISSED, REACHED, OPEN = "missed", "reached", "not measured"


def verdict(target: Target, measured: Measured | None) -> str:
    """Whether the bar was reached; what was not measured is neither.

    >>> verdict(TARGETS[0], Measured("groups.ndcg", 0.95, 385))
    'reached'
    """
    if measured is None or measured.value is None:
        return OPEN
    return REACHED if target.reached(measured.value) else MISSED


def lines(measured: Mapping[str, Measured], targets: Sequence[Target] = TARGETS) -> list[str]:
    """One line a target, in the order of the promise, then the notes."""
    width = max(len(target.what) for target in targets)
    told = [f"{'':<{width}}  {'bar':>16} {'measured':>9}  {'n':>6}  verdict       reference"]
    for target in targets:
        one = measured.get(target.id)
        bar = f"{target.better.value} {shown(target.bar)}"
        value, n = (shown(one.value), str(one.n)) if one else ("-", "-")
        told.append(
            f"{target.what:<{width}}  {bar:>16} {value:>9}  {n:>6}  {verdict(target, one):<12}  {target.reference}"
        )
    notes = [f"{target.what.strip()}: {measured[target.id].note}" for target in targets if noted(measured, target)]
    return [line.rstrip() for line in told] + (["", *notes] if notes else [])


def noted(measured: Mapping[str, Measured], target: Target) -> bool:
    """True when there is something to add to the figure."""
    return target.id in measured and bool(measured[target.id].note)


def save(
    measured: Mapping[str, Measured],
    further: Mapping[str, object],
    path: Path,
    targets: Sequence[Target] = TARGETS,
) -> None:
    """The same for programs, with what else was measured on the way and the machine it was measured on."""
    rows = [
        {"id": t.id, "what": t.what.strip(), "reference": t.reference, "bar": t.bar, "better": t.better.value}
        | {"verdict": verdict(t, m), "value": m.value if m else None, "n": m.n if m else 0, "note": m.note if m else ""}
        for t, m in ((target, measured.get(target.id)) for target in targets)
    ]
    machine = {"python": platform.python_version(), "system": platform.platform(), "machine": platform.machine()}
    path.parent.mkdir(parents=True, exist_ok=True)
    run = {"machine": machine, "targets": rows, "further": further}
    path.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")


def missing(names: Sequence[str], data: Path | None) -> list[str]:
    """What a run without (all) data says: which folders it needs."""
    if data is None:
        need = ", ".join(names)
        return [f"BENCH_DATA is not given: only what needs no data is measured. It names a folder with {need}."]
    return [f"{data / name}: there is no such folder, so what needs it is not measured" for name in names
            if not (data / name).is_dir()]  # fmt: skip
