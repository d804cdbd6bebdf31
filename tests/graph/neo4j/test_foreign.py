"""Other people's statements on a server: their plan is looked at before they run, and they end when they are stopped."""

import threading
import time

import pytest

from graph.errors import NotReading, QueryError, Unanswered
from graph.store import Rows, Stop
from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.link import Link
from tests.graph.batches import small_batch

pytestmark = pytest.mark.neo4j

ENDLESS = "MATCH (a), (b), (c), (d), (e), (f) RETURN count(*) AS n, max(a.id + b.id + c.id + d.id + e.id + f.id) AS m"


@pytest.fixture
def filled(store: Neo4jStore) -> Neo4jStore:
    with store.writing() as change:
        change.put(small_batch("one~1", [{"id": "actor:iom", "name": "IOM"}], [f"Sentence {n}." for n in range(200)]))
    return store


def running(behind: Link) -> list[str]:
    """The statements of stoppable reads that the server runs."""
    listed = "SHOW TRANSACTIONS YIELD currentQuery AS q, metaData AS m WHERE m.tipgraph IS NOT NULL RETURN q"
    return [record["q"] for record in behind.look(lambda tx: list(tx.run(listed)))]


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (n:Status {id: 'status:x'})",
        "MERGE (n:Actor {id: 'actor:x'}) RETURN n.id",
        "MATCH (n:Actor) SET n.name = 'x' RETURN n.name",
        "MATCH (n:Actor) REMOVE n.name RETURN n.id",
        "MATCH (n:Actor) DETACH DELETE n",
        "MATCH (n:Actor) CALL (n) { SET n.name = 'x' } RETURN n.id",
        "MATCH (n:Actor) FOREACH (x IN [1] | SET n.name = 'x') RETURN n.id",
        "CREATE CONSTRAINT x FOR (n:Status) REQUIRE n.name IS UNIQUE",
        "DROP INDEX x IF EXISTS",
        "CALL db.index.fulltext.queryNodes('passages', 'x') YIELD node RETURN node.id",
    ],
)
def test_a_statement_whose_plan_does_more_than_read_is_refused_before_it_runs(filled: Neo4jStore, cypher: str) -> None:
    with pytest.raises((NotReading, QueryError), match=r"plan|refused"):
        filled.check_reading(cypher)
    assert filled.read("MATCH (n:Actor) RETURN n.id, n.name").rows == (("actor:iom", "IOM"),)


@pytest.mark.parametrize(
    "cypher",
    [
        "MATCH (n:Actor) WHERE n.id = $id RETURN n.name",
        "MATCH (n:Actor) OPTIONAL MATCH (n)-[r]->(m) WITH n, count(r) AS c WHERE c >= 0 RETURN n.id, c ORDER BY n.id LIMIT 3",
        "MATCH (n:Actor) WHERE NOT EXISTS { MATCH (n)-[:FUNDS]->() } RETURN n.id AS id UNION MATCH (p:Passage) RETURN p.id AS id",
        "CALL db.labels() YIELD label RETURN label",
    ],
)
def test_a_plan_that_only_reads_passes_and_nothing_has_run(filled: Neo4jStore, cypher: str) -> None:
    filled.check_reading(cypher, {"id": "actor:iom"})
    assert filled.read(cypher, {"id": "actor:iom"}).rows


def test_what_the_server_does_not_understand_is_no_plan(filled: Neo4jStore) -> None:
    with pytest.raises(QueryError, match="refused"):
        filled.check_reading("MATCH (n:Actor RETURN n")


def test_a_statement_ends_on_the_server_when_it_is_stopped(filled: Neo4jStore, behind: Link) -> None:
    stop, ended = Stop(), list[BaseException | Rows]()

    def read() -> None:
        try:
            ended.append(filled.read(ENDLESS, timeout=300, stop=stop))
        except QueryError as problem:
            ended.append(problem)

    thread = threading.Thread(target=read)
    thread.start()
    began = time.monotonic()
    while not any("max(a.id" in text for text in running(behind)):
        assert time.monotonic() - began < 60, "the server never ran it"
        time.sleep(0.1)
    stop.pull()
    thread.join(60)
    assert not thread.is_alive()
    assert isinstance(ended[0], Unanswered)
    assert "was stopped" in str(ended[0])
    assert running(behind) == []
    assert filled.read("MATCH (n:Actor) RETURN count(n)").rows == ((1,),)


def test_a_statement_that_was_stopped_before_does_not_begin(filled: Neo4jStore, behind: Link) -> None:
    stop = Stop()
    stop.pull()
    with pytest.raises(Unanswered, match="was stopped"):
        filled.read(ENDLESS, timeout=300, stop=stop)
    assert running(behind) == []


def test_a_stop_that_nobody_pulls_changes_nothing(filled: Neo4jStore) -> None:
    assert filled.read("MATCH (n:Actor) RETURN n.id", stop=Stop()).rows == (("actor:iom",),)
