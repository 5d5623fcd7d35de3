"""The letters behind the codes of a PDF's font, and how wide each is."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from pypdf.generic import DictionaryObject
from pypdf.generic._font import Font

UNKNOWN = "\ufffd"  # stands where a font draws a shape and says of no letter that it is it
_CODINGS = {
    "/KSCms-UHC-H": "cp949", "/KSCms-UHC-V": "cp949", "/KSC-EUC-H": "euc_kr", "/KSC-EUC-V": "euc_kr",
    "/90pv-RKSJ-H": "cp932", "/EUC-H": "euc_jp", "/EUC-V": "euc_jp", "/B5pc-H": "big5", "/B5pc-V": "big5",
    "/HKscs-B5-H": "big5hkscs", "/HKscs-B5-V": "big5hkscs",
}  # fmt: skip
_SYMBOLS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0a8": "☐", "\uf0fe": "☒", "\uf06f": "○"}
_UNUSED = frozenset((0x7F, 0x81, 0x8D, 0x8F, 0x90, 0x9D))  # codes of that encoding which show a bullet
_HEAVY = ("bold", "black", "heavy", "semibold", "demi")
_PRESENTED = (("\ufb00", "\ufb4f"), ("\ufb50", "\ufdff"), ("\ufe70", "\ufefc"))  # ligatures and Arabic shapes

Letter = tuple[str, float, bool]  # what it says, its width in em, whether it is the one-byte code of a space


class Letters:
    """A font as text is read with it; `LookupError` and others where the font is damaged."""

    def __init__(self, given: DictionaryObject) -> None:
        font = Font.from_font_resource(given)
        named = given.get("/Encoding")
        named = named.get_object() if named is not None else None
        composite = font.sub_type == "Type0"
        self._coding = font.encoding if isinstance(font.encoding, str) else ""
        self._codes = font.encoding if isinstance(font.encoding, dict) else {}
        if composite:
            self._coding = _CODINGS.get(named, self._coding or "utf-16-be") if isinstance(named, str) else "utf-16-be"
        self._windows = named == "/WinAnsiEncoding"
        self._told = font.character_map
        # Glyph numbers are no letters: without a table that says what they are, nobody knows.
        self._blind = not font.interpretable or (
            composite and not self._told and (not isinstance(named, str) or named.startswith("/Identity"))
        )
        self._numbers = composite and bool(self._told)
        self._widths: Mapping[str, object] = font.character_widths
        self.unit = _unit(given) if font.sub_type == "Type3" else 0.001
        self.drawn = font.sub_type == "Type3"
        self.upright = isinstance(named, str) and named.endswith("-V")
        name = font.name.lower()
        self.heavy = any(word in name for word in _HEAVY)
        self._known: dict[str | int, Letter] = {}

    def read(self, raw: bytes) -> Iterator[Letter]:
        """Each letter of a string that is shown."""
        codes = self._decoded(raw) if self._coding else raw
        for code in codes:
            letter = self._known.get(code)
            if letter is None:
                letter = self._known[code] = self._letter(code)
            yield letter

    def _decoded(self, raw: bytes) -> str:
        if self._coding != "utf-16-be":
            return raw.decode(self._coding, "replace")
        # Codes beyond the first plane are two codes here, never one letter: tables name them singly.
        even = raw if len(raw) % 2 == 0 else raw + b"\0"
        if not self._told and not self._blind:
            return even.decode("utf-16-be", "replace")
        return "".join(chr(even[at] << 8 | even[at + 1]) for at in range(0, len(even), 2))

    def _letter(self, code: str | int) -> Letter:
        raw = chr(code) if isinstance(code, int) else code
        width = self._widths.get(raw, self._widths.get("default", 500))
        wide = float(width) * self.unit if isinstance(width, int | float) else 0.5
        said = self._codes.get(code, raw) if isinstance(code, int) else raw
        if self._blind or (len(said) > 1 and said.startswith("/")):
            return UNKNOWN, wide, code == 32
        if code in _UNUSED and self._windows and raw not in self._told:
            return "•", wide, False
        said = self._told.get(raw, self._told.get(said, UNKNOWN if self._numbers else said))
        return drawn(shown(said)), wide, code == 32


def drawn(said: str) -> str:
    """Several letters of one shape in the order of the line: from the left, also where they are read from the right."""
    return said[::-1] if len(said) > 1 and "\u0590" <= said[0] <= "\u08ff" else said


def shown(said: str) -> str:
    """A letter as it is written: ligatures as their letters, signs of symbol fonts as those they look like."""
    if said.isascii():
        return said if said.isprintable() else " " if said.isspace() else UNKNOWN
    if len(said) == 1:
        if said in _SYMBOLS:
            return _SYMBOLS[said]
        if any(first <= said <= last for first, last in _PRESENTED):
            return unicodedata.normalize("NFKC", said)
        if "\uf020" <= said <= "\uf07e":
            return chr(ord(said) - 0xF000)  # how symbol fonts number plain letters
        if unicodedata.category(said) in ("Co", "Cn", "Cc", "Cs"):
            return UNKNOWN
    return said


def _unit(given: DictionaryObject) -> float:
    """What one unit of a drawn font's widths is in em."""
    matrix = given.get("/FontMatrix")
    matrix = matrix.get_object() if matrix is not None else None
    first = matrix[0] if isinstance(matrix, list) and matrix else 0.001
    return abs(float(first)) if isinstance(first, int | float) and first else 0.001
