"""What time it is, for those who pass it on. This is the rim: nothing below asks a clock."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from assistant.instant import instant
from assistant.settings import Settings


def now() -> datetime:
    """This instant."""
    return datetime.now(UTC)


def seconds() -> float:
    """A clock for lengths of time; its zero means nothing."""
    return time.monotonic()


def moment(as_of: str | None, settings: Settings) -> datetime:
    """The instant asked for, else the home's, else the end of today: the same answer all day, to the byte."""
    if as_of:
        return instant(as_of, settings.zone)
    return settings.as_of or instant(now().astimezone(settings.zone).date().isoformat(), settings.zone)
