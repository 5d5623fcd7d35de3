"""A quote as it is read aloud: its markup and invisible characters taken off, no word changed."""

from __future__ import annotations

import re
import unicodedata

_IMAGE = re.compile(r"!\[([^\]\n]*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[[^\]\n]*\])")
_LINK = re.compile(
    r"\[((?:[^\[\]\n]|\[[^\[\]\n]*\]|\n(?!\n))*)\](?:\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)|\[[^\]\n]*\])"
)
_ANGLED = re.compile(r"<((?:https?://|mailto:)?[^<>\s]+[@.:/][^<>\s]*)>")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_EMPHASIS = (
    re.compile(r"(?<![*\\])(\*{1,3})(?=[^\s*])(.+?)(?<=[^\s*\\])\1(?!\*)", re.DOTALL),
    re.compile(r"(?<![\w\\])(_{1,3})(?=[^\s_])(.+?)(?<=[^\s_\\])\1(?!\w)", re.DOTALL),
    re.compile(r"(~~)(?=\S)(.+?)(?<=\S)\1", re.DOTALL),
    re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL),
)
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_QUOTED_LINE = re.compile(r"\n[ \t]*>+[ \t]?")
_CELLS = re.compile(r"\s*\|\s*")
_ORDINARY = re.compile(r"[\x20-\x7e\s]*")
_KEPT = "\u200c\u200d"  # joiners that Persian, Hindi and some emoji are spelt with


def _shows(sign: str) -> bool:
    return sign in _KEPT or sign.isspace() or unicodedata.category(sign) not in ("Cf", "Cc")


def plain(quote: str) -> str:
    """The words of a quote, in order, in one line.

    Link targets, emphasis marks, code ticks, tags, table bars and characters that show nothing go; nothing is added.

    >>> plain("**[Ann Berg](https://x.example)**,\\nowner of `aia_config`")
    'Ann Berg, owner of aia_config'
    """
    text = quote if _ORDINARY.fullmatch(quote) else "".join(sign for sign in quote if _shows(sign))
    text = _QUOTED_LINE.sub("\n", text)
    text = _LINK.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub(r"\1", text)))
    text = _TAG.sub(" ", _ANGLED.sub(r"\1", text))
    for mark in _EMPHASIS:
        text = mark.sub(r"\2", mark.sub(r"\2", text))
    text = _ESCAPE.sub(r"\1", text)
    if text.strip().startswith("|") and text.strip().endswith("|"):
        text = ", ".join(cell for cell in _CELLS.split(text.strip()) if cell)
    return " ".join(text.split())
