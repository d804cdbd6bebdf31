"""Texts of data files: what is somebody's is masked behind the cheap test, and what only looks alike stays."""

import re

import pytest

from loaders.parts.cells import body_name, name_of, without_contacts

LABELLED = (
    "Tel : 96 12 34 56", "Tél: 96123456", "Tél. 96 12 34 56", "Téléphone : 96.12.34.56", "WhatsApp: 96 12 34 56", "Cel. 7012 3456",
    "TÉL : 961 234", "Tel\u00a0: 96\u00a012\u00a034\u00a056", "Numéro de téléphone : 96-12-34-56", "Celular: 7012-3456",
    "Móvil: 612 345 678", "Telemóvel : 912 345 678", "Handy: 1512 345678", "Cellulare: 347 1234567", "Portable : 96 12 34 56",
    "Contact: 96 12 34 56", "Contacts : 96 12 34 56 / 97 12 34 56", "Tel. (+229) 96 12 34 56", "Tél n° 96 12 34 56",
    "GSM: 96 12 34 56", "Mobiele telefoon: 96 12 34 56", "Tel (bureau) : 96 12 34 56 ou 97 12 34 56", "Cell: 0712345",
    "Téléphones : 96 12 34 56, 90 12 34 56", "Tels: 96 12 34 56", "Teléfonos: 7012 3456 / 7012 3457", "Telefones: 7012 3456",
)  # fmt: skip


@pytest.mark.parametrize("text", LABELLED)
def test_a_number_behind_the_word_for_a_telephone_is_masked(text: str) -> None:
    assert not re.search(r"\d", without_contacts(f"Shelter for returnees. {text}."))


NAMED = (
    "Contact: Odile Verdonkel", "Point focal: Odile Verdonkel", "Point focal : VERDONKEL Odile", "Focal point: Odile van Verdonkel",
    "Contact person: Odile Verdonkel", "CONTACT: ODILE VERDONKEL", "Personne de contact : Odile Verdonkel", "Punto focal: Odile Verdonkel",
    "Persona de contacto: Odile Verdonkel", "Ponto focal: Odile Verdonkel", "Ansprechpartnerin: Odile Verdonkel",
    "Contactpersoon: Odile Verdonkel", "Persona di contatto: Odile Verdonkel", "Contacto: Odile Verdonkel", "Kontakt: Odile Verdonkel",
    "Focal points: Odile Verdonkel", "Contact\u00a0: Odile Verdonkel", "Contact name: Odile Verdonkel",
)  # fmt: skip


@pytest.mark.parametrize("text", NAMED)
def test_the_name_behind_the_word_for_a_contact_is_masked(text: str) -> None:
    masked = without_contacts(f"Shelter for returnees. {text}, Niamey")
    assert not re.search("odile|verdonkel", masked, re.I)
    assert masked.startswith("Shelter for returnees. ")
    assert masked.endswith(", Niamey")


KEPT = (
    "contact: the ministry", "point of contact with civil society", "Contact: Ministry of Interior", "Point focal: NAPTIP Abuja",
    "Contact: Save the Children", "Focal point: Médecins Sans Frontières", "Point focal : Direction Nationale",
    "Contact: La Strada International",
    "Focal point: Burkina Faso", "Contact: Terre des Hommes", "Contact: 2019-2022", "Contact tracing for 12 000 000 people",
    "Focal points trained: 96 12", "tel est le cas de 12 000 000 personnes", "Portable water for 120 000 people", "Cell 12",
    "Tel Aviv 2019 2020", "a focal point in each district", "mobile 1.234.567", "Handy for 1 200 000 farmers",
    "Number: 2345678 people", "cell. 20 000 000 persons",
    "Numéro : 12345678", "Contact: 01/12/2023", "Referente: Unità Operativa",
)  # fmt: skip


@pytest.mark.parametrize("text", KEPT)
def test_what_is_nobodys_stays(text: str) -> None:
    assert without_contacts(text) == text


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("UNODC (odile.v@example.org)", "UNODC"), ("NAPTIP, 0703 000 0203", "NAPTIP"), ("UNODC / Tel: 96 12 34 56", "UNODC"),
        ("Ministry of Health (x@example.org)", "Ministry of Health"),
        ("La Strada International - info@example.org", "La Strada International"),
        ("IOM +227 96 12 34 56", "IOM"), ("UNODC, Mr Jan Verdonkel", "UNODC"),
        ("UNODC (Tel: 96 12 34 56), Vienna Office", "UNODC, Vienna Office"),
        ("Save the Children (contact: Mr. Jan Verdonkel, +44 20 7012 6400)", "Save the Children"),
        ("IOM Kenya <x@example.org>", "IOM Kenya"),
        ("Lake Centre (odile.v@example.org)", "Lake Centre"), ("La Strada International, tel. +31 20 688 1414", "La Strada International"),
        ("Police de la ville, Contact: Odile Verdonkel", "Police de la ville"),
    ],
)  # fmt: skip
def test_a_body_is_kept_without_the_contact_details_beside_it(printed: str, name: str) -> None:
    assert body_name(printed) == name
    assert body_name(name_of(printed)) == name


@pytest.mark.parametrize(
    "printed", ["Odile Verdonkel odile@example.org", "odile@example.org", "Tel: 96 12 34 56", "Mr Jan Verdonkel", "Odile, 0703 000 0203"]
)
def test_a_person_beside_contact_details_is_no_body(printed: str) -> None:
    assert body_name(printed) == ""


def test_a_body_that_is_named_after_a_person_keeps_what_is_left() -> None:
    assert re.sub(r"\W+", " ", body_name("Foundation of Mr Jan Verdonkel")).strip() == "Foundation of Mr"
