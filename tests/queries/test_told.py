"""What programmes hold of the editions in force gives the answers that all statements give, question by question."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import UnknownName
from graph.judging import Verdict, judge
from graph.schema import RELEVANCES, TURNS
from graph.stores.embedded import EmbeddedStore
from queries.catalogue import questions
from queries.runner import ask
from tests.queries.activity_sources import activity_sources
from tests.queries.joined_sources import joined_sources
from tests.queries.small_graph import Source, period
from tests.queries.small_sources import DISMISSED, small_sources

FOLDER = Path(__file__).parent / "expected"
DAYS = ("2018", "2026-06-01")


class Unfolded(EmbeddedStore):
    """A store whose programmes hold nothing but their names, as those of Neo4j do."""

    folded = False


@pytest.fixture(scope="module", params=["small", "activities"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph on disk."""
    path = tmp_path_factory.mktemp("told") / "store"
    with closing(EmbeddedStore(path)) as store:
        with store.writing() as change:
            for batch in small_sources() if request.param == "small" else activity_sources():
                change.put(batch)
        if request.param == "small":
            judge(store, Verdict("dismissed", (DISMISSED,)), "desk-1")
    return path


@pytest.mark.parametrize("name", sorted(questions()))
def test_both_texts_of_a_question_give_the_same(folder: Path, name: str) -> None:
    with closing(EmbeddedStore(folder)) as told, closing(Unfolded(folder)) as said:
        for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
            for day in DAYS if questions()[name].parameter("on") else ("",):
                arguments = {**case["arguments"], **({"on": day} if day else {})}
                try:
                    one = ask(told, name, arguments)
                except UnknownName:
                    continue  # a case of the other graph
                other = ask(said, name, arguments)
                assert (one.rows, one.totals, one.citations) == (other.rows, other.totals, other.citations)


@pytest.mark.parametrize("name", ["contradictions", "funding-by-funder", "shared-partners"])
def test_what_was_dismissed_is_counted_among_the_programmes_that_were_looked_at(folder: Path, name: str) -> None:
    with closing(EmbeddedStore(folder)) as told, closing(Unfolded(folder)) as said:
        for most in range(1, 8):
            one, other = (ask(store, name, {"most_programmes": most}) for store in (told, said))
            assert one.left_out == other.left_out


def test_programmes_hold_their_turn_and_those_about_trafficking_lie_first(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "store")) as store:
        with store.writing() as change:
            for batch in joined_sources():
                change.put(batch)
        cells = "p.joined AS joined, coalesce(p.relevance, 'yes') AS relevance, coalesce(p.last_day, '') AS last, p.id AS id"
        rows = list(store.read(f"MATCH (p:Programme) RETURN {cells}, p.turn AS turn").dicts())
    alone = [row for row in rows if row["joined"] is None]
    assert 0 < len(alone) < len(rows)
    assert {row["turn"] for row in rows if row["joined"] is not None} == {0}
    by_id = sorted(alone, key=lambda row: str(row["id"]))
    in_order = sorted(by_id, key=lambda row: str(row["last"]), reverse=True)
    in_order.sort(key=lambda row: RELEVANCES.index(str(row["relevance"])))
    assert [row["id"] for row in sorted(alone, key=lambda row: int(str(row["turn"])))] == [row["id"] for row in in_order]
    assert all(int(str(row["turn"])) // TURNS == RELEVANCES.index(str(row["relevance"])) for row in alone)
    about = [row["turn"] for row in alone if row["relevance"] == "yes"]
    assert about == sorted(about, key=lambda turn: int(str(turn)))


def test_a_programme_that_ends_in_a_year_may_run_longer_than_to_a_day_of_it(tmp_path: Path) -> None:
    source = Source("survey~bbbb0002", "Survey of measures", "2025-07", "2026-01-01T10:00:00")
    source.say("programme:shield", "TARGETS", "country:NG")
    for end in ("2023", "2023-05-31"):
        source.say("programme:shield", "HAS_PERIOD", period("2021", end))
    with closing(EmbeddedStore(tmp_path / "store")) as store, store.writing() as change:
        change.put(source.batch())
    for kind in (EmbeddedStore, Unfolded):
        with closing(kind(tmp_path / "store")) as store:
            states = [
                [row["state"] for row in ask(store, "programmes-in-country", {"country": "Nigeria", "on": day}).rows]
                for day in ("2023-05-31", "2023-08-01", "2024-01-01")
            ]
        assert states == [["running"], ["running"], ["ended"]]


def test_a_planned_end_counts_no_more_once_a_source_calls_the_programme_over(tmp_path: Path) -> None:
    source = Source("survey~bbbb0002", "Survey of measures", "2025-07", "2026-01-01T10:00:00")
    told: tuple[tuple[str, str, str], ...] = (
        ("programme:shield", "cancelled", "planned"), ("programme:bridge", "ended", "planned"), ("programme:sahel", "ongoing", "planned"),
        ("programme:compass", "ended", "actual"),
    )  # fmt: skip
    for id_, status, kind in told:
        source.say(id_, "TARGETS", "country:NG")
        source.say(id_, "HAS_PERIOD", period("2021", "2030-12-31"), kind=kind)
        source.say(id_, "HAS_STATUS", {"label": "Status", "status": status})
    with closing(EmbeddedStore(tmp_path / "store")) as store, store.writing() as change:
        change.put(source.batch())
    for kind_of in (EmbeddedStore, Unfolded):
        with closing(kind_of(tmp_path / "store")) as store:
            states = [
                {str(row["name"]): row["state"] for row in ask(store, "programmes-in-country", {"country": "Nigeria", "on": day}).rows}
                for day in ("2025-06-30", "2025-07-01", "2031-01-01")
            ]
        assert [list(found.values()).count("running") for found in states] == [4, 2, 0]
        assert {name for name, state in states[1].items() if state == "running"} == {"COMPASS", "Sahel Watch"}
