"""The shipped table of country names is what Unicode CLDR gives."""

from importlib.resources import files

import pytest

from graph.resolve.countries import find_country, find_named_country
from graph.resolve.country_names import table


def test_the_table_is_as_it_would_be_written_today() -> None:
    assert files("graph.resolve").joinpath("reference", "country_names.csv").read_text("utf-8") == table()


@pytest.mark.parametrize(
    ("three", "two"), [("COD", "CD"), ("COG", "CG"), ("FRA", "FR"), ("YEM", "YE"), ("TLS", "TL"), ("XKX", "XK"), ("ROU", "RO")]
)
def test_codes_of_three_letters_are_those_in_force(three: str, two: str) -> None:
    assert find_country(three) == two


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Venezuela (Bolivarian Republic of)", "VE"), ("Bolivia (Plurinational State of)", "BO"), ("Iran (Islamic Republic of)", "IR"),
        ("Tanzania, United Republic of", "TZ"), ("Congo, Democratic Republic of the", "CD"),
        ("Congo (the Democratic Republic of the)", "CD"),
        ("Congo, Republic of the", "CG"), ("CONGO, REPUBLIC OF", "CG"), ("Moldova, Republic of", "MD"), ("Moldova (the Republic of)", "MD"),
        ("Micronesia (Federated States of)", "FM"), ("Korea, Republic of", "KR"), ("Korea, Democratic People's Republic of", "KP"),
        ("Netherlands (Kingdom of the)", "NL"), ("Ireland, Republic of", "IE"), ("Germany, Federal Republic of", "DE"),
        ("Palestine, State of", "PS"), ("Macedonia, the former Yugoslav Republic of", "MK"),
    ],
)  # fmt: skip
def test_a_name_with_the_form_of_the_state_behind_it_is_the_countrys(name: str, code: str) -> None:
    assert find_country(name) == find_named_country(name) == code


@pytest.mark.parametrize(
    "name", ["China, Republic of", "Korea, Union of", "Congo, Province of", "Association (Kenya branch of)", "Ministry, Republic of",
             "Friends (Republic of)", "Kenya, National Museums of", "Korea, State of"],
)  # fmt: skip
def test_what_only_looks_like_it_is_no_country(name: str) -> None:
    assert find_named_country(name) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Kosovo (SCR 1244)", "XK"), ("Kosovo (S/RES/1244 (1999))", "XK"), ("Democratic People's Republic of Korea", "KP"), ("DPRK", "KP"),
        ("United Kingdom of Great Britain and Northern Ireland", "GB"), ("Holy See", "VA"), ("Saint Vincent and the Grenadines", "VC"),
        ("Occupied Palestinian Territories", "PS"), ("Palestinian Territory, Occupied", "PS"), ("Taiwan, Province of China", "TW"),
        ("China, Hong Kong Special Administrative Region", "HK"), ("Federated States of Micronesia", "FM"), ("Congo, Dem. Rep.", "CD"),
        ("Congo, Rep.", "CG"), ("Korea, Rep.", "KR"), ("Egypt, Arab Rep.", "EG"), ("Yemen, Rep.", "YE"), ("Venezuela, RB", "VE"),
        ("Falkland Islands (Malvinas)", "FK"), ("United States Virgin Islands", "VI"), ("Virgin Islands (British)", "VG"),
    ],
)  # fmt: skip
def test_official_names_of_the_united_nations_and_the_world_bank_are_known(name: str, code: str) -> None:
    assert find_country(name) == find_named_country(name) == code


def test_the_short_name_of_the_occupied_palestinian_territory_is_known() -> None:
    assert find_country("oPt") == "PS"
