"""The first programmes of a large graph: in which order they are looked at, that an answer says what it passed over, that 0 gives all."""

from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from graph.schema import TURNS
from graph.store import Cell, GraphStore
from graph.stores.embedded import EmbeddedStore
from queries.catalogue import questions
from queries.first_programmes import WHOLE, Cut, count_programmes, cut_values, find_cut, looked_values, passed_over
from queries.runner import ask
from tests.queries.activity_sources import activity_sources
from tests.queries.test_told import Unfolded

BOUNDED = ("communities", "key-actors", "partner-pairs", "path")
NEEDED: Mapping[str, Mapping[str, Cell]] = {"path": {"actor": "NAPTIP", "other": "UNODC"}}


def _alike(rank: int, final: str, number: int, via: str = "") -> Mapping[str, Cell]:
    return {"kind": "order", "via": via, "rank": rank, "final": final, "number": number}


FACTS = [
    _alike(0, "9999", 2), _alike(0, "2024-12-31", 3), _alike(0, "", 1), _alike(0, "2020", 1, "p:joined-b"), _alike(0, "", 1, "p:joined-b"),
    _alike(0, "9999", 1, "p:joined-a"), _alike(1, "2030", 1, "p:joined-c"), _alike(2, "2030", 1, "p:joined-c"), _alike(2, "2030", 4),
]  # fmt: skip
"""Six about trafficking of one source and two of several, one of which may be, four that are not."""


def _asked(most: int, relevance: str = "all") -> Mapping[str, Cell]:
    return {"most_programmes": most, "relevance": relevance}


def test_a_programme_of_several_sources_counts_once() -> None:
    assert count_programmes(FACTS) == 13
    assert passed_over(FACTS, 13) == passed_over(FACTS, 0) == 0
    assert passed_over(FACTS, 5) == 8


@pytest.mark.parametrize("most", [0, 13, 14])
def test_nothing_is_cut_where_all_fit_or_all_are_asked_for(most: int) -> None:
    assert find_cut(FACTS, _asked(most)) is None
    assert looked_values(None, [], told=True) == WHOLE


@pytest.mark.parametrize(("most", "cut"), [
    (1, Cut(0, (), ("p:joined-a",), "~", 0, 0)),
    (2, Cut(0, (), ("p:joined-a", "p:joined-b"), "~", 0, 0)),
    (3, Cut(0, (), ("p:joined-a", "p:joined-b"), "9999", 1, 0)),
    (4, Cut(0, (), ("p:joined-a", "p:joined-b"), "9999", 2, 0)),
    (6, Cut(0, (), ("p:joined-a", "p:joined-b"), "2024-12-31", 2, 2)),
    (8, Cut(0, (), ("p:joined-a", "p:joined-b"), "", 1, 5)),
    (9, Cut(1, (0,), ("p:joined-a", "p:joined-b", "p:joined-c"), "~", 0, 6)),
    (11, Cut(2, (0, 1), ("p:joined-a", "p:joined-b", "p:joined-c"), "2030", 2, 6)),
])  # fmt: skip
def test_trafficking_comes_first_then_several_sources_then_what_ends_last(most: int, cut: Cut) -> None:
    assert find_cut(FACTS, _asked(most)) == cut


def test_the_relevance_asked_for_comes_first() -> None:
    assert find_cut(FACTS, _asked(3, "no")) == Cut(2, (), (), "2030", 3, 0)
    assert find_cut(FACTS, _asked(5, "no")) == Cut(0, (2,), ("p:joined-a",), "~", 0, 4)


def test_where_programmes_hold_their_turn_one_number_says_where_the_order_is_cut() -> None:
    cut = Cut(2, (0, 1), ("p:joined-a",), "", 2, 6)
    assert cut_values(cut, told=True) == {"cut_rank": 2, "cut_skip": 1, "cut_least": 2 * TURNS, "cut_below": 3 * TURNS}
    looked = looked_values(cut, [{"kind": "cut", "via": "", "number": 2 * TURNS + 9}], told=True)
    assert (looked["cut_from"], looked["cut_turn"], looked["cut_end"]) == (0, 2 * TURNS + 9, 2 * TURNS + 9)
    assert looked["looked"] == ["p:joined-a"]
    assert cut_values(Cut(0, (), (), "~", 0, 0), told=True) is None
    nothing = looked_values(Cut(0, (), (), "~", 0, 0), [], told=True)
    assert (nothing["cut_end"], nothing["looked"]) == (0, ["-"])


def test_turns_of_the_relevance_asked_for_count_before_those_of_others() -> None:
    at_cut = [{"kind": "cut", "via": "", "number": 7}]
    looked = looked_values(Cut(0, (2,), (), "", 7, 4), at_cut, told=True)
    assert (looked["cut_from"], looked["cut_turn"]) == (0, 7)
    assert (looked["cut_more"], looked["cut_end"]) == (2 * TURNS, 3 * TURNS)
    own = looked_values(Cut(2, (), (), "", 7, 0), [{"kind": "cut", "via": "", "number": 2 * TURNS + 7}], told=True)
    assert (own["cut_from"], own["cut_turn"], own["cut_end"]) == (2 * TURNS, 2 * TURNS + 7, 2 * TURNS + 7)


def test_where_they_do_not_their_ids_are_told_one_by_one() -> None:
    cut = Cut(2, (0, 1), ("p:joined-a",), "2030", 2, 6)
    assert cut_values(cut, told=False) == {"cut_rank": 2, "cut_ranks": [0, 1], "cut_final": "2030", "cut_number": 8}
    at_cut = [{"kind": "cut", "via": "p:1"}, {"kind": "cut", "via": "p:2"}]
    assert looked_values(cut, at_cut, told=False) == {"looked": ["p:joined-a", "p:1", "p:2"]}


@pytest.mark.parametrize("name", BOUNDED)
def test_an_answer_says_what_it_passed_over_and_in_which_order_it_looked(store: GraphStore, name: str) -> None:
    given = NEEDED.get(name, {})
    part, whole = ask(store, name, {**given, "most_programmes": 2}), ask(store, name, {**given, "most_programmes": 0})
    assert part.totals["passed_over"] > 0
    (words,) = [note for note in part.notes if "first 2 programmes" in note]
    assert "those about trafficking" in words
    assert f"{part.totals['passed_over']} more were passed over" in words
    assert "raise most_programmes (0 for all)" in words
    assert whole.totals["passed_over"] == 0
    assert not any("passed over" in note for note in whole.notes)


@pytest.mark.parametrize("name", BOUNDED)
def test_a_small_graph_is_looked_at_as_a_whole(store: GraphStore, name: str) -> None:
    one, whole = ask(store, name, NEEDED.get(name, {})), ask(store, name, {**NEEDED.get(name, {}), "most_programmes": 0})
    assert (one.rows, one.totals, one.citations, one.notes) == (whole.rows, whole.totals, whole.citations, whole.notes)


def test_every_question_with_a_bound_on_programmes_is_tried_here() -> None:
    assert {name for name, question in questions().items() if "passed_over" in {t.name for t in question.totals}} == set(BOUNDED)


def test_the_order_is_the_same_whether_programmes_hold_what_is_told_of_them_or_not(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "store")) as told:
        with told.writing() as change:
            for batch in activity_sources():
                change.put(batch)
        with closing(Unfolded(tmp_path / "store")) as said:
            for name in ("communities", "key-actors", "partner-pairs"):
                number = ask(told, name, {"most_programmes": 1}).totals["passed_over"] + 1
                assert number > 5
                for relevance in ("all", "yes", "no"):
                    for most in range(1, int(number) + 1):
                        given: dict[str, Cell] = {"most_programmes": most, "relevance": relevance}
                        one, other = ask(told, name, given), ask(said, name, given)
                        assert (one.rows, one.totals, one.citations) == (other.rows, other.totals, other.citations), given


def test_a_way_over_a_shared_programme_is_found_whatever_the_bound(store: GraphStore) -> None:
    for most in (1, 2, 0):
        answer = ask(store, "path", {"actor": "NAPTIP", "other": "IOM", "most_programmes": most})
        assert [row["other"] for row in answer.rows] == ["programme:bridge", "actor:iom"]
        assert answer.totals["passed_over"] == 0


def test_ways_of_four_steps_are_found_in_the_programmes_of_the_two(store: GraphStore) -> None:
    whole = ask(store, "path", {"actor": "IOM", "other": "UNODC", "most_programmes": 0})
    assert whole.totals["steps"] == 4
    part = ask(store, "path", {"actor": "IOM", "other": "UNODC", "most_programmes": 5})
    assert (part.rows, part.totals, part.citations) == (whole.rows, whole.totals, whole.citations)
