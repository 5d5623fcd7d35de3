"""On a full disk each command fails by that name, the home stays as it was and answers, and with room again it goes on.

Proven on a small file system where this machine lets one be made, and everywhere with a limit on the length of files.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from retrieval.index.folders import current
from tests.api import desk
from tests.conftest import Size
from tests.prove.disks import Disk, Limit, small
from tests.prove.processes import sources
from tests.retrieval.index.indexed import stored

pytestmark = [pytest.mark.prove, pytest.mark.timeout(3600)]
PROGRESS = re.compile(r"[\d,]+ of [\d,]+ files")  # said every ten seconds, so on a slow machine before the failure
NAMED = ("disk", "No space left on device", "File too large")


@pytest.fixture(params=["a small file system", "a limit on files"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """A disk of twelve megabytes; the limit stands for it where no file system can be made."""
    place = tmp_path / "disk"
    place.mkdir()
    if request.param == "a limit on files":
        yield Limit(place)
        return
    with small(place, "12m") as made:
        yield made or Limit(place)


def failed(ended: object, *more: str) -> bool:
    """True for a command that failed in one line which names the disk and calls nothing a fault of ours."""
    status, err = getattr(ended, "returncode", 0), str(getattr(ended, "stderr", ""))
    lines = [line for line in err.strip().splitlines() if not PROGRESS.match(line)]
    return status == 1 and len(lines) == 1 and any(n in lines[0] for n in (*NAMED, *more)) and "fault of" not in err


def copied(disk: Disk, to: Path) -> Path:
    """The home as it is now, where there is room to look at it."""
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(disk.place / "home", to)
    return to


def test_an_ingest_that_finds_the_disk_full_is_told_so_and_goes_on_later(
    disk: Disk, tmp_path: Path, size: Size
) -> None:
    papers, home = disk.place / "papers", tmp_path / "looked"
    desk.written(papers)
    assert disk.aia("ingest", str(papers)).returncode == 0
    before = sources(copied(disk, home))
    desk.written(papers, {f"more/{n:03}.md": f"Note {n}: all pumps run.\n" * 60 for n in range(300)})
    for left in (300_000, 0, 4096, 100_000, 600_000)[: size.of(quick=1, prove=5)]:
        ended = disk.aia("ingest", str(papers), left=left)
        assert failed(ended), ended.stderr
        now = sources(copied(disk, home))
        assert set(before) <= set(now)
        before = now  # a batch that was kept stays
        answer = disk.aia("ask", desk.OWNER, "--json", left=0)
        assert "Mira Okafor" in json.loads(answer.stdout)["text"], answer.stderr
    assert len(before) < 300
    assert disk.aia("ingest", str(papers)).returncode == 0
    assert sources(copied(disk, home)) == sorted(p.relative_to(papers).as_posix() for p in papers.rglob("*.*"))


def test_a_first_ingest_on_a_full_disk_leaves_no_half_made_home(disk: Disk, tmp_path: Path, size: Size) -> None:
    papers = desk.written(disk.place / "papers")
    for left in (40_000, 0, 4096, 100_000)[: size.of(quick=1, prove=4)]:
        ended = disk.aia("ingest", str(papers), left=left)
        assert failed(ended), ended.stderr
    assert disk.aia("ingest", str(papers)).returncode == 0
    assert sources(copied(disk, tmp_path / "looked")) == sorted(desk.FILES)
    assert [path.name for path in (disk.place / "home").iterdir() if path.name.endswith(".new")] == []


def test_a_backup_that_finds_the_disk_full_leaves_no_file(disk: Disk, tmp_path: Path, size: Size) -> None:
    papers, copy = desk.written(disk.place / "papers"), disk.place / "copy.aia"
    desk.written(papers, {f"more/{n:03}.md": f"Note {n}: all pumps run.\n" * 60 for n in range(100)})
    assert disk.aia("ingest", str(papers)).returncode == 0
    assert disk.aia("backup", str(copy)).returncode == 0
    good = copy.read_bytes()
    for left in (100_000, 0, 4096, 300_000)[: size.of(quick=1, prove=4)]:
        less = left - len(good) if isinstance(disk, Limit) else left
        ended = disk.aia("backup", str(copy), "--force", left=less)
        assert failed(ended), ended.stderr
        assert copy.read_bytes() == good
        assert sorted(path.name for path in disk.place.iterdir()) == ["copy.aia", "home", "papers"]
        ended = disk.aia("restore", str(copy), "--replace", left=less)
        assert failed(ended), ended.stderr
        assert len(sources(copied(disk, tmp_path / "looked"))) == len(desk.FILES) + 100
    assert disk.aia("backup", str(copy), "--force").returncode == 0
    assert disk.aia("restore", str(copy), "--replace").returncode == 0


def test_an_index_that_finds_the_disk_full_is_not_made_and_the_one_before_counts(
    disk: Disk, tmp_path: Path, size: Size
) -> None:
    (tmp_path / "made").mkdir()
    stored(tmp_path / "made", 1200).close()
    shutil.copytree(tmp_path / "made", disk.place / "home")
    assert disk.aia("index", "rebuild").returncode == 0
    before = current(disk.place / "home" / "index")
    for left in (600_000, 0, 20_000, 200_000, 800_000)[: size.of(quick=1, prove=5)]:
        ended = disk.aia("index", "rebuild", left=left)
        assert failed(ended), (left, ended.stderr)
        assert current(disk.place / "home" / "index") == before
        assert [path.name for path in (disk.place / "home" / "index").glob("gen-*")] == ["gen-000001"]
    assert disk.aia("index", "check").returncode == 0
    assert disk.aia("index", "rebuild").returncode == 0
