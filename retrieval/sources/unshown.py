"""What a page holds and a browser keeps from its reader: machinery, hidden elements, text without size or colour."""

from __future__ import annotations

import re

from lxml import etree

MACHINERY = frozenset(
    "head script style template noscript iframe object embed svg math canvas audio video select textarea button".split()
)
_DECLARATION = re.compile(r"([-a-z]+)\s*:\s*([^;]*)")
_LENGTH = re.compile(r"(-?\d*\.?\d+)\s*(px|pt|em|rem|%|vw|vh)?")
_COLOURLESS = frozenset("transparent white #fff #ffffff rgb(255,255,255) rgba(0,0,0,0)".split())
_AWAY = -100.0  # pixels beyond which nobody sees what stands there


def unshown(element: etree._Element) -> bool:
    """True for what a browser does not show, with all that is inside it."""
    if not isinstance(element.tag, str) or element.tag in MACHINERY:
        return True
    if element.get("hidden") is not None or (element.get("aria-hidden") or "").lower() == "true":
        return True
    if element.tag == "input" and element.get("type") == "hidden":
        return True
    style = element.get("style")
    return bool(style) and hides(str(style))


def hides(style: str) -> bool:
    """True for a style that takes text out of sight.

    >>> hides("color:#FFF; font-size: 9pt"), hides("color:#fff; background:#003"), hides("font-size:0.5px")
    (True, False, True)
    """
    said = {name: " ".join(value.split()) for name, value in _DECLARATION.findall(style.lower()[:2000])}
    said = {name: value.replace("!important", "").strip() for name, value in said.items()}
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if _length(said.get("opacity", "")) == 0 or _tiny(said.get("font-size", "")):
        return True
    if any(
        _length(said.get(name, "")) <= _AWAY for name in ("text-indent", "left", "top", "margin-left", "margin-top")
    ):
        return True
    coloured = any(name.startswith("background") for name in said)
    return said.get("color", "").replace(" ", "") in _COLOURLESS and not coloured


def _length(value: str) -> float:
    found = _LENGTH.match(value)
    return float(found[1]) if found else 1.0


def _tiny(value: str) -> bool:
    found = _LENGTH.match(value)
    if not found:
        return False
    least = {"em": 0.1, "rem": 0.1, "%": 10.0}.get(found[2] or "px", 1.0)
    return float(found[1]) <= least
