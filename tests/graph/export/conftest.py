"""The small graph in a store that export tests only read, and one whose names and texts are hostile."""

from collections.abc import Iterator
from contextlib import closing

import pytest

from graph.judging import Verdict, judge
from graph.model import Entity
from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from graph.writing import load
from tests.graph.extractions import extraction, fact
from tests.queries.small_sources import DISMISSED, small_sources


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """The small graph; its dismissed statement says that Shield Niger works in Nigeria."""
    with closing(EmbeddedStore(tmp_path_factory.mktemp("small") / "store")) as opened:
        with opened.writing() as change:
            for batch in small_sources():
                change.put(batch)
        judge(opened, Verdict("dismissed", (DISMISSED,)), "desk-1")
        yield opened


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    """Names that a spreadsheet would run, that close a literal, an IRI or an element, or hold what XML forbids."""
    names = ("=HYPERLINK(1)", "@SUM(A1)", "-2+3 Council", "A \"quoted\" 'name' \\ </node>]]>", "Ünïcode ☒ <b>&amp;", "bell\x07 and\ttab")
    with closing(EmbeddedStore(tmp_path_factory.mktemp("hostile") / "store")) as opened:
        load(
            opened,
            extraction(facts=[fact(Entity("Actor", name), "IMPLEMENTS", Entity("Programme", f"{name} Programme")) for name in names]),
        )
        yield opened
