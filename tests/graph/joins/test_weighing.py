"""What speaks for a join and against it."""

from dataclasses import replace

import pytest

from graph.joins.names import ACRONYM, CONTAINED, EXACT, NameMatch
from graph.joins.weighing import Side, weigh

MATCH = NameMatch("programme:harbour", "HARBOUR", "Help (HARBOUR)", ACRONYM, "", "name: said")
SIDE = Side({"actor:a": "A"}, {"country:NG": "Nigeria"}, {"country:NG"}, {("2021", "2023")})
NOTHING = Side()


@pytest.mark.parametrize("score", [EXACT, ACRONYM, CONTAINED])
def test_a_name_with_a_body_a_place_and_a_time_in_common_is_joined(score: float) -> None:
    weighed = weigh(replace(MATCH, score=score), SIDE, SIDE)
    assert weighed.joined
    assert weighed.reasons == ("name: said", "bodies in common: A", "places in common: Nigeria", "period: 2021 – 2023 meets 2021 – 2023")


@pytest.mark.parametrize(
    "other",
    [
        NOTHING,
        Side(places=SIDE.places, countries=SIDE.countries, periods=SIDE.periods),
        Side({"actor:b": "B"}, SIDE.places, SIDE.countries, SIDE.periods),
        Side(SIDE.actors, {"country:GH": "Ghana"}, {"country:GH"}, SIDE.periods),
        Side(SIDE.actors, SIDE.places, SIDE.countries, {("2011", "2012")}),
        Side(SIDE.actors),
    ],
)
def test_a_name_alone_or_with_something_against_it_is_not_joined(other: Side) -> None:
    assert not weigh(replace(MATCH, score=EXACT), SIDE, other).joined


def test_what_one_side_does_not_say_counts_neither_way() -> None:
    silent = Side(SIDE.actors, SIDE.places, SIDE.countries)
    assert weigh(replace(MATCH, score=EXACT), SIDE, silent).joined
    assert weigh(MATCH, SIDE, silent).score == weigh(MATCH, SIDE, SIDE).score - 0.1


def test_a_country_in_a_region_that_the_other_targets_is_in_common() -> None:
    region = Side(SIDE.actors, {"region:west": "West Africa"}, {"region:west"}, SIDE.periods)
    country = Side(SIDE.actors, {**SIDE.places, "region:west": "West Africa"}, SIDE.countries, SIDE.periods)
    assert weigh(MATCH, region, country).joined


def test_the_world_is_no_place_in_common() -> None:
    world = Side(SIDE.actors, {"region:world": "World"}, {"region:world"}, set())
    assert not weigh(MATCH, world, world).joined


def test_a_phase_that_only_one_says_is_for_people() -> None:
    weighed = weigh(replace(MATCH, phases="only the document says phase 2"), SIDE, SIDE)
    assert not weighed.joined
    assert "phase: only the document says phase 2" in weighed.reasons


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [(("2021", "2023"), ("2023-12-31", ""), True), (("", "2020"), ("2021", ""), False), (("2021-05", ""), ("2021", "2021"), True)],
)
def test_spans_meet_at_the_precision_given(one: tuple[str, str], other: tuple[str, str], meet: bool) -> None:
    sides = (Side(SIDE.actors, periods={one}), Side(SIDE.actors, periods={other}))
    assert any(reason.startswith("period:") for reason in weigh(MATCH, *sides).reasons) == meet
