"""A run as one page that needs nothing else: no script, no picture, no address; what documents say stays text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from evaluators.suite.baseline import Change, Changes
from evaluators.suite.folder import Run
from evaluators.suite.measured import Judged, Measured
from evaluators.table import shown

STYLE = """body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:64rem;padding:0 1rem}
body{color:#1b1b1b;background:#fff}table{border-collapse:collapse;width:100%;margin:.5rem 0 1.5rem}
th,td{text-align:left;padding:.25rem .6rem;vertical-align:top;border-bottom:1px solid #ddd}
td{overflow-wrap:anywhere;white-space:pre-wrap}td:first-child,th:first-child{min-width:4.5rem}
.bad{color:#a40000}.good{color:#005a1e}.mild{color:#555}h1{font-size:1.5rem}h2{font-size:1.15rem;margin-top:2rem}
@media(prefers-color-scheme:dark){body{color:#eee;background:#161616}th,td{border-color:#444}.bad{color:#ff8a80}
.good{color:#7ddc94}.mild{color:#aaa}}"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def page(run: Run) -> str:
    """The whole page."""
    passed = len(run.judged) - len(run.failed)
    told = f"{passed} of {len(run.judged)} cases passed, {len(run.not_judged)} not yet judged"
    about = f"suite {run.suite.name} ({run.suite.sha256[:12]}), model {run.model}, {run.mode} search, as of "
    parts = [
        "<!doctype html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">',
        '<meta name="viewport" content="width=device-width,initial-scale=1">',
        f"<title>{text(run.suite.title)}</title><style>{STYLE}</style></head><body>",
        f"<h1>{text(run.suite.title)}</h1><p><strong>{told}</strong></p>",
        f'<p class="mild">{text(about + (run.as_of or "any time"))}</p>',
        *(changed(run.changes) if run.changes else []),
        *section("Failed", ("case", "question", "what is wrong", "answer"), map(failing, run.failed)),
        *section("Figures", ("figure", "value", "n", "95 % from", "to"), map(figure, whole(run.figures))),
        *section("By group", ("group", "figure", "value", "n", "95 % from", "to"), map(grouped, parted(run.figures))),
        *section("Not yet judged", ("case", "why"), ((text(case.id), text(why)) for case, why in run.not_judged)),
        *section("Left out of the reading", ("file", "why"), ((text(a), text(b)) for a, b in run.left_out)),
        *section("Passed", ("case", "question", "answer"), (passing(one) for one in run.judged if one.passed)),
        "</body></html>",
    ]
    return "\n".join(parts)


def text(said: str, kind: str = "") -> str:
    """The words as text of a page, never as its markup."""
    plain = escape("".join(sign for sign in said if sign.isprintable() or sign in " \n"))
    return f'<span class="{kind}">{plain}</span>' if kind else plain


def section(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A heading with a table; nothing where there are no rows. Cells are markup already."""
    body = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    head = "".join(f"<th>{each}</th>" for each in heads)
    return [f"<h2>{title}</h2><table><tr>{head}</tr>", *body, "</table>"] if body else []


def failing(one: Judged) -> tuple[str, ...]:
    """A case of which a check failed."""
    why = "\n".join(f"{each.check}: {each.why}" for each in one.verdicts if each.passed is False)
    return text(one.case.id), text(one.case.question), text(why, "bad"), text(one.outcome.shown())


def passing(one: Judged) -> tuple[str, ...]:
    """A case of which none did."""
    return text(one.case.id), text(one.case.question), text(one.outcome.shown())


def whole(figures: Iterable[Measured]) -> list[Measured]:
    """The figures over all cases."""
    return [one for one in figures if not one.group]


def parted(figures: Iterable[Measured]) -> list[Measured]:
    """The figures over groups."""
    return [one for one in figures if one.group]


def figure(one: Measured) -> tuple[str, ...]:
    """A figure in cells."""
    return text(one.name), shown(one.value), str(one.n), shown(one.low), shown(one.high)


def grouped(one: Measured) -> tuple[str, ...]:
    """A group's figure in cells."""
    return text(one.group), *figure(one)


def changed(changes: Changes) -> list[str]:
    """What changed since the baseline, each case before and after."""
    heads = ("case", "question", "before", "after")
    told = [f'<p class="mild">{text(one)}</p>' for one in changes.warnings]
    told += section("Broken since the baseline", heads, (compared(one, "bad") for one in changes.broken))
    told += section("Fixed since the baseline", heads, (compared(one, "good") for one in changes.fixed))
    told += section("Reads differently, judged alike", heads, (compared(one, "mild") for one in changes.other))
    told += section("New since the baseline", ("case",), ((text(one),) for one in changes.new))
    told += section("Gone since the baseline", ("case",), ((text(one),) for one in changes.gone))
    return told or ['<p class="good">Nothing changed since the baseline.</p>']


def compared(one: Change, kind: str) -> tuple[str, ...]:
    """A case before and after, with the checks that failed."""
    sides = ((one.before, one.failed_before), (one.after, one.failed_after))
    cells = (
        text(answer) + (text(f"\nfailed: {', '.join(failed)}", "bad") if failed else "") for answer, failed in sides
    )
    return text(one.case, kind), text(one.question), *cells
