"""One empty store of each engine: a test that takes `store` runs on every line of STORES."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from graph.store import GraphStore
from graph.stores import STORES, open_store

ADDRESSES: Mapping[str, Callable[[Path], str]] = {"file": lambda folder: str(folder / "it's a store, [100%] ?new#")}
"""Where a test's store of each engine is; the folder's name holds what an address must not trip over."""


@pytest.fixture(params=sorted(STORES))
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return ADDRESSES[request.param](tmp_path)


@pytest.fixture
def store(url: str) -> Iterator[GraphStore]:
    with closing(open_store(url)) as opened:
        yield opened
