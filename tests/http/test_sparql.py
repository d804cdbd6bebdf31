"""SPARQL over HTTP: the protocol with a client of other people's, refusals, limits, and the graph's version."""

import csv
import io
import json
import re
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import httpx
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from api.server_settings import ServerSettings
from graph.stores import open_store
from queries.runner import ask
from queries.sparql_texts import sparql_texts
from tests.e2e.running import Tipgraph
from tests.graph.sparql.test_checking import REFUSED
from tests.http.conftest import fill
from tests.http.problems import problem
from tests.http.serving import served
from tests.queries.test_sparql_texts import ASKED, _cell, _plain

NAMES = "SELECT ?name { ?a tg:implements ?p ; skos:prefLabel ?name } ORDER BY ?name"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TURTLE, TABLE = "text/turtle", "application/sparql-results+json"
QUERY = {"Content-Type": "application/sparql-query"}


@pytest.fixture(scope="module")
def address(small_store: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `tipgraph serve` in a process of its own, on the small graph."""
    process = Tipgraph(Path(small_store), tmp_path_factory.mktemp("home")).start("serve", "--port", "0")
    assert process.stdout is not None
    found = re.search(r"http://\S+?:\d+", process.stdout.readline())
    assert found
    yield f"{found[0]}/v1/sparql"
    process.terminate()
    process.communicate(timeout=30)


def get(client: httpx.Client, query: str, **more: str) -> httpx.Response:
    return client.get("/v1/sparql", params={"query": query, **more})


def _form(query: str, more: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {"query": [query], **{name: [value for other, value in more if other == name] for name, _ in more}}


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
@pytest.mark.parametrize("form", ["xml", "json", "csv"])
def test_rdflib_asks_in_every_way_of_the_protocol(address: str, small_store: str, method: str, form: str) -> None:
    graph = Graph(SPARQLStore(address, method=method, returnFormat=form))
    with closing(open_store(small_store)) as store:
        wanted = {str(row[0]) for row in store.read("MATCH (a:Actor)-[r:IMPLEMENTS]->() RETURN DISTINCT a.name").rows}
    assert {str(row[0]) for row in graph.query(NAMES)} <= wanted  # type: ignore[index]
    assert len(list(graph.query("SELECT ?a { ?a a <urn:tipgraph:def:Actor> }"))) > 5


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_and_constructs(address: str, method: str) -> None:
    graph = Graph(SPARQLStore(address, method=method))
    assert graph.query("ASK { <urn:tipgraph:actor:iom> ?p ?o }").askAnswer
    assert not graph.query("ASK { <urn:tipgraph:actor:none> ?p ?o }").askAnswer
    made = graph.query("CONSTRUCT { ?a <urn:x:leads> ?p } WHERE { ?a tg:leads ?p }").graph
    assert made is not None
    assert len(made) == 4
    described = graph.query("DESCRIBE <urn:tipgraph:actor:iom>").graph
    assert described is not None
    assert (URIRef("urn:tipgraph:actor:iom"), None, Literal("IOM")) in described


@pytest.mark.parametrize(("name", "arguments"), ASKED)
def test_the_questions_in_sparql_give_the_same_rows_over_http(
    address: str, small_store: str, name: str, arguments: Mapping[str, Any]
) -> None:
    with closing(open_store(small_store)) as store:
        answer = ask(store, name, arguments)
    bound = {u.parameter: URIRef(f"urn:tipgraph:{u.value}") for u in answer.understood}
    found = Graph(SPARQLStore(address, method="POST", returnFormat="json")).query(sparql_texts()[name], initBindings=bound)
    columns = [str(v) for v in found.vars or () if str(v) in answer.rows[0]]
    rows = [{c: _cell(str(row[c]) if row[c] is not None else "", answer.rows[0][c]) for c in columns} for row in found]  # type: ignore[call-overload,index]
    assert len(columns) >= 5
    assert rows == [{c: _plain(row[c]) for c in columns} for row in answer.rows]


@pytest.mark.parametrize(
    ("query", "accept", "type_"),
    [
        (NAMES, "*/*", TABLE),
        (NAMES, "application/sparql-results+xml", "application/sparql-results+xml"),
        (NAMES, "text/csv", "text/csv"),
        (NAMES, "text/tab-separated-values", "text/tab-separated-values"),
        (NAMES, "text/turtle, application/sparql-results+json;q=0.5", TABLE),
        ("ASK {}", "text/csv, application/sparql-results+xml;q=0.1", "application/sparql-results+xml"),
        ("DESCRIBE <urn:tipgraph:actor:iom>", "*/*", TURTLE),
        ("CONSTRUCT WHERE { ?s tg:leads ?o }", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT WHERE { ?s tg:leads ?o }", "application/ld+json", "application/ld+json"),
        ("CONSTRUCT WHERE { ?s tg:leads ?o }", "application/rdf+xml", "application/rdf+xml"),
    ],
)
def test_the_form_is_the_one_that_the_client_accepts(client: httpx.Client, query: str, accept: str, type_: str) -> None:
    for response in (
        client.get("/v1/sparql", params={"query": query}, headers={"Accept": accept}),
        client.post("/v1/sparql", content=query, headers={**QUERY, "Accept": accept}),
        client.post("/v1/sparql", data={"query": query}, headers={"Accept": accept}),
    ):
        assert response.status_code == 200, response.text
        assert response.headers["content-type"].split(";")[0] == type_
        assert response.content


def test_forms_can_be_named_and_those_that_there_are_not_are_refused(client: httpx.Client) -> None:
    assert get(client, NAMES, format="csv").text.splitlines()[0] == "name"
    made = "CONSTRUCT WHERE { ?s tg:leads ?o }"
    assert get(client, made, format="json").headers["content-type"] == "application/ld+json"
    assert len(Graph().parse(data=get(client, made, format="nt").text, format="nt")) == 4
    assert get(client, NAMES, format="json", output="json", results="json").status_code == 200  # what SPARQLWrapper sends
    twice = [("format", "rdf+xml"), ("format", "application/rdf+xml"), ("results", "rdf+xml"), ("results", "application/rdf+xml")]
    for response in (client.get("/v1/sparql", params=[("query", made), *twice]), client.post("/v1/sparql", data=_form(made, twice))):
        assert response.headers["content-type"] == "application/rdf+xml", response.text
    assert problem(get(client, NAMES, format="doc"), 422)["place"] == "format"
    assert "json" in problem(get(client, NAMES, format="turtle"), 406)["near"]
    problem(client.get("/v1/sparql", params={"query": "ASK {}"}, headers={"Accept": "text/csv"}), 406)
    problem(client.get("/v1/sparql", params={"query": NAMES}, headers={"Accept": "image/png"}), 406)


@pytest.mark.parametrize("text", REFUSED)
def test_what_writes_calls_out_or_reads_elsewhere_is_refused_in_every_way(client: httpx.Client, text: str) -> None:
    for response in (
        get(client, text),
        client.post("/v1/sparql", content=text, headers=QUERY),
        client.post("/v1/sparql", data={"query": text}),
    ):
        found = problem(response, 403)
        assert (found["type"], found["place"]) == ("urn:tipgraph:problem:not-allowed", "query")


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_other_graphs_are_refused(client: httpx.Client, name: str) -> None:
    assert problem(get(client, "ASK {}", **{name: "file:///etc/passwd"}), 403)["place"] == name
    problem(client.post("/v1/sparql", params={name: "http://127.0.0.1:1/"}, content="ASK {}", headers=QUERY), 403)
    problem(client.post("/v1/sparql", data={"query": "ASK {}", name: "http://127.0.0.1:1/"}), 403)


def test_updates_are_refused(client: httpx.Client, small_store: str) -> None:
    update = "INSERT DATA { <a:s> <a:p> <a:o> }"
    problem(client.get("/v1/sparql", params={"update": update}), 403)
    problem(client.post("/v1/sparql", data={"update": update}), 403)
    problem(client.post("/v1/sparql", content=update, headers={"Content-Type": "application/sparql-update"}), 403)
    assert json.loads(get(client, "ASK { <a:s> ?p ?o }").text)["boolean"] is False
    assert open_store(small_store).version() == "1"


def test_what_is_no_query_is_told_where(client: httpx.Client) -> None:
    found = problem(get(client, "SELECT ?a {\n ?a tg:leads }"), 400)
    assert (found["place"], "line 2" in found["detail"]) == ("query", True)
    problem(get(client, "SELECT (<http://example.org/f>(1) AS ?x) {}"), 400)
    problem(client.post("/v1/sparql", content=b"\xff", headers=QUERY), 400)
    problem(client.post("/v1/sparql", data={"query": ["ASK {}", "ASK {}"]}), 400)
    problem(client.post("/v1/sparql", data={"question": "ASK {}"}), 400)
    problem(client.post("/v1/sparql", data={}), 415)
    problem(client.post("/v1/sparql", json={"query": "ASK {}"}), 415)
    problem(client.post("/v1/sparql?query=ASK", content="ASK {}", headers=QUERY), 422)
    problem(client.get("/v1/sparql"), 422)
    problem(get(client, "ASK {}" + " " * 20_000), 422)


def test_an_answer_with_more_rows_than_are_given_is_no_answer(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"sparql_rows": 3})) as client:
        for text in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
            found = problem(get(client, text), 422)
            assert found["type"] == "urn:tipgraph:problem:too-many-rows"
            assert "LIMIT" in found["fix"]
        assert len(get(client, "SELECT * { ?s ?p ?o } LIMIT 3").json()["results"]["bindings"]) == 3


def test_a_query_that_takes_too_long_is_ended(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"sparql_seconds": 1.0})) as client:
        assert "longer than 1 s" in problem(get(client, ENDLESS), 503)["detail"]
        assert get(client, "ASK {}").status_code == 200


def test_a_query_ends_with_its_process_when_the_client_leaves(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"sparql_seconds": 300.0, "sparql_at_once": 1})) as client:
        get(client, "ASK {}")
        with pytest.raises(httpx.ReadTimeout):
            httpx.get(f"{client.base_url}/v1/sparql", params={"query": ENDLESS}, timeout=2.0)
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{client.base_url}/v1/sparql", data={"query": ENDLESS}, timeout=2.0)
        began = time.monotonic()
        assert get(client, "ASK { ?s ?p ?o }").json()["boolean"] is True, "the only turn is free again"
        assert time.monotonic() - began < 60
        listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout.splitlines()
        assert sum("graph.sparql.worker" in line and str(settings.store) in line for line in listed) <= 2, "no query is left running"


def test_many_ask_at_once_and_each_gets_its_own_answer(client: httpx.Client) -> None:
    found: dict[int, int] = {}

    def run(number: int) -> None:
        text = f"SELECT ?n {{ VALUES ?n {{ {number} }} }}"
        response = httpx.get(f"{client.base_url}/v1/sparql", params={"query": text}, timeout=60)
        found[number] = int(response.json()["results"]["bindings"][0]["n"]["value"])

    threads = [threading.Thread(target=run, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: number for number in range(8)}


def test_answers_follow_the_graph_and_are_kept_as_long(tmp_path: Path) -> None:
    settings = ServerSettings(store=str(tmp_path / "store"), keys=tmp_path / "k", uploads=tmp_path / "u", rate=0)
    count = "SELECT (COUNT(?d) AS ?n) { ?d a tg:Document }"
    with served(settings) as client:
        assert problem(get(client, count), 503)["type"] == "urn:tipgraph:problem:empty-graph"
        fill(settings.store)
        before = get(client, count)
        assert before.headers["graph-version"] == "1"
        again = client.get("/v1/sparql", params={"query": count}, headers={"If-None-Match": before.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "etag" not in get(client, "SELECT (NOW() AS ?now) {}").headers
        with closing(open_store(settings.store)) as store, store.writing() as change:
            change.drop("plan~cccc0003")
        after = client.get("/v1/sparql", params={"query": count}, headers={"If-None-Match": before.headers["etag"]})
        assert (after.status_code, after.headers["graph-version"]) == (200, "2")
        assert after.json() != before.json()


def test_a_cell_that_a_spreadsheet_would_run_is_text(client: httpx.Client) -> None:
    cells = ["=1+1", "+cmd", "@SUM(A1)", "-2+3+cmd"]
    values = " ".join(f"'{cell}'" for cell in cells)
    rows = list(csv.reader(io.StringIO(get(client, f"SELECT ?v {{ VALUES ?v {{ {values} }} }}", format="csv").text)))
    assert rows[1:] == [[f"'{cell}"] for cell in cells]


def test_the_query_is_in_no_log(settings: ServerSettings, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"), served(settings) as client:
        get(client, "ASK { <urn:sensitive-words> ?p ?o }")
        client.post("/v1/sparql", content="ASK { <urn:sensitive-words> ?p }", headers=QUERY)
    text = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("http"))
    assert "GET /v1/sparql 200" in text
    assert "sensitive-words" not in text
