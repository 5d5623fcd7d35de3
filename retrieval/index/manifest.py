"""What a generation says of itself, written last: a folder without it is no generation."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from retrieval.durable import written
from retrieval.index.faults import IndexFault

MANIFEST, HELD = "manifest.json", "held.json"
UNSTABLE = {"chroma.sqlite3", "length.bin", MANIFEST}  # Chroma writes these anew whenever it opens them
GRAPH, PERSISTED = "data_level0.bin", "index_metadata.pickle"
Held = Mapping[str, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Look:
    """What a generation turned out to hold when it was opened; `reached` counts what a question can come to."""

    count: int
    reached: int
    ids_sha256: str
    accounts_sha256: str
    content_sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """One generation. `corpus` is the store's number when it was begun, `files` the SHA-256 of those that stay.

    Of `count` passages, `reached` were found when it was made.
    """

    number: int
    corpus: int
    model: str
    dimensions: int
    count: int
    ids_sha256: str
    accounts_sha256: str
    content_sha256: str
    reached: int
    files: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """The last file of a generation."""
        written(folder / MANIFEST, json.dumps(asdict(self), indent=2, sort_keys=True) + "\n")

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """The folder's manifest; `IndexFault` where there is none that can be understood."""
        try:
            found = cls(**json.loads((folder / MANIFEST).read_text("utf-8")))
        except FileNotFoundError as error:
            raise IndexFault("has no manifest") from error
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise IndexFault("has a manifest that cannot be read") from error
        numbers = (found.number, found.corpus, found.dimensions, found.count, found.reached)
        if not all(type(one) is int for one in numbers) or not isinstance(found.files, dict):
            raise IndexFault("has a manifest that cannot be read")
        return found


def digest(lines: Iterable[str]) -> str:
    """SHA-256 over lines, each with its length, so that no two lists of them look alike.

    >>> digest(["a", "b"]) == digest(["a\\nb"])
    False
    """
    hashed = hashlib.sha256()
    for line in lines:
        data = line.encode("utf-8", "surrogatepass")
        hashed.update(b"%d:" % len(data) + data)
    return hashed.hexdigest()


def ids_digest(held: Held) -> str:
    """The passages by id."""
    return digest(sorted(held))


def accounts_digest(held: Held) -> str:
    """Which account each passage is of."""
    return digest(part for one in sorted(held) for part in (one, held[one][0]))


def files_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file that opening does not change, by its place in the folder.

    A small collection lives in Chroma's database alone; the files of its graph are then written anew at each opening.
    """
    found = {}
    for path in sorted(folder.rglob("*")):
        passing = (path.parent / GRAPH).exists() and not (path.parent / PERSISTED).exists()
        if path.is_file() and not passing and path.name not in UNSTABLE and not path.name.startswith("chroma.sqlite3"):
            with path.open("rb") as stream:
                found[path.relative_to(folder).as_posix()] = hashlib.file_digest(stream, "sha256").hexdigest()
    return found


def hold(folder: Path, held: Held) -> None:
    """Keeps what each passage was indexed as: its account, and the name of the text embedded."""
    written(folder / HELD, json.dumps(held, sort_keys=True))


def held_in(folder: Path) -> dict[str, tuple[str, str]]:
    """What `hold` kept; `IndexFault` where it cannot be read."""
    try:
        found = json.loads((folder / HELD).read_text("utf-8"))
        return {one: (account, text) for one, (account, text) in found.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise IndexFault("has a list of passages that cannot be read") from error
