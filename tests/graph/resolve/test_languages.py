"""Countries and regions in the six languages: the short forms that people write, and the names that must stay apart."""

import pytest

from graph.resolve.countries import find_named_country, find_region

COUNTRIES = {
    "CI": "Ivory Coast|Ivoorkust|Côte d’Ivoire|Elfenbeinküste|Costa de Marfil|Elfenbenskusten",
    "BY": "Belarus|Wit-Rusland|Biélorussie|Weißrussland|Bielorrusia|Vitryssland",
    "MM": "Burma|Birma|Birmanie|Myanmar|Birmania",
    "MK": "North Macedonia|Noord-Macedonië|Macédoine du Nord|Nordmazedonien|Macedonia del Norte|Nordmakedonien",
    "CD": "DR Congo|Democratische Republiek Congo|République démocratique du Congo|Demokratische Republik Kongo"
          "|República Democrática del Congo|Demokratiska republiken Kongo",
    "PS": "Palestine|Palestina|Palästina|Territoires palestiniens|Palestijnse Gebieden",
    "BA": "Bosnia|Bosnië-Herzegovina|Bosnie-Herzégovine|Bosnien-Herzegowina|Bosnien-Hercegovina",
    "GB": "Great Britain|Groot-Brittannië|Royaume-Uni|Großbritannien|Reino Unido|Storbritannien",
    "CZ": "Czech Republic|Tsjechië|République tchèque|Tschechische Republik|República Checa|Tjeckien",
    "MD": "Moldova|Moldavië|Moldavie|Moldau|Moldavia|Moldavien",
    "NL": "Holland|Nederland|Pays-Bas|Niederlande|Países Bajos|Nederländerna",
    "US": "United States|Verenigde Staten|États-Unis|Vereinigte Staaten|Estados Unidos|Förenta staterna",
    "NE": "Niger|Níger",
    "NG": "Nigeria|Nigéria",
    "GN": "Guinea|Guinee|Guinée|Guinea-Conakry",
    "SS": "South Sudan|Zuid-Soedan|Soudan du Sud|Südsudan|Sudán del Sur|Sydsudan",
}  # fmt: skip

REGIONS = {
    "west-africa": "West Africa|West-Afrika|Afrique de l’Ouest|Westafrika|África Occidental|Västafrika",
    "western-balkans": "Western Balkans|Westelijke Balkan|Balkans occidentaux|Westbalkan|Balcanes Occidentales|Västra Balkan",
    "horn-of-africa": "Horn of Africa|Hoorn van Afrika|Corne de l’Afrique|Horn von Afrika|Cuerno de África|Afrikas horn",
    "sub-saharan-africa": "Sub-Saharan Africa|Afrika ten zuiden van de Sahara|Afrique subsaharienne|Subsahara-Afrika",
    "south-east-asia": "South-East Asia|Zuidoost-Azië|Asie du Sud-Est|Südostasien|Sudeste Asiático|Sydostasien",
    "latin-america": "Latin America|Latijns-Amerika|Amérique latine|Lateinamerika|América Latina|Latinamerika",
    "middle-east": "Middle East|Midden-Oosten|Moyen-Orient|Naher Osten|Oriente Medio|Mellanöstern",
    "european-union": "European Union|Europese Unie|Union européenne|Europäische Union|Unión Europea|Europeiska unionen",
    "world": "worldwide|wereldwijd|monde entier|weltweit|todo el mundo|världen",
}


@pytest.mark.parametrize(("code", "name"), [(code, name) for code, names in COUNTRIES.items() for name in names.split("|")])
def test_a_country_by_the_names_that_people_write(code: str, name: str) -> None:
    assert find_named_country(name) == code


@pytest.mark.parametrize(("key", "name"), [(key, name) for key, names in REGIONS.items() for name in names.split("|")])
def test_a_region_by_its_name_in_each_language(key: str, name: str) -> None:
    assert find_region(name) == key
