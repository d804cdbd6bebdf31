"""The engines that tests run on: an embedded folder, and a database of a real Neo4j server; what Hypothesis may take."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from graph.stores.neo4j import writing
from tests.servers.neo4j_database import Neo4jDatabase, neo4j_database

settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")  # a machine that others use too: how long an example takes says nothing

ENGINES = [pytest.param("file"), pytest.param("neo4j", marks=pytest.mark.neo4j)]
"""What a fixture is parametrised by to run on every engine."""

STAGED = pytest.param("neo4j-staged", marks=pytest.mark.neo4j)
"""A Neo4j store that takes every change for a large one."""

NewAddress = Callable[[str, Path], str]


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Neo4jDatabase]:
    """An empty database; its server is started where none is given."""
    with neo4j_database(tmp_path_factory.mktemp("neo4j")) as found:
        yield found


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
        server: Neo4jDatabase = request.getfixturevalue("database")
        server.empty()
        return server.address

    return address
