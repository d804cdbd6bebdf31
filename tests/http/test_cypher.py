"""Cypher of one's own over HTTP: what reads is answered, everything else is refused before an engine sees it."""

import threading
import time
from pathlib import Path

import httpx
import pytest

from api.server_settings import ServerSettings
from graph.stores import open_store
from tests.http.attempts import ESCAPES, READS, WRITES
from tests.http.problems import problem
from tests.http.serving import served

ENDLESS = "MATCH (a), (b), (c), (d), (e) RETURN count(*) AS n, max(a.id + b.id + c.id + d.id + e.id) AS m"


def run(client: httpx.Client, query: str, **more: object) -> httpx.Response:
    return client.post("/v1/cypher", json={"query": query, **more})


@pytest.mark.parametrize("query", READS)
def test_a_statement_that_reads_is_answered(client: httpx.Client, query: str) -> None:
    response = run(client, query, parameters={"id": "actor:iom"} if "$id" in query else {})
    assert response.status_code == 200, response.text
    assert response.json()["rows"]


@pytest.mark.parametrize("query", [*WRITES, *ESCAPES])
def test_a_statement_that_may_do_more_is_refused(client: httpx.Client, query: str) -> None:
    found = problem(run(client, query), 403)
    assert found["type"] == "urn:tipgraph:problem:not-reading"
    assert found["place"] == "query"


def test_nothing_of_the_attempts_was_done(client: httpx.Client, small_store: str) -> None:
    assert list(Path("/tmp").glob("tipgraph-escape*")) == []
    assert open_store(small_store).version() == "1"
    assert run(client, "MATCH (a:Actor {id: 'actor:x'}) RETURN a.id").json()["rows"] == []


def test_rows_are_limited_and_it_is_said(client: httpx.Client, settings: ServerSettings) -> None:
    found = run(client, "MATCH (a:Actor) RETURN a.id AS id ORDER BY id", limit=2).json()
    assert (len(found["rows"]), found["truncated"]) == (2, True)
    with served(settings.model_copy(update={"cypher_rows": 1})) as other:
        assert len(run(other, "MATCH (a:Actor) RETURN a.id AS id ORDER BY id", limit=100).json()["rows"]) == 1


def test_whole_nodes_come_without_what_is_not_told(client: httpx.Client) -> None:
    (cells,) = run(client, "MATCH (d:Document) WHERE d.stem = 'plan' RETURN d").json()["rows"]
    assert cells[0]["stem"] == "plan"


def test_a_statement_that_the_engine_does_not_understand_is_the_clients_mistake(client: httpx.Client) -> None:
    found = problem(run(client, "MATCH (a:Actr) RETURN a.id"), 422)
    assert "Actr" in found["detail"]
    problem(run(client, "MATCH (a:Actor RETURN a.id"), 422)


@pytest.mark.parametrize(
    "body", [{}, {"query": 1}, {"query": "RETURN 1 AS x", "file": "/etc/passwd"}, {"query": "RETURN 1 AS x", "limit": 0}]
)
def test_a_body_of_another_shape_is_refused(client: httpx.Client, body: dict[str, object]) -> None:
    problem(client.post("/v1/cypher", json=body), 422)


def test_a_statement_that_takes_too_long_is_ended(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"cypher_seconds": 0.3})) as client:
        began = time.monotonic()
        found = problem(run(client, ENDLESS), 503)
        assert "0.3 s" in found["detail"]
        assert time.monotonic() - began < 20


def test_a_statement_ends_when_its_client_leaves(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"cypher_seconds": 120.0, "cypher_at_once": 1})) as client:
        address = str(client.base_url)
        with pytest.raises(httpx.ReadTimeout):
            httpx.post(f"{address}/v1/cypher", json={"query": ENDLESS}, timeout=1.0)
        began = time.monotonic()
        assert run(client, "RETURN 1 AS x").json()["rows"] == [[1]], "the only turn is free again"
        assert time.monotonic() - began < 60


def test_who_waits_longer_than_a_statement_may_run_is_told(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"cypher_seconds": 2.0, "cypher_at_once": 1})) as client:
        first = threading.Thread(target=lambda: run(client, ENDLESS))
        first.start()
        answers = [run(client, "RETURN 1 AS x") for _ in range(2)]
        first.join()
        assert {a.status_code for a in answers} <= {200, 503}
        assert run(client, "RETURN 1 AS x").status_code == 200
