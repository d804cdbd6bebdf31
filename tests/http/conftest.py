"""The API over the small graph of the questions' tests."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from api.server_settings import ServerSettings
from graph.stores import open_store
from tests.http.serving import served
from tests.queries.small_sources import small_sources


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a store with the small graph; tests must not change it."""
    folder = tmp_path_factory.mktemp("http") / "store"
    fill(str(folder))
    return str(folder)


def fill(address: str) -> None:
    """Write the small graph."""
    with closing(open_store(address)) as store, store.writing() as change:
        for batch in small_sources():
            change.put(batch)


@pytest.fixture(scope="session")
def settings(small_store: str, tmp_path_factory: pytest.TempPathFactory) -> ServerSettings:
    """Settings with files of their own; no limit to the rate."""
    folder: Path = tmp_path_factory.mktemp("server")
    return ServerSettings(store=small_store, keys=folder / "keys.json", uploads=folder / "uploads", rate=0)


@pytest.fixture(scope="session")
def client(settings: ServerSettings) -> Iterator[httpx.Client]:
    """A client of the API over the small graph."""
    with served(settings) as found:
        yield found
