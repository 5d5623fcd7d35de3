"""The keys of systems in the one form that makes equal what is equal."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.evidence import digest

_SHORT = re.compile(r"[A-Za-z0-9]{15}")
_LONGEST = 255
_LONGEST_WORDS = 200
ROUNDED = "is a number that a spreadsheet has rounded, which several rows may share; take it from the export as it came"
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?E\+\d+", re.IGNORECASE)
_DATED = re.compile(r"(\d+):\d{10,13}")
_SUFFIX = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"


@lru_cache(maxsize=1 << 15)
def long_id(key: str) -> str:
    """A Salesforce id of 15 signs as the one of 18 that names the same record; any other key as it is.

    >>> long_id("001A0000006Vm9r")
    '001A0000006Vm9rIAC'
    """
    if len(key) != 15 or not _SHORT.fullmatch(key) or not key.isascii():
        return key
    ends = ""
    for start in (0, 5, 10):
        ends += _SUFFIX[sum(1 << place for place, sign in enumerate(key[start : start + 5]) if sign.isupper())]
    return key + ends


def unpadded(key: str) -> str:
    """A key of digits without the zeros before it; zeros alone are no key.

    >>> unpadded("0000100042"), unpadded("00AB"), unpadded("0000")
    ('100042', '00AB', '')
    """
    return key.lstrip("0") if key.isascii() and key.isdecimal() else key


def worded(key: str) -> str:
    """Words that people name a thing by, on one line; of very long ones the beginning, with a print of the whole.

    >>> worded("Call  Ana"), len(worded("so " * 200))
    ('Call Ana', 200)
    """
    plain = " ".join(key.split())
    return plain if len(plain) <= _LONGEST_WORDS else f"{plain[: _LONGEST_WORDS - 20]} {digest(plain)[:19]}"


def wrong_key(key: str, looks: re.Pattern[str] | None, title: str) -> str:
    """What keeps a key from naming one record, empty for one that does; `looks` is how those of a `title` look.

    >>> wrong_key("1.21143E+15", None, "task")
    'is a number that a spreadsheet has rounded, which several rows may share; take it from the export as it came'
    """
    if _ROUNDED.fullmatch(key):
        return ROUNDED
    if len(key) > _LONGEST or (looks and not looks.fullmatch(key)):
        return f"is no id of a {title}; it may be a line below the table"
    return ""


def undated(key: str) -> str:
    """A key without the instant that HubSpot writes behind that of a record that was merged.

    >>> undated("76340251:1661707291575"), undated("a:1")
    ('76340251', 'a:1')
    """
    found = _DATED.fullmatch(key)
    return found[1] if found else key
