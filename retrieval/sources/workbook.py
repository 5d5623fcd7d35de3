"""What a workbook's sheets share: their names, the strings, and how each style shows a number."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO

from openpyxl.utils.escape import unescape

from retrieval.sources.elements import attribute, each_element
from retrieval.sources.limits import CHARACTERS, SHEETS, STRINGS, within
from retrieval.sources.reading import Refused
from retrieval.sources.shown import code_of

SHEET_KINDS = ("worksheet",)
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
_WHITE = re.compile(r"(?:FF)?FFFFFF$", re.IGNORECASE)
_STYLES = 70_000  # a program writes 65,490 at most


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet as the workbook lists it; `part` is its member in the package, empty when it is none of cells."""

    name: str
    part: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows what it holds; `unseen` is white on white."""

    code: str = "General"
    unseen: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """All that is read before the first sheet."""

    tabs: tuple[Tab, ...]
    strings: Sequence[str]
    styles: Sequence[Style]
    from_1904: bool = False


def open_workbook(package: zipfile.ZipFile) -> Workbook:
    """The workbook of a package that was checked; raises `Refused` for one that is none."""
    main = next(iter(related(package, "", "officeDocument").values()), "xl/workbook.xml")
    if main not in package.namelist() or not main.lower().endswith(".xml"):
        raise Refused("it is no Excel workbook")
    tabs, from_1904 = _tabs(package, main)
    if not tabs:
        raise Refused("it is no Excel workbook")
    within(len(tabs), SHEETS, "sheets")
    strings = list(related(package, main, "sharedStrings").values())
    styles = list(related(package, main, "styles").values())
    return Workbook(
        tabs,
        _strings(package.open(strings[0])) if strings else (),
        _styles(package.open(styles[0])) if styles else (),
        from_1904,
    )


def part_of(book: Workbook, name: str) -> tuple[str, str]:
    """What a sheet is called among the documents of its file, and by people; empty for the only sheet there is."""
    sheet = name.replace("/", " ")
    return (f"sheet-{sheet}", sheet) if len(book.tabs) > 1 else ("", "")


def related(package: zipfile.ZipFile, part: str, *kinds: str) -> Mapping[str, str]:
    """The parts of a kind that a part relates to, by relation id; nothing outside the package is one."""
    folder, _, name = part.rpartition("/")
    members = {member.casefold(): member for member in package.namelist()}
    path = members.get(posixpath.join(folder, "_rels", f"{name}.rels").casefold())
    found: dict[str, str] = {}

    def start(element: str, given: Mapping[str, str]) -> None:
        inside = given.get("TargetMode", "").lower() != "external"
        if element == "Relationship" and inside and given.get("Type", "").rpartition("/")[2] in kinds:
            target = posixpath.normpath(posixpath.join("/", folder, given.get("Target", "").replace("\\", "/")))
            member = members.get(target.lstrip("/").casefold())
            found.update({given.get("Id", ""): member} if member else {})

    if path:
        with package.open(path) as opened:
            each_element(opened, start, _nothing)
    return found


def _nothing(element: str, words: str) -> None:
    return


def _tabs(package: zipfile.ZipFile, main: str) -> tuple[tuple[Tab, ...], bool]:
    parts = related(package, main, *SHEET_KINDS)
    tabs: list[Tab] = []
    dates: list[bool] = []

    def start(element: str, given: Mapping[str, str]) -> None:
        if element == "sheet" and len(tabs) <= SHEETS:
            part = parts.get(attribute({key: value for key, value in given.items() if ":" in key}, "id"), "")
            name = " ".join(given.get("name", "").split()) or f"sheet {len(tabs) + 1}"
            tabs.append(Tab(name, part, given.get("state", "visible").lower() != "visible"))
        elif element == "workbookPr":
            dates.append(given.get("date1904", "").lower() in ("1", "true", "on"))

    with package.open(main) as opened:
        each_element(opened, start, _nothing)
    return tuple(tabs), any(dates)


def _strings(opened: IO[bytes]) -> list[str]:
    """The shared strings; those of several fonts as one, without the readings above Japanese words."""
    found: list[str] = []
    pieces: list[str] = []
    aside = size = 0

    def start(element: str, given: Mapping[str, str]) -> None:
        nonlocal aside
        aside += element == "rPh"

    def end(element: str, words: str) -> None:
        nonlocal aside, size
        if element == "t" and not aside:
            pieces.append(words)
        elif element == "rPh":
            aside -= 1
        elif element == "si":
            found.append(unescaped("".join(pieces)))
            pieces.clear()
            size += len(found[-1])
            within(len(found), STRINGS, "strings")
            within(size, 4 * CHARACTERS, "characters of text")

    with opened:
        each_element(opened, start, end)
    return found


def unescaped(words: str) -> str:
    """The words with the signs that a spreadsheet writes as codes.

    >>> unescaped("net_x000D_price")
    'net\\rprice'
    """
    return unescape(words) if _ESCAPED.search(words) else words


def _styles(opened: IO[bytes]) -> list[Style]:
    codes: dict[str, str] = {}
    fonts: list[bool] = []  # white ones
    fills: list[bool] = []  # those that colour the cell
    found: list[Style] = []
    inside: list[str] = []

    def start(element: str, given: Mapping[str, str]) -> None:
        parent = inside[-1] if inside else ""
        inside.append(element)
        if len(inside) > 100 or max(len(codes), len(fonts), len(fills), len(found)) > _STYLES:
            raise Refused("it has more styles than a spreadsheet writes")
        if element == "numFmt" and parent == "numFmts":
            codes[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif parent == "fonts" and element == "font":
            fonts.append(False)
        elif element == "color" and parent == "font" and "fonts" in inside and fonts:
            fonts[-1] = bool(_WHITE.match(given.get("rgb", ""))) or (given.get("theme") == "0" and "tint" not in given)
        elif parent == "fills" and element == "fill":
            fills.append(False)
        elif parent == "fill" and "fills" in inside and fills:
            fills[-1] = element != "patternFill" or given.get("patternType", "none") != "none"
        elif parent == "cellXfs" and element == "xf":
            number = given.get("numFmtId", "0")
            white = _at(fonts, given.get("fontId", "")) and not _at(fills, given.get("fillId", ""))
            found.append(Style(code_of(int(number) if number.isdecimal() else 0, codes.get(number, "")), white))

    def end(element: str, words: str) -> None:
        inside.pop()

    with opened:
        each_element(opened, start, end)
    return found


def _at(known: Sequence[bool], number: str) -> bool:
    return number.isdecimal() and int(number) < len(known) and known[int(number)]
