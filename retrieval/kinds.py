"""Which kinds of document a question names, by the rows' own words for them or by words that mean the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

from retrieval.lexical import terms
from retrieval.mention import Mention, words

# Words for one kind of document. A row's kind joins a line when it, or its last word, stands there.
_SAME = (
    "minutes|meeting minutes|meeting notes|minutes of the meeting|protokoll|sitzungsprotokoll|acta",
    "transcript|meeting transcript|recording|transkript|mitschrift",
    "charter|governance charter|regelwerk",
    "contract|agreement|framework agreement|master agreement|msa|vertrag|rahmenvertrag|contrato",
    "amendment|addendum|nachtrag",
    "ticket|case|service ticket|support ticket|incident report|vorgang",
    "email|e mail|mail|message|nachricht|correo",
    "account plan|plan|kundenplan|plan de cuenta",
    "annual report|yearly report|jahresbericht|geschaftsbericht|informe anual",
    "quarterly report|quartalsbericht|informe trimestral",
    "qbr|quarterly business review|business review",
    "policy|guideline|richtlinie|politica",
    "readme|group readme|read me",
    "opportunity|deal|verkaufschance|oportunidad",
    "offer|quote|quotation|proposal|angebot|oferta",
    "invoice|rechnung|factura",
    "price list|preisliste|lista de precios",
    "stakeholder map|org chart|organigramm",
    "exception register|exceptions register|exception list",
    "chat|slack|thread",
)
_LEAD = re.compile(
    r"(?:\b(?:the|its|their|our|this|that|latest|last|current|annual|signed|according\s+to|per|der|die|das|dem|des|im|el|la|del)"
    r"|\b(?:19|20)\d\d|['’]s?)\s+$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?::|says?\b|states?\b|of\b|for\b|from\b|highlights?\b|mentions?\b|lists?\b|reports?\b)", re.IGNORECASE
)


class KindTable:
    """The kinds that the rows hold, and the ways a question may name them."""

    def __init__(self, values: Iterable[str]) -> None:
        kinds = sorted({value for value in values if value})
        self._forms: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for kind in kinds:
            own = _key(kind)
            if not own:
                continue
            self._forms[own].add(kind)
            for line in _SAME:
                keys = [_key(name) for name in line.split("|")]
                if own in keys or own[-1:] in keys:
                    for key in keys:
                        self._forms[key].add(kind)
        self.kinds = tuple(kinds)

    def find(self, question: str) -> list[Mention]:
        """The kinds named; certain where they stand as a document's name, "the 2021 annual report", "its charter".

        One word is certain only where it is the kind's own: "the plan" may be any, though "account_plan" is a kind.
        """
        if len(self.kinds) < 2:
            return []
        said = words(question)
        keys = [_key(word.said) for word in said]
        found: list[Mention] = []
        at = 0
        while at < len(said):
            size = next(
                (
                    size
                    for size in (4, 3, 2, 1)
                    if at + size <= len(keys)
                    and keys[at]  # a small word at either end is none of the kind's own
                    and keys[at + size - 1]
                    and _path(keys[at : at + size]) in self._forms
                ),
                0,
            )
            if size:
                start, end = said[at].start, said[at + size - 1].end
                named = _path(keys[at : at + size])
                stands = _stands_as_document(question, start, end, size)
                found.extend(
                    Mention(kind, start, end, stands and (size > 1 or named == _key(kind)), "named")
                    for kind in sorted(self._forms[named])
                )
            at += size or 1
        return found


@lru_cache(maxsize=1 << 14)
def _key(name: str) -> tuple[str, ...]:
    return terms(name.replace("_", " ").replace("-", " "), "en")


def _path(keys: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(term for key in keys for term in key)


def _stands_as_document(question: str, start: int, end: int, size: int) -> bool:
    led, followed = bool(_LEAD.search(question[:start])), bool(_TAIL.match(question[end:]))
    return (size > 1 and (led or followed)) or (led and followed)
