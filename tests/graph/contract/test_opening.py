"""What an empty store says, and an address that is none."""

import pytest

from graph.errors import StoreError
from graph.store import GraphStore
from graph.stores import open_store


def test_an_empty_store_says_what_to_do(store: GraphStore) -> None:
    with pytest.raises(StoreError, match="Load a document first"):
        store.read("MATCH (n:Actor) RETURN n.id")
    assert store.search("anything") == ()
    assert store.find_ids(["anything"]) == {}
    assert store.version() == "0"


def test_an_address_of_an_unknown_engine_is_refused_with_the_known_ones() -> None:
    with pytest.raises(StoreError, match=r"No graph engine for redis:// addresses.*file.*neo4j"):
        open_store("redis://localhost")
