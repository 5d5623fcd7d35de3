"""Records of several systems, as the store keeps them, come out as companies, parts and people."""

from __future__ import annotations

from retrieval.identity.decide import identities
from retrieval.identity.recorded import seen_of
from retrieval.records.record import Record
from retrieval.records.source import Source
from retrieval.records.value import Value


def record(system: str, id_: str, kind: str = "account", object_: str = "Account", **known: Value) -> Record:
    return Record(f"{system}/{object_}/{id_}", kind, Source(system, object_, id_), known)


CRM = "salesforce/Account/"
RECORDS = [
    record("salesforce", "0015g00000AbCdEAAX", name="Tarvessa Industries", aliases=("TVS",), level="global"),
    record("salesforce", "0015g00000AbCdFAAX", name="Plant Querétaro", level="plant", city="Querétaro",
           country="Mexico", parent_id="0015g00000AbCdE"),
    record("salesforce", "0015g00000AbCdGAAX", name="Germany", level="country", parent_id="0015g00000AbCdE"),
    record("salesforce", "0015g00000AbCdHAAX", name="Larkfen", level="global", external_ids=("0000104711",)),
    record("salesforce", "0015g00000AbCdIAAX", name="Belmonte", level="global", external_ids=("0000104712",)),
    record("hubspot", "71", name="TVS", object_="company"),
    record("hubspot", "72", name="Werk Querétaro", level="plant", city="Queretaro", parent_id="71", object_="company"),
    record("hubspot", "73", name="Deutschland", level="country", parent_id="71", object_="company"),
    record("hubspot", "74", name="Germany", level="country", parent_id="99", object_="company"),
    record("sap", "104711", name="Larkfen Packaging GmbH", object_="customer"),
    record("sap", "104712", name="Wieslauer Pumpen GmbH", object_="customer"),
    record("salesforce", "003A1", "stakeholder", "Contact", name="Petra Lindqvist", email="P.Lindqvist@tarvessa.com",
           account_id="0015g00000AbCdEAAX"),
    record("salesforce", "003A2", "stakeholder", "Contact", name="Greg Tolland", email="greg@tarvessa.com",
           account_id="0015g00000AbCdEAAX"),
    record("hubspot", "5", "stakeholder", "contact", name="P. Lindqvist", email="p.lindqvist@tarvessa.com"),
    record("salesforce", "005X", "internal_person", "User", name="Ingrid Solheim", email="ingrid@kestrel.com"),
    record("salesforce", "T1", "ticket", "Case", title="Seals leak"),
]  # fmt: skip


def test_records_of_three_systems_are_joined_as_they_should() -> None:
    found = identities(seen_of(reversed(RECORDS)))
    assert found == identities(seen_of(RECORDS))
    assert [group.keys for group in found.groups if len(group.keys) > 1] == [
        ("hubspot/company/71", CRM + "0015g00000AbCdEAAX"),
        ("hubspot/company/72", CRM + "0015g00000AbCdFAAX"),
        ("hubspot/company/73", CRM + "0015g00000AbCdGAAX"),
        ("hubspot/contact/5", "salesforce/Contact/003A1"),
        (CRM + "0015g00000AbCdHAAX", "sap/customer/104711"),
    ]


def test_an_account_is_where_all_its_people_are() -> None:
    seen = {one.key: one for one in seen_of(RECORDS)}
    assert seen[CRM + "0015g00000AbCdEAAX"].domains == ("tarvessa.com",)
    assert seen[CRM + "0015g00000AbCdHAAX"].domains == ()
    assert seen["hubspot/company/74"].parent == "hubspot:99"


def test_an_id_in_two_objects_points_to_the_one_of_its_own() -> None:
    rows = [record("sap", "500001", name="Norvik AB", object_=of) for of in ("customer", "vendor")]
    rows.append(record("sap", "500002", name="Norvik Malmö AB", object_="customer", parent_id="500001"))
    assert {one.key: one.parent for one in seen_of(rows)}["sap/customer/500002"] == "sap/customer/500001"


def test_a_child_whose_name_tells_no_company_is_a_part_of_the_one_above() -> None:
    rows = [
        record("crm", "1", name="Tarvessa Industries"), record("crm", "2", name="Neustadt", parent_id="1"),
        record("crm", "3", name="Tarvessa Linz", parent_id="1"), record("crm", "4", name="EMEA", parent_id="1"),
        record("erp", "1", name="Wieslauer Pumpen"), record("erp", "2", name="Neustadt", parent_id="1"),
        record("erp", "3", name="EMEA", parent_id="1"), record("erp", "4", name="TARVESSA LINZ GMBH"),
    ]  # fmt: skip
    kinds = {one.key: one.kind for one in seen_of(rows)}
    assert [kinds[f"crm/Account/{at}"] for at in "1234"] == ["company", "plant", "company", "plant"]
    found = identities(seen_of(rows))
    assert [group.keys for group in found.groups if len(group.keys) > 1] == [("crm/Account/3", "erp/Account/4")]
    assert not found.unsure()


def test_a_circle_of_parents_ends() -> None:
    rows = [record("crm", "1", name="Neustadt", parent_id="2"), record("crm", "2", name="Linz", parent_id="1")]
    assert [one.kind for one in seen_of(rows)] == ["plant", "plant"]


FLAT = [
    record("salesforce", "0015g00000AbCdEAAX", name="Tarvessa Industries", level="global"),
    record("salesforce", "0015g00000AbCdJAAX", name="Tarvessa Nagoya", level="plant", country="Japan",
           parent_id="0015g00000AbCdE", external_ids=("0001520102",)),
    record("salesforce", "0015g00000AbCdKAAX", name="Tarvessa Suzhou", level="plant", country="China",
           parent_id="0015g00000AbCdE"),
    record("salesforce", "0015g00000AbCdLAAX", name="Springfield", level="plant", parent_id="0015g00000AbCdE"),
    record("sap", "1520102", name="Tarvessa Works Nagoya", object_="KNA1", country="JP"),
    record("sap", "1520119", name="Tarvessa Suzhou", object_="KNA1", country="CN"),
    record("sap", "1520136", name="Springfield", object_="KNA1", country="US"),
    record("oracle", "88", name="Tarvessa Suzhou", object_="HZ_PARTIES", country="Mexico"),
    record("oracle", "89", name="Tarvessa Suzhou GmbH", object_="HZ_PARTIES", country="China"),
]  # fmt: skip


def test_rows_of_a_flat_list_are_the_plants_whose_number_or_whole_name_they_bear() -> None:
    joined = [group.keys for group in identities(seen_of(FLAT)).groups if len(group.keys) > 1]
    assert (CRM + "0015g00000AbCdJAAX", "sap/KNA1/1520102") in joined
    assert (CRM + "0015g00000AbCdKAAX", "sap/KNA1/1520119") in joined
    kinds = {one.key: one.kind for one in seen_of(FLAT)}
    assert kinds["sap/KNA1/1520136"] == "company"  # a town's name alone tells nothing
    assert kinds["oracle/HZ_PARTIES/88"] == "company"  # another country
    assert kinds["oracle/HZ_PARTIES/89"] == "company"  # a legal form: a company of its own
    assert {one.key for one in seen_of(FLAT)} == set(kinds)
