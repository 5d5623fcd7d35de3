"""Which part of which root a path is: every file belongs to the deepest registered root above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path


class NoSuchPath(Exception):
    """A path that is not there and that no root ever held; the message names it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What lies below `root/under`, all of the root when `under` is empty; folders in `leave` belong to other roots."""

    root: Path
    under: str = ""
    leave: tuple[Path, ...] = ()

    def holds(self, path: str) -> bool:
        """True for a file's path below the root that this part is about."""
        return not self.under or path == self.under or path.startswith(self.under + "/")


def parts_of(paths: Iterable[Path], roots: Sequence[Path]) -> list[Part]:
    """The parts that the paths are, by root and place, none inside another.

    A folder below no root becomes one, and brings the roots inside it along; so does a single file's folder, of
    which only the file is then a part. A path that has gone is a part of its root all the same: its files went.
    """
    known = set(roots)
    wanted: dict[Path, set[str]] = {}
    for path in paths:
        real = path.expanduser().resolve()
        root = root_of(real, known)
        packed = next((above for above in real.parents if above.is_file()), None)
        if packed is not None:
            raise NoSuchPath(f"{path}: it lies inside {packed.name}; give the file itself")
        if root is None:
            if not real.exists():
                raise NoSuchPath(f"{path}: there is no such file or folder")
            root = real if real.is_dir() else real.parent
            known.add(root)
        wanted.setdefault(root, set()).add("" if real == root else real.relative_to(root).as_posix())
        if not (real.exists() or real != root):
            raise NoSuchPath(f"{path}: the folder has gone; bring it back, or remove what it held one by one")
        for inner in known:
            if inner != root and inner.is_relative_to(real):
                wanted.setdefault(inner, set()).add("")
    return [part for root in sorted(wanted) for part in _unnested(root, wanted[root], known)]


def root_of(path: Path, roots: Iterable[Path]) -> Path | None:
    """The deepest of the roots at or above the path."""
    above = [root for root in roots if path.is_relative_to(root)]
    return max(above, key=lambda root: len(root.parts), default=None)


def _unnested(root: Path, under: set[str], roots: Iterable[Path]) -> list[Part]:
    leave = tuple(sorted(inner for inner in roots if inner != root and inner.is_relative_to(root)))
    kept: list[Part] = []
    for one in sorted(under):
        if not any(part.holds(one) for part in kept):
            kept.append(Part(root, one, leave))
    return kept
