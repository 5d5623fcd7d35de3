"""Words that many companies bear, so that they tell none alone; and words that say where or which of several."""

from __future__ import annotations

from collections.abc import Iterable

from retrieval.identity.spelling import plain

GENERIC = frozenset(
    """industries industrial industrie industrias industria industry group gruppe grupo groupe gruppo holding holdings
    international internacional global worldwide services service servicios solutions solution systems system systeme
    sistemas technologies technology technologie technik tecnologia tecnologias tech engineering ingenieria
    manufacturing fertigung produktion production products produkte productos logistics logistik logistica
    transport transports trading handel vertrieb sales distribution distribuidora commercial comercial packaging
    verpackung foods food lebensmittel alimentos pumps pumpen bombas bearings lager marine automotive automobil
    electronics elektronik electronica electric electrical elektro power energy energie energia chemicals chemical
    chemie quimica pharma pharmaceuticals pharmaceutical medical health healthcare steel stahl acero metals metall
    metal metalurgica machinery maschinen maschinenbau maquinaria machines tools werkzeuge tooling components
    komponenten parts teile materials plastics kunststoff glass glas paper papier textiles textil construction bau
    building buildings construcciones mining oil gas water wasser environmental umwelt aerospace aviation rail
    investment investments capital finance financial financiera bank insurance consulting partners partner associates
    brothers sons sohne company companies enterprise enterprises ventures media digital software data network
    networks communications telecom research development labs laboratories laboratory werke werk works plant planta
    national united american european first general standard advanced premier royal new central
    north south east west northern southern eastern western nord sud ost norte sur este oeste
    corporation gesellschaft societe sociedad spolka fabrica fabrik factory mills mill center centre zentrum centro
    asia europe europa africa america americas pacific latin emea apac latam region regional division business unit
    supply chain equipment control controls automation automatisierung motors motor engines fluid hydraulics
    hydraulik precision prazision seals dichtungen filters filter valves ventile test demo customer kunde cliente
    """.split()
)
# Words that tell one of several, and so are never taken for a misspelling of one another.
TELLING = frozenset(
    """north south east west northern southern eastern western nord sud ost norte sur este oeste nordic
    one two three four five six first second third i ii iii iv v vi vii viii ix x
    upper lower ober unter inner outer new old alt neu gross klein big small upstream downstream inbound outbound
    textile textiles metal metals pump pumps food foods mine mines marine media medical motor motors""".split()
)
# Short forms, each of what it may stand for.
_SHORT = """
ind|industries|industrial|industrie|industrias|industry
inds|industries
intl|international
int|international
mfg|manufacturing
mfr|manufacturer|manufacturing
tech|technology|technologies|technologie|technical
techs|technologies
sys|systems|system|systeme
svc|service|services
svcs|services
serv|service|services|servicios
eng|engineering
engg|engineering
engr|engineering
bros|brothers
grp|group
hldg|holding|holdings
hldgs|holdings
assoc|associates|association
chem|chemical|chemicals|chemie
elec|electric|electrical|electronics
electr|electric|electronics
elek|elektronik|elektro
pharm|pharmaceutical|pharmaceuticals
pharma|pharmaceuticals|pharmaceutical
equip|equipment
constr|construction
dist|distribution|distributors
distr|distribution|distribuidora
dev|development
mgmt|management
natl|national
mach|machinery|machines
masch|maschinenbau|maschinen
maschb|maschinenbau
prod|products|production|produktion
prods|products
lab|laboratory|laboratories
labs|laboratories
log|logistics|logistik
logist|logistics|logistik
auto|automotive|automobile
pkg|packaging
pack|packaging
pkging|packaging
st|saint|sankt
ges|gesellschaft
amer|american|america
"""
_MEANS = {row.split("|")[0]: frozenset(row.split("|")[1:]) for row in _SHORT.strip().split("\n")}
_SHARED: dict[str, str] = {}
for _short, _long in sorted(_MEANS.items()):
    _class = next((_SHARED[word] for word in sorted(_long) if word in _SHARED), _short)
    _SHARED.update({word: _SHARED.get(word, _class) for word in (_short, *sorted(_long))})

# Words for a plant, in the languages of records.
PLANT = frozenset(
    """plant plants werk werke planta usine stabilimento fabryka zaklad zavod factory fabrik fabrica fabbrica fabriek
    site works standort facility production manufacturing produktion produktionsstandort fertigung fabrika tehdas
    gyar tovarna vestiging fabrikk the of de la el in main hauptwerk 工場 工厂 工廠 공장 завод""".split()
)
AND = frozenset("and und et och og".split())
_GROUP = frozenset("group grp gruppe grupo groupe gruppo gruppen koncern konzern".split())


def generic(words: Iterable[str]) -> bool:
    """True when no word is one company's own."""
    return all(word in GENERIC or word.startswith("@") or word.isdecimal() or len(word) < 2 for word in words)


def class_of(word: str) -> str:
    """One sign for a word and its short forms."""
    return _SHARED.get(word, word)


def stands_for(left: str, right: str) -> bool:
    """True when one is a short form of the other.

    >>> stands_for("mfg", "manufacturing"), stands_for("industries", "industrial")
    (True, False)
    """
    return left in _MEANS.get(right, ()) or right in _MEANS.get(left, ())


def without_group(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without one at either end that says that this is a group of companies."""
    if len(words) > 1 and words[-1] in _GROUP:
        return words[:-1]
    return words[1:] if len(words) > 1 and words[0] in _GROUP else words


def telling(word: str) -> bool:
    """True for a word that another is never a misspelling of.

    >>> telling("north"), telling("b2"), telling("tarvessa")
    (True, True, False)
    """
    return plain(word) in TELLING or word.startswith("@") or any(sign.isdigit() for sign in word)
