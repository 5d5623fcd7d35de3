"""The legal forms of companies, where each is used, and what is left of a name without them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# family|countries, none where it tells no country|ways of writing it, dots left out
_TABLE = """
gmbh|de at ch li|gmbh, gesmbh, ges mbh, mbh, gesellschaft mbh, gesellschaft mit beschrankter haftung
gmbh|de at ch li|gesellschaft mit beschraenkter haftung
gmbh co kg|de at|gmbh co kg, gmbh co, mbh co kg, gmbh cokg, gmbh kg, ag co kg, se co kg, co kg, gmbh co ohg
ug|de|ug, ug haftungsbeschrankt, ug haftungsbeschraenkt
ag|de at ch li|ag, aktiengesellschaft
kg|de at|kg, kommanditgesellschaft
kgaa|de|kgaa, kg aa, ag co kgaa, se co kgaa, gmbh co kgaa, ag co kg aa, se co kg aa
ohg|de at|ohg, offene handelsgesellschaft
eg|de|eg, eingetragene genossenschaft
ek|de|ek, eingetragener kaufmann
se||se, societas europaea
inc|us ca|inc, incorporated, co inc
corp||corp, corporation
llc|us|llc, limited liability company
llp||llp
lp||lp
ltd||ltd, limited, ltee
plc|gb ie|plc, public limited company
co ltd||co ltd, company limited, co limited, company ltd, corp ltd, corporation limited
pty|au za|pty ltd, pty limited, proprietary limited, pty
pvt|in pk bd lk|pvt ltd, private limited, pvt limited, private ltd, p ltd, pvt, co pvt ltd
pte|sg|pte ltd, pte limited, pte
bhd|my|sdn bhd, bhd, berhad, sendirian berhad
pt|id|tbk, persero, persero tbk
kk|jp|kk, kabushiki kaisha, kabushikikaisha, kabushiki gaisha
gk|jp|gk, godo kaisha
yk|jp|yk, yugen kaisha
sa||sa, sociedad anonima, societe anonyme, sociedade anonima
sa|pl|spolka akcyjna
sab|mx|sa de cv, sab de cv, sapi de cv, sociedad anonima de capital variable
rl|mx|s de rl de cv, s de rl
srl||srl, srls, societa a responsabilita limitata
spa||spa, societa per azioni
sl|es|sl, slu, sociedad limitada
sa|es|sau
sas||sas, sasu
sarl||sarl, eurl
snc||snc
bv|nl be|bv, besloten vennootschap
bvba|be|bvba, sprl, srl bv
nv|nl be|nv, naamloze vennootschap
cv|nl be|cvba, cooperatie ua
ab|se fi|ab, ab publ, aktiebolag, publ ab
as|no dk cz sk tr ee lv|as, aksjeselskap, aktieselskab, akciova spolecnost, anonim sirketi
as|tr|sanayi ve ticaret as, san ve tic as, sanayi as, ticaret as, san tic as, sanayi ve ticaret anonim sirketi
ltd sti|tr|ltd sti, limited sirketi, tic ltd sti, san tic ltd sti, san ve tic ltd sti, ticaret ltd sti
asa|no|asa
aps|dk|aps, anpartsselskab
oy|fi|oy, oy ab, osakeyhtio
oyj|fi|oyj, oyj abp, abp
sp zoo|pl|sp zoo, spolka zoo, spolka z ograniczona odpowiedzialnoscia, spzoo
sp k|pl|sp k, spk, spolka komandytowa, sp zoo sp k, spolka zoo spolka komandytowa, sp zoo spk
sro|cz sk|sro, spol sro
kft|hu|kft
zrt|hu|zrt
nyrt|hu|nyrt
doo|si hr rs ba me mk|doo, dooel
dd|si hr ba|dd
ad|rs bg me|ad
ood|bg|ood, eood
ead|bg|ead
ooo|ru|ooo, ооо
pao|ru|pao, oao, zao, пао, оао, зао, ао
tov|ua|tov, тов
sia|lv|sia
uab|lt|uab
ou|ee|ou
ltda||ltda, limitada
lda|pt|lda
eireli|br|eireli
sgps|pt|sgps
jsc||jsc, pjsc, ojsc, cjsc
wll||wll
fze|ae|fze, fzco, fz llc
co||co, company, cie
"""
_WIDE = {
    "股份有限公司": ("gufen", "cn"), "有限责任公司": ("youxian", "cn"), "有限責任公司": ("youxian", "cn"),
    "有限公司": ("youxian", ""), "株式会社": ("kk", "jp"), "(株)": ("kk", "jp"), "有限会社": ("yk", "jp"),
    "(有)": ("yk", "jp"), "合同会社": ("gk", "jp"), "(同)": ("gk", "jp"), "주식회사": ("jusik", "kr"),
    "(주)": ("jusik", "kr"), "유한회사": ("yuhan", "kr"),
}  # fmt: skip
_BEFORE = {"pt": ("pt", "id"), "nv": ("nv", "nl be"), "sa": ("sa", ""), "ooo": ("ooo", "ru"), "ооо": ("ooo", "ru")}
_BEFORE |= dict.fromkeys(("пао", "оао", "зао", "ао", "pao", "oao", "zao"), ("pao", "ru"))
_BEFORE |= {"tov": ("tov", "ua"), "тов": ("tov", "ua"), "uab": ("uab", "lt"), "sia": ("sia", "lv")}
_BEFORE |= {"aktiebolaget": ("ab", "se fi"), "ab": ("ab", "se fi"), "oy": ("oy", "fi")}
_WITHIN = frozenset("gmbh mbh kgaa ltd llc inc plc spzoo sadecv".split())  # "Robert Bosch GmbH Werk Bamberg"
_LONGEST = 7

# A form and what it is called in English: a name may bear either.
_TRANSLATED = {
    "kk": {"co ltd", "corp", "inc", "ltd"}, "gk": {"llc"}, "yk": {"ltd", "co ltd"}, "youxian": {"co ltd", "ltd"},
    "gufen": {"co ltd", "ltd", "corp"}, "jusik": {"co ltd", "ltd", "corp", "inc"}, "yuhan": {"co ltd", "ltd", "llc"},
    "ooo": {"llc"}, "tov": {"llc"}, "pao": {"jsc"}, "ltd": {"co ltd"}, "oy": {"ltd"}, "bvba": {"bv"}, "pt": {"ltd"},
}  # fmt: skip
# Forms that people confuse or shorten: two names with two of one set may be one company and may be two.
_NEAR = (
    {"inc", "corp", "co", "llc", "ltd", "lp"}, {"ltd", "pvt", "pty", "pte", "plc", "co ltd", "co", "llp"},
    {"gmbh", "gmbh co kg", "kg", "ohg", "ug", "ek"}, {"ag", "se", "kgaa"}, {"sa", "sas", "sarl", "se", "spa", "srl"},
    {"sa", "sab", "rl", "srl"}, {"sp zoo", "sp k"}, {"oy", "oyj"}, {"sa", "sl"}, {"sa", "ltda", "eireli"},
    {"as", "asa"}, {"kft", "zrt", "nyrt"}, {"bv", "nv", "cv"}, {"kg", "co"}, {"ab", "ltd"}, {"bhd", "ltd"},
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A legal form, however it is written; `countries` are those that have it, empty where many do."""

    family: str
    countries: frozenset[str]


def _known() -> Mapping[str, Form]:
    rows = [line.split("|") for line in _TABLE.strip().split("\n")]
    return {
        said.replace(" ", ""): Form(family, frozenset(countries.split()))
        for family, countries, ways in rows
        for said in ways.split(", ")
    }


_FORMS = _known()
_FIRST = {said: Form(family, frozenset(countries.split())) for said, (family, countries) in _BEFORE.items()}
_SIGNS = {sign: Form(family, frozenset(countries.split())) for sign, (family, countries) in _WIDE.items()}
_SIGN = re.compile("|".join(re.escape(sign) for sign in _WIDE))


def without_signs(text: str) -> tuple[str, tuple[Form, ...]]:
    """A folded name without the forms that Chinese, Japanese and Korean write into it.

    >>> without_signs("株式会社東海精機")[0].strip()
    '東海精機'
    """
    found = tuple(_SIGNS[sign] for sign in _SIGN.findall(text))
    left = _SIGN.sub(" ", text)
    return (left, found) if any(letter.isalnum() for letter in left) else (text, ())


def without_forms(words: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[Form, ...]]:
    """The words without legal forms at either end, or unmistakable ones within; at least one word is left.

    >>> without_forms(("norvik", "foods", "sa", "de", "cv"))[0]
    ('norvik', 'foods')
    """
    found: list[Form] = []
    while size := _at_end(words):
        found.append(_FORMS["".join(words[-size:])])
        words = words[:-size]
    while len(words) > 1 and words[0] in _FIRST:
        found.append(_FIRST[words[0]])
        words = words[1:]
    within = [word for word in words[1:] if word in _WITHIN]
    if within:
        found.extend(_FORMS[word] for word in within)
        words = (words[0], *(word for word in words[1:] if word not in _WITHIN))
    return words, tuple(found)


def _at_end(words: tuple[str, ...]) -> int:
    return next((k for k in range(min(_LONGEST, len(words) - 1), 0, -1) if "".join(words[-k:]) in _FORMS), 0)


def fit(left: frozenset[str], right: frozenset[str]) -> str:
    """How two names' families of forms go together: "well", "perhaps" or "not"; a name without form fits any."""
    if not left or not right or left & right:
        return "well"
    if any(_TRANSLATED.get(one, set()) & theirs for ours, theirs in ((left, right), (right, left)) for one in ours):
        return "well"
    near = any(left & one and right & one for one in _NEAR)
    return "perhaps" if near else "not"
