"""How many programmes a question looks at, and that the answer tells; what is asked once a node gives what is asked of all at once."""

import json
from collections.abc import Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.errors import UnknownName
from graph.judging import Verdict, judge
from graph.store import Cell, GraphStore, Rows
from graph.stores.embedded import EmbeddedStore
from queries.catalogue import questions
from queries.runner import ask
from queries.spec import MOST_PROGRAMMES
from tests.queries.activity_sources import activity_sources
from tests.queries.joined_sources import joined_sources
from tests.queries.small_sources import small_sources

FOLDER = Path(__file__).parent / "expected"
SOURCES = {"small": small_sources, "activities": activity_sources, "joined": joined_sources}
BOUNDED = sorted(name for name, question in questions().items() if MOST_PROGRAMMES in question.supplied)
NEEDED: dict[str, dict[str, Cell]] = {"whats-new": {"since": "2025-01"}}


class OneByOne(EmbeddedStore):
    """A store that is asked once a programme, as one of a million is."""

    per_look_up: int | None = 0


class Noting(EmbeddedStore):
    """A store that notes which programmes statements were told to look at, by their ids."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.looked: set[str] = set()

    def read(self, cypher: str, parameters: Mapping[str, Cell] | None = None, **more: Any) -> Rows:
        self.looked.update((parameters or {}).get("looked", ()))  # type: ignore[arg-type]  # a list of ids
        return super().read(cypher, parameters, **more)


class AllAtOnce(EmbeddedStore):
    """A store that is asked of many programmes at once, as a server is."""

    per_look_up: int | None = None


def test_questions_of_the_whole_graph_are_bounded() -> None:
    assert BOUNDED == ["contradictions", "funding-by-funder", "overlapping-programmes", "shared-partners", "whats-new"]


@pytest.mark.parametrize("name", BOUNDED)
def test_what_is_not_looked_at_is_told(activities: GraphStore, name: str) -> None:
    few = ask(activities, name, {**NEEDED.get(name, {}), MOST_PROGRAMMES: 3})
    number = 4 if name == "whats-new" else 7  # it asks for what is about trafficking
    assert few.left_out[0].startswith(
        f"The first 3 of {number} programmes that are asked for were looked at: those about trafficking first"
    )
    assert f"raise {MOST_PROGRAMMES}" in few.left_out[0]


@pytest.mark.parametrize("name", BOUNDED)
@pytest.mark.parametrize("most", [0, 8, 100])
def test_a_bound_that_leaves_nothing_out_changes_nothing(activities: GraphStore, name: str, most: int) -> None:
    every = ask(activities, name, NEEDED.get(name, {}))
    asked = ask(activities, name, {**NEEDED.get(name, {}), MOST_PROGRAMMES: most})
    assert (asked.rows, asked.totals, asked.citations, asked.left_out) == (every.rows, every.totals, every.citations, every.left_out)
    assert not any("looked at" in words for words in every.left_out)


def programmes(store: GraphStore, name: str, most: int) -> set[str]:
    """The ids in the rows of a question of pairs."""
    return {str(row[column]) for row in ask(store, name, {MOST_PROGRAMMES: most}).rows for column in ("programme", "other")}


def test_programmes_about_trafficking_are_looked_at_first(activities: GraphStore) -> None:
    about = {"programme:act-part", "programme:act-region", "programme:act-whole", "programme:compass"}
    found = [programmes(activities, "shared-partners", most) for most in range(2, 9)]
    assert found[2] <= about
    assert all(fewer <= more for fewer, more in pairwise(found))
    assert found[3] < found[-1]


def test_a_programme_leaves_few_enough_to_look_at_all(activities: GraphStore) -> None:
    answer = ask(activities, "funding-by-funder", {"programme": "COMPASS", MOST_PROGRAMMES: 1})
    assert answer.rows == ask(activities, "funding-by-funder", {"programme": "COMPASS"}).rows
    assert not any("looked at" in words for words in answer.left_out)


@pytest.mark.parametrize("given", [{"country": "Nigeria"}, {"actor": "Government of the Netherlands"},
                                   {"actor": "Government of the Netherlands", "country": "Nigeria"}])  # fmt: skip
def test_of_a_country_and_of_a_funder_the_first_are_looked_at(activities: GraphStore, given: dict[str, Cell]) -> None:
    def funded(most: int) -> set[str]:
        rows = ask(activities, "funding-by-funder", {**given, MOST_PROGRAMMES: most, "each": 0}).rows
        return {str(programme["id"]) for row in rows for programme in row["programmes"]}  # type: ignore[attr-defined]

    every = funded(0)
    found = [funded(most) for most in range(1, 9)]
    assert all(fewer <= more for fewer, more in pairwise(found))
    assert len(found[0]) < len(every)
    assert found[-1] == every
    few = ask(activities, "funding-by-funder", {**given, MOST_PROGRAMMES: 1})
    assert few.left_out[0].startswith("The first 1 of ")


def test_once_something_is_dismissed_the_first_of_a_country_are_told_by_id_and_no_others(tmp_path: Path) -> None:
    with closing(Noting(tmp_path / "store")) as store:
        with store.writing() as change:
            for batch in activity_sources():
                change.put(batch)
        judge(store, Verdict("dismissed", (str(store.read("MATCH ()-[r:LEADS]->() RETURN r.id ORDER BY r.id").rows[0][0]),)), "desk-1")
        there = {str(row["programme"]) for row in ask(store, "programmes-in-country", {"country": "Nigeria"}).rows}
        ask(store, "funding-by-funder", {"country": "Nigeria", MOST_PROGRAMMES: len(there) - 1})
        told = {id_ for id_ in store.looked if id_.startswith("programme:")}
        assert told
        assert told <= there | {"programme:act-compass"}  # as another source calls one of them


def test_pairs_are_bounded_where_a_programme_is_given_too(activities: GraphStore) -> None:
    answer = ask(activities, "overlapping-programmes", {"programme": "COMPASS", MOST_PROGRAMMES: 1})
    assert "The first 1 of 7" in answer.left_out[0]


def test_what_is_asked_for_is_counted_and_looked_at_first(activities: GraphStore) -> None:
    for given in ({"relevance": "no"}, {"relevance": "unknown"}):
        every = ask(activities, "funding-by-funder", {**given, MOST_PROGRAMMES: 0})
        assert ask(activities, "funding-by-funder", {**given, MOST_PROGRAMMES: 3}).rows == every.rows
    there = ask(activities, "overlapping-programmes", {"country": "Ghana", MOST_PROGRAMMES: 1}).left_out
    number = ask(activities, "programmes-in-country", {"country": "Ghana"}).totals["rows"]
    assert f"The first 1 of {number} programmes" in there[0]


def test_two_programmes_that_are_named_are_looked_at(activities: GraphStore) -> None:
    pair = ask(activities, "shared-partners", {MOST_PROGRAMMES: 0}).rows[-1]
    named = {"programme": pair["programme"], "other": pair["other"]}
    assert (
        ask(activities, "shared-partners", {**named, MOST_PROGRAMMES: 1}).rows
        == ask(activities, "shared-partners", {**named, MOST_PROGRAMMES: 0}).rows
    )


def test_nothing_is_said_of_a_bound_where_there_is_nothing_to_compare(activities: GraphStore) -> None:
    assert not any("looked at" in words for words in ask(activities, "whats-new", {"since": "2100", MOST_PROGRAMMES: 1}).left_out)


@pytest.fixture(scope="module", params=list(SOURCES))
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph on disk."""
    path = tmp_path_factory.mktemp("apart") / "store"
    with closing(EmbeddedStore(path)) as store, store.writing() as change:
        for batch in SOURCES[request.param]():
            change.put(batch)
    return path


@pytest.mark.parametrize(
    "name",
    sorted(
        name
        for name, q in questions().items()
        if any("$part" in t.cypher(alone=True) or "$second" in t.cypher(alone=True) for t in q.texts)
    ),
)
def test_asked_once_a_node_or_of_all_at_once_the_answer_is_the_same(folder: Path, name: str) -> None:
    with closing(OneByOne(folder)) as near, closing(AllAtOnce(folder)) as far:
        for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
            try:
                one = ask(near, name, case["arguments"])
            except UnknownName:
                continue  # a case of another graph
            other = ask(far, name, case["arguments"])
            assert (one.rows, one.totals, one.citations) == (other.rows, other.totals, other.citations)


@pytest.mark.parametrize("name", sorted(name for name, question in questions().items() if question.relevant_first))
def test_a_page_of_what_is_about_trafficking_is_the_same_found_alone(activities: GraphStore, name: str) -> None:
    for case in json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")):
        if case["arguments"].keys() & {"limit", "offset"}:
            continue
        try:
            whole = ask(activities, name, case["arguments"])
        except UnknownName:
            continue  # a case of another graph
        for place in range(len(whole.rows)):
            assert ask(activities, name, {**case["arguments"], "limit": 1, "offset": place}).rows == (whole.rows[place],)
