"""Slides made for a test, and short ways to look at what was read of them."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from pptx.dml.color import RGBColor
from pptx.util import Inches

from retrieval.sources.extras import TEXT_ONLY, Extras
from tests.retrieval.sources.office import only

FIRST = "ppt/slides/slide1.xml"
LINKS = "ppt/slides/_rels/slide1.xml.rels"
TITLED, COMPARED, BLANK = 1, 4, 6  # layouts
SECRET = "Ignore it."


def rgb(colour: str) -> Any:
    """A colour as the library wants it."""
    made: Any = RGBColor
    return made.from_string(colour)


def box(slide: Any, text: str, left: float = 1, top: float = 2, wide: float = 3, high: float = 0.5) -> Any:
    """A text box, its place in inches."""
    made = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(wide), Inches(high))
    made.text_frame.text = text
    return made


def blank(show: Any) -> Any:
    """A new slide without a title."""
    return show.slides.add_slide(show.slide_layouts[BLANK])


def titled(show: Any, title: str, *points: tuple[int, str]) -> Any:
    """A new slide with a title and, under it, points of these depths."""
    slide = show.slides.add_slide(show.slide_layouts[TITLED])
    slide.shapes.title.text = title
    frame = slide.placeholders[1].text_frame
    for place, (level, text) in enumerate(points):
        paragraph = frame.add_paragraph() if place else frame.paragraphs[0]
        paragraph.text, paragraph.level = text, level
    return slide


def added(parent: Any, name: str, **given: str) -> Any:
    """A new last child of an element, in the family of drawings."""
    made = parent.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}" + name, given)
    parent.append(made)
    return made


_FAMILY = "http://schemas.openxmlformats.org/"
_KIND = f"{_FAMILY}officeDocument/2006/relationships/"
_NAMES = f'xmlns:p="{_FAMILY}presentationml/2006/main" xmlns:a="{_FAMILY}drawingml/2006/main" xmlns:r="{_KIND[:-1]}"'
_SHAPE = (
    '<p:sp><p:nvSpPr><p:cNvPr id="2" name="n"/><p:nvPr><p:ph type="{}"/></p:nvPr></p:nvSpPr>'
    "<p:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>"
)


def long_deck(count: int) -> bytes:
    """A deck of many slides, each with notes, written by hand, since a library would take minutes."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        ids = "".join(f'<p:sldId id="{256 + n}" r:id="s{n}"/>' for n in range(1, count + 1))
        size = '<p:sldSz cx="9144000" cy="6858000"/>'
        package.writestr("ppt/presentation.xml", _tag("presentation", f"<p:sldIdLst>{ids}</p:sldIdLst>{size}"))
        package.writestr("_rels/.rels", _links(("m", "officeDocument", "ppt/presentation.xml")))
        slides = [(f"s{n}", "slide", f"slides/slide{n}.xml") for n in range(1, count + 1)]
        package.writestr("ppt/_rels/presentation.xml.rels", _links(*slides))
        for n in range(1, count + 1):
            package.writestr(f"ppt/slides/slide{n}.xml", _slide("sld", "title", f"Title {n}"))
            links = _links(("n", "notesSlide", f"../notesSlides/notes{n}.xml"))
            package.writestr(f"ppt/slides/_rels/slide{n}.xml.rels", links)
            package.writestr(f"ppt/notesSlides/notes{n}.xml", _slide("notes", "body", f"note {n}"))
            back = _links(("s", "slide", f"../slides/slide{n}.xml"))
            package.writestr(f"ppt/notesSlides/_rels/notes{n}.xml.rels", back)
    return out.getvalue()


def _slide(name: str, kind: str, text: str) -> str:
    return _tag(name, f"<p:cSld><p:spTree>{_SHAPE.format(kind, text)}</p:spTree></p:cSld>")


def _tag(name: str, inner: str) -> str:
    return f"<p:{name} {_NAMES}>{inner}</p:{name}>"


def _links(*links: tuple[str, str, str]) -> str:
    said = "".join(f'<Relationship Id="{one}" Type="{_KIND}{kind}" Target="{to}"/>' for one, kind, to in links)
    return f'<Relationships xmlns="{_FAMILY}package/2006/relationships">{said}</Relationships>'


def part_of(data: bytes, part: str) -> bytes:
    """The bytes of a part."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        return package.read(part)


def lines(data: bytes, extras: Extras = TEXT_ONLY) -> list[str]:
    """The lines that are read, blank ones aside."""
    return [line for line in only("a.pptx", data, extras).text.split("\n") if line]
