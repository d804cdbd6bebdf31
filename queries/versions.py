"""Reading at one version: what is made of several statements is drawn from one graph, also while another process loads."""

from collections.abc import Callable
from typing import TypeVar

from graph.errors import EmptyStore, Unanswered
from graph.store import GraphStore

EMPTY = "0"
"""The version of a store that holds nothing."""

_TRIES = 5

T = TypeVar("T")


def at_one_version(store: GraphStore, work: Callable[[str], T]) -> T:
    """Run reads until the graph was the same before and after them.

    Args:
        work: gets the version, and reads.

    Raises:
        EmptyStore: there is nothing to read.
        Unanswered: the graph changed in the middle of it, again and again.
    """
    for _ in range(_TRIES):
        version = store.version()
        if version == EMPTY:
            raise EmptyStore(f"The graph at {store.url} holds nothing yet. Load a document first: tipgraph load PATH")
        found = work(version)
        if store.version() == version:
            return found
    raise Unanswered("The graph changed while the question was answered, again and again. Ask again when the loading is done.")
