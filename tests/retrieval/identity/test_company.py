"""Names as companies write them: which two are one, which are two, and which only a person can tell."""

from __future__ import annotations

from typing import Any

import pytest

from retrieval.identity.decide import identities
from retrieval.identity.seen import Seen, Verdict

Case = tuple[str, str] | tuple[str, str, str, str]


def said(left: Seen, right: Seen, *more: Seen) -> Verdict | None:
    """The verdict on the first two."""
    found = identities([left, right, *more])
    pair = tuple(sorted((left.key, right.key)))
    return next((one.verdict for one in found.decisions if (one.left, one.right) == pair), None)


def firm(key: str, name: str, system: str = "", country: str = "", **more: object) -> Seen:
    return Seen(key, "company", name, system or key, country=country, **more)  # type: ignore[arg-type]  # by name


def named(case: Case) -> Verdict | None:
    """The verdict on two names, each perhaps with its country."""
    left, right = case[0], case[1]
    countries = case[2:] if len(case) > 2 else ("", "")
    return said(firm("a", left, country=countries[0]), firm("b", right, country=countries[1]))


ONE: list[Case] = [
    ("Siemens AG", "SIEMENS AKTIENGESELLSCHAFT"),
    ("Robert Bosch GmbH", "Robert Bosch Gesellschaft mit beschränkter Haftung"),
    ("Bosch México S.A. de C.V.", "BOSCH MEXICO SA DE CV"),
    ("Bosch Rexroth Sp. z o.o.", "Bosch Rexroth spółka z ograniczoną odpowiedzialnością"),
    ("株式会社デンソー", "デンソー㈱"),
    ("Denso K.K.", "DENSO Co., Ltd.", "Japan", "JP"),
    ("Toyota Motor Corporation", "Toyota Motor Corp."),
    ("Hitachi, Ltd.", "Hitachi Limited"),
    ("삼성전자 주식회사", "(주)삼성전자"),
    ("中国石油化工股份有限公司", "中国石油化工"),
    ("Nestlé S.A.", "Nestle SA"),
    ("Škoda Auto a.s.", "SKODA AUTO AS"),
    ("A.P. Møller - Mærsk A/S", "AP Moller Maersk"),
    ("Österreichische Post AG", "Oesterreichische Post AG"),
    ("Müller Martini AG", "Mueller Martini AG"),
    ("Henkel AG & Co. KGaA", "Henkel KGaA"),
    ("Procter & Gamble Company", "Procter and Gamble Co."),
    ("Kraft Foods, Inc.", "KRAFT FOODS INCORPORATED"),
    ("L'Oréal", "LOREAL S.A."),
    ("McDonald's Corporation", "McDonalds Corp"),
    ("Siemens Deutschland GmbH", "Siemens Germany GmbH"),
    ("BASF Polska Sp. z o.o.", "BASF Poland sp. z o. o."),
    ("Volvo AB (publ)", "AB Volvo"),
    ("Kone Oyj", "KONE"),
    ("Arçelik A.Ş.", "ARCELIK AS"),
    ("Petrobras S/A", "PETROBRAS S.A.", "Brasil", "Brazil"),
    ("Embraer Ltda.", "EMBRAER LIMITADA"),
    ("PT Astra International Tbk", "Astra International"),
    ("ООО Ромашка", "Ромашка"),
    ("Tata Motors Pvt. Ltd.", "TATA MOTORS PRIVATE LIMITED"),
    ("BlueScope Pty Ltd", "Bluescope Proprietary Limited"),
    ("Keppel Pte. Ltd.", "KEPPEL PTE LTD"),
    ("Sime Darby Sdn. Bhd.", "Sime Darby Sendirian Berhad"),
    ("The Boeing Company", "Boeing Co"),
    ("Saint-Gobain", "SAINT GOBAIN S.A.", "FR", "France"),
    ("Emerson Electric Mfg. Co.", "Emerson Electric Manufacturing Company"),
    ("Whirlpool Intl. Inc.", "Whirlpool International Inc."),
    ("ThinkPad Systems", "Think Pad Systems"),
    ("Cummins Industries Inc", "Cummins Industires Inc", "US", "USA"),
    ("Ｈｏｎｄａ Motor", "Honda Motor"),
    ("Magyar Telekom Nyrt.", "MAGYAR TELEKOM NYRT"),
    ("Bosch (China) Investment Ltd.", "Bosch China Investment Ltd"),
]  # fmt: skip


@pytest.mark.parametrize("case", ONE, ids=lambda case: f"{case[0]} | {case[1]}")
def test_one_company_in_two_spellings_is_one(case: Case) -> None:
    assert named(case) == "same"


TWO: list[Case] = [
    ("Norvik Foods", "Norvik Pumps"),
    ("Toyota", "Toyota Boshoku Europe"),
    ("Toyota Motor Corporation", "Toyota Industries Corporation"),
    ("Siemens AG", "Siemens Energy AG"),
    ("Siemens Energy AG", "Siemens Healthineers AG"),
    ("Siemens Gamesa", "Siemens Mobility"),
    ("Mitsubishi Electric", "Mitsubishi Heavy Industries"),
    ("Mitsubishi Motors", "Mitsubishi Electric"),
    ("Hitachi Construction", "Hitachi Metals"),
    ("Hyundai Steel", "Hyundai Mobis"),
    ("Bosch Rexroth AG", "Robert Bosch GmbH"),
    ("Merck KGaA", "Merck & Co., Inc.", "Germany", "US"),
    ("Siemens S.A.", "Siemens S.A.", "Spain", "Belgium"),
    ("Siemens AG", "Siemens Mexico S.A. de C.V.", "DE", "MX"),
    ("Siemens Deutschland GmbH", "Siemens Austria GmbH"),
    ("ZF Friedrichshafen AG", "ZF Passau GmbH"),
    ("Thyssenkrupp Steel North", "Thyssenkrupp Steel South"),
    ("Stadtwerke Nord GmbH", "Stadtwerke Süd GmbH"),
    ("Werk 1 Antriebe GmbH", "Werk 2 Antriebe GmbH"),
    ("Aldi Nord", "Aldi Süd"),
    ("Fabrik 21", "Fabrik 12"),
    ("Tarvessa GmbH", "Tarvessa K.K."),
    ("Tarvessa Sp. z o.o.", "Tarvessa s.r.o."),
    ("Volkswagen AG", "Volkswagen Financial Services AG"),
    ("Deutsche Bank AG", "Deutsche Bahn AG"),
    ("China Telecom", "China Unicom"),
    ("Johnson Controls", "Johnson & Johnson"),
    ("General Electric", "General Motors"),
    ("Porsche AG", "Porsche Design GmbH"),
    ("Continental Textile", "Continental Textiles"),
    ("Bauer AG", "Bayer AG"),
    ("Eastern Pump Works", "Western Pump Works"),
    ("First Harbor", "First Harbour Logistics"),
    ("Nippon Steel", "Japan Steel"),
    ("Tarvessa Industries", "Tarvessa Logistics"),
    ("Norvik Goods AB", "Norvik Foods AB", "SE", "SE"),
]  # fmt: skip


@pytest.mark.parametrize("case", TWO, ids=lambda case: f"{case[0]} | {case[1]}")
def test_two_companies_of_like_names_are_never_one_nor_asked_about(case: Case) -> None:
    assert named(case) in (None, "different")


OPEN: list[Case] = [
    ("Hofmann Elektronik GmbH", "Hoffmann Elektronik GmbH"),
    ("Neumeyer Maschinenbau", "Neumeier Maschinenbau"),
    ("International Business Machines", "IBM"),
    ("Tarvessa Gruppe", "Tarvessa"),
    ("Siemens", "Siemens Mexico", "MX", "MX"),
    ("Acme Widgets Inc.", "Acme Widgets Corp."),
    ("Bosch Ltd", "Bosch Pvt Ltd", "IN", "IN"),
    ("Norvik GmbH", "Norvik GmbH & Co. KG"),
    ("Logistics Services GmbH", "Logistics Services"),
    ("Tarvesa", "Tarvessa"),
    ("Norvik Capitol Inc.", "Norvik Capital Inc.", "US", "US"),
]  # fmt: skip


@pytest.mark.parametrize("case", OPEN, ids=lambda case: f"{case[0]} | {case[1]}")
def test_what_a_name_leaves_open_is_asked(case: Case) -> None:
    assert named(case) == "unsure"


def test_names_of_words_that_many_bear_are_one_only_with_their_legal_form() -> None:
    assert named(("General Motors Company", "GENERAL MOTORS COMPANY")) == "same"
    assert named(("General Motors", "GENERAL MOTORS")) == "unsure"


SHARED: list[tuple[Seen, Seen, Verdict | None]] = [
    (firm("a", "Norvik", ids=(("vat", "SE556012579001"),)),
     firm("b", "NVK Holding", ids=(("vat", "SE556012579001"),)), "same"),
    (firm("a", "Norvik Sales", ids=(("vat", "GB123456789"),)),
     firm("b", "Norvik Service", ids=(("vat", "GB123456789"),)), None),
    (firm("a", "Norvik Sales", ids=(("vat", "GB980780684"),)),
     firm("b", "Norvik Service", ids=(("vat", "GB980780684"),)), "unsure"),
    (firm("a", "Norvik", country="DE", ids=(("duns", "150483782"),)),
     firm("b", "Norvik", country="US", ids=(("duns", "150483782"),)), "unsure"),
    (firm("a", "Tarvessa Industries", aliases=("TVS",)), firm("b", "TVS"), "same"),
    (firm("a", "Tarvessa Industries", aliases=("TVS",)), firm("b", "Titan Valves", aliases=("TVS",)), "unsure"),
    (firm("a", "Tarvessa", country="DE", aliases=("TVS",)), firm("b", "TVS", country="JP"), "unsure"),
    (firm("a", "Bayerische Motoren Werke AG", domains=("bmw.de",)), firm("b", "BMW", domains=("www.bmw.de",)), "same"),
    (firm("a", "Norvik Foods", domains=("norvik.com",)), firm("b", "Norvik Pumps", domains=("norvik.com",)), "unsure"),
    (firm("a", "Norvik Foods", domains=("gmail.com",)), firm("b", "Norvik Pumps", domains=("gmail.com",)), None),
    (firm("a", "Hofmann Elektronik", domains=("hof.de",)), firm("b", "Hoffmann Elektronik", domains=("hof.de",)),
     "same"),
    (firm("a", "Tarvesa Pumpen", city="Köln"), firm("b", "Tarvessa Pumpen", city="Cologne"), "unsure"),
    (firm("a", "Tarvssa Pumpen", city="Köln"), firm("b", "Tarvessa Pumpen", city="Cologne"), "same"),
    (firm("a", "Norvik GmbH", city="Köln"), firm("b", "Norvik GmbH", city="Kiel"), "unsure"),
    (firm("a", "Norvik GmbH", city="Köln", domains=("norvik.de",)),
     firm("b", "Norvik GmbH", city="Kiel", domains=("norvik.de",)), "same"),
    (firm("a", "Norvik GmbH", "crm"), firm("b", "NORVIK GMBH", "crm"), "unsure"),
    (firm("a", "Germany"), firm("b", "Germany"), "unsure"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "verdict"), SHARED, ids=lambda value: getattr(value, "name", value))
def test_ids_aliases_and_domains_join_what_nothing_contradicts(
    left: Seen, right: Seen, verdict: Verdict | None
) -> None:
    assert said(left, right) == verdict


def test_a_domain_of_two_roots_of_one_system_tells_nothing() -> None:
    left, right = firm("a", "Tarvessa Group", domains=("host.net",)), firm("b", "Tarvessa", domains=("host.net",))
    assert said(left, right) == "same"
    assert said(left, right, firm("c", "Belmonte", "a", domains=("host.net",))) == "unsure"


NORVIK = Seen("p", "company", "Norvik Group", "crm")
TARVESSA = Seen("q", "company", "Tarvessa Holding", "erp")
NORVIK_TOO = Seen("q", "company", "NORVIK AG", "erp")


@pytest.mark.parametrize(
    ("ours", "theirs", "parent", "verdict"),
    [
        ({}, {}, None, "same"),
        ({"domains": ("helix.fi",)}, {"domains": ("other.es",)}, None, "unsure"),
        ({"domains": ("helix.fi",)}, {"domains": ("helix.es",)}, None, "same"),
        ({"domains": ("helix.fi",)}, {"domains": ("shop.helix.fi", "other.es")}, None, "same"),
        ({"parent": "p"}, {"parent": "q"}, TARVESSA, "unsure"),
        ({"parent": "p"}, {"parent": "q"}, NORVIK_TOO, "same"),
        ({"parent": "p"}, {}, None, "same"),
        ({"ids": (("vat", "DE811907980"),)}, {"ids": (("vat", "DE811907981"),)}, None, "different"),
        ({"country": "Finland"}, {"country": "Spain"}, None, "different"),
    ],
)
def test_one_name_in_two_systems_is_one_company_unless_something_contradicts(
    ours: dict[str, Any], theirs: dict[str, Any], parent: Seen | None, verdict: str
) -> None:
    left, right = (
        Seen("a", "company", "Helix Foods", "crm", **ours),
        Seen("b", "company", "HELIX FOODS", "erp", **theirs),
    )
    found = identities([left, right, NORVIK, *([parent] if parent else [])])
    assert [one.verdict for one in found.decisions if (one.left, one.right) == ("a", "b")] == [verdict]
    assert (found.home()["a"] == found.home()["b"]) == (verdict == "same")
