"""The engines that tests run on: an embedded folder, and a database of a real Neo4j server."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase

from graph.stores.neo4j import writing
from tests.servers.neo4j_server import neo4j_server

PASSWORD = "TIPGRAPH_NEO4J_PASSWORD"
GIVEN = "TIPGRAPH_TEST_NEO4J"
"""The address of a server that already runs, its password in TIPGRAPH_NEO4J_PASSWORD; its database must be empty, and is emptied."""

ENGINES = [pytest.param("file"), pytest.param("neo4j", marks=pytest.mark.neo4j)]
"""What a fixture is parametrised by to run on every engine."""

STAGED = pytest.param("neo4j-staged", marks=pytest.mark.neo4j)
"""A Neo4j store that takes every change for a large one."""

NewAddress = Callable[[str, Path], str]


@pytest.fixture(scope="session")
def neo4j_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty database; the server is started where none is given."""
    with pytest.MonkeyPatch.context() as patch:
        if GIVEN in os.environ:
            with _driver(os.environ[GIVEN]) as driver:
                (count,) = driver.execute_query("MATCH (n) RETURN count(*)").records[0]
            assert count == 0, f"The database of {GIVEN} is not empty, and tests would empty it."
            yield os.environ[GIVEN]
            _empty(os.environ[GIVEN])
            return
        with neo4j_server(tmp_path_factory.mktemp("neo4j")) as server:
            patch.setenv(PASSWORD, server.password)
            yield server.address


@pytest.fixture
def staging(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every change is staged, in pieces of two rows."""
    monkeypatch.setattr(writing, "IN_ONE", 0)
    monkeypatch.setattr(writing, "PIECE", 2)


@pytest.fixture(scope="session")
def new_address(request: pytest.FixtureRequest) -> NewAddress:
    """Where an empty store of an engine is; a folder's name holds what an address must not trip over."""

    def address(engine: str, folder: Path) -> str:
        if engine == "file":
            return str(folder / "it's a store, [100%] ?new#")
        server = str(request.getfixturevalue("neo4j_address"))
        _empty(server)
        return server

    return address


def _empty(address: str) -> None:
    """Remove all rows of a database; its constraints and indexes stay."""
    with _driver(address) as driver, driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()


def _driver(address: str) -> Driver:
    scheme, _, rest = address.partition("://")
    user, _, host = rest.rpartition("@")
    return GraphDatabase.driver(f"{scheme}://{host.split('/')[0]}", auth=(user or "neo4j", os.environ[PASSWORD]))
