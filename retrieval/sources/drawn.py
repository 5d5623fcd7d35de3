"""Charts and diagrams of office files as lines of words and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from retrieval.sources.ooxml import Element, Package, child, name_of, value

_MOST = 2_000  # points of one series
_DAY_ZERO = date(1899, 12, 30)
_CATEGORIES = ("cat", "xVal")
_VALUES = ("val", "yVal")


def drawn_lines(package: Package, part: str, kind: str, name: str) -> Iterator[str]:
    """The lines of the chart or diagram that a part shows by this id; none for one that is not there."""
    link = package.links(part).get(name)
    root = package.tree(link.part) if link else None
    if root is not None:
        yield from chart_lines(root) if kind == "chart" else diagram_lines(root)


def chart_lines(root: Element) -> Iterator[str]:
    """The chart's title, then a line for each series: "Margin: Q1 6 %, Q2 7 %"."""
    title = child(root, "chart", "title")
    said = _words(title) if title is not None else ""
    if said:
        yield said
    for number, series in enumerate((one for one in root.iter() if name_of(one) == "ser"), 1):
        name = " ".join(text for _, text in _points(child(series, "tx"))) or _words(child(series, "tx"))
        places = dict(next((_points(one) for one in series if name_of(one) in _CATEGORIES), []))
        points = next((_points(one) for one in series if name_of(one) in _VALUES), [])
        told = ", ".join(f"{places.get(place, '')} {text}".strip() for place, text in points)
        if told:
            yield f"{name or f'Series {number}'}: {told}"


def diagram_lines(root: Element) -> Iterator[str]:
    """The words of a diagram's boxes, each an item."""
    for point in (one for one in root.iter() if name_of(one) == "pt"):
        said = _words(point) if value(point, "type") in ("", "node") else ""
        if said:
            yield f"- {said}"


def shown(number: str, form: str) -> str:
    """A number as a chart's reader sees it.

    >>> shown("0.152", "0.0%"), shown("4.2999999999999998", "General"), shown("46023", "mmm-yy")
    ('15.2%', '4.3', '2026-01-01')
    """
    try:
        count = float(number)
    except ValueError:
        return number
    plain = form.lower().replace("general", "").partition(";")[0]
    if "%" in plain:
        return f"{round(count * 100, 6):.10g}%"
    if any(sign in plain for sign in ("yy", "mmm", "d/", "/d", "dd")) and 0 < count < 2_900_000:
        return (_DAY_ZERO + timedelta(days=int(count))).isoformat()
    return f"{count:.10g}" if abs(count) < 1e15 else number


def _points(holder: Element | None) -> list[tuple[str, str]]:
    """Index and text of each cached point, in order."""
    if holder is None:
        return []
    caches = [one for one in holder.iter() if name_of(one) in ("strCache", "numCache", "strLit", "numLit", "lvl")]
    found = []
    for cache in caches[:1]:
        form = (getattr(child(cache, "formatCode"), "text", "") or "") if name_of(cache).startswith("num") else ""
        for point in [one for one in cache if name_of(one) == "pt"][:_MOST]:
            text = getattr(child(point, "v"), "text", "") or ""
            kept = shown(text, form) if name_of(cache).startswith("num") else " ".join(text.split())
            if kept:
                found.append((value(point, "idx"), kept))
    return found


def _words(element: Element | None) -> str:
    if element is None:
        return ""
    said = "".join(
        " " if name_of(one) == "p" else one.text or "" for one in element.iter() if name_of(one) in ("p", "t")
    )
    return " ".join(said.split())
