"""What may be set, where each value came from, and nothing that a key has not promised.

Flags stand over the environment, that over the home's config.toml, that over the defaults.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from assistant.instant import instant
from assistant.keys import HOME, KEYS, SettingError, Value
from assistant.layers import from_environment, from_file, from_flags
from retrieval.sources.extras import Extras

CONFIG = "config.toml"
DATABASE = "aia.sqlite"
INDEX = "index"
Meaning = TypeVar("Meaning")


class Secret:
    """Text that shows itself to no one who prints it; `reveal` is for the one door that needs it."""

    __slots__ = ("_text",)

    def __init__(self, text: str = "") -> None:
        self._text = text

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return "Secret(set)" if self else "Secret()"

    def reveal(self) -> str:
        """The text itself."""
        return self._text


@dataclass(frozen=True, slots=True)
class Embedding:
    """Who embeds: `provider` is embedded, openai or none."""

    provider: str
    base_url: str
    model: str
    key: Secret


@dataclass(frozen=True, slots=True)
class Settings:
    """One home's settings, read once. `values` tell where each came from."""

    home: Path
    as_of: datetime | None
    zone: tzinfo
    author: str
    embedding: Embedding
    models: Path | None
    label: str
    max_bytes: int
    extras: Extras
    wait_s: int
    scan_limit: int
    host: str
    port: int
    values: tuple[Value, ...] = field(default=(), repr=False)

    @property
    def index(self) -> Path:
        """The folder of what can be made again from it."""
        return self.home / INDEX

    @property
    def database(self) -> Path:
        """The file that holds the truth."""
        return self.home / DATABASE


def read(environ: Mapping[str, str], flags: Mapping[str, str] | None = None, home: Path | None = None) -> Settings:
    """The settings of the home that the flag, the environment or the default names; else `SettingError`."""
    place = (home or Path(environ.get(HOME) or "~/.aia")).expanduser().absolute()
    layers = (
        dict(from_flags(flags or {})),
        dict(from_environment(environ)),
        dict(from_file(place / CONFIG)),
        {key.name: Value(key, key.default, "default") for key in KEYS},
    )
    return settled(place, {key.name: next(layer[key.name] for layer in layers if key.name in layer) for key in KEYS})


def settled(home: Path, values: Mapping[str, Value]) -> Settings:
    """Texts made into what they mean; the first that means nothing is a `SettingError`."""
    zone = means(values["zone"], zone_named)
    folder = values["models.folder"].text
    return Settings(
        home=home,
        as_of=means(values["as_of"], lambda text: instant(text, zone) if text else None),
        zone=zone,
        author=values["author"].text,
        embedding=Embedding(
            provider=means(values["embedding.provider"], str),
            base_url=means(values["embedding.base_url"], address),
            model=values["embedding.model"].text,
            key=Secret(values["embedding.key"].text),
        ),
        models=Path(folder).expanduser().absolute() if folder else None,
        label=means(values["ingest.label"], label),
        max_bytes=means(values["ingest.max_megabytes"], positive) * 1024 * 1024,
        extras=means(values["ingest.extras"], extras),
        wait_s=means(values["store.wait_seconds"], positive),
        scan_limit=means(values["index.scan_limit"], count),
        host=values["serve.host"].text,
        port=means(values["serve.port"], port),
        values=tuple(values[key.name] for key in KEYS),
    )


def means(value: Value, reading: Callable[[str], Meaning]) -> Meaning:
    """What the value's text means; a text with no meaning is named with its key and its source."""
    if value.key.choices and value.text not in value.key.choices:
        allowed = ", ".join(value.key.choices)
        raise SettingError(f"{value.source}: {value.key.name} is {value.text!r}; it may be {allowed}")
    try:
        return reading(value.text)
    except ValueError as wrong:
        raise SettingError(f"{value.source}: {value.key.name}: {wrong}") from None


def zone_named(text: str) -> tzinfo:
    """The zone of an IANA name."""
    try:
        return UTC if text.upper() == "UTC" else ZoneInfo(text)
    except (KeyError, OSError, ValueError):
        raise ValueError(f"{text!r} is not a time zone such as Europe/Berlin") from None


def address(text: str) -> str:
    """An http or https address, or nothing."""
    if text and not text.startswith(("https://", "http://")):
        raise ValueError(f"{text!r} is not an http or https address")
    return text.rstrip("/")


def positive(text: str) -> int:
    """A whole number above zero."""
    if not text.isascii() or not text.isdecimal() or int(text) < 1:
        raise ValueError(f"{text!r} is not a whole number above 0")
    return int(text)


def count(text: str) -> int:
    """A whole number, 0 too."""
    if not text.isascii() or not text.isdecimal():
        raise ValueError(f"{text!r} is not a whole number")
    return int(text)


def extras(text: str) -> Extras:
    """The extras of these words, which commas divide."""
    return Extras.named(word for part in text.split(",") if (word := part.strip()))


def port(text: str) -> int:
    """A port's number; 0 lets the system choose."""
    if not text.isascii() or not text.isdecimal() or int(text) > 65535:
        raise ValueError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def label(text: str) -> str:
    """A label's name; a document without one would be seen by no one."""
    if not text.strip():
        raise ValueError("a label may not be empty")
    return text.strip()
