"""Where values come from: the command line, the environment, the home's config.toml. Unknown names are errors."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from assistant.keys import BY_NAME, HOME, KEYS, PREFIX, SettingError, Value, unknown

FROM_FILE = "_file"


def from_flags(flags: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """What the command line said, by key."""
    return ((name, Value(BY_NAME[name], text, "flag")) for name, text in flags.items())


def from_environment(environ: Mapping[str, str]) -> Iterator[tuple[str, Value]]:
    """Every AIA_ variable; one that is no key's is a `SettingError` with the nearest one's name."""
    known = {key.variable: key for key in KEYS}
    known_files = {key.variable + FROM_FILE.upper(): key for key in KEYS if key.secret}
    for variable in sorted(name for name in environ if name.startswith(PREFIX) and name != HOME):
        if variable in known:
            yield known[variable].name, Value(known[variable], environ[variable], f"environment {variable}")
        elif variable in known_files:
            text = secret_in(Path(environ[variable]).expanduser(), variable)
            yield known_files[variable].name, Value(known_files[variable], text, f"file named by {variable}")
        else:
            raise SettingError(f"environment: {unknown(variable, [HOME, *known, *known_files])}")


def from_file(path: Path) -> Iterator[tuple[str, Value]]:
    """Every entry of a config.toml, which need not be there; one that is no key's is a `SettingError`."""
    if not path.exists():
        return
    try:
        entries = dict(flat(tomllib.loads(path.read_text(encoding="utf-8"))))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise SettingError(f"{path}: {wrong}") from None
    known_files = {key.name + FROM_FILE: key for key in KEYS if key.secret}
    for name, text in entries.items():
        if name in BY_NAME:
            yield name, Value(BY_NAME[name], text, str(path))
        elif name in known_files:
            secret = secret_in(path.parent / Path(text).expanduser(), f"{path}: {name}")
            yield known_files[name].name, Value(known_files[name], secret, f"file named by {path}")
        else:
            raise SettingError(f"{path}: {unknown(name, [*BY_NAME, *known_files])}")


def flat(table: Mapping[str, object], above: str = "") -> Iterator[tuple[str, str]]:
    """A TOML table's values as texts under dotted names."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from flat(value, f"{above}{name}.")
        else:
            yield above + name, str(value)


def secret_in(path: Path, named_by: str) -> str:
    """A secret's file without the line's end."""
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as wrong:
        why = getattr(wrong, "strerror", None) or "not text"
        raise SettingError(f"{named_by}: cannot read {path}: {why}") from None
