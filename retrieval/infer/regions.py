"""The part of the world a document is about, by the names of regions and countries in its place."""

from __future__ import annotations

from collections.abc import Iterable

from retrieval.infer.guess import Guess
from retrieval.infer.place import Place
from retrieval.mention import words

_REGIONS = (
    "EMEA|Europe Middle East Africa", "APAC|Asia Pacific|Asia-Pacific|APJ",
    "LATAM|Latin America|Latinoamérica|Lateinamerika",
    "NA|North America|Nordamerika|Norteamérica|NORAM", "AMER|Americas|Amerika", "Europe|Europa|Europe", "Asia|Asien",
    "Africa|Afrika|África", "Middle East|MEA|Nahost", "DACH", "Nordics|Skandinavien|Scandinavia", "Benelux", "Iberia",
    "ANZ", "ASEAN", "CEE", "MENA", "GCC",
)  # fmt: skip
_COUNTRIES = (
    "Argentina|AR|Argentinien", "Australia|AU|Australien", "Austria|AT|Österreich",
    "Belgium|BE|Belgien|Belgique|België",
    "Brazil|BR|Brasilien|Brasil", "Bulgaria|BG", "Canada|CA|Kanada|Canadá", "Chile|CL", "China|CN|中国",
    "Colombia|CO|Kolumbien",
    "Croatia|HR|Kroatien", "Czechia|CZ|Czech Republic|Tschechien", "Denmark|DK|Dänemark|Danmark", "Egypt|EG|Ägypten",
    "Estonia|EE", "Finland|FI|Finnland|Suomi", "France|FR|Frankreich|Francia",
    "Germany|DE|Deutschland|Alemania|Allemagne|ドイツ",
    "Greece|GR|Griechenland", "Hungary|HU|Ungarn", "India|IN|Indien", "Indonesia|ID|Indonesien", "Ireland|IE|Irland",
    "Israel|IL", "Italy|IT|Italien|Italia", "Japan|JP|日本", "Latvia|LV", "Lithuania|LT", "Malaysia|MY",
    "Mexico|MX|Mexiko|México|メキシコ",
    "Morocco|MA|Marokko", "Netherlands|NL|Niederlande|Nederland|Holland", "New Zealand|NZ|Neuseeland",
    "Norway|NO|Norwegen|Norge",
    "Peru|PE|Perú", "Philippines|PH|Philippinen", "Poland|PL|Polen|Polska|Polonia", "Portugal|PT",
    "Romania|RO|Rumänien",
    "Saudi Arabia|SA|Saudi-Arabien", "Serbia|RS|Serbien", "Singapore|SG|Singapur", "Slovakia|SK|Slowakei",
    "Slovenia|SI|Slowenien",
    "South Africa|ZA|Südafrika", "South Korea|KR|Korea|Südkorea|한국", "Spain|ES|Spanien|España",
    "Sweden|SE|Schweden|Sverige",
    "Switzerland|CH|Schweiz|Suisse", "Taiwan|TW|台湾", "Thailand|TH", "Turkey|TR|Türkei|Türkiye", "Ukraine|UA",
    "United Arab Emirates|AE|UAE", "United Kingdom|GB|UK|Great Britain|Großbritannien", "United States|US|USA",
    "Vietnam|VN",
)  # fmt: skip


def _key(name: str) -> str:
    return " ".join(word.plain for word in words(name))


_NAMES = [tuple(group.split("|")) for group in (*_REGIONS, *_COUNTRIES)]
_GROUP = {_key(name): group[0] for group in _NAMES for name in group if len(name) > 2 or not name.isascii()}
_CODES = {name: group[0] for group in _NAMES for name in group if len(name) == 2 and name.isascii()}
_WIDE = frozenset(group.split("|")[0] for group in _REGIONS)
REGION_WORDS = frozenset(word for name in _GROUP for word in name.split())


class Regions:
    """The regions that a home knows, on top of the world's: the home's own spelling of one goes before ours."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        self._spelling: dict[str, str] = {}
        self.known = tuple(sorted({name for name in known if name}))
        for name in self.known:
            group = _CODES.get(name) or _GROUP.get(_key(name)) or _key(name)
            self._spelling.setdefault(group, name)

    def region_of(self, place: Place) -> Guess | None:
        """The region that a folder is named after, or that the file's name holds; None where none or several do.

        A region this home uses goes before others, a wide one before a country inside it.
        """
        named = [(where, self._named(name, where)) for where, name in place.segments]
        found = [(where, name) for where, name in named if name]
        for best in (set(self.known), _WIDE, {name for _, name in found}):
            chosen = {name: where for where, name in found if name in best}
            if len(chosen) == 1:
                name, where = next(iter(chosen.items()))
                return Guess("region", name, f"{where} names it")
            if chosen:
                return None
        return None

    def _named(self, name: str, where: str) -> str:
        """The region of a name: all of a folder's, any run of a file's words; a two-letter code only as a folder."""
        key = _key(name)
        if where.startswith("the folder"):
            group = _CODES.get(name.strip()) or _GROUP.get(key) or (key if key in self._spelling else "")
            return self._spelling.get(group, group)
        said = key.split()
        runs = [" ".join(said[at : at + size]) for size in (3, 2, 1) for at in range(len(said) - size + 1)]
        groups = {_GROUP.get(run) or (run if run in self._spelling else "") for run in runs} - {""}
        return self._spelling.get(min(groups), min(groups)) if len(groups) == 1 else ""
