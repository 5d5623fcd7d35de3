"""Cities and what tells them apart: one city under its names in several languages."""

from __future__ import annotations

from retrieval.identity.spelling import plain, tokens

# The same city, in this and other languages.
_TABLE = """
munich|munchen|muenchen|monachium|monaco di baviera
cologne|koln|koeln|colonia
nuremberg|nurnberg|nuernberg|norimberga
dusseldorf|duesseldorf
frankfurt|frankfurt am main|frankfurt main|francfort
hanover|hannover
brunswick|braunschweig
zurich|zuerich|zurigo
geneva|geneve|genf|ginevra
basel|basle|bale|basilea
bern|berne
lucerne|luzern
vienna|wien|viena|wieden|vienne
prague|praha|prag
pilsen|plzen
brno|brunn
warsaw|warszawa|warschau|varsovia
wroclaw|breslau
gdansk|danzig
krakow|cracow|krakau
poznan|posen
lodz|lodsch
szczecin|stettin
katowice|kattowitz
budapest
bucharest|bucuresti|bukarest
belgrade|beograd|belgrad
athens|athina|athen
moscow|moskva|moskau|москва
saint petersburg|st petersburg|sankt petersburg|санкт петербург
kyiv|kiev|kiew
milan|milano|mailand
turin|torino
rome|roma|rom
florence|firenze|florenz
venice|venezia|venedig
naples|napoli|neapel
genoa|genova|genua
seville|sevilla
zaragoza|saragossa
lisbon|lisboa|lissabon
porto|oporto
brussels|bruxelles|brussel|bruselas
antwerp|antwerpen|anvers
ghent|gent|gand
the hague|den haag|s gravenhage
copenhagen|kobenhavn|kopenhagen
gothenburg|goteborg|goeteborg
helsinki|helsingfors
new york|new york city|nyc
mexico city|ciudad de mexico|cdmx|mexico df|mexiko stadt
queretaro|santiago de queretaro
juarez|ciudad juarez|cd juarez
monterrey
sao paulo|san pablo
beijing|peking|北京|北京市
shanghai|上海|上海市|schanghai
suzhou|苏州|苏州市|蘇州
guangzhou|canton|广州|广州市
shenzhen|深圳|深圳市
tianjin|天津|天津市
wuxi|无锡|无锡市
tokyo|東京|東京都|tokio
osaka|大阪|大阪市
nagoya|名古屋|名古屋市
yokohama|横浜|横浜市
kyoto|京都|京都市
kobe|神戸|神戸市
fukuoka|福岡|福岡市
hiroshima|広島|広島市
seoul|서울|서울특별시
busan|pusan|부산
bangalore|bengaluru
mumbai|bombay
chennai|madras
kolkata|calcutta
pune|poona
ho chi minh city|saigon|hcmc
istanbul
izmir|smyrna
cairo|al qahirah|kairo
"""
_CITY = {
    " ".join(tokens(plain(name))): tokens(plain(line.split("|")[0]))
    for line in _TABLE.strip().split("\n")
    for name in line.split("|")
}
_WORDS = max(name.count(" ") + 1 for name in _CITY)


def with_cities(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with each known city under its English name.

    >>> with_cities(("werk", "munchen"))
    ('werk', 'munich')
    """
    found: list[str] = []
    at = 0
    while at < len(words):
        size = next((k for k in range(_WORDS, 0, -1) if " ".join(words[at : at + k]) in _CITY), 0)
        found.extend(_CITY[" ".join(words[at : at + size])] if size else words[at : at + 1])
        at += size or 1
    return tuple(found)


def city(text: str) -> tuple[str, ...]:
    """The city's words; one in two languages reads alike.

    >>> city("Köln") == city("Cologne")
    True
    """
    words = tokens(plain(text))
    return with_cities(tuple(word for word in words if not (word.isdecimal() and len(word) > 2)) or words)


def one_city(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """True when one names the other, perhaps more exactly: "Springfield" and "Springfield, OH".

    >>> one_city(("springfield",), ("springfield", "oh")), one_city(("springfield", "il"), ("springfield", "oh"))
    (True, False)
    """
    size = min(len(left), len(right))
    return left[:size] == right[:size]
