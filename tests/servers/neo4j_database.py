"""An empty Neo4j database for tests and benchmarks: of a server that already runs, or of one that is started for them."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, GraphDatabase

from tests.servers.neo4j_server import Neo4jServer, neo4j_server

PASSWORD = "TIPGRAPH_NEO4J_PASSWORD"
GIVEN = "TIPGRAPH_TEST_NEO4J"
"""The address of a server that already runs, its password in TIPGRAPH_NEO4J_PASSWORD; its database must be empty, and is emptied."""


@dataclass(frozen=True)
class Neo4jDatabase:
    """A database that may be written to and emptied; its password is in the environment.

    Attributes:
        server: the process behind it; None where it is somebody else's.
    """

    address: str
    server: Neo4jServer | None = None

    def empty(self) -> None:
        """Remove all rows; constraints and indexes stay."""
        with self.driver() as driver, driver.session() as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()

    def driver(self) -> Driver:
        """The driver without the store in between."""
        scheme, _, rest = self.address.partition("://")
        user, _, host = rest.rpartition("@")
        return GraphDatabase.driver(f"{scheme}://{host.split('/')[0]}", auth=(user or "neo4j", os.environ[PASSWORD]))


@contextmanager
def neo4j_database(home: Path, heap: str = "1g") -> Iterator[Neo4jDatabase]:
    """The database that GIVEN names, emptied afterwards, or else that of a server in `home` with so much heap."""
    if GIVEN not in os.environ:
        with started_database(home, heap) as database:
            yield database
        return
    database = Neo4jDatabase(os.environ[GIVEN])
    with database.driver() as driver:
        (count,) = driver.execute_query("MATCH (n) RETURN count(*)").records[0]
    if count:
        raise RuntimeError(f"The database of {GIVEN} is not empty, and would be emptied. Name another.")
    try:
        yield database
    finally:
        database.empty()


@contextmanager
def started_database(home: Path, heap: str = "1g") -> Iterator[Neo4jDatabase]:
    """The database of a server of its own, which may be killed."""
    before = os.environ.get(PASSWORD)
    with neo4j_server(home, heap) as server:
        os.environ[PASSWORD] = server.password
        try:
            yield Neo4jDatabase(server.address, server)
        finally:
            os.environ.pop(PASSWORD)
            if before is not None:
                os.environ[PASSWORD] = before
