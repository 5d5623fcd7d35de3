"""A page as a PDF of plain text in Helvetica, of what Latin letters of Western Europe can write."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from demo.forms.blocks import blocks
from demo.page import Page

WIDTH, LINES = 88, 52  # characters and lines of a page


def pdf(page: Page) -> bytes:
    """A4 pages with headings in bold; the properties say that it is synthetic."""
    lines = list(_lines(page))
    sheets = [lines[at : at + LINES] for at in range(0, len(lines), LINES)] or [[]]
    kids = [5 + 2 * number for number in range(len(sheets))]
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(sheets)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>",
        _font("Helvetica"),
        _font("Helvetica-Bold"),
    ]
    for kid, sheet in zip(kids, sheets, strict=True):
        fonts = "<< /Font << /F1 3 0 R /F2 4 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources {fonts} /Contents {kid + 1} 0 R >>"
        )
        drawn = "\n".join(_drawn(sheet))
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}\nendstream")
    objects.append(f"<< /Title ({_escaped(page.title)}) /Keywords (synthetic) >>")
    return _file(objects)


def _font(name: str) -> str:
    return f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"


def _lines(page: Page) -> Iterator[tuple[str, str]]:
    """Font and text of each line."""
    for block in blocks(page.text):
        font = "F2" if block.kind == "heading" else "F1"
        rows = ["   ".join(row) for row in block.rows] or [block.text]
        for row in rows:
            first = "- " if block.kind == "item" else ""
            yield from ((font, line) for line in textwrap.wrap(first + row, WIDTH, break_long_words=False))
        yield (font, "")


def _drawn(sheet: list[tuple[str, str]]) -> Iterator[str]:
    yield "BT 14 TL 56 780 Td"
    for font, line in sheet:
        yield f"/{font} 10 Tf ({_escaped(line)}) Tj T*"
    yield "ET"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _file(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>"
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}\n"
    return out + head.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()
