"""PDF: the text that its reader sees, page by page, in the order it is read. Nothing it points to is opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pypdf import PdfReader, apply_configuration

from retrieval.sources.extras import TEXT_ONLY, Extras
from retrieval.sources.form import form_of
from retrieval.sources.limits import CHARACTERS, within
from retrieval.sources.pdf_beside import properties, title
from retrieval.sources.pdf_hyphens import Hyphens
from retrieval.sources.pdf_margins import without_margins
from retrieval.sources.pdf_pages import BROKEN, Seen, opened, pages
from retrieval.sources.pdf_paragraphs import blocks
from retrieval.sources.pdf_text import Text
from retrieval.sources.reading import Reading, Refused, Stated

_LENGTH = 32 << 20  # bytes that a stream of drawing may unpack to
_STEPS = 600_000  # of a page's drawing
_NAMED = 8  # pages that a warning names


def read_pdf(name: str, data: bytes, extras: Extras = TEXT_ONLY) -> tuple[Reading, ...]:
    """One document of paragraphs, headings and tables, each marked with its page."""
    with apply_configuration(
        zlib_maximum_output_length=_LENGTH,
        lzw_maximum_output_length=_LENGTH,
        run_length_maximum_output_length=_LENGTH,
        array_based_stream_maximum_output_length=_LENGTH,
        stream_parsing_work_maximum_count=_STEPS,
        jbig2dec_binary=None,
        disable_legacy_handling=True,
    ):
        reader = opened(data)
        seen = list(_within(pages(reader, extras)))
        labels = _labels(reader, len(seen))
        said, named = _said(reader) if extras.properties else ([], "")
    _refuse(seen)
    text = _text(seen, labels)
    for line in said:
        text.line(line, "document properties")
    page = text.page
    if not page.text.strip():
        raise Refused("it holds no text that its reader would see")
    stated = (Stated("title", named, "document properties"),) if named else ()
    hidden = page.hidden + sum(one.hidden for one in seen)
    form = "turns" if form_of(page.text) == "turns" else "markdown"
    return (Reading(page.text, form, page.marks, stated, hidden=hidden, warnings=tuple(_warnings(seen))),)


def _within(seen: Iterator[Seen]) -> Iterator[Seen]:
    length = 0
    for one in seen:
        length += sum(len(run.text) for run in one.runs)
        within(length, CHARACTERS, "characters")
        yield one


def _text(seen: Sequence[Seen], labels: Sequence[str]) -> Text:
    kept, feet = without_margins([(one.runs, one.box) for one in seen])
    hyphens = Hyphens(run.text for runs in kept for run in runs)
    found = [blocks(runs, one.rules, one.walls, hyphens) for runs, one in zip(kept, seen, strict=True)]
    text = Text(found, hyphens)
    for one, label, each in zip(seen, labels, found, strict=True):
        text.add(each, label)
        for remark in one.remarks:
            text.line(remark, label)
    for number, foot in feet:
        text.line(foot, labels[number - 1])
    return text


def _labels(reader: PdfReader, count: int) -> list[str]:
    """What a citation calls each page: its place, and what is printed on it where that is another."""
    try:
        printed = reader.page_labels if "/PageLabels" in reader.root_object else []
    except BROKEN:
        printed = []
    labels = []
    for number in range(1, count + 1):
        other = printed[number - 1].strip()[:40] if number <= len(printed) else ""
        labels.append(f"page {number} (labelled {other})" if other and other != str(number) else f"page {number}")
    return labels


def _said(reader: PdfReader) -> tuple[list[str], str]:
    """What the file says of itself, and its title."""
    try:
        return list(properties(reader)), title(reader)
    except BROKEN:
        return [], ""


def _refuse(seen: Sequence[Seen]) -> None:
    """Raises `Refused` for a file that shows no text, with the reason."""
    if any(one.runs for one in seen):
        return
    if any(one.garbled for one in seen):
        raise Refused("its fonts do not say which letters they show, so its text cannot be read")
    if all(one.damaged for one in seen):
        raise Refused("all its pages are damaged or too large")
    if any(one.pictured for one in seen):
        raise Refused("it holds only pictures, as a scan does; text in pictures is not read")
    raise Refused("it holds no text that its reader would see")


def _warnings(seen: Sequence[Seen]) -> Iterator[str]:
    """What a person should know of pages that were not read, or not as others are."""
    many = len(seen)
    if damaged := [one.number for one in seen if one.damaged]:
        verb = "is" if len(damaged) == 1 else "are"
        yield f"{_named(damaged)} of {many:,} {verb} damaged or too large, and not read to the end"
    if garbled := [one.number for one in seen if one.garbled]:
        yield f"{_named(garbled)} of {many:,} not read: the fonts do not say which letters they show"
    if pictured := sum(one.pictured for one in seen):
        hold = "holds" if pictured == 1 else "hold"
        yield f"{pictured:,} of {many:,} pages {hold} only pictures; their text is not read"
    if recognised := sum(one.recognised for one in seen):
        yield f"on {recognised:,} of {many:,} pages the text was recognised in a picture by a program, and may be wrong"
    if unknown := sum(one.unknown for one in seen if not one.garbled):
        signs = "sign" if unknown == 1 else "signs"
        yield f"{unknown:,} {signs} not read: the fonts do not say which letters they show"


def _named(numbers: Sequence[int]) -> str:
    first = ", ".join(f"{number:,}" for number in numbers[:_NAMED])
    more = f" and {len(numbers) - _NAMED:,} more" if len(numbers) > _NAMED else ""
    return f"page{'' if len(numbers) == 1 else 's'} {first}{more}"
