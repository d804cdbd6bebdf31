"""One empty store of each engine: a test that takes `store` runs on every one."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.store import GraphStore
from graph.stores import open_store
from tests.conftest import ENGINES, STAGED, NewAddress


@pytest.fixture(params=[*ENGINES, STAGED])
def url(request: pytest.FixtureRequest, tmp_path: Path, new_address: NewAddress) -> str:
    if request.param == "neo4j-staged":
        request.getfixturevalue("staging")
    return new_address(request.param, tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[GraphStore]:
    with closing(open_store(url)) as opened:
        yield opened
