"""Files that are no text, each to the reader of its program. This is at work in the child, where it hurts nobody."""

from __future__ import annotations

from collections.abc import Iterable

from retrieval.sources.docx import read_docx
from retrieval.sources.extras import Extras
from retrieval.sources.ooxml import Package
from retrieval.sources.pptx import read_pptx
from retrieval.sources.reading import Reading, Refused, Reject
from retrieval.sources.xlsx import read_xlsx

FORMS = frozenset(("office", "pdf", "sheets", "every sheet"))


def read_binary(form: str, name: str, data: bytes, extras: Extras) -> Iterable[Reading | Reject]:
    """The documents of a file; which office program's it is, its main part says, and not its name."""
    if form not in FORMS:
        raise Refused(f"files in the form {form} are not read")
    if form == "pdf":
        from retrieval.sources.pdf import read_pdf  # slow to load, and of no use to who brings no PDF

        return read_pdf(name, data, extras)
    if form in ("sheets", "every sheet"):
        from retrieval.sources.own_sheets import read_own_sheets  # of use where workbooks may hold records alone

        return read_own_sheets(data, extras, form == "every sheet")
    package = Package(data)
    _, program = package.main()
    if program == "Word":
        return read_docx(name, package, extras)
    if program == "PowerPoint":
        return read_pptx(name, package, extras)
    if program == "Excel":
        return read_xlsx(name, data, extras)
    raise Refused(f"{program} files are not read yet")
