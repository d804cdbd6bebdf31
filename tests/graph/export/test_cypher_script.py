"""The Cypher script recreates the graph on another engine."""

import pytest

from graph.contents import contents_of
from graph.export.cypher_script import cypher_script
from graph.schema import EDGES, NODES
from graph.store import GraphStore
from tests.servers.neo4j_database import Neo4jDatabase
from tests.servers.neo4j_tools import statements


def _counts(store: GraphStore) -> dict[str, int]:
    counts = {label: int(str(store.read(f"MATCH (n:{label}) RETURN count(n)").rows[0][0])) for label in NODES}
    edges = contents_of(store).edges.values()
    counts |= {name: sum(number for held in edges for pair, number in held.items() if pair[0] == name) for name in EDGES}
    return {name: number for name, number in counts.items() if number}


def test_every_statement_ends_and_holds_no_text_that_ends_it(hostile: GraphStore) -> None:
    text = "".join(cypher_script(hostile))
    assert text.isascii() or "☒" in text
    assert all(statement.splitlines()[-1].startswith(("CREATE CONSTRAINT", "]")) or "AS row" in statement for statement in statements(text))
    assert "\x07" not in text


@pytest.mark.neo4j
@pytest.mark.parametrize("which", ["small", "hostile"])
def test_neo4j_makes_the_same_graph_of_it(request: pytest.FixtureRequest, database: Neo4jDatabase, which: str) -> None:
    store: GraphStore = request.getfixturevalue(which)
    database.empty()
    with database.driver() as driver, driver.session() as session:
        for statement in statements("".join(cypher_script(store))):
            session.run(statement).consume()
        made = {str(r[0]): int(r[1]) for r in session.run("MATCH (n) UNWIND labels(n) AS l RETURN l, count(*)")}
        made |= {str(r[0]): int(r[1]) for r in session.run("MATCH ()-[r]->() RETURN type(r), count(*)")}
        names = {r[0] for r in session.run("MATCH (a:Actor) RETURN a.name")}
    database.empty()
    assert {name: number for name, number in made.items() if number} == _counts(store)
    assert names == {row[0] for row in store.read("MATCH (a:Actor) RETURN a.name").rows}
