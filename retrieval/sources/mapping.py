"""mapping.yaml: what a folder's owner says about its files, and the names accounts go by."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from retrieval.evidence import digest
from retrieval.sources.fields import BadField, field_named, field_value, nearest
from retrieval.sources.front_matter import scalar
from retrieval.sources.reading import Stated

NAME = "mapping.yaml"
_LONGEST = 1 << 18
_KEYS = ("files", "accounts", "aliases", "regions", "version")


class BadMapping(Exception):
    """A mapping that cannot be followed; the message names its file and line. Nothing is ingested under it."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Fields for the files that a pattern fits."""

    glob: str
    fits: re.Pattern[str]
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FolderMapping:
    """A folder's mapping: patterns in their order, accounts with the names each goes by, regions in use."""

    patterns: tuple[Pattern, ...] = ()
    accounts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: tuple[str, ...] = ()

    def says(self, path: str) -> tuple[Stated, ...]:
        """What the patterns that fit a path below the folder say of it; a later pattern goes before an earlier one."""
        said: dict[str, Stated] = {}
        for pattern in self.patterns:
            if pattern.fits.fullmatch(path):
                for name, value in pattern.fields:
                    said[name] = Stated(name, value, f"{NAME}, {pattern.glob!r}")
        return tuple(said[name] for name in sorted(said))

    @property
    def print(self) -> str:
        """Changes when what it says of files does."""
        return digest(*(part for p in self.patterns for part in (p.glob, *(x for pair in p.fields for x in pair), "")))


def read_mapping(folder: Path) -> FolderMapping:
    """The mapping in a folder, an empty one where there is none; raises `BadMapping`."""
    file = folder / NAME
    try:
        if not file.exists():
            return FolderMapping()
        if file.is_symlink() or not file.is_file() or file.stat().st_size > _LONGEST:
            raise BadMapping(f"{file}: it is no plain file of at most {_LONGEST >> 10} KB")
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadMapping(f"{file}: it cannot be read as UTF-8 text") from error
    return parse_mapping(str(file), text)


def parse_mapping(name: str, text: str) -> FolderMapping:
    """The mapping that a text holds; raises `BadMapping` with the line that is wrong."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadMapping(f"{name} line {line}: it is not YAML: {error.problem or 'unreadable'}") from error
    except (yaml.YAMLError, RecursionError) as error:
        raise BadMapping(f"{name}: it is not YAML") from error
    patterns: list[Pattern] = []
    accounts: dict[str, tuple[str, ...]] = {}
    regions: tuple[str, ...] = ()
    for key, line, value in _pairs(name, node, "the mapping"):
        if key == "files":
            patterns += [_pattern(name, *pair) for pair in _pairs(name, value, "files")]
        elif key == "accounts" and isinstance(value, yaml.SequenceNode):
            accounts.update({account: accounts.get(account, ()) for account in _names(name, value)})
        elif key in ("accounts", "aliases"):
            for account, _, also in _pairs(name, value, key):
                accounts[account] = tuple(dict.fromkeys((*accounts.get(account, ()), *_names(name, also))))
        elif key == "regions":
            regions = _names(name, value)
        elif key != "version":
            raise BadMapping(f"{name} line {line}: unknown key {key!r}{nearest(key, _KEYS)}")
    return FolderMapping(tuple(patterns), accounts, regions)


def _pairs(name: str, node: yaml.Node | None, what: str) -> Iterator[tuple[str, int, yaml.Node]]:
    if node is None or (isinstance(node, yaml.ScalarNode) and node.tag.endswith(":null")):
        return
    if not isinstance(node, yaml.MappingNode):
        raise BadMapping(f'{name} line {node.start_mark.line + 1}: {what} must be a list of "key: value"')
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise BadMapping(f"{name} line {key.start_mark.line + 1}: a key must be plain text")
        yield str(key.value), key.start_mark.line + 1, value


def _names(name: str, node: yaml.Node) -> tuple[str, ...]:
    try:
        given = scalar("labels", node) if isinstance(node, yaml.SequenceNode) else scalar("account", node)
    except BadField as error:
        raise BadMapping(f"{name} line {node.start_mark.line + 1}: a name or a flat list of names is wanted") from error
    return tuple(dict.fromkeys(" ".join(one.split()) for one in given.split("\n") if one.strip()))


def _pattern(name: str, glob: str, line: int, node: yaml.Node) -> Pattern:
    fields: dict[str, str] = {}
    for key, at, value in _pairs(name, node, glob):
        try:
            known = field_named(key)
            fields[known] = field_value(known, scalar(known, value))
        except BadField as error:
            raise BadMapping(f"{name} line {at}: {error}") from error
    return Pattern(glob, glob_pattern(glob), tuple(sorted(pair for pair in fields.items() if pair[1])))


def glob_pattern(glob: str) -> re.Pattern[str]:
    """What a glob fits: `*` inside one name, `**` through folders, a bare name in any folder, "x/" all below x.

    >>> (
    ...     bool(glob_pattern("minutes/**").fullmatch("minutes/2026/a.md")),
    ...     bool(glob_pattern("*.eml").fullmatch("in/a.eml")),
    ... )
    (True, True)
    """
    plain = glob.removeprefix("./").lstrip("/")
    plain = plain + "**" if plain.endswith("/") else plain
    plain = plain if "/" in plain else f"**/{plain}"
    pieces = re.split(r"(\*\*/|\*\*|\*|\?)", plain)
    made = {"**/": "(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(made.get(piece, re.escape(piece)) for piece in pieces))
