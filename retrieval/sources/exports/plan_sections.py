"""The seven sections of an account plan in the outline of any document, by their headings in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from retrieval.dates import dates_in
from retrieval.lexical import folded
from retrieval.outline import Line

_SECTIONS = {
    "account_structure": "account structure|account organisation|account organization|kontostruktur|accountstruktur|"
        "account struktur|kundenstruktur|konzernstruktur|estructura de la cuenta|estructura del cliente|"
        "アカウント構造|アカウント構成|顧客構造|顧客組織",
    "stakeholder_map": "stakeholder map|stakeholders|stakeholder mapping|stakeholder karte|stakeholderkarte|"
        "stakeholder ubersicht|stakeholderubersicht|stakeholder landkarte|mapa de stakeholders|mapa de interesados|"
        "mapa de partes interesadas|mapa de actores|ステークホルダーマップ|関係者マップ|キーパーソン一覧",
    "strategic_objectives": "strategic objectives|strategic goals|strategische ziele|objetivos estrategicos|戦略目標|"
        "戦略的目標",
    "current_footprint": "current footprint|footprint|aktuelle prasenz|aktueller footprint|heutiger footprint|"
        "heutige prasenz|derzeitige prasenz|bestandsaufnahme|presencia actual|huella actual|現在のフットプリント|"
        "現在の展開|現状の展開|導入状況",
    "growth_map": "growth map|growth opportunities|growth plan|wachstumskarte|wachstumsfelder|wachstumsplan|"
        "wachstumschancen|mapa de crecimiento|oportunidades de crecimiento|成長マップ|成長機会",
    "risk_log": "risk log|risk register|risks|risikolog|risikoprotokoll|risikoregister|risikoliste|risiken|"
        "registro de riesgos|riesgos|リスクログ|リスク一覧|リスク管理表|リスク登録簿",
    "action_plan": "action plan|massnahmenplan|massnahmen|aktionsplan|plan de accion|plan de acciones|アクションプラン|"
        "行動計画",
}  # fmt: skip
# Words that many documents head something with; in what is called a plan they name its sections.
_PLAINLY = {
    "account_structure": "structure|organisation|organization|struktur|aufbau|estructura|organizacion|構造|組織",
    "stakeholder_map": "contacts|key contacts|people|ansprechpartner|kontakte|contactos|interlocutores|関係者|担当者",
    "strategic_objectives": "objectives|goals|targets|ziele|objetivos|metas|目標",
    "current_footprint": "installed base|where we stand|bestand|prasenz|ausgangslage|presencia|situacion actual|現状",
    "growth_map": "growth|opportunities|wachstum|chancen|potenziale|crecimiento|oportunidades|成長|機会",
    "risk_log": "risks and issues|risiken und probleme|リスク",
    "action_plan": "actions|next steps|to do|aktionen|nachste schritte|acciones|proximos pasos|アクション|次のステップ",
}
SECTIONS: tuple[str, ...] = tuple(_SECTIONS)
TITLES: Mapping[str, str] = {one: said.split("|")[0].capitalize() for one, said in _SECTIONS.items()}
_NAMES = {folded(said): one for one, saids in _SECTIONS.items() for said in saids.split("|")}
_PLAIN_NAMES = {folded(said): one for one, saids in _PLAINLY.items() for said in saids.split("|")} | _NAMES
_OWNER = "owner|section owner|plan owner|responsible|verantwortlich|verantwortlicher|eigner|responsable|責任者|担当者"
_REVIEWED = (
    "last reviewed|reviewed|last review|zuletzt gepruft|zuletzt uberpruft|letzte prufung|ultima revision|revisado|"
    "最終確認日|最終レビュー|最終更新日"
)
_KEYS = {
    **dict.fromkeys(map(folded, _OWNER.split("|")), "owner"),
    **dict.fromkeys(map(folded, _REVIEWED.split("|")), "reviewed"),
}
_NUMBERED = re.compile(
    r"(?:(?:section|abschnitt|seccion|第)\s*)?(?:\d{1,2}|[ivx]{1,4})(?:\.\d{1,2})?\s*(?:[.):、．]|節|章|-)\s*|\d{1,2}\s+"
)
_AFTER = re.compile(r"\s*(?:[(（].*|[-–—:,/].*|\b(?:continued|cont|fortsetzung|continuacion|contd)\b.*|\d{1,2}$)")
_UNTITLED = re.compile(r"Slide \d{1,5}")
_MARKS = re.compile(r"[*_`#]+")
_PAIR = re.compile(r"\s*(?:[-*•]\s+)?\**([^:：|*]{2,30}?)\**\s*[:：]\**\s*(.*)$")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s+(\S.*)$")
_ROW = re.compile(r"\s*\|(.*)\|\s*$")
_RULE = re.compile(r"[\s|:-]+$")
_LONGEST, _LONGEST_LINE, _TITLE = 20_000, 400, 100
_ITEMS = 200


@dataclass(frozen=True, slots=True)
class Section:
    """A section: `start` is where its heading stands, `title` what that says, `items` its points and rows."""

    name: str
    title: str
    start: int
    text: str
    items: tuple[str, ...] = ()
    owner: str = ""
    reviewed: str = ""


def section_named(title: str, in_plan: bool = False) -> str:
    """The section that a heading names, empty for any other; plain words count `in_plan` alone.

    >>> section_named("3. Strategische Ziele"), section_named("VI) RISK LOG (continued)"), section_named("Risk of fire")
    ('strategic_objectives', 'risk_log', '')
    """
    plain = folded(_MARKS.sub("", title[:_LONGEST_LINE]) if "#" in title or "*" in title else title).strip("_ \t")
    plain = " ".join(_NUMBERED.sub("", plain, count=1).replace("-", " ").split())
    known = _PLAIN_NAMES if in_plan else _NAMES
    return known.get(plain) or known.get(" ".join(_AFTER.sub("", plain, count=1).split())) or ""


def may_hold(text: str, least: int) -> bool:
    """False for a text without lines that could be the headings of so many sections: a look before its outline."""
    found: set[str] = set()
    for line in text.split("\n"):
        if 1 < len(line) <= _TITLE and line[0] not in "-|+•>" and (name := section_named(line, in_plan=True)):
            found.add(name)
            if len(found) >= least:
                return True
    return False


def plan_sections(text: str, lines: Sequence[Line], in_plan: bool = False) -> tuple[Section, ...]:
    """The sections that the outline of a text has, each once, in their order; `in_plan` says that it is called a plan.

    One that goes on under a heading of the same name is one; a heading of another thing, as deep or less, ends it.
    """
    begun: dict[str, tuple[str, int, list[str]]] = {}
    here, depth = "", 0
    untitled = False  # a slide whose title is no title to its program, but the first line on it
    for line in lines:
        words = text[line.start : min(line.end, line.start + _LONGEST_LINE)]
        title = line.title if line.level else words if untitled else ""
        name = section_named(title, in_plan) if title else ""
        if name:
            here, depth = name, line.level or depth
            begun.setdefault(name, (" ".join(_MARKS.sub("", title).split()), line.start, []))
        elif line.level and line.level <= depth:
            here = ""
        elif here:
            begun[here][2].append(text[line.start : line.end].rstrip("\n"))
        if line.level and _UNTITLED.fullmatch(line.title):
            untitled, depth = True, line.level
        elif line.level or words.strip():
            untitled = False
    return tuple(_section(name, *found) for name, found in begun.items())


def said_of(lines: Sequence[str]) -> dict[str, str]:
    """Who owns it and when it was last reviewed, as lines such as "Owner: Ana Ruiz" say."""
    found: dict[str, str] = {}
    for key, value in filter(None, map(_pair, lines)):
        if value:
            found.setdefault(key, value)
    return found


def _pair(line: str) -> tuple[str, str] | None:
    pair = _PAIR.match(line) if len(line) <= _LONGEST_LINE else None
    key = _KEYS.get(" ".join(folded(pair[1]).split())) if pair else None
    if not pair or not key:
        return None
    value = " ".join(_MARKS.sub("", pair[2]).split())
    return key, next(iter(dates_in(value)), "") if key == "reviewed" else value


def _section(name: str, title: str, start: int, lines: Sequence[str]) -> Section:
    said = said_of(lines)
    rest = [line for line in lines if _pair(line) is None]
    items = tuple(_items(rest))[:_ITEMS]
    rows = [line for line in rest if _ROW.match(line)]
    bare = [line for line in rest if line.strip() and line not in rows]
    text = "\n".join(rest).strip()[:_LONGEST] if bare or items else ""
    return Section(name, title, start, text, items, said.get("owner", ""), said.get("reviewed", ""))


def _items(lines: Sequence[str]) -> Iterator[str]:
    """The points of lists, and the rows of tables without the row that names their columns."""
    for at, line in enumerate(lines):
        row, item = _ROW.match(line), _ITEM.match(line)
        if row and not _RULE.match(line) and not _names_columns(lines, at):
            yield "; ".join(cell for one in row[1].split("|") if (cell := " ".join(one.split())))
        elif item and not row:
            yield " ".join(item[1].split())


def _names_columns(lines: Sequence[str], at: int) -> bool:
    """True for a table's first row that is ruled off, or that nothing stands under."""
    if at and _ROW.match(lines[at - 1]):
        return False
    under = lines[at + 1] if at + 1 < len(lines) else ""
    return bool(_RULE.match(under) and "-" in under) or not _ROW.match(under)
