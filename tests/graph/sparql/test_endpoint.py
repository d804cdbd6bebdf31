"""Queries on a real store: results, forms, limits, versions; what a query cannot do even in its process."""

import json
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import NotAllowed, QueryError, Unanswered
from graph.judging import Verdict, judge
from graph.sparql.cache import rdf_at, rdflib_graph
from graph.sparql.endpoint import Sparql
from graph.store import GraphStore, Stop
from graph.stores.embedded import EmbeddedStore
from tests.queries.small_sources import DISMISSED, small_sources

EVERY = "SELECT * { ?s ?p ?o }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with closing(EmbeddedStore(tmp_path_factory.mktemp("sparql") / "store")) as opened:
        with opened.writing() as change:
            for batch in small_sources():
                change.put(batch)
        judge(opened, Verdict("dismissed", (DISMISSED,)), "desk-1")
        yield opened


@pytest.fixture(scope="module")
def sparql(store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sparql]:
    with Sparql(store, tmp_path_factory.mktemp("rdf")) as opened:
        yield opened


def test_select(sparql: Sparql) -> None:
    found = sparql.query("SELECT ?name { ?a tg:implements <urn:tipgraph:programme:compass> ; skos:prefLabel ?name }")
    assert (found.kind, found.variables, found.texts()) == ("select", ("name",), [{"name": "International Organization for Migration"}])
    assert found.version == sparql.store.version()


def test_ask_and_describe_and_construct(sparql: Sparql) -> None:
    assert sparql.query("ASK { <urn:tipgraph:actor:iom> a org:Organization }").boolean
    assert not sparql.query("ASK { <urn:tipgraph:actor:who> a org:Organization }").boolean  # only an older edition names it
    assert b"International Organization for Migration" in sparql.query("DESCRIBE <urn:tipgraph:actor:iom>").serialised("turtle")
    made = sparql.query("CONSTRUCT { ?a skos:related ?p } WHERE { ?a tg:leads ?p }").serialised("nt").decode()
    assert made.count("<http://www.w3.org/2004/02/skos/core#related>") == 4


def test_reviewed_away_is_not_there(sparql: Sparql) -> None:
    assert not sparql.query("ASK { <urn:tipgraph:programme:shield> tg:targets <urn:tipgraph:country:NG> }").boolean


@pytest.mark.parametrize(("form", "holds"), [
    ("json", b'{"head": {"vars": ["n"]}, "results": {"bindings": [{"n": {"type": "literal"'), ("xml", b"<variable name=\"n\""),
    ("csv", b"n\r\n55150000\r\n"), ("tsv", b"?n\n55150000\n"),
])  # fmt: skip
def test_forms_of_rows(sparql: Sparql, form: str, holds: bytes) -> None:
    found = sparql.query("SELECT ?n { ?b a tg:Budget ; tg:amount ?n FILTER(?n > 50000000) }")
    assert holds in found.serialised(form)


def test_a_form_that_there_is_not_is_an_error(sparql: Sparql) -> None:
    with pytest.raises(QueryError, match="There is no turtle of this result; there are json, xml"):
        sparql.query("ASK {}").serialised("turtle")
    assert json.loads(sparql.query("ASK {}").serialised("json")) == {"head": {}, "boolean": True}


def test_rows_beyond_the_limit_are_cut_and_the_result_says_so(sparql: Sparql) -> None:
    for text in (EVERY, "CONSTRUCT WHERE { ?s ?p ?o }"):
        found = sparql.query(text, rows=5)
        assert (len(found.rows), found.truncated) == (5, True)
    assert not sparql.query("SELECT * { ?s ?p ?o } LIMIT 5", rows=5).truncated


def test_a_query_is_ended_at_the_time_limit_and_the_next_one_runs(sparql: Sparql) -> None:
    with pytest.raises(QueryError, match="took longer than 1 s"):
        sparql.query(ENDLESS, seconds=1.0)
    assert sparql.query("ASK {}").boolean


def test_a_query_ends_when_it_is_stopped_and_the_next_one_runs(sparql: Sparql) -> None:
    stop = Stop()
    timer = threading.Timer(0.5, stop.pull)
    timer.start()
    with pytest.raises(Unanswered, match="was stopped"):
        sparql.query(ENDLESS, seconds=120, stop=stop)
    with pytest.raises(Unanswered, match="before it began"):
        sparql.query("ASK {}", stop=stop)
    assert sparql.query("ASK {}", stop=Stop()).boolean


def test_values_that_tables_must_not_trip_over(sparql: Sparql) -> None:
    found = sparql.query(r"""SELECT ?v { VALUES ?v { '=1+1' '-5' -5 <urn:x> 'a\tb\\c"d'@en UNDEF true } }""")
    assert found.serialised("csv").decode().splitlines() == ["v", "'=1+1", "-5", "-5", "urn:x", '"a\tb\\c""d"', '""', "true"]
    assert found.serialised("tsv").decode().splitlines() == [
        "?v", '"=1+1"', '"-5"', "-5", "<urn:x>", r'"a\tb\\c\"d"@en', "", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'
    ]  # fmt: skip


def test_queries_run_beside_one_another(sparql: Sparql) -> None:
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(sparql.query(EVERY).rows))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 3
    assert len(set(found)) == 1


@pytest.mark.parametrize("text", ["SELECT (<http://example.org/f>(1) AS ?x) {}", "SELECT * { ?s ?p 1 } GROUP BY ?s"])
def test_what_the_engine_refuses_is_told(sparql: Sparql, text: str) -> None:
    with pytest.raises(QueryError):
        sparql.query(text)


def test_a_service_never_reaches_the_process(sparql: Sparql) -> None:
    with pytest.raises(NotAllowed):
        sparql.query("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_the_rdf_follows_the_graph_and_the_old_one_goes(tmp_path: Path) -> None:
    with closing(EmbeddedStore(tmp_path / "store")) as store, Sparql(store, tmp_path / "rdf") as sparql:
        first, *others = small_sources()
        with pytest.raises(QueryError, match="holds nothing yet"):
            sparql.query(EVERY)
        with store.writing() as change:
            change.put(first)
        before = sparql.query(EVERY)
        with store.writing() as change:
            for batch in others:
                change.put(batch)
        after = sparql.query(EVERY)
        assert before.version != after.version
        assert len(after.rows) > len(before.rows)
        assert len(list((tmp_path / "rdf").iterdir())) == 1


def test_a_half_made_folder_of_a_killed_process_is_no_rdf_and_goes(store: GraphStore, tmp_path: Path) -> None:
    (tmp_path / "rdf" / "abc.new-999999999").mkdir(parents=True)
    made = rdf_at(store, tmp_path / "rdf")
    assert list((tmp_path / "rdf").iterdir()) == [made]
    assert rdf_at(store, tmp_path / "rdf") == made


def test_rdflib_asks_the_same_store(store: GraphStore, sparql: Sparql) -> None:
    graph = rdflib_graph(rdf_at(store, sparql.folder))
    rows = list(graph.query("SELECT ?s { ?s a <urn:tipgraph:def:Actor> }"))
    assert len(rows) == len(sparql.query("SELECT ?s { ?s a tg:Actor }").rows) > 5
