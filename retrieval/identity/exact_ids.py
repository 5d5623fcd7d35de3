"""Exact ids: in one spelling, without placeholders, and when two of them contradict."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from retrieval.identity.countries import country

# Other names of a scheme.
_SCHEMES = {
    "duns": "duns", "dunsnumber": "duns", "dunsno": "duns", "dnb": "duns", "dandb": "duns", "dunsnr": "duns",
    "vat": "vat", "vatid": "vat", "vatnumber": "vat", "vatno": "vat", "ustid": "vat", "ustidnr": "vat", "nif": "vat",
    "tva": "vat", "taxid": "tax", "taxnumber": "tax", "taxno": "tax", "ein": "tax", "steuernummer": "tax",
    "registration": "registration", "registrationnumber": "registration", "hrb": "registration",
    "companynumber": "registration", "registerno": "registration", "lei": "lei", "rfc": "rfc", "cnpj": "cnpj",
    "gln": "gln", "krs": "krs", "nip": "nip", "regon": "regon", "siren": "siren", "siret": "siret",
}  # fmt: skip
# Schemes that tell the company, whatever plant stands beside them; a plant is known by none of these.
OF_A_COMPANY = frozenset({"vat", "tax", "registration", "lei", "rfc", "cnpj", "krs", "nip", "regon", "siren"})
NAMES = {
    "duns": "D-U-N-S number", "vat": "VAT number", "lei": "LEI", "registration": "registration number",
    "tax": "tax number", "gln": "GLN",
}  # fmt: skip
_EMPTY = re.compile(
    r"0*|n/?a|none|null|unknown|unbekannt|desconocido|pending|tbd|todo|keine?|ninguno|nan|"
    r"not?(known|available|assigned|applicable)?"
)
# What is typed into a field that must not be empty; a system's own numbers may look so too.
_FILLED = re.compile(r"(.)\1*|test|0*1234567?8?9?0?|0*987654321|x+\d*|.?")
_RFC = re.compile(r"(?!CHE)[A-ZÑ&]{3,4}\d\d(0[1-9]|1[0-2])\d\d[A-Z0-9]{3}")
_VAT_END = re.compile(r"(?<=\d)(MWST|TVA|IVA|VAT)$")
_COURT = re.compile(r"(HR[AB])?\d{1,6}")


def scheme(text: str) -> str:
    """One name for each scheme.

    >>> scheme("D-U-N-S Number"), scheme("USt-IdNr."), scheme("SAP.Customer")
    ('duns', 'vat', 'sapcustomer')
    """
    bare = re.sub(r"[\W_]", "", text.casefold())
    return _SCHEMES.get(bare, bare)


def value(of: str, text: str) -> str:
    """The id without signs and zeros before it; "" for a placeholder. An id of letters keeps its case.

    >>> value("duns", "15-048-3782"), value("sap", "0000104711"), value("vat", "N/A"), value("duns", "999999999")
    ('150483782', '104711', '', '')
    """
    bare = re.sub(r"[\s\W_]", "", text)
    official = of in NAMES or of in OF_A_COMPANY
    if _EMPTY.fullmatch(bare.casefold()) or (official and _FILLED.fullmatch(bare.casefold())):
        return ""
    if of == "duns":
        return bare.zfill(9) if bare.isdecimal() and len(bare.lstrip("0")) <= 9 else ""
    if official:
        return bare.upper()
    if re.fullmatch(r"[0-9A-Za-z]{18}", bare) and bare.startswith(("001", "003", "a")) and "salesforce" in of:
        bare = bare[:15]  # the last three only say the case of the others
    return bare.lstrip("0") if bare.isdecimal() else bare


def exact(ids: Iterable[tuple[str, str]], home: str) -> Mapping[str, frozenset[str]]:
    """The values of each scheme that name one thing; `home` is the code of the company's country.

    A company has a VAT number in each country where it pays, so that those of two countries do not contradict; what a
    register or a tax office numbers is told only with its country, and a bare "HRB 1234" not even then, since every
    court counts anew.
    """
    found: dict[str, set[str]] = {}
    for said, text in ids:
        of = scheme(said)
        one = value(of, text)
        if of == "vat":
            of, one = _vat(one, home.upper())
            one = "" if _FILLED.fullmatch(one.casefold()) else one
        elif of in ("registration", "tax"):
            one = "" if _COURT.fullmatch(one) else one
            of = f"{of} {home.upper()}"
        if of and one:
            found.setdefault(of, set()).add(one)
    return {of: frozenset(values) for of, values in sorted(found.items())}


def _vat(one: str, home: str) -> tuple[str, str]:
    """The number's country and the number without it: "DE811907980" of anybody, "811907980" of a German company."""
    if _RFC.fullmatch(one):
        return "rfc", one
    bare = _VAT_END.sub("", one)
    stated = {"EL": "GR", "XI": "GB"}.get(bare[:2], bare[:2])
    if country(stated) and stated.isalpha():
        return f"vat {stated}", bare[2:]
    return f"vat {home}", bare


def contradiction(left: Mapping[str, frozenset[str]], right: Mapping[str, frozenset[str]]) -> str:
    """Where both have ids of one scheme and none in common, that in words; else ""."""
    for of in sorted(left.keys() & right.keys()):
        if not left[of] & right[of]:
            return f"their {named(of)}s differ: {', '.join(sorted(left[of]))} and {', '.join(sorted(right[of]))}"
    return ""


def named(of: str) -> str:
    """A scheme in words."""
    return NAMES.get(of.split(" ")[0], f"{of} id")
