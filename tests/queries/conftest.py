"""The store that the questions are asked of, on every engine."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.judging import Verdict, judge
from graph.store import GraphStore
from graph.stores import open_store
from tests.conftest import ENGINES, NewAddress
from tests.queries.small_sources import DISMISSED, small_sources


@pytest.fixture(scope="session", params=ENGINES)
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    """The small graph in a real store."""
    with closing(open_store(new_address(request.param, tmp_path_factory.mktemp("questions")))) as opened:
        with opened.writing() as change:
            for batch in small_sources():
                change.put(batch)
        judge(opened, Verdict("dismissed", (DISMISSED,)), "desk-1")
        yield opened
