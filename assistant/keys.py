"""The things that may be set, as a table: its rows feed the reader, the documentation and `aia config show`."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass, field

PREFIX = "AIA_"
HOME = "AIA_HOME"


class SettingError(ValueError):
    """A setting that cannot be read; says where it stands and what to write instead."""


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that may be set: `name` is its path in config.toml, `about` says what it does."""

    name: str
    default: str
    about: str
    choices: tuple[str, ...] = ()
    secret: bool = False

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return PREFIX + self.name.replace(".", "_").upper()


KEYS = (
    Key("as_of", "", "for when answers hold: a date or an instant; empty is the end of today"),
    Key("zone", "UTC", "the time zone in which a bare date ends"),
    Key("author", "", "who you are: stands under the notes that you write"),
    Key("embedding.provider", "embedded", "who turns text into vectors", ("embedded", "openai", "none")),
    Key("embedding.base_url", "", "address of an OpenAI-compatible service; passages are sent there"),
    Key("embedding.model", "", "the model's name at that service"),
    Key("embedding.key", "", "the key for that service", secret=True),
    Key("models.folder", "", "where the embedded model stands; empty is the usual places"),
    Key("ingest.label", "internal", "the label of a document that states none"),
    Key("ingest.max_megabytes", "64", "a larger file is refused"),
    Key("ingest.extras", "", "what office files give besides: comments, alt_text, properties, hidden, by commas"),
    Key("store.wait_seconds", "30", "how long is waited for another process that writes the home"),
    Key("index.scan_limit", "150000", "passages up to which a server looks at every vector; 0 always asks the index"),
    Key("serve.host", "127.0.0.1", "the address the server listens at"),
    Key("serve.port", "8321", "the port the server listens at"),
)
BY_NAME = {key.name: key for key in KEYS}


@dataclass(frozen=True, slots=True)
class Value:
    """A key's text and the place that gave it, in words."""

    key: Key
    text: str = field(repr=False)
    source: str

    @property
    def shown(self) -> str:
        """The text as it may be shown."""
        return ("(set)" if self.text else "") if self.key.secret else self.text


def unknown(name: str, known: Iterable[str]) -> str:
    """That a name is none of ours, and the nearest that is."""
    near = difflib.get_close_matches(name, list(known), n=1, cutoff=0.0)
    return f"unknown key {name!r}; did you mean {near[0]!r}?"
