"""The store that the questions are asked of, on every engine."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager

import pytest

from graph.judging import Verdict, judge
from graph.store import GraphStore, SourceBatch
from graph.stores import open_store
from tests.conftest import ENGINES, NewAddress
from tests.queries.activity_sources import activity_sources
from tests.queries.small_sources import DISMISSED, small_sources


@pytest.fixture(scope="session", params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    """The small graph in a real store."""
    with holding(small_sources(), new_address(request.param, tmp_path_factory.mktemp("questions"))) as opened:
        judge(opened, Verdict("dismissed", (DISMISSED,)), "desk-1")
        yield opened


@pytest.fixture(scope="module", params=ENGINES)
def activities(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    """A document and data in a real store: eight programmes, four about trafficking (one under two ids), two that may be, one not."""
    with holding(activity_sources(), new_address(request.param, tmp_path_factory.mktemp("activities"))) as opened:
        yield opened


@contextmanager
def holding(sources: Sequence[SourceBatch], address: str) -> Iterator[GraphStore]:
    """A new store with these sources."""
    with closing(open_store(address)) as opened:
        with opened.writing() as change:
            for batch in sources:
                change.put(batch)
        yield opened
