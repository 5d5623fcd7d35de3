"""Rows whose words are written in files, filled for a world: YAML with the slots that templates have."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import jinja2
import yaml

from demo.page import Unfit, environment, shown
from demo.world import World

FOLDER = Path(__file__).parent / "told"


def told(name: str, world: World) -> list[dict[str, Any]]:
    """The rows of `told/NAME.yaml.j2`; another seed may have more or fewer of them."""
    path = FOLDER / f"{name}.yaml.j2"
    try:
        rows = yaml.safe_load(environment().from_string(path.read_text("utf-8")).render(shown(world)))
    except (jinja2.TemplateError, yaml.YAMLError) as error:
        raise Unfit(f"{path.name}: {error}") from error
    return [row for row in rows if row]


def moment(world: World, written: date | str, clock: str = "08:00") -> datetime:
    """The day that the default seed writes so, at that hour."""
    return datetime.combine(world.day(str(written)), time.fromisoformat(clock))


def spread(world: World, start: str, end: str, count: int, offset: int = 0) -> list[date]:
    """So many working days, evenly from the one to the other."""
    first, last = world.day(start), world.day(end)
    step = (last - first).days / max(1, count)
    return [working(first + timedelta(days=int(step * at) + offset)) for at in range(count)]


def working(day: date) -> date:
    """The day itself, or the Monday after it."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day
