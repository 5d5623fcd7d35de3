"""Characters that a reader does not see and a machine does: taken out once, when a source is read, and counted.

A text without them can be quoted as it stands: what is shown, indexed and cited is the same string.
"""

from __future__ import annotations

import re
import unicodedata

_CONTROL = "\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f"
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0"
)
_TAGS = "\ufff9-\ufffb\U000e0000-\U000e007f"
_VARIANTS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_JOINERS = "\u200c\u200d"
_HIDDEN = re.compile(f"[{_CONTROL}{_UNSEEN}{_TAGS}\ud800-\udfff]+|[{_VARIANTS}{_JOINERS}]+")
_ASCII = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_BREAKS = re.compile("\r\n?|[\u0085\u2028\u2029]")
_SPACES = str.maketrans({"\x0b": " ", "\x0c": " "})


def seen(text: str) -> tuple[str, int]:
    """The text as a reader sees it, with plain line ends, and how many characters that leaves out.

    Joiners stay where a script or an emoji needs them; one variant selector stays after a sign that is not ASCII.

    >>> seen("pay\\u200bment\\U000e0041 due")
    ('payment due', 2)
    """
    if "\r" in text or not text.isascii():
        text = _BREAKS.sub("\n", text)
    if text.isascii() and not _ASCII.search(text):
        return text, 0
    removed = 0

    def take(found: re.Match[str]) -> str:
        nonlocal removed
        kept = _kept(found[0], text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1])
        removed += len(found[0]) - len(kept)
        return kept

    shown = _HIDDEN.sub(take, text)
    return (shown.translate(_SPACES) if "\x0b" in shown or "\x0c" in shown else shown), removed


def _kept(run: str, before: str, after: str) -> str:
    """What stays of a run of joiners or variant selectors: the one sign that its neighbours give a meaning."""
    if run[0] in "\u200c\u200d" and len(run) == 1:
        return run if _joined(before) and _joined(after) else ""
    if _is_variant(run[0]) and before and not before.isascii():
        joined = len(run) == 2 and run[1] == "\u200d" and _joined(after)
        return run if joined else run[0]
    return ""


def _is_variant(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _joined(sign: str) -> bool:
    """True for signs that joiners have a meaning between: letters and marks beyond Latin, and emoji."""
    if not sign or sign.isascii():
        return False
    category = unicodedata.category(sign)
    return category in ("So", "Sk", "Mn", "Mc") or (category == "Lo")
