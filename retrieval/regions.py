"""Which regions a question names, by their own names, by a country's, or by what people from there are called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from retrieval.lexical import folded
from retrieval.mention import Mention, Word, words

# Sales regions, each with other ways to say it.
_AREAS = {
    "emea": "europe middle east and africa",
    "apac": "asia pacific|asia-pacific|asien-pazifik|asia pacifico|apj",
    "latam": "latin america|lateinamerika|america latina|latin american",
    "na": "north america|nordamerika|norteamerica|america del norte|noram|amer|namer",
    "eu": "europe|european union|europa|european|europaisch",
    "asia": "asian|asien",
    "africa": "african|afrika",
    "middle east": "mea|naher osten|oriente medio|middle eastern",
    "dach": "",
    "nordics": "nordic|scandinavia|scandinavian",
    "benelux": "",
    "iberia": "iberian",
    "cee": "central and eastern europe",
    "oceania": "anz",
}
# Countries: code | other codes and names, people and things from there ... and the areas each lies in.
_COUNTRIES = """
us|usa|united states|america|american|vereinigte staaten|estados unidos:na
ca|canada|canadian|kanada:na
mx|mexico|mexican|mexiko:latam na
br|brazil|brazilian|brasilien|brasil:latam
ar|argentina|argentinian|argentine|argentinien:latam
cl|chile|chilean:latam
co|colombia|colombian|kolumbien:latam
pe|peru|peruvian:latam
uk|gb|united kingdom|great britain|britain|british|england|english market|grossbritannien|reino unido:emea eu
ie|ireland|irish|irland|irlanda:emea eu
de|germany|german|deutschland|deutsch|alemania|aleman:emea eu dach
at|austria|austrian|osterreich:emea eu dach
ch|switzerland|swiss|schweiz|suiza:emea eu dach
fr|france|french|frankreich|francia:emea eu
nl|netherlands|dutch|niederlande|holland|paises bajos:emea eu benelux
be|belgium|belgian|belgien|belgica:emea eu benelux
lu|luxembourg|luxemburg:emea eu benelux
es|spain|spanish|spanien|espana:emea eu iberia
pt|portugal|portuguese:emea eu iberia
it|italy|italian|italien|italia:emea eu
se|sweden|swedish|schweden|suecia:emea eu nordics
no|norway|norwegian|norwegen|noruega:emea nordics
dk|denmark|danish|danemark|dinamarca:emea eu nordics
fi|finland|finnish|finnland|finlandia:emea eu nordics
pl|poland|polish|polen|polonia:emea eu cee
cz|czechia|czech republic|czech|tschechien:emea eu cee
sk|slovakia|slovak|slowakei:emea eu cee
hu|hungary|hungarian|ungarn|hungria:emea eu cee
ro|romania|romanian|rumanien:emea eu cee
gr|greece|greek|griechenland|grecia:emea eu
tr|turkey|turkish|turkiye|turkei:emea middle east
il|israel|israeli:emea middle east
ae|united arab emirates|uae|emirati:emea middle east
sa|saudi arabia|saudi|saudi-arabien:emea middle east
eg|egypt|egyptian|agypten:emea africa
za|south africa|south african|sudafrika|sudafrica:emea africa
ng|nigeria|nigerian:emea africa
ke|kenya|kenyan|kenia:emea africa
cn|china|chinese:apac asia
jp|japan|japanese|japon:apac asia
kr|south korea|korea|korean|sudkorea|corea:apac asia
tw|taiwan|taiwanese:apac asia
hk|hong kong:apac asia
in|india|indian|indien:apac asia
sg|singapore|singapur:apac asia
my|malaysia|malaysian:apac asia
th|thailand|thai:apac asia
vn|vietnam|vietnamese:apac asia
id|indonesia|indonesian|indonesien:apac asia
ph|philippines|philippine|philippinen|filipinas:apac asia
au|australia|australian|australien:apac oceania
nz|new zealand|neuseeland|nueva zelanda:apac oceania
"""
_WORLDWIDE = frozenset({"", "global", "worldwide", "all", "weltweit"})


def _table() -> tuple[dict[str, str], dict[str, frozenset[str]]]:
    """Each name's place, and each country's areas."""
    place = {folded(name): area for area, others in _AREAS.items() for name in (area, *others.split("|")) if name}
    within: dict[str, frozenset[str]] = {}
    for line in _COUNTRIES.split("\n"):
        if line:
            names, areas = line.split(":")
            code = names.split("|")[0]
            place.update({folded(name): code for name in names.split("|")})
            within[code] = frozenset(area for area in _AREAS if re.search(rf"\b{area}\b", areas))
    return place, within


_PLACE, _WITHIN = _table()


def worldwide(region: str) -> bool:
    """True for a region's value that leaves nobody out."""
    return folded(region) in _WORLDWIDE


class RegionTable:
    """The regions that the rows hold, and the ways a question may name them."""

    def __init__(self, values: Iterable[str]) -> None:
        self._forms: dict[tuple[str, ...], set[tuple[str, str]]] = defaultdict(set)
        self._sizes: dict[str, int] = {}  # of the longest name that begins with a word
        regions = sorted({value for value in values if not worldwide(value)})
        for region in regions:
            for name in {region, *re.split(r"[()]", region)}:
                self._add(name, region, "named")
            place = _PLACE.get(folded(region))
            for name, other in _PLACE.items():
                if place is None:
                    continue
                if other == place:
                    self._add(name, region, "named")
                elif place in _WITHIN.get(other, ()):
                    self._add(name, region, f"{name.upper() if len(name) < 4 else name.title()} lies in it")
                elif other in _WITHIN.get(place, ()):
                    self._add(name, region, f"it lies in {name.upper() if len(name) < 6 else name.title()}")

    def _add(self, name: str, region: str, how: str) -> None:
        tokens = tuple(word.plain for word in words(name))
        if tokens:
            self._forms[tokens].add((region, how))
            self._sizes[tokens[0]] = max(len(tokens), self._sizes.get(tokens[0], 0))

    def find(self, question: str) -> list[Mention]:
        """The regions named, longest name first at each place; a code of two letters counts in capitals only."""
        said = words(question)
        found: list[Mention] = []
        at = 0
        while at < len(said):
            longest = min(5, self._sizes.get(said[at].plain, 0))
            size = next((size for size in range(longest, 0, -1) if self._holds(said[at : at + size], size)), 0)
            run = said[at : at + size]
            for region, how in sorted(self._forms.get(tuple(word.plain for word in run), ())):
                found.append(Mention(region, run[0].start, run[-1].end, how == "named", how))
            at += size or 1
        return found

    def _holds(self, run: Sequence[Word], size: int) -> bool:
        tokens = tuple(word.plain for word in run)
        coded = len(tokens) == 1 and len(tokens[0]) <= 3
        return len(run) == size and tokens in self._forms and (not coded or run[0].said.isupper())
