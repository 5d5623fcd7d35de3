"""Plain files alone are opened: no link is followed, and no pipe or device is waited for."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EINVAL
from io import BufferedReader
from pathlib import Path


@contextmanager
def plain_file(path: Path) -> Iterator[BufferedReader]:
    """A file open for reading, `OSError` for what is a link, a pipe or a device, or cannot be opened."""
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(number, "rb") as file:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(EINVAL, "It is no plain file")
        yield file
