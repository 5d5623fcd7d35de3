"""How a mail's headers are parsed: each once, and those that no mailer writes not at all."""

from __future__ import annotations

from email.policy import EmailPolicy, default
from functools import lru_cache
from typing import Any

LONGEST = 20_000  # characters of one header; the parser's time grows faster than they do


class Cautious(EmailPolicy):
    """The standard library's policy, but a header that is endless or nested too deeply stays as it came."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """The header's parsed value, as a string that knows its parts."""
        return _parsed(name, value)


@lru_cache(maxsize=64)
def _parsed(name: str, value: str) -> Any:
    if len(value) <= LONGEST:
        try:
            return default.header_fetch_parse(name, value)
        except RecursionError:
            pass
    return " ".join(str(value).encode("utf-8", "surrogateescape").decode("utf-8", "replace").split())


POLICY = Cautious()
