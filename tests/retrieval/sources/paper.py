"""PDF files made for a test, byte by byte: such as programs write, and such as none does."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter

SIZE = (595, 842)
FONTS = "/Font << /F1 1 0 R /F2 2 0 R /F3 3 0 R >>"
_FIXED = (
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    "<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H /DescendantFonts [7 0 R] >>",
)


def said(text: str, x: float = 72, y: float = 700, size: float = 12, font: str = "F1", how: str = "") -> str:
    """Drawing that shows a line of text at its place; `how` stands before the text."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"q BT /{font} {size} Tf {how} 1 0 0 1 {x} {y} Tm ({escaped}) Tj ET Q\n"


def lines(*texts: str, x: float = 72, y: float = 700, size: float = 12, step: float = 14, font: str = "F1") -> str:
    """Drawing of lines below one another."""
    return "".join(said(text, x, y - step * place, size, font) for place, text in enumerate(texts))


def box(x: float, y: float, wide: float, high: float, colour: str = "0 0 0 rg") -> str:
    """Drawing of a filled surface."""
    return f"q {colour} {x} {y} {wide} {high} re f Q\n"


def pdf(
    *pages: str | bytes,
    root: str = "",
    page: str = "",
    resources: str = "",
    fonts: str = "",
    more: Sequence[str | bytes] = (),
    info: str = "",
    streams: Mapping[int, str] | None = None,
) -> bytes:
    """A file with a page for each drawing.

    `root`, `page`, `resources` and `fonts` are entries put into the catalog, into every page, into their resources and
    the fonts of these. `more` are objects, numbered from 10 on. `streams` are entries of pages' streams.
    """
    objects: dict[int, bytes] = {place: one.encode() for place, one in enumerate(_FIXED, 1)}
    first = 10 + len(more)
    kids = " ".join(f"{first + 2 * place} 0 R" for place in range(len(pages)))
    objects[7] = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /DW 500 >>"
    objects[4] = f"<< /Type /Catalog /Pages 5 0 R {root} >>".encode()
    objects[5] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    objects[6] = f"<< {info} >>".encode()
    objects |= {10 + place: one if isinstance(one, bytes) else one.encode() for place, one in enumerate(more)}
    for place, drawing in enumerate(pages):
        number = first + 2 * place
        objects[number] = (
            f"<< /Type /Page /Parent 5 0 R /MediaBox [0 0 {SIZE[0]} {SIZE[1]}] /Contents {number + 1} 0 R "
            f"/Resources << {FONTS[:-2]} {fonts} >> {resources} >> {page} >>"
        ).encode()
        objects[number + 1] = stream(drawing, (streams or {}).get(place, ""))
    return assembled(objects)


def stream(data: str | bytes, entries: str = "") -> bytes:
    """A stream object."""
    body = data.encode("cp1252") if isinstance(data, str) else data
    return f"<< /Length {len(body)} {entries} >>\nstream\n".encode() + body + b"\nendstream"


def form(drawing: str, entries: str = "") -> bytes:
    """A drawing to be used in others."""
    given = f"/Type /XObject /Subtype /Form /BBox [0 0 {SIZE[0]} {SIZE[1]}] /Resources << {FONTS} >> {entries}"
    return stream(drawing, given)


def picture() -> bytes:
    """A picture of one dot."""
    entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8"
    return stream(b"\x80", entries)


def scan(words: str, over: str = "") -> bytes:
    """A page filled by a picture, with what is drawn after it."""
    drawing = f"q 595 0 0 842 0 0 cm /Im Do Q {words} {over}"
    return pdf(drawing, resources="/XObject << /Im 10 0 R >>", more=[picture()])


def lettered(signs: str, coding: str = "/Identity-H") -> list[str | bytes]:
    """The three objects, from 10 on, of a font whose codes from 1 on are these signs."""
    told = "".join(f"<{code:04x}> <{sign.encode('utf-16-be').hex()}>\n" for code, sign in enumerate(signs, 1))
    table = (
        f"begincmap\n1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(signs)} beginbfchar\n{told}endbfchar"
    )
    given = f"/Type /Font /Subtype /Type0 /BaseFont /Own /Encoding {coding} /DescendantFonts [11 0 R] /ToUnicode 12 0 R"
    return [f"<< {given} >>", "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /DW 1000 >>", stream(table)]


def coded(codes: Sequence[int], x: float, y: float) -> str:
    """Drawing that shows codes of the font F4."""
    return f"BT /F4 12 Tf 1 0 0 1 {x} {y} Tm <{''.join(f'{code:04x}' for code in codes)}> Tj ET\n"


def swollen(size: int) -> bytes:
    """A small file whose only page unpacks to so many bytes."""
    packed = zlib.compress(said("Gone.").encode() + b" " * size)
    return pdf(packed, streams={0: "/Filter /FlateDecode"})


def assembled(objects: Mapping[int, bytes]) -> bytes:
    """The objects as a file."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    at, most = len(out), max(objects) + 1
    out += f"xref\n0 {most}\n".encode()
    for number in range(most):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    out += f"trailer\n<< /Size {most} /Root 4 0 R /Info 6 0 R >>\nstartxref\n{at}\n%%EOF\n".encode()
    return bytes(out)


def sealed(data: bytes, password: str) -> bytes:
    """The file encrypted, to be opened with this password; with none it only forbids things."""
    writer, out = PdfWriter(clone_from=PdfReader(BytesIO(data))), BytesIO()
    writer.encrypt(user_password=password, owner_password="owner", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()
