"""The shipped table of country names is what Unicode CLDR gives."""

from importlib.resources import files

import pytest

from graph.resolve.countries import find_country
from graph.resolve.country_names import table


def test_the_table_is_as_it_would_be_written_today() -> None:
    assert files("graph.resolve").joinpath("reference", "country_names.csv").read_text("utf-8") == table()


@pytest.mark.parametrize(
    ("three", "two"), [("COD", "CD"), ("COG", "CG"), ("FRA", "FR"), ("YEM", "YE"), ("TLS", "TL"), ("XKX", "XK"), ("ROU", "RO")]
)
def test_codes_of_three_letters_are_those_in_force(three: str, two: str) -> None:
    assert find_country(three) == two
