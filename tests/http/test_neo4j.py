"""Cypher of one's own over HTTP on a Neo4j server: the same reads are answered, the same attempts refused, and what is left ends."""

import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.server_settings import ServerSettings
from graph.stores.neo4j.link import Link
from tests.conftest import NewAddress
from tests.http.attempts import ESCAPES, READS, WRITES
from tests.http.conftest import fill
from tests.http.problems import problem
from tests.http.serving import served

pytestmark = pytest.mark.neo4j

ENDLESS = "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*) AS n, max(a.id + b.id + c.id + d.id + e.id + f.id) AS m"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> ServerSettings:
    folder: Path = tmp_path_factory.mktemp("server")
    address = new_address("neo4j", folder)
    fill(address)
    return ServerSettings(store=address, keys=folder / "keys.json", uploads=folder / "up", rate=0, cypher_seconds=120.0, cypher_at_once=1)


@pytest.fixture(scope="module")
def client(settings: ServerSettings) -> Iterator[httpx.Client]:
    with served(settings) as found:
        yield found


def run(client: httpx.Client, query: str, **more: object) -> httpx.Response:
    return client.post("/v1/cypher", json={"query": query, **more})


def test_every_statement_that_reads_is_answered(client: httpx.Client) -> None:
    for query in (*READS, "CALL db.labels() YIELD label RETURN label"):
        response = run(client, query, parameters={"id": "actor:iom"} if "$id" in query else {})
        assert response.status_code == 200, (query, response.text)
        assert response.json()["rows"], query


def test_every_attempt_at_more_is_refused(client: httpx.Client) -> None:
    before = run(client, "MATCH (n) RETURN count(n) AS n").json()
    for query in (*WRITES, *ESCAPES):
        assert problem(run(client, query), 403)["type"] == "urn:tipgraph:problem:not-reading", query
    assert run(client, "MATCH (n) RETURN count(n) AS n").json() == before


def test_a_statement_that_takes_too_long_is_ended(settings: ServerSettings) -> None:
    with served(settings.model_copy(update={"cypher_seconds": 1.0})) as client:
        assert "1 s" in problem(run(client, ENDLESS), 503)["detail"]


def test_a_statement_ends_on_the_server_when_its_client_leaves(client: httpx.Client, settings: ServerSettings) -> None:
    with pytest.raises(httpx.ReadTimeout):
        httpx.post(f"{client.base_url}/v1/cypher", json={"query": ENDLESS}, timeout=3.0)
    link = Link(settings.store)
    listed = "SHOW TRANSACTIONS YIELD currentQuery AS q, metaData AS m WHERE m.tipgraph IS NOT NULL RETURN q"
    began = time.monotonic()
    while link.look(lambda tx: [record["q"] for record in tx.run(listed)]):
        assert time.monotonic() - began < 60, "the server still runs it"
        time.sleep(0.1)
    link.close()
    assert run(client, "RETURN 1 AS x").json()["rows"] == [[1]], "the only turn is free again"
