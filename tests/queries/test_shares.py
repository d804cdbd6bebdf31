"""Percentages of places, rebased to 100 within one record: what another record or another vocabulary says again is no part of the whole."""

from collections.abc import Iterator
from typing import Any

import pytest

from graph.store import GraphStore
from queries.runner import ask
from tests.conftest import ENGINES, NewAddress
from tests.queries.conftest import holding
from tests.queries.small_graph import Source


@pytest.fixture(scope="module", params=ENGINES)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    """A data file: an activity that comes twice, one whose region stands in two vocabularies, one that names a country twice."""
    d = Source("data~aaaa0001", "Activities", "2026-02", "2026-02-01T10:00:00", kind="iati")
    named = (
        ("p01", "p1", "country:NG", 60.0), ("p01", "p1", "country:GH", 40.0),
        ("p01", "p2", "country:NG", 60.0), ("p01", "p2", "country:GH", 40.0),
        ("p02", "p3", "country:NG", 40.0), ("p02", "p3", "region:world", 60.0), ("p02", "p3", "region:world", 60.0),
        ("p03", "p4", "country:NG", 30.0), ("p03", "p4", "country:NG", 30.0), ("p03", "p4", "country:GH", 60.0),
    )  # fmt: skip
    for programme, passage, place, percentage in named:
        d.say(f"programme:{programme}", "TARGETS", place, percentage=percentage, passage=f"{d.id}/{passage}")
    with holding([d.batch()], new_address(request.param, tmp_path_factory.mktemp("shared"))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("programme", "share"),
    [
        pytest.param("Project 01", [("Nigeria", 60.0, 60.0)], id="two records"),
        pytest.param("Project 02", [("Nigeria", 40.0, 40.0), ("World", 60.0, 60.0)], id="two vocabularies"),
        pytest.param("Project 03", [("Nigeria", 30.0, 25.0)], id="a country twice"),
    ],
)
def test_a_share_is_of_one_record_and_of_each_region_once(shared: GraphStore, programme: str, share: list[Any]) -> None:
    rows = ask(shared, "programmes-in-country", {"country": "Nigeria", "worldwide": "true"}).rows
    (found,) = [row["shares"] for row in rows if row["name"] == programme]
    assert isinstance(found, list)
    assert [(s["name"], s["percentage"], s["share"]) for s in found] == share
