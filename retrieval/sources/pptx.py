"""PowerPoint: a section for each slide that is shown, in the order of the show. Nothing it points to is fetched."""

from __future__ import annotations

from collections.abc import Iterator

from retrieval.sources.core_properties import properties
from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.ooxml import Element, Package, child, name_of, value
from retrieval.sources.reading import Reading, Refused, Stated
from retrieval.sources.slide_body import SlideBody
from retrieval.sources.slide_colours import number
from retrieval.sources.slide_left import DAMAGED, HIDDEN_SLIDES, MISSING, left_lines

_MOST = 20  # reasons that are told
_TITLE = 500  # characters


def read_pptx(name: str, package: Package, extras: Extras = TEXT_ONLY) -> tuple[Reading, ...]:
    """One document for the deck: of each slide title, text, tables, charts and speaker notes."""
    main, program = package.main()
    if program != "PowerPoint":
        raise Refused(f"it is no PowerPoint file but one of {program}")
    root = package.tree(main)
    if root is None:
        raise Refused("its list of slides is damaged")
    size = child(root, "sldSz")
    body = SlideBody(package, main, (number(value(size, "cx")), number(value(size, "cy"))), extras)
    slides = list(_slides(package, main, root))
    broken: list[str] = []
    for place, part in enumerate(slides, 1):
        reason = _add(body, package, place, part, extras)
        broken += [f"slide {place} is not read to its end: {reason}"] if reason else []
    if not body.page.text.strip():
        raise Refused(_why_none(body, slides, broken))
    told = list(properties(package)) if extras.properties else []
    body.page.add("## Document properties\n\n" if told else "")
    for line in told:
        body.page.add(line, "document properties")
        body.page.add("\n")
    title, stands = body.title
    stated = (Stated("title", title[:_TITLE], f"title of slide {stands}"),) if title else ()
    ended = broken[:_MOST] + (
        [f"{len(broken) - _MOST:,} more slides are not read to their end"] * (len(broken) > _MOST)
    )
    warnings = (*left_lines(body.left_out), *ended)
    page = body.page
    return (Reading(page.text, "markdown", page.marks, stated, hidden=page.hidden, warnings=warnings),)


def _add(body: SlideBody, package: Package, place: int, part: str, extras: Extras) -> str:
    """Puts a slide on the page; returns the reason why not all of it stands there."""
    if not package.holds(part):
        body.left_out[MISSING].append(place)
        return ""
    try:
        root = package.tree(part)
        if root is None:
            body.left_out[DAMAGED].append(place)
        elif value(root, "show").lower() in ("0", "false", "off") and not extras.hidden:
            body.left_out[HIDDEN_SLIDES].append(place)
        else:
            body.add(place, part, root)
    except Refused as refused:
        return str(refused)
    return ""


def _slides(package: Package, main: str, root: Element) -> Iterator[str]:
    """The parts of the slides in the order of the show, each once; empty for one that is listed and not linked."""
    links = package.links(main)
    given: set[str] = set()
    listed = child(root, "sldIdLst")
    for one in () if listed is None else listed:
        name = next((str(said) for key, said in one.attrib.items() if str(key).endswith("}id")), "")
        part = links[name].part if name in links else ""
        if name_of(one) == "sldId" and part not in given:
            given.update([part] if part else [])
            yield part


def _why_none(body: SlideBody, slides: list[str], broken: list[str]) -> str:
    if not slides:
        return "it has no slides"
    for what, reason in ((HIDDEN_SLIDES, "its slides are hidden"), (DAMAGED, "its slides are damaged")):
        if len(body.left_out[what]) == len(slides):
            return reason
    missing = "its slides are missing in the file" if body.left_out[MISSING] else ""
    return missing or (broken[0] if broken else "it holds no text that its reader would see")
