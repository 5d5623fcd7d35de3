"""A mapping says what its folder's owner means, or exactly where it cannot be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from retrieval.sources.mapping import BadMapping, glob_pattern, parse_mapping, read_mapping

MAPPING = """version: 1
accounts: [Tarvessa Industries, Larkfen Packaging]
aliases:
  Tarvessa Industries: [Tarvessa, TVI]
  Wieslauer Pumpen: Wieslauer
regions: [EMEA, NA]
files:
  "minutes/**": {kind: meeting_minutes, region: EMEA}
  "minutes/mx/*": {region: LATAM, labels: [internal, finance]}
  "*.eml": {trust: external_customer}
"""


def said(text: str, path: str) -> dict[str, str]:
    return {one.field: one.value for one in parse_mapping("mapping.yaml", text).says(path)}


def test_patterns_give_fields_and_the_later_one_wins() -> None:
    assert said(MAPPING, "minutes/de/a.md") == {"kind": "meeting_minutes", "region": "EMEA"}
    assert said(MAPPING, "minutes/mx/a.md") == {
        "kind": "meeting_minutes",
        "region": "LATAM",
        "labels": "internal\nfinance",
    }
    assert said(MAPPING, "in/deep/a.eml") == {"trust": "external_customer"}
    assert said(MAPPING, "plan.md") == {}


def test_accounts_come_with_the_names_they_go_by() -> None:
    assert parse_mapping("mapping.yaml", MAPPING).accounts == {
        "Tarvessa Industries": ("Tarvessa", "TVI"),
        "Larkfen Packaging": (),
        "Wieslauer Pumpen": ("Wieslauer",),
    }


def test_the_reason_names_the_pattern() -> None:
    (one,) = parse_mapping("mapping.yaml", MAPPING).says("a.eml")
    assert one.where == "mapping.yaml, '*.eml'"


@pytest.mark.parametrize(
    ("text", "message"),
    [("file:\n  '*': {kind: x}\n", "m.yaml line 1: unknown key 'file'; did you mean 'files'?"),
     ("version: 1\nfiles:\n  '*':\n    acount: x\n",
     "m.yaml line 4: unknown field 'acount'; did you mean 'account'?"),
     ("files:\n  '*': {date: 03/04/2026}\n", "m.yaml line 2: '03/04/2026' is not a date"),
     ("files: [a, b]\n", "m.yaml line 1: files must be a list"), ("aliases:\n  A: {b: c}\n", "m.yaml line 2: a name"),
     ("a: [\n", "m.yaml line 2: it is not YAML"), ("- a\n", "m.yaml line 1: the mapping must be"),
     ("[" * 9999, "m.yaml: it is not YAML")],
)  # fmt: skip
def test_what_cannot_be_followed_is_named_with_its_line(text: str, message: str) -> None:
    with pytest.raises(BadMapping) as found:
        parse_mapping("m.yaml", text)
    assert str(found.value).startswith(message)


@pytest.mark.parametrize(
    ("glob", "path", "fits"),
    [("*.md", "a/b.md", True), ("a/*.md", "a/b.md", True), ("a/*.md", "a/b/c.md", False), ("a/**", "a/b/c.md", True),
     ("a/", "a/b/c.md", True), ("**/b/*", "x/y/b/c.md", True), ("/a.md", "a.md", True), ("?.md", "ab.md", False),
     ("a.md", "axmd", False), ("a/**/z.md", "a/z.md", True), ("(x)/*", "(x)/a", True)],
)  # fmt: skip
def test_globs_mean_what_people_expect(glob: str, path: str, fits: bool) -> None:
    assert bool(glob_pattern(glob).fullmatch(path)) is fits


def test_a_folder_without_a_mapping_says_nothing(tmp_path: Path) -> None:
    assert read_mapping(tmp_path).says("a.md") == ()


def test_an_empty_mapping_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "mapping.yaml").write_text("# nothing yet\n")
    assert read_mapping(tmp_path).says("a.md") == ()


def test_a_mapping_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_text("files: {}\n")
    (tmp_path / "mapping.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(BadMapping):
        read_mapping(tmp_path)
