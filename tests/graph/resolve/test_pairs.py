"""Names that must never be one, and names that must be."""

import pytest

from graph.model import Entity
from graph.resolve.countries import find_country, find_named_country
from graph.resolve.guards import may_be_one
from tests.graph.resolve.documents import id_of, resolve_all

Name = tuple[str, str | None, str | None]
"""A name, the country of its document, and the country that the loader read off the name."""

DIFFERENT: list[tuple[Name, Name]] = [
    (("FIOD", "NL", None), ("SIOD", "NL", None)),
    (("IOM", "NL", None), ("OM", "NL", None)),
    (("IOM", "NL", None), ("IOM Netherlands", "NL", None)),
    (("USA for IOM", "NL", None), ("IOM", "NL", None)),
    (("Regional Information and Expertise Centre", "NL", None), ("National Information and Expertise Centre", "NL", None)),
    (("Regional Information and Expertise Centres", "NL", None), ("National Information and Expertise Centre", "NL", None)),
    (("LIEC", "NL", None), ("RIEC", "NL", None)),
    (("Ministry of Security and Justice", "NL", None), ("Ministry of Justice and Security", "NL", None)),
    (("Ministry of Justice", "NL", None), ("Ministry of Justice and Security", "NL", None)),
    (("Ministry of Justice", "NL", None), ("Ministry of Security and Justice", "NL", None)),
    (("Ministry of Foreign Affairs", "NL", None), ("Ministry of Foreign Affairs", "SE", None)),
    (("Ministry of Foreign Affairs", "NL", None), ("Ministry of Foreign Affairs", "NL", "NG")),
    (("MFA", "NL", None), ("MFA", "NL", "NG")),
    (("police", "NL", None), ("police", "SE", None)),
    (("National Police", "NL", None), ("National Police", "NL", "SE")),
    (("National Police", "NL", None), ("National Police", None, None)),
    (("OM", "NL", None), ("OM", "SE", None)),
    (("NIS", "NG", None), ("NIS", "NL", None)),
    (("NIS", "NL", "NG"), ("NIS", "NL", "SK")),
    (("Nigerian Immigration Service", "NL", "NG"), ("Immigration Service", "NL", "NE")),
    (("Immigration Service of Niger", "NL", None), ("Immigration Service of Nigeria", "NL", None)),
    (("Red Cross", "NL", None), ("ICRC", "NL", None)),
    (("Red Cross", "NL", None), ("IFRC", "NL", None)),
    (("ICRC", "NL", None), ("IFRC", "NL", None)),
    (("Red Cross", "NL", None), ("Red Cross", "SE", None)),
    (("Labour Inspectorate", "NL", None), ("Inspectorate SZW", "NL", None)),
    (("Inspectorate SZW", "NL", None), ("Netherlands Labour Authority", "NL", None)),
    (("ELA", "NL", None), ("NLA", "NL", None)),
    (("Europol", "NL", None), ("Interpol", "NL", None)),
    (("OSCE", "NL", None), ("ODIHR", "NL", None)),
    (("La Strada Nederland", "NL", None), ("La Strada International", "NL", None)),
    (("United Nations", "NL", None), ("UN Women", "NL", None)),
    (("FIOD", "NL", None), ("FIOD", "NL", "SE")),
]

DIFFERENT_PROGRAMMES = [
    ("EMPACT", "EMPACT THB"),
    ("PROTECT", "PROTECT II"),
    ("Training, phase II", "Training, phase III"),
    ("COMPASS", "compass"),
    ("COMPASS", "compass for municipalities"),
    ("National Action Plan 2018", "National Action Plan 2023"),
]

ONE: list[tuple[str, str, tuple[str, ...]]] = [
    ("NL", "actor:iom", ("IOM", "OIM", "International Organization for Migration", "International Organisation for Migration",
                         "International Organisation on Migration")),
    ("SE", "actor:iom", ("IOM", "Internationella migrationsorganisationen")),
    ("NL", "actor:nl-om", ("OM", "PPS", "Public Prosecution Service", "Dutch Public Prosecution Service", "Openbaar Ministerie")),
    ("NL", "actor:ng-naptip", ("NAPTIP", "Naptip")),
    ("NL", "actor:unodc", ("UNODC", "UNOCD", "United Nations Office on Drugs and Crime", "the United Nations Office on Drugs and Crime")),
    ("NL", "actor:nl-vng", ("VNG", "Association of Netherlands Municipalities", "Association of Dutch Municipalities",
                            "Vereniging van Nederlandse Gemeenten")),
    ("NL", "actor:nl-kmar", ("KMar", "KMAR", "Royal Netherlands Marechaussee", "Royal Marechaussee", "Koninklijke Marechaussee")),
    ("NL", "actor:nl-comensha", ("CoMensha", "Comensha", "Comensha/La Strada Nederland", "Coordination Centre against Human Trafficking")),
    ("NL", "actor:nl-ind", ("IND", "Immigration and Naturalisation Service", "Immigration and Naturalization Service")),
    ("NL", "actor:nl-fairwork", ("FairWork", "Fairwork")),
    ("NG", "actor:ng-nis", ("NIS", "Nigeria Immigration Service", "Nigerian Immigration Service")),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), DIFFERENT, ids=lambda name: "/".join(str(part) for part in name))
def test_bodies_that_must_not_merge(one: Name, other: Name) -> None:
    assert id_of(*one) != id_of(*other)


@pytest.mark.parametrize(("one", "other"), [(a[0], b[0]) for a, b in DIFFERENT if a[0] != b[0] and a[1:] == b[1:]])
def test_a_document_that_names_both_keeps_them_apart(one: str, other: str) -> None:
    first, second = resolve_all([Entity("Actor", one), Entity("Actor", other)], [("Actor", (one, "Some Other Name"))])
    assert first.id != second.id


@pytest.mark.parametrize(("one", "other"), DIFFERENT_PROGRAMMES)
def test_programmes_that_must_not_merge(one: str, other: str) -> None:
    first, second = resolve_all([Entity("Programme", one), Entity("Programme", other)])
    assert first.id != second.id


@pytest.mark.parametrize(("one", "other"), [*DIFFERENT_PROGRAMMES[:3], DIFFERENT_PROGRAMMES[5]])
def test_a_bracket_that_joins_two_known_or_numbered_programmes_is_not_believed(one: str, other: str) -> None:
    first, second = resolve_all([Entity("Programme", one), Entity("Programme", other)], [("Programme", (one, other))])
    assert first.id != second.id


@pytest.mark.parametrize(("country", "id_", "names"), ONE, ids=lambda cell: cell if isinstance(cell, str) else "")
def test_names_that_must_be_one(country: str, id_: str, names: tuple[str, ...]) -> None:
    assert {id_of(name, country) for name in names} == {id_}


@pytest.mark.parametrize(("one", "other"), [
    ("Immigration Service of Niger", "Immigration Service of Nigeria"),
    ("Nigerian Immigration Service", "Ghanaian Immigration Service"),
    ("PROTECT", "PROTECT II"),
    ("Regional Centre", "National Centre"),
])  # fmt: skip
def test_names_that_differ_in_place_number_or_level_may_not_be_one(one: str, other: str) -> None:
    assert not may_be_one(one, other)
    assert not may_be_one(other, one)


@pytest.mark.parametrize(("one", "other"), [
    ("International Organization for Migration", "IOM"),
    ("Dutch National Police", "National Police"),
    ("Training Strategy, phase II", "TS"),
    ("National Rapporteur", "National Rapporteur"),
])  # fmt: skip
def test_names_that_may_be_one(one: str, other: str) -> None:
    assert may_be_one(one, other)


def test_niger_is_not_nigeria_and_acronyms_are_no_countries_in_text() -> None:
    assert (find_country("Niger"), find_country("Nigeria"), find_country("India")) == ("NE", "NG", "IN")
    assert find_named_country("IND") is None
    assert find_named_country("NIS") is None
    assert find_country("IOM") is None
    assert find_country("Nigera") is None
    assert id_of("IND") == "actor:nl-ind"
