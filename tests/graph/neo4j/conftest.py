"""A Neo4j store on a real server, and the driver beside it to look behind it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.stores.neo4j import Neo4jStore
from graph.stores.neo4j.link import Link
from tests.conftest import NewAddress


@pytest.fixture
def address(tmp_path: Path, new_address: NewAddress) -> str:
    return new_address("neo4j", tmp_path)


@pytest.fixture
def store(address: str) -> Iterator[Neo4jStore]:
    with closing(Neo4jStore(address)) as opened:
        yield opened


@pytest.fixture
def behind(address: str) -> Iterator[Link]:
    """The database without the store in between."""
    link = Link(address)
    yield link
    link.close()
