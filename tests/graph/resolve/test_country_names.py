"""The shipped table of country names is what Unicode CLDR gives."""

from importlib.resources import files

from graph.resolve.country_names import table


def test_the_table_is_as_it_would_be_written_today() -> None:
    assert files("graph.resolve").joinpath("reference", "country_names.csv").read_text("utf-8") == table()
