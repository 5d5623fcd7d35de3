"""What kind of thing a document is, by the words people use for it."""

from __future__ import annotations

from retrieval.infer.guess import Guess
from retrieval.infer.place import Place, name_words
from retrieval.lexical import folded

_TABLE = {
    "account_plan": "account plan|accountplan|key account plan|plan|account review|kundenplan|kontoplan|"
        "plan de cuenta|plan de compte|アカウントプラン",
    "charter": "charter|governance charter|satzung|rahmenregeln|carta de gobierno|憲章",
    "meeting_minutes": "minutes|meeting minutes|meeting notes|minute|protokoll|besprechungsprotokoll|"
        "sitzungsprotokoll|niederschrift|minuta|minutas|acta|actas|"
    "compte rendu|verbale|ata|notulen|protokol|huddle|sync notes|議事録|会议纪要|會議紀要|회의록",
    "email": "email|emails|mail|mails|e mail|correo|courriel|メール|邮件",
    "transcript": "transcript|transcripts|transcription|call transcript|call|calls|phone call|anruf|llamada|"
        "llamadas|recording|transkript|mitschrift|transcripcion|文字起こし",
    "ticket": "ticket|tickets|service ticket|support ticket|incident|incidents|case|cases|storung|incidencia|"
        "incidencias|チケット|工单",
    "contract": "contract|contracts|frame contract|agreement|agreements|vertrag|vertrage|rahmenvertrag|"
        "liefervertrag|contrato|contratos|contrat|contratto|umowa|契約書|契約|合同",
    "quote": "quote|quotes|quotation|offer|offers|angebot|angebote|cotizacion|devis|offerte|offerta|oferta|"
        "見積書|見積|报价",
    "price_list": "price list|pricelist|prices|preisliste|lista de precios|tarif|価格表",
    "order": "order|orders|purchase order|bestellung|auftrag|pedido|pedidos|commande|注文書",
    "service_policy": "service policy|policy|policies|sla|service level|servicerichtlinie|richtlinie|"
        "politica de servicio|politica|方針",
    "price_exception": "price exception|price exceptions|exception|exceptions|exception register|sonderpreis|"
        "ausnahme|ausnahmen|excepcion|excepciones",
    "org_chart": "org chart|orgchart|organisation chart|organization chart|organigramm|organigrama|organigramme|組織図",
    "qbr_pack": "qbr|qbr pack|quarterly business review|quarterly review|quartalsreview|revision trimestral",
    "survey": "survey|surveys|umfrage|befragung|encuesta|sondage|アンケート",
    "capability_sheet": "capability sheet|capability|capabilities|leistungsblatt|hoja de capacidades",
    "internal_note": "internal note|note|notes|memo|memos|visit|visit report|besuch|besuchsbericht|notiz|notizen|"
        "nota|notas|メモ|打合せメモ",
    "annual_report": "annual report|jahresbericht|informe anual|rapport annuel|年次報告書",
    "agenda": "agenda|tagesordnung|orden del dia|ordre du jour",
}  # fmt: skip
KINDS: dict[tuple[str, ...], str] = {
    tuple(folded(said).split()): kind for kind, saids in _TABLE.items() for said in saids.split("|")
}
_ALONE = [(said[0], kind) for said, kind in KINDS.items() if len(said) == 1 and len(said[0]) >= 2]
_COMPOUND = [(one, kind) for one, kind in _ALONE if one.isascii() and len(one) >= 7]
_WRITTEN_TOGETHER = [(one, kind) for one, kind in _ALONE if not one.isascii() or len(one) >= 7]
_WEAK = frozenset({"internal_note", "agenda", "qbr_pack"})  # says how or when, where another word says what
_RELATING = frozenset(
    "of for on about regarding re from with to fur uber zu zum zur von vom mit de del sobre para con sur pour "
    "du".split()
)
_SPOKEN = ("transcript", "meeting_minutes")  # what a text of speakers' turns can be
_BY_FORM = {
    "mail": ("email", "it is a mail"), "vtt": ("transcript", "it is a recording's transcript"),
    "event": ("calendar_event", "it stands in a calendar"),
}  # fmt: skip
KIND_WORDS = frozenset(word for said in KINDS for word in said)


def kind_of(place: Place, title: str, form: str) -> Guess | None:
    """The kind that the form, else the nearest of file name, title and folders names; None where none does."""
    if form in _BY_FORM:
        return Guess("kind", *_BY_FORM[form])
    (where, name), *folders = place.segments
    for said, text in ((where, name), ("the title", title), *folders):
        kind = kind_named(text)
        if kind and (form != "turns" or kind in _SPOKEN):
            return Guess("kind", kind, f"{said} names it")
    return Guess("kind", "transcript", "its lines are speakers' turns") if form == "turns" else None


def kind_named(text: str) -> str:
    """The kind that a name or title stands for, empty for none: its last and longest such words before an "of".

    >>> (
    ...     kind_named("Protokoll_2026-08-27"),
    ...     kind_named("QBR 2026-Q2 minutes"),
    ...     kind_named("Minutes of the contract review"),
    ... )
    ('meeting_minutes', 'meeting_minutes', 'meeting_minutes')
    """
    said = [word.plain for word in name_words(text)]
    found: list[tuple[bool, int, str]] = []
    at = 0
    while at < len(said):
        if said[at] in _RELATING and any(not weak for weak, _, _ in found):
            break
        size = next((n for n in (4, 3, 2, 1) if tuple(said[at : at + n]) in KINDS and at + n <= len(said)), 0)
        if size:
            kind = KINDS[tuple(said[at : at + size])]
            found.append((kind in _WEAK, at, kind))
        at += size or 1
    strong = [one for one in found if not one[0]] or found
    return strong[-1][2] if strong else _within(said)


def _within(said: list[str]) -> str:
    """A kind whose word is part of a run of signs without spaces, as in Japanese, or ends a German compound."""
    for word in said:
        for one, kind in _COMPOUND if word.isascii() else _WRITTEN_TOGETHER:
            if word.endswith(one) if one.isascii() else one in word:
                return kind
    return ""
