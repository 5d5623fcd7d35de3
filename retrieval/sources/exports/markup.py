"""Text that a system keeps as HTML, as its reader sees it."""

from __future__ import annotations

import re

from retrieval.sources.html import html_reading
from retrieval.sources.reading import Refused

_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>|&[a-zA-Z]{2,8};|&#\d{1,6};")


def plain_text(text: str) -> str:
    """The words of a piece of HTML; text without tags, or that shows nothing, as it stands.

    >>> plain_text("<p>Line 3 is down.<br>Call <b>Ana</b>.</p>")
    'Line 3 is down.\\nCall Ana.'
    """
    if not _TAG.search(text):
        return text
    try:
        return html_reading(text).text.strip() or text
    except Refused:
        return text
