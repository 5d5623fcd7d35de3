"""What a PDF holds besides its pages' drawings: form fields, remarks, its own properties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, StreamObject

from retrieval.sources.pdf_ink import Matrix, times
from retrieval.sources.pdf_state import matrix_of, number

_SAID = {
    "/Title": "Title", "/Subject": "Subject", "/Author": "Author", "/Keywords": "Keywords",
    "/CreationDate": "Created", "/ModDate": "Changed",
}  # fmt: skip
_DRAWN = ("/Widget", "/FreeText")  # those whose words stand on the page like its text
_SILENT = frozenset((*_DRAWN, "/Popup", "/Link"))
_UNSEEN = 0b100010  # hidden, and not shown on screens
_MOST = 20_000  # annotations of a page
_UP = 40  # fields above a field


@dataclass(frozen=True, slots=True)
class Drawn:
    """An appearance, and the matrix that brings it to its place; or the `words` of a field that has none."""

    stream: StreamObject | None
    matrix: Matrix
    words: str = ""
    place: tuple[float, float] = (0.0, 0.0)
    hidden: bool = False


def placed_on(page: DictionaryObject) -> list[DictionaryObject]:
    """What is put on a page, in its order."""
    given = resolved(page.get("/Annots"))
    found = (resolved(one) for one in given[:_MOST]) if isinstance(given, ArrayObject) else ()
    return [one for one in found if isinstance(one, DictionaryObject)]


def drawn(page: DictionaryObject) -> Iterator[Drawn]:
    """The fields and typed words that stand on a page like its text."""
    for one in placed_on(page):
        flags = resolved(one.get("/F"))
        hidden = isinstance(flags, int) and bool(flags & _UNSEEN)
        if resolved(one.get("/Subtype")) not in _DRAWN:
            continue
        rect = resolved(one.get("/Rect"))
        if not isinstance(rect, ArrayObject) or len(rect) < 4:
            continue
        left, right = sorted((number(rect, 0), number(rect, 2)))
        low, high = sorted((number(rect, 1), number(rect, 3)))
        stream = _appearance(one)
        if stream is not None:
            yield Drawn(stream, _placed(stream, left, low, right, high), hidden=hidden)
        elif words := _value(one):
            yield Drawn(None, matrix_of(None), words, (left + 2, (low + high) / 2 - 4), hidden)


def remarks(page: DictionaryObject) -> Iterator[str]:
    """What people remarked beside the page, "Comment by Ann: words"."""
    for one in placed_on(page):
        words = text_of(one.get("/Contents"))
        if words and resolved(one.get("/Subtype")) not in _SILENT:
            by = text_of(one.get("/T"))
            yield f"Comment{f' by {by}' if by else ''}: {words}"


def properties(reader: PdfReader) -> Iterator[str]:
    """A line for each property that holds something, "Author: Ann Berg"."""
    given = resolved(reader.trailer.get("/Info"))
    for key, name in _SAID.items() if isinstance(given, DictionaryObject) else ():
        said = text_of(given.get(key))
        if said and key.endswith("Date"):
            digits = said.removeprefix("D:")[:8]
            said = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if len(digits) == 8 and digits.isdigit() else said
        if said:
            yield f"{name}: {said}"


def title(reader: PdfReader) -> str:
    """The title that the file gives itself."""
    given = resolved(reader.trailer.get("/Info"))
    return text_of(given.get("/Title"))[:500] if isinstance(given, DictionaryObject) else ""


def layers_off(reader: PdfReader) -> frozenset[object]:
    """The numbers of the layers that are not shown when the file is opened."""
    given = resolved(resolved(reader.root_object.get("/OCProperties")))
    shown = resolved(given.get("/D")) if isinstance(given, DictionaryObject) else None
    off = resolved(shown.get("/OFF")) if isinstance(shown, DictionaryObject) else None
    return (
        frozenset(getattr(one, "idnum", None) for one in off) - {None} if isinstance(off, ArrayObject) else frozenset()
    )


def resolved(given: Any) -> Any:
    """The object itself where a reference stands."""
    return given.get_object() if given is not None and hasattr(given, "get_object") else given


def text_of(given: Any) -> str:
    """A string's words on one line; empty for what is none."""
    found = resolved(given)
    return " ".join(found.split())[:8000] if isinstance(found, str) else ""


def _appearance(one: DictionaryObject) -> StreamObject | None:
    looks = resolved(one.get("/AP"))
    normal = resolved(looks.get("/N")) if isinstance(looks, DictionaryObject) else None
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        state = resolved(one.get("/AS"))
        normal = resolved(normal.get(state)) if isinstance(state, str) else None
    return normal if isinstance(normal, StreamObject) else None


def _placed(stream: StreamObject, left: float, low: float, right: float, high: float) -> Matrix:
    """The matrix that lays the appearance's box over its place on the page."""
    matrix = matrix_of(resolved(stream.get("/Matrix")))
    box = resolved(stream.get("/BBox"))
    if not isinstance(box, ArrayObject) or len(box) < 4:
        return times(matrix, (1.0, 0.0, 0.0, 1.0, left, low))
    corners = [(number(box, x), number(box, y)) for x in (0, 2) for y in (1, 3)]
    a, b, c, d, e, f = matrix
    xs, ys = [a * x + c * y + e for x, y in corners], [b * x + d * y + f for x, y in corners]
    wide, tall = max(xs) - min(xs), max(ys) - min(ys)
    across, up = (right - left) / wide if wide else 1.0, (high - low) / tall if tall else 1.0
    return times(matrix, (across, 0.0, 0.0, up, left - min(xs) * across, low - min(ys) * up))


def _value(one: DictionaryObject) -> str:
    """The words of a field without an appearance; those of a button are none."""
    if resolved(one.get("/Subtype")) == "/FreeText":
        return text_of(one.get("/Contents"))
    field: Any = one
    kind, value, flags = None, None, None
    for _ in range(_UP):
        kind, value = kind or resolved(field.get("/FT")), value or resolved(field.get("/V"))
        flags = flags or resolved(field.get("/Ff"))
        field = resolved(field.get("/Parent"))
        if not isinstance(field, DictionaryObject):
            break
    secret = isinstance(flags, int) and bool(flags & 1 << 13)
    if kind == "/Ch" and isinstance(value, ArrayObject):
        return ", ".join(filter(None, map(text_of, value)))
    return text_of(value) if kind in ("/Tx", "/Ch") and not secret else ""
