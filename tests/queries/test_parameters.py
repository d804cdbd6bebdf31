"""Arguments become ids and values; what cannot be understood is an error that says what was expected."""

from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import QueryError, UnknownName
from graph.store import Cell, GraphStore
from graph.stores import open_store
from queries.runner import ask, explain
from tests.conftest import ENGINES, NewAddress
from tests.graph.batches import small_batch


@pytest.mark.parametrize("name", ["Nigeria", "nigeria", "NG", "NGA", "country:NG", "Nigéria", " Nigeria "])
def test_a_country_has_many_names(store: GraphStore, name: str) -> None:
    answer = ask(store, "partners-in-country", {"country": name})
    assert [(u.value, u.shown) for u in answer.understood] == [("country:NG", "Nigeria")]


@pytest.mark.parametrize("name", ["IOM", "iom", "actor:iom", "XM-DAC-47066", "International Organisation for Migration"])
def test_an_actor_is_found_by_name_alias_id_and_identifier(store: GraphStore, name: str) -> None:
    assert ask(store, "actor-portfolio", {"actor": name}).understood[0].value == "actor:iom"


@pytest.mark.parametrize("name", ["Prevention", "prevention", "theme:prevention", "demand reduction"])
def test_a_theme_is_found_by_name_and_alias(store: GraphStore, name: str) -> None:
    assert ask(store, "coverage-matrix", {"theme": name}).understood[0].value == "theme:prevention"


@pytest.mark.parametrize("code", ["USD", "usd", " Usd "])
def test_a_currency_is_a_code_in_any_case(store: GraphStore, code: str) -> None:
    rows = ask(store, "funding-by-funder", {"currency": code}).rows
    assert {row["currency"] for row in rows} == {"USD"}


@pytest.mark.parametrize("code", ["euro", "€", "EU", "E1R", "US$"])
def test_what_is_no_code_of_a_currency_is_refused(store: GraphStore, code: str) -> None:
    with pytest.raises(QueryError, match="expected a code of three letters") as caught:
        ask(store, "funding-by-funder", {"currency": code})
    assert caught.value.place == "currency"


def test_an_unknown_name_suggests_near_ones(store: GraphStore) -> None:
    with pytest.raises(UnknownName, match=r"country is 'Nigerai'.*Near: Nigeria") as caught:
        ask(store, "partners-in-country", {"country": "Nigerai"})
    assert caught.value.near[0] == "Nigeria"


@pytest.mark.parametrize("engine", ENGINES)
def test_a_name_of_a_body_and_of_its_missions_is_the_bodys_and_says_so(engine: str, tmp_path: Path, new_address: NewAddress) -> None:
    names: list[dict[str, Cell]] = [
        {"id": f"actor:{key}", "name": name, "aliases": ["WHB"]}
        for key, name in (("whb", "World Harbour Body"), ("nl-whb", "WHB Netherlands"), ("se-whb", "WHB Sweden"))
    ]
    both = [("actor:nl-whb", "actor:whb"), ("actor:se-whb", "actor:whb")]
    for parts, value in (([], None), (both[:1], None), (both, "actor:whb")):
        with closing(open_store(new_address(engine, tmp_path / str(len(parts))))) as store:
            with store.writing() as change:
                change.put(small_batch("doc~1", names, ["A sentence."], parts=parts))
            if value is None:
                with pytest.raises(QueryError, match="names 3 actor nodes"):
                    ask(store, "actor-portfolio", {"actor": "WHB"})
                continue
            (understood, *_) = ask(store, "actor-portfolio", {"actor": "WHB"}).understood
            assert understood.value == value
            assert "not asked for: WHB Netherlands (actor:nl-whb); WHB Sweden (actor:se-whb)" in understood.note


def test_an_ambiguous_name_lists_its_candidates(store: GraphStore) -> None:
    with pytest.raises(QueryError, match=r"names 2 actor nodes: actor:justice-ng \(Federal.*NG\); actor:justice-nl"):
        ask(store, "actor-portfolio", {"actor": "ministry of justice"})


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"country": "NG", "colour": "red"}, "has no parameter 'colour'.*It takes: country, role"),
        ({"country": "NG", "limits": "3"}, "Did you mean limit?"),
        ({}, r"partners-in-country needs country \(country\)"),
        ({"country": "NG", "limit": "-1"}, "limit is -1; expected a whole number from 0"),
        ({"country": "NG", "limit": "many"}, "limit is 'many'; expected a whole number"),
        ({"country": "NG", "offset": "1.5"}, "offset is '1.5'"),
        ({"country": "NG", "active_from": "2024-13"}, "active_from is '2024-13'; expected a date"),
        ({"country": "NG", "active_from": "2023-02-29"}, "active_from is '2023-02-29'"),
        ({"country": "NG", "as_of": "yesterday"}, "as_of is 'yesterday'"),
        ({"country": "NG", "active_from": "2025", "active_to": "2024"}, "active_from 2025 is after active_to 2024"),
        ({"country": "NG", "min_strength": "strong"}, "min_strength is 'strong'; expected one of: inferred, sentence, table"),
        ({"country": "NG", "include_inferred": "maybe"}, "include_inferred is 'maybe'; expected true or false"),
        ({"country": "NG", "role": "pays"}, "role is 'pays'; expected one of"),
        ({"country": "NG", "documents": "surwey"}, "documents holds 'surwey'.*Near: survey"),
    ],
)
def test_what_cannot_be_understood_is_refused(store: GraphStore, arguments: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        ask(store, "partners-in-country", arguments)


def test_a_question_without_dates_takes_none(store: GraphStore) -> None:
    with pytest.raises(QueryError, match="recommendations has no parameter 'active_from'"):
        ask(store, "recommendations", {"active_from": "2024"})


def test_explaining_runs_nothing_and_shows_the_values(store: GraphStore) -> None:
    question, understood, values = explain(store, "partners-in-country", {"country": "NG", "active_to": "2024"})
    assert question.name == "partners-in-country"
    assert [u.parameter for u in understood] == ["country", "active_to"]
    assert values["country"] == "country:NG"
    assert values["active_to"] == "2024~"
    assert values["limit"] == 50
