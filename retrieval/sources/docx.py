"""Word: what a reader sees of a document from top to bottom, then its page headers. Nothing it points to is fetched."""

from __future__ import annotations

from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.ooxml import Element, Package
from retrieval.sources.reading import Reading, Refused, Stated
from retrieval.sources.teams import transcript
from retrieval.sources.vtt import turns
from retrieval.sources.word_blocks import BLOCKS
from retrieval.sources.word_body import Body
from retrieval.sources.word_notes import Notes
from retrieval.sources.word_numbers import Numbers
from retrieval.sources.word_styles import Styles


def read_docx(name: str, package: Package, extras: Extras = TEXT_ONLY) -> tuple[Reading, ...]:
    """One document of headings, paragraphs, lists, tables and notes; a transcript of a meeting is read as turns."""
    main, program = package.main()
    if program != "Word":
        raise Refused(f"it is no Word file but one of {program}")
    styles = Styles(_first(package, main, "styles"))
    body = Body(package, main, styles, Numbers(_first(package, main, "numbering")), Notes(package, main), extras)
    for block in package.blocks(main, BLOCKS):
        body.add(block)
    said = transcript(body.paragraphs)
    page = turns(said) if said else body.page
    if said:
        page.hidden += body.page.hidden
    else:
        body.add_margins()
        if extras.properties:
            body.add_properties()
    if not page.text.strip():
        raise Refused("it holds no text that its reader would see")
    stated = (Stated("title", body.title[:500], "Title style"),) if body.title and not said else ()
    form = "turns" if said else "markdown"
    return (Reading(page.text, form, page.marks, stated, hidden=page.hidden, warnings=body.warnings),)


def _first(package: Package, main: str, kind: str) -> Element | None:
    return next((package.tree(part) for part in package.linked(main, kind)), None)
