"""Figures as people read them, and as programs do."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from evaluators.figures import Figure


def table(figures: Sequence[Figure]) -> str:
    """One line a figure with its n; the types of question follow under their names.

    >>> print(table([Figure("document R@10", 0.5, 4), Figure("document R@10", None, 0, "owner")]))
    document R@10   .500  n=4
    <BLANKLINE>
    owner
    document R@10      -  n=0
    """
    width = max((len(figure.name) for figure in figures), default=0)
    lines: list[str] = []
    kind = ""
    for figure in figures:
        if figure.type != kind:
            kind = figure.type
            lines += ["", kind]
        lines.append(f"{figure.name:<{width}} {shown(figure.value):>6}  n={figure.n}")
    return "\n".join(lines)


def shown(value: float | None) -> str:
    """Shares with three digits, larger values with the digits that tell.

    >>> [shown(one) for one in (None, 0.7034, 1.0, 12.34, 11214.0)]
    ['-', '.703', '1.000', '12.3', '11,214']
    """
    if value is None:
        return "-"
    if abs(value) < 1:
        return f"{value:.3f}".replace("0.", ".", 1)
    return f"{value:.3f}" if value <= 1 else f"{value:.1f}" if value < 1000 else f"{value:,.0f}"


def save(figures: Sequence[Figure], path: Path, **said: str) -> None:
    """Writes the figures as one JSON object, beside what was said of the run."""
    rows = [{"name": f.name, "type": f.type, "value": f.value, "n": f.n} for f in figures]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**said, "figures": rows}, indent=1) + "\n", encoding="utf-8")
