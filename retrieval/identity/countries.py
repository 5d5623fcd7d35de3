"""Countries as records and companies' names write them: code, three letters, names in several languages."""

from __future__ import annotations

from retrieval.identity.spelling import plain, tokens

_TABLE = """
ad and andorra
ae are united arab emirates|uae|emirates|vereinigte arabische emirate|emiratos arabes unidos
al alb albania|albanien
ar arg argentina|argentinien|argentine
at aut austria|osterreich|oesterreich|autriche
au aus australia|australien|australie
az aze azerbaijan
ba bih bosnia and herzegovina|bosnia|bosna i hercegovina
bd bgd bangladesh
be bel belgium|belgien|belgique|belgie|belgica|belgio
bg bgr bulgaria|bulgarien|България
bh bhr bahrain
bo bol bolivia
br bra brazil|brasil|brasilien|bresil
by blr belarus
ca can canada|kanada
ch che switzerland|schweiz|suisse|suiza|svizzera
cl chl chile
cn chn china|prc|peoples republic of china|中国|volksrepublik china|chine
co col colombia|kolumbien
cr cri costa rica
cy cyp cyprus|zypern
cz cze czechia|czech republic|tschechien|cesko|ceska republika|tschechische republik|republica checa|czech
de deu germany|deutschland|alemania|allemagne|germania|niemcy|federal republic of germany|ドイツ|德国|tyskland|duitsland
dk dnk denmark|danmark|danemark|dinamarca
do dom dominican republic|republica dominicana
dz dza algeria|algerie
ec ecu ecuador
ee est estonia|eesti|estland
eg egy egypt|agypten|egypte|egipto
es esp spain|espana|spanien|espagne|spagna|hiszpania
fi fin finland|suomi|finnland
fr fra france|frankreich|francia|francja
gb gbr united kingdom|uk|great britain|britain|england|scotland|wales|grossbritannien|reino unido|royaume uni
ge geo georgia republic
gr grc greece|hellas|griechenland|grecia
gt gtm guatemala
hk hkg hong kong|hongkong
hn hnd honduras
hr hrv croatia|hrvatska|kroatien
hu hun hungary|magyarorszag|ungarn|hungria
id idn indonesia|indonesien
ie irl ireland|irland|irlanda|irlande
il isr israel
in ind india|indien|inde
iq irq iraq
ir irn iran
is isl iceland|island
it ita italy|italia|italien|italie|wlochy
jo jor jordan
jp jpn japan|日本|japon|giappone|japonia
ke ken kenya|kenia
kr kor south korea|korea|republic of korea|한국|대한민국|sudkorea|corea del sur|corea
kw kwt kuwait
kz kaz kazakhstan|kasachstan
lb lbn lebanon
li lie liechtenstein
lk lka sri lanka
lt ltu lithuania|lietuva|litauen
lu lux luxembourg|luxemburg
lv lva latvia|latvija|lettland
ma mar morocco|maroc|marokko|marruecos
md mda moldova
me mne montenegro
mk mkd north macedonia|macedonia
mt mlt malta
mx mex mexico|mexiko|mexique|meksyk|estados unidos mexicanos
my mys malaysia
ng nga nigeria
nl nld netherlands|the netherlands|nederland|niederlande|holland|paises bajos|pays bas
no nor norway|norge|norwegen|noruega
nz nzl new zealand|neuseeland
om omn oman
pa pan panama
pe per peru
ph phl philippines|philippinen|filipinas
pk pak pakistan
pl pol poland|polska|polen|polonia|pologne
pt prt portugal
py pry paraguay
qa qat qatar
ro rou romania|rumanien|rumania|roumanie
rs srb serbia|srbija|serbien
ru rus russia|russian federation|russland|rusia|Россия
sa sau saudi arabia|ksa|saudi arabien|kingdom of saudi arabia
se swe sweden|sverige|schweden|suecia|suede
sg sgp singapore|singapur|singapour
si svn slovenia|slovenija|slowenien
sk svk slovakia|slovensko|slowakei
sv slv el salvador
th tha thailand
tn tun tunisia|tunisie|tunesien
tr tur turkey|turkiye|turkei|turquia|turquie
tw twn taiwan|taiwan roc|台灣|台湾
ua ukr ukraine|ukraina|Україна
us usa united states|usa|united states of america|us|america|vereinigte staaten|estados unidos|etats unis|アメリカ|美国
uy ury uruguay
uz uzb uzbekistan
ve ven venezuela
vn vnm vietnam|viet nam
za zaf south africa|sudafrika|sudafrica|rsa
"""
# Names that are first of all something else in the name of a company.
_NOT_IN_NAMES = frozenset({"america", "jordan", "georgia republic", "wales", "holland", "island", "chile co"})


def _rows() -> dict[str, str]:
    known: dict[str, str] = {}
    for line in _TABLE.strip().split("\n"):
        code, letters, names = line.split(" ", 2)
        for name in (code, letters, *names.split("|")):
            known[" ".join(tokens(plain(name)))] = code
    return known


_CODES = _rows()
_WRITTEN = {
    name: code
    for name, code in _CODES.items()
    if (len(name) > 3 or not name.isascii() or name in ("usa", "uk", "uae", "prc")) and name not in _NOT_IN_NAMES
}
_WORDS = max(name.count(" ") + 1 for name in _WRITTEN)


def country(text: str) -> str:
    """The country's code of two letters; "" where the text is none that is known.

    >>> country("México"), country("DEU"), country("Atlantis")
    ('mx', 'de', '')
    """
    return _CODES.get(" ".join(tokens(plain(text))), "")


def with_countries(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name's words with each country that follows the first word as its code after an @, in whatever language.

    >>> with_countries(("siemens", "deutschland")), with_countries(("china", "telecom"))
    (('siemens', '@de'), ('china', 'telecom'))
    """
    found = list(words[:1])
    at = 1
    while at < len(words):
        size = next((k for k in range(_WORDS, 0, -1) if " ".join(words[at : at + k]) in _WRITTEN), 0)
        found.append(f"@{_WRITTEN[' '.join(words[at : at + size])]}" if size else words[at])
        at += size or 1
    return tuple(found)
