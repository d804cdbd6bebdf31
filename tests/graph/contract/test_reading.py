"""What every store answers, and how it refuses."""

import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.errors import QueryError
from graph.store import Cell, GraphStore
from graph.stores import open_store
from tests.conftest import ENGINES, NewAddress
from tests.graph.batches import small_batch

NAMES: list[dict[str, Cell]] = [
    {"id": "actor:oim", "name": "Organisation internationale pour les migrations", "aliases": ["IOM", "OIM"]},
    {"id": "actor:rmp", "name": "Policía de Nigeria"},
    {"id": "actor:niger", "name": "Police du Niger"},
    {"id": "actor:harbours", "name": "Bureau of the harbour safety schemes of the northern coast"},
    {"id": "programme:compass", "name": "COMPASS", "aliases": ["The Cooperation on Migration programme"]},
]
OTHERS: list[dict[str, Cell]] = [{"id": f"programme:harbour-{i}", "name": f"Harbour safety scheme {i}"} for i in range(100)]
PASSAGES = [f"Sentence {i} tells of the shelters in Assen." for i in range(200)] + ["Slachtoffers van mensenhandel krijgen opvang."]
HEAVY = "MATCH (a:Passage), (b:Passage), (c:Passage), (d:Passage) WHERE a.ordinal + b.ordinal + c.ordinal + d.ordinal = -1 RETURN count(*)"


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    # only reads follow, so the tests of this module share one store
    with closing(open_store(new_address(request.param, tmp_path_factory.mktemp("filled")))) as store:
        with store.writing() as change:
            change.put(small_batch("doc~1", [*NAMES, *OTHERS], PASSAGES))
        yield store


def test_rows_come_with_their_columns(filled: GraphStore) -> None:
    rows = filled.read("MATCH (n:Programme) WHERE n.name = $name RETURN n.id AS id, n.aliases AS aliases", {"name": "COMPASS"})
    assert list(rows.dicts()) == [{"id": "programme:compass", "aliases": ["The Cooperation on Migration programme"]}]
    assert not rows.truncated


def test_more_rows_than_asked_for_are_cut_and_said_so(filled: GraphStore) -> None:
    text = "MATCH (p:Passage) RETURN p.ordinal ORDER BY p.ordinal"
    assert filled.read(text, max_rows=2).rows == ((0,), (1,))
    assert filled.read(text, max_rows=2).truncated
    assert not filled.read(text, max_rows=len(PASSAGES)).truncated


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Status {id: 'status:x'})",
        "MATCH (n:Actor) SET n.name = 'x'",
        "MATCH (n:Actor) DETACH DELETE n",
        "MATCH (n:Actor) RETURN n.id; MATCH (n:Actor) RETURN n.id",
        "MATCH (n:NoSuchLabel) RETURN n",
        "not a query",
        "",
    ],
)
def test_a_statement_that_writes_or_is_wrong_is_refused(filled: GraphStore, cypher: str) -> None:
    with pytest.raises(QueryError, match="The engine refused the query"):
        filled.read(cypher)
    assert filled.read("MATCH (n:Actor) RETURN count(*)").rows == ((4,),)


def test_a_query_that_takes_too_long_is_ended(filled: GraphStore) -> None:
    start = time.monotonic()
    with pytest.raises(QueryError, match=r"longer than 0\.2 s"):
        filled.read(HEAVY, timeout=0.2)
    assert time.monotonic() - start < 5
    assert filled.read("MATCH (n:Programme) RETURN count(*)").rows == ((101,),)


@pytest.mark.parametrize(
    ("key", "ids"),
    [
        ("IOM", [("Actor", "actor:oim")]),
        ("organisation internationale pour LES migrations", [("Actor", "actor:oim")]),
        ("policia de nigeria", [("Actor", "actor:rmp")]),
        ("Cooperation on Migration Program", [("Programme", "programme:compass")]),
        ("programme:compass", [("Programme", "programme:compass")]),
    ],
)
def test_a_name_is_found_whatever_its_case_accents_and_little_words(filled: GraphStore, key: str, ids: list[tuple[str, str]]) -> None:
    assert filled.find_ids([key]) == {key: tuple(ids)}


def test_a_name_of_another_label_or_an_unknown_one_is_not_found(filled: GraphStore) -> None:
    assert filled.find_ids(["IOM", "UNODC"], ["Programme"]) == {}


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Policia de Nigeria", "actor:rmp"),
        ("Polica de Nigera", "actor:rmp"),
        ("Organization internationale pour les migration", "actor:oim"),
        ("COMPAS", "programme:compass"),
        ("OM", None),
        ("Europol", None),
        ("", None),
        ('"; DROP TABLE name; --', None),
    ],
)
def test_a_search_for_names_forgives_accents_and_small_typos(filled: GraphStore, text: str, first: str | None) -> None:
    hits = filled.search(text, ["Actor", "Programme"])
    assert (hits[0].id if hits else None) == first
    assert list(hits) == sorted(hits, key=lambda hit: -hit.score)


def test_a_name_of_the_label_asked_for_is_found_among_many_of_others(filled: GraphStore) -> None:
    assert [hit.id for hit in filled.search("Harbour safety scheme", ["Actor"], limit=1)] == ["actor:harbours"]


def test_a_search_for_words_finds_the_passages_that_hold_them_all(filled: GraphStore) -> None:
    (hit,) = filled.search("opvang slachtoffers")
    assert (hit.id, hit.label, hit.document) == (f"doc~1#{len(PASSAGES) - 1}", "Passage", "doc~1")
    assert len(filled.search("shelter", ["Passage"], limit=5)) == 5
    assert filled.search("shelters in Rotterdam", ["Passage"]) == ()
    assert len(filled.search("of the shelters in Assen", ["Passage"], limit=5)) == 5
    assert len(filled.search("tell sheltering", ["Passage"], limit=5)) == 5
    assert filled.search("tells of the shelterless", ["Passage"]) == ()


def test_a_closed_store_opens_again_when_asked(filled: GraphStore) -> None:
    filled.close()
    filled.close()
    assert filled.read("MATCH (n:Programme) RETURN count(*)").rows == ((101,),)
