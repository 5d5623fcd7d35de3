"""A page in the form that it asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from demo.forms.mail import mail
from demo.forms.pdf import pdf
from demo.forms.sheet import sheet
from demo.forms.slides import slides
from demo.forms.word import word
from demo.page import Page

WRITERS: Mapping[str, Callable[[Page], bytes]] = {
    "text": lambda page: page.text.encode("utf-8"),
    "mail": mail,
    "word": word,
    "slides": slides,
    "sheet": sheet,
    "pdf": pdf,
}


def written(page: Page) -> bytes:
    """The file's bytes."""
    return WRITERS[page.form](page)
