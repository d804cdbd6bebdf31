"""What only a server can do or refuse."""

import threading
import time
from contextlib import closing

import pytest
from neo4j.exceptions import ClientError

from graph.errors import QueryError, SchemaMismatch, StoreError, StoreLocked
from graph.stores.neo4j import Neo4jStore, lease
from graph.stores.neo4j.link import Link
from queries.look import show, stats
from tests.graph.batches import content, small_batch

pytestmark = pytest.mark.neo4j

ONE = small_batch(
    "one~1", [{"id": "actor:iom", "name": "IOM"}, {"id": "programme:a", "name": "A"}], ["IOM runs A."], [("actor:iom", "programme:a")]
)
TWO = small_batch(
    "two~2", [{"id": "actor:iom", "name": "OIM"}, {"id": "programme:b", "name": "B"}], ["IOM runs B."], [("actor:iom", "programme:b")]
)


@pytest.fixture
def filled(store: Neo4jStore) -> Neo4jStore:
    with store.writing() as change:
        change.put(ONE)
    return store


def test_the_server_itself_refuses_a_write_in_a_read_session(filled: Neo4jStore, behind: Link) -> None:
    with pytest.raises(ClientError, match="Writing in read access mode not allowed") as found:
        behind.read(lambda tx: tx.run("CREATE (n:Status {id: 'x'})").consume())
    assert found.value.code == "Neo.ClientError.Statement.AccessMode"


@pytest.mark.parametrize(
    "cypher",
    [
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "load /* so */ csv FROM 'https://x' AS line RETURN line",
        "MATCH (n:Actor) // RETURN\nLOAD\n CSV FROM 'file:///x' AS line RETURN line",
        "\\u004COAD CSV FROM 'file:///x' AS line RETURN line",
        "CALL dbms.listConfig() YIELD name RETURN name",
        "CALL `dbms`.`listConfig`() YIELD name RETURN name",
        "CALL dbms.killConnection('bolt-1')",
        "MATCH (n:Actor) CALL db.clearQueryCaches() YIELD value RETURN value",
        "SHOW TRANSACTIONS",
        "  /* x */ TERMINATE TRANSACTION 'neo4j-transaction-1'",
        "CYPHER runtime=slotted PROFILE SHOW SETTINGS",
        "PROFILE SHOW USERS",
        "USE system SHOW USERS",
    ],
)
def test_what_reads_files_or_tends_the_server_is_refused_before_it_is_sent(filled: Neo4jStore, cypher: str) -> None:
    with pytest.raises(QueryError, match="The engine refused the query: "):
        filled.read(cypher)


@pytest.mark.parametrize(
    "cypher",
    [
        "CALL db.labels() YIELD label RETURN count(label) > 0 AS ok",
        "MATCH (n:Actor) CALL (n) { RETURN n.name = 'IOM' AS ok } RETURN ok",
        "MATCH (n:Actor) CALL { WITH n RETURN n.name = 'IOM' AS ok } RETURN ok",
        "MATCH (show:Actor) RETURN show.name = 'IOM' AS ok // LOAD CSV",
        "RETURN 'LOAD CSV' CONTAINS \"SHOW\" OR 'it\\'s' = \"it's\" AS ok",
    ],
)
def test_what_only_looks_like_it_is_run(filled: Neo4jStore, cypher: str) -> None:
    assert filled.read(cypher).rows == ((True,),)


@pytest.mark.parametrize(
    ("cypher", "words"),
    [
        ("MATCH (n:Acter) RETURN n.id", "the schema has no label Acter"),
        ("MATCH (:Actor)-[r:FUND]->() RETURN r.id", "the schema has no edge type FUND"),
        ("MATCH (n:Actor) RETURN n.nmae", "the schema has no property nmae"),
    ],
)
def test_a_name_that_is_spelled_wrongly_is_an_error_and_no_empty_answer(filled: Neo4jStore, cypher: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        filled.read(cypher)
    assert filled.read("MATCH (n:Figure)-[r:ABOUT]->(c:Country) RETURN r.id, n.identifiers").rows == ()


def test_whole_nodes_and_edges_come_as_mappings(filled: Neo4jStore) -> None:
    ((actor, funds, day),) = filled.read("MATCH (a:Actor)-[r:FUNDS]->() RETURN a, r, date('2026-01-02')").rows
    assert isinstance(actor, dict)
    assert isinstance(funds, dict)
    assert (actor["_label"], actor["name"], funds["_label"], funds["document"], day) == ("Actor", "IOM", "FUNDS", "one~1", "2026-01-02")


def test_a_wrong_password_and_a_wrong_database_are_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match=r"has no database 'nowhere'. Community has one, called `neo4j`"):
        Neo4jStore(address.rpartition("/")[0] + "/nowhere")
    monkeypatch.setenv("TIPGRAPH_NEO4J_PASSWORD", "wr0ng-one")
    with pytest.raises(StoreError, match="refuses neo4j with this password") as found:
        Neo4jStore(address)
    assert "wr0ng-one" not in str(found.value)


def test_an_old_server_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("graph.stores.neo4j.link.OLDEST", (99, 0))
    with pytest.raises(StoreError, match=r"runs Neo4j/5\.\d+\.\d+; tipgraph needs Neo4j 99\.0"):
        Neo4jStore(address)


def test_a_graph_of_another_schema_is_refused(filled: Neo4jStore, address: str, behind: Link) -> None:
    behind.write(lambda tx: tx.run("MATCH (s:TipgraphStore) SET s.schema = 0").consume())
    with pytest.raises(SchemaMismatch, match=r"was written with schema 0"):
        Neo4jStore(address)


def test_a_cluster_address_reaches_a_single_server(filled: Neo4jStore, address: str) -> None:
    with closing(Neo4jStore(address.replace("bolt://", "neo4j://"))) as routed:
        assert content(routed) == content(filled)


def test_a_second_writer_waits_and_then_is_told_who_writes(filled: Neo4jStore, address: str) -> None:
    with closing(Neo4jStore(address, wait=0.5)) as other, filled.writing() as change:
        change.put(TWO)
        with pytest.raises(StoreLocked, match=r"is being written by process \d+ on "), other.writing():
            pass
    assert filled.find_ids(["B"])


def test_a_writer_that_waits_goes_on_when_the_other_is_done(filled: Neo4jStore, address: str) -> None:
    started = threading.Event()

    def write() -> None:
        with closing(Neo4jStore(address)) as other, other.writing() as change:
            started.set()
            time.sleep(1)
            change.put(TWO)

    thread = threading.Thread(target=write)
    thread.start()
    started.wait(30)
    with filled.writing() as change:
        change.drop("one~1")
    thread.join()
    assert {row[0] for row in content(filled)["Document"]} == {"two~2"}


def test_a_writer_that_lost_its_lease_writes_nothing(filled: Neo4jStore, behind: Link, monkeypatch: pytest.MonkeyPatch) -> None:
    before = content(filled)

    def go_on() -> None:
        with filled.writing() as change:
            change.put(TWO)
            behind.write(lambda tx: tx.run("MATCH (w:TipgraphWriter) SET w.token = 'another'").consume())

    with pytest.raises(StoreLocked, match="lost the right to write"):
        go_on()
    assert content(filled) == before


def test_a_lease_is_renewed_while_its_writer_thinks(filled: Neo4jStore, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LEASE", 1.0)
    with closing(Neo4jStore(address, wait=0.1)) as other, filled.writing() as change:
        time.sleep(2.5)
        with pytest.raises(StoreLocked), other.writing():
            pass
        change.put(TWO)
    assert filled.find_ids(["B"])


@pytest.mark.usefixtures("staging")
def test_what_a_killed_writer_left_is_not_there_for_readers_and_goes_with_the_next_change(
    filled: Neo4jStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, version, counts = content(filled), filled.version(), stats(filled)

    def be_killed() -> None:
        with filled.writing() as change:
            change.put(TWO)
            monkeypatch.setattr(change, "_fold_unseen", _interrupt)

    with pytest.raises(KeyboardInterrupt):
        be_killed()
    assert filled.version() == version
    assert filled.find_ids(["B", "IOM"]) == {"IOM": (("Actor", "actor:iom"),)}
    assert [hit.id for hit in filled.search("runs", ["Passage"])] == ["one~1#0"]
    assert filled.read("MATCH (d:Document) RETURN d.id").rows == (("one~1",),)
    assert stats(filled) == counts
    assert [s.document for s in show(filled, "actor:iom").statements] == ["one~1"]
    with filled.writing() as change:
        change.drop("never there")
    assert content(filled) == before


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_version_waits_while_rows_move_and_reads_as_before_when_their_writer_is_gone(filled: Neo4jStore, behind: Link) -> None:
    def state(version: str, until: str) -> None:
        behind.write(
            lambda tx: tx.run(f"MATCH (s:TipgraphStore), (w:TipgraphWriter) SET s.version = '{version}', w.until = {until}").consume()
        )

    state("7+", "timestamp() + 600")
    start = time.monotonic()
    assert filled.version() == "7"
    assert time.monotonic() - start > 0.4
    state("8+", "0")
    assert filled.version() == "8"


def test_the_next_writer_closes_a_version_that_a_killed_one_left_open(filled: Neo4jStore, behind: Link) -> None:
    behind.write(lambda tx: tx.run("MATCH (s:TipgraphStore), (w:TipgraphWriter) SET s.version = '7+', w.until = 0").consume())
    with filled.writing() as change:
        assert filled.version() == "7"
        change.put(TWO)
    assert filled.version() == "8"
