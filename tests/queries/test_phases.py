"""A programme whose phases work in different countries: another country's phase is no period of this one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from queries.runner import ask
from tests.queries.small_graph import Source, period


@pytest.fixture
def phased(tmp_path: Path) -> Iterator[GraphStore]:
    d = Source("phases~aaaa0001", "Phases", "2025-07", "2026-01-01T10:00:00")
    d.say("programme:bridge", "TARGETS", "country:NG", phase="3")
    d.say("programme:bridge", "TARGETS", "country:NE", phase="4")
    d.say("programme:bridge", "TARGETS", "country:NG", role="focus")
    d.say("programme:bridge", "TARGETS", "country:NE", role="focus")
    d.say("programme:bridge", "HAS_PERIOD", period("2020", "2024"), phase="3")
    d.say("programme:bridge", "HAS_PERIOD", period("2023", "2025"), phase="4")
    d.say("actor:unodc", "IMPLEMENTS", "programme:bridge")
    store = EmbeddedStore(tmp_path / "store")
    with store.writing() as change:
        change.put(d.batch())
    yield store
    store.close()


@pytest.mark.parametrize("question", ["partners-in-country", "programmes-in-country"])
@pytest.mark.parametrize(("country", "year", "found"), [("NG", "2025", 0), ("NG", "2024", 1), ("NE", "2025", 1), ("NE", "2022", 0)])
def test_dates_restrict_by_the_phases_that_name_the_country(phased: GraphStore, question: str, country: str, year: str, found: int) -> None:
    answer = ask(phased, question, {"country": country, "active_from": year, "active_to": year})
    assert (len(answer.rows), answer.totals["rows"]) == (found, found)


def test_only_its_own_phases_are_shown(phased: GraphStore) -> None:
    (row,) = ask(phased, "partners-in-country", {"country": "NG"}).rows
    periods = row["periods"]
    assert isinstance(periods, list)
    assert [p["phase"] for p in periods] == ["3"]
