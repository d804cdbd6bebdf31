"""The store that the questions are asked of; another engine joins by another parameter."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from tests.queries.small_sources import small_sources


@pytest.fixture(scope="session", params=["embedded"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The small graph in a real store."""
    assert request.param == "embedded"
    opened = EmbeddedStore(Path(tmp_path_factory.mktemp("questions")) / "store")
    with opened.writing() as change:
        for batch in small_sources():
            change.put(batch)
    yield opened
    opened.close()
