"""When two facts say the same."""

from typing import Any

import pytest

from graph.quality.matching import End, normalised, quotes_overlap, same_end, same_name, same_value


def actor(*names: str) -> End:
    return End.of("actor:x", "Actor", names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Centre for Organisations", "center organizations"),
        ("Policía, Malta", "policia   MALTA"),
        ("Blue Lantern – Phase 2", "blue lantern: phase 2"),
        ("Programme of Work", "Program on Work"),
    ],
)
def test_spellings_that_do_not_count(one: str, other: str) -> None:
    assert normalised(one) == normalised(other) != ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("National Rapporteur on Trafficking", "National Raporteur on Trafficking", True),
        ("Border Training Phase 2", "Border Training Phase 3", False),
        ("Niger", "Nigeria", False),
        ("ION", "IOM", False),
    ],
)
def test_long_names_may_differ_by_a_slip(one: str, other: str, same: bool) -> None:
    assert same_name(actor(one), actor(other)) is same


def test_any_alias_in_common_is_enough() -> None:
    assert same_name(actor("Malta Police Force", "MPF"), actor("the M.P.F.", "MPF"))
    assert not same_name(actor("Malta Police Force"), actor("Malta Fire Service"))


def test_places_and_themes_are_the_same_by_id_and_a_country_by_its_code() -> None:
    assert same_name(End.of("region:sahel", "Region", ["Sahel"]), End.of("region:sahel", "Region", ["la zone"]))
    assert same_name(End.of("country:GE", "Country", ["Georgia"]), actor("GE"))
    assert not same_name(End.of("actor:x", "Actor", ["One"]), End.of("actor:x", "Actor", ["Two"]))


def test_quotes_tell_figures_apart_but_not_programmes() -> None:
    figure, ours = End.of("f", "Figure", ["permits"]), End.of("g", "Figure", ["residence permits of victims"])
    assert same_end(figure, "twelve permits were issued", ours, "In 2023, twelve permits were issued.")
    assert not same_end(figure, "twelve permits were issued", ours, "two permits were refused")
    lantern, torch = End.of("p", "Programme", ["Lantern"]), End.of("q", "Programme", ["Torch"])
    assert not same_end(lantern, "the same words here", torch, "the same words here")


def test_a_short_quote_tells_nothing() -> None:
    assert not quotes_overlap("12 permits", "12 permits")


@pytest.mark.parametrize(
    ("gold", "ours", "same"),
    [
        ({"amount": 5, "currency": "EUR"}, {"amount": 5.0, "currency": "EUR"}, True),
        ({"amount": 5, "currency": "EUR"}, {"amount": 5}, True),
        ({"amount": 5, "currency": None}, {"amount": 5, "currency": "EUR"}, False),
        ({"amount": 5}, {"amount": 6}, False),
        ({"amount": 5}, {"amount": "about five"}, False),
        ({"start": "2021", "end": "2023"}, {"start": "2021-01-01", "end": "2023-12-31"}, True),
        ({"start": "2021-03"}, {"start": "2021"}, True),
        ({"start": "2021"}, {"start": "2022"}, False),
        ({"start": "2021"}, {"end": "2021"}, False),
        ({"value": 60, "unit": "percent"}, {"value": 60, "unit": "per cent"}, True),
        ({"value": 60, "unit": "percent"}, {"value": 60, "unit": "victims"}, False),
        ({"value": 60, "unit": "girls"}, {"value": 60, "unit": "victims"}, True),
        ({"status": "ended"}, {"status": "ongoing"}, False),
        ({"text": "continuous"}, {"text": "always"}, True),
        ({"phase": "2", "start": "2021"}, {"phase": "3", "start": "2021"}, True),
    ],
)
def test_values(gold: dict[str, Any], ours: dict[str, Any], same: bool) -> None:
    assert same_value(gold, ours) is same
