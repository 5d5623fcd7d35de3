"""What a person is told when a command fails: one plain line, never a traceback."""

from __future__ import annotations

import sys
import traceback
from pathlib import PurePath
from types import TracebackType

HOUSE = ("api", "assistant", "evaluators", "prompts", "retrieval")


def told(error: BaseException) -> str:
    """The failure in words: an error of ours or of the system says what happened, any other is a fault of ours.

    >>> told(FileNotFoundError(2, "No such file or directory", "plans"))
    'plans: No such file or directory'
    """
    if isinstance(error, OSError):
        return f"{error.filename}: {error.strerror}" if error.filename and error.strerror else str(error)
    if type(error).__module__.split(".")[0] in HOUSE:
        return str(error)
    return f"This is a fault of aia itself, not of what you asked: {place(error)}. Please report this line."


def place(error: BaseException) -> str:
    """The kind of a fault and the line of ours it came through last; not its message, which may quote a document."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f for f in frames if any(part in HOUSE for part in PurePath(f.filename).parts)] or list(frames)
    where = f" at {PurePath(ours[-1].filename).name} line {ours[-1].lineno}" if ours else ""
    return f"{type(error).__name__}{where}"


def unexpected(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    """The last word of a process that fails; takes the place of the interpreter's traceback."""
    sys.stderr.write(f"aia: {told(error)}\n")
