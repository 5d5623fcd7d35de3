"""Markdown: its text as it stands, without the front matter."""

from __future__ import annotations

from retrieval.sources.encoding import decode
from retrieval.sources.front_matter import split_front_matter
from retrieval.sources.hidden import seen
from retrieval.sources.page import Page
from retrieval.sources.reading import Reading, Refused


def read_markdown(name: str, data: bytes) -> tuple[Reading, ...]:
    """One document; its lines are counted as in the file, front matter included."""
    return (headed(name, data, "markdown"),)


def headed(name: str, data: bytes, form: str) -> Reading:
    """A text that may begin with front matter, marked line by line where its own lines are not the file's."""
    decoded = decode(data)
    text, hidden = seen(decoded.text)
    matter = split_front_matter(name, text)
    if not matter.body.strip():
        raise Refused("it holds no text")
    page = Page()
    if matter.first_line > 1:
        page.add_lines(matter.body, matter.first_line)
    else:
        page.add(matter.body)
    warnings = decoded.warnings + matter.warnings
    return Reading(page.text, form, page.marks, matter.stated, hidden=hidden, warnings=warnings)
