"""A zip is a folder of its name: what is in it is read, named or refused with a reason, and nothing leads out."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import archive
from retrieval.archive import listed, source_file
from retrieval.ingest import ingest
from retrieval.sources.reading import Refused
from retrieval.walk import Found, walk
from tests.retrieval.folders import NOW, Home, row, rows

ACCOUNTS = """Id,Name,ParentId,BillingCountry,IsDeleted,SystemModstamp
001000000000001AAA,Norvik Group,,Austria,false,2026-03-01T10:00:00.000Z
001000000000002AAA,Norvik Linz,001000000000001AAA,Austria,false,2026-03-02T10:00:00.000Z
"""


def packed(files: Mapping[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of the files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", kind) as package:
        for name, content in files.items():
            package.writestr(zipfile.ZipInfo(name, (2026, 5, 1, 8, 0, 0)), content, kind)
    return out.getvalue()


def reasons(tmp_path: Path, data: bytes) -> dict[str, str]:
    """What a zip of these bytes lists, each with its reason."""
    (tmp_path / "x.zip").write_bytes(data)
    return dict(listed(tmp_path / "x.zip"))


def test_an_export_in_a_zip_is_read_as_in_a_folder_of_its_name(tmp_path: Path) -> None:
    files = {"Account.csv": ACCOUNTS, "notes/visit.md": "# Visit\n\nRita pays.\n", "__MACOSX/._a": "x", "d/": ""}
    home = Home.at(tmp_path, {"weekly.zip": packed(files)})
    first = home.ingest()
    assert rows(first) == {"weekly.zip/Account.csv": "added", "weekly.zip/notes/visit.md": "added"}
    assert row(first, "weekly.zip/Account.csv").reason == "2 records of salesforce Account"
    again = home.ingest(now=NOW + timedelta(days=1))
    assert set(rows(again).values()) == {"unchanged"}
    alone = ingest([home.folder / "weekly.zip"], home.store, None, now=NOW + timedelta(days=1))
    assert rows(alone) == rows(again)
    (home.folder / "weekly.zip").write_bytes(packed({"Account.csv": ACCOUNTS}))
    assert rows(home.ingest(now=NOW + timedelta(days=2)))["weekly.zip/notes/visit.md"] == "removed"
    (home.folder / "weekly.zip").write_bytes(b"PK\x03\x04 and then nothing")
    assert rows(home.ingest(now=NOW + timedelta(days=3))) == {"weekly.zip": "refused"}
    assert "weekly.zip/Account.csv#001000000000002AAA" in home.cards()


def test_a_zip_names_the_account_that_its_folder_would(tmp_path: Path) -> None:
    plan = "---\naccount: Larkfen\n---\nx y\n"
    home = Home.at(tmp_path, {"a.md": plan, "b/Larkfen.zip": packed({"v.md": "Hi"})})
    home.ingest()
    assert home.cards()["b/Larkfen.zip/v.md"].account == "Larkfen"


def test_a_zip_in_a_zip_is_a_folder_and_one_deeper_is_named(tmp_path: Path) -> None:
    deepest = packed({"c.md": "c"})
    inner = packed({"b.md": "b", "deeper.zip": deepest}, zipfile.ZIP_STORED)
    found = reasons(tmp_path, packed({"inner.zip": inner, "a.md": "a", "bad.zip": "no zip", "none.zip": packed({})}))
    assert {name: bool(reason) for name, reason in found.items()} == {
        "a.md": False,
        "inner.zip/b.md": False,
        "inner.zip/deeper.zip": True,
        "bad.zip": True,
        "none.zip": True,
    }
    with source_file(tmp_path / "x.zip" / "inner.zip" / "b.md") as source:
        assert source.file.read() == b"b"


def odd(name: str, **said: int) -> bytes:
    """A zip with one good file and one of that name, of which the list of members says something else."""
    data = io.BytesIO(packed({"good.md": "good"}))
    with zipfile.ZipFile(data, "a") as package:
        info = zipfile.ZipInfo("placeholder.md")
        info.filename = info.orig_filename = name
        package.writestr(info, "words", zipfile.ZIP_DEFLATED)
        for field, value in said.items():
            setattr(package.filelist[-1], field, value)
    return data.getvalue()


ODD = {
    "leads out": odd("../up.md"),
    "leads out by a backslash": odd("a\\..\\..\\up.md"),
    "leads to the root": odd("/etc/up.md"),
    "leads to a drive": odd("C:/up.md"),
    "a name too long": odd("x" * 300 + ".md"),
    "a path too long": odd("x/" * 600 + "a.md"),
    "a name with a line end": odd("a\nb.md"),
    "encrypted": odd("locked.md", flag_bits=1),
    "a link": odd("link.md", external_attr=(stat.S_IFLNK | 0o777) << 16),
    "a pipe": odd("pipe.md", external_attr=(stat.S_IFIFO | 0o666) << 16),
    "another packing": odd("b.md", compress_type=zipfile.ZIP_BZIP2),
    "a bomb": packed({"good.md": "good", "bomb.csv": b"a" * (9 << 20)}),
    "a mapping": odd("mapping.yaml"),
}


@pytest.mark.parametrize("data", ODD.values(), ids=list(ODD))
def test_what_may_not_be_read_is_named_and_the_rest_is_read(tmp_path: Path, data: bytes) -> None:
    found = reasons(tmp_path, data)
    assert len(found) == 2
    assert found.pop("good.md") == ""
    ((name, reason),) = found.items()
    assert reason
    assert "\n" not in name


def test_two_files_of_one_name_are_both_left(tmp_path: Path) -> None:
    data = packed({"a.md": "one", "c.md": "two", "b.md": "three"}).replace(b"c.md", b"a.md")
    assert {name: bool(reason) for name, reason in reasons(tmp_path, data).items()} == {"a.md": True, "b.md": False}


def overlapping() -> bytes:
    """A zip whose second member begins where its first does."""
    data = bytearray(packed({"a.md": "one", "b.md": "two"}))
    last = data.rindex(b"PK\x01\x02")
    data[last + 42 : last + 46] = struct.pack("<I", 0)
    return bytes(data)


WHOLE = {
    "no zip": b"words",
    "empty": packed({}),
    "cut": packed({"a.md": "one"})[:-30],
    "one over another": overlapping(),
}


@pytest.mark.parametrize("data", WHOLE.values(), ids=list(WHOLE))
def test_a_zip_that_may_not_be_opened_is_one_refusal(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    ((path, reason),) = [(one.path, one.refusal) for one in walk(tmp_path)]
    assert (path, bool(reason)) == ("x.zip", True)


def test_more_than_may_be_unpacked_is_refused_by_what_the_list_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = packed({f"{n}.md": "x" * 100 for n in range(20)})
    for limit, most in (("UNPACKED", 1_000), ("MEMBERS", 10), ("_DIRECTORY", 500)):
        with monkeypatch.context() as patch:
            patch.setattr(archive, limit, most)
            archive.forget()
            with pytest.raises(Refused):
                reasons(tmp_path, data)


@pytest.mark.parametrize("lie", ["size", "sum", "bytes"])
def test_a_member_that_is_not_as_its_list_says_is_damaged(tmp_path: Path, lie: str) -> None:
    home = Home.at(tmp_path, {})
    data = bytearray(packed({"Account.csv": ACCOUNTS * 30}))
    place = data.rindex(b"PK\x01\x02")
    if lie == "bytes":
        data[60:64] = b"\xff\xff\xff\xff"
    else:
        at = place + (24 if lie == "size" else 16)
        data[at : at + 4] = struct.pack("<I", struct.unpack("<I", data[at : at + 4])[0] - 7)
    (home.folder / "x.zip").write_bytes(data)
    report = home.ingest()
    assert rows(report) == {"x.zip/Account.csv": "refused"}
    assert "damaged" in row(report, "x.zip/Account.csv").reason


def test_names_without_a_mark_of_their_encoding_are_read_as_utf_8(tmp_path: Path) -> None:
    data = packed({"Übergabe.md": "x"})
    plain = data.replace(b"\x00\x08", b"\x00\x00")
    assert plain != data
    assert list(reasons(tmp_path, plain)) == ["Übergabe.md"]


def test_a_link_to_a_zip_is_not_followed_and_a_folder_may_end_in_zip(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "real.zip").mkdir(parents=True)
    (folder / "real.zip" / "a.md").write_text("a")
    (tmp_path / "out.zip").write_bytes(packed({"a.md": "a"}))
    (folder / "link.zip").symlink_to(tmp_path / "out.zip")
    assert list(walk(folder)) == [
        Found("link.zip", "it is a link that leads out of the folder"),
        Found("real.zip/a.md"),
    ]


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=3_000), st.booleans(), st.lists(st.tuples(st.integers(0, 2), st.integers(-50, 4_000))))
def test_a_member_reads_and_seeks_as_the_file_would(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, stored: bool, moves: list[tuple[int, int]]
) -> None:
    data = data * 5
    path = tmp_path_factory.mktemp("zips") / "x.zip"
    path.write_bytes(packed({"a": data}, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED))
    plain = io.BytesIO(data)
    with source_file(path / "a") as source:
        for whence, offset in moves:
            place = max(0, {0: 0, 1: plain.tell(), 2: len(data)}[whence] + offset)
            plain.seek(min(place, len(data)))
            source.file.seek(min(place, len(data)))
            assert source.file.read(700) == plain.read(700)
        source.file.seek(0)
        assert source.file.read() == data


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_damaged_zip_costs_itself_alone(
    tmp_path_factory: pytest.TempPathFactory, hits: list[tuple[int, int]]
) -> None:
    data = bytearray(packed({"a.md": "one " * 40, "in.zip": packed({"b.md": "two"}), "c.md": "three"}))
    for place, value in hits:
        data[place % len(data)] = value
    folder = tmp_path_factory.mktemp("zips")
    (folder / "x.zip").write_bytes(data)
    for found in walk(folder):
        assert found.path.startswith("x.zip")
        if not found.refusal:
            with suppress(OSError, Refused), source_file(folder / found.path) as source:
                source.file.read()


def test_a_member_of_some_megabytes_that_was_almost_nothing_is_refused(tmp_path: Path) -> None:
    told = reasons(tmp_path, packed({"good.md": "# Good\n", "swollen.txt": "a " * (2 << 20)}))
    assert told == {"good.md": "", "swollen.txt": "it unpacks to more than 200 times its size"}
