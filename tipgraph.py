"""The Python face for notebooks: `import tipgraph; graph = tipgraph.open("store"); graph.ask("partners-in-country", country="Nigeria")`."""

from pathlib import Path
from typing import Self

from graph.model import Scalar
from graph.store import GraphStore
from graph.stores import open_store
from graph.writing import LoadReport, load
from loaders import read_document
from queries.answer import Answer
from queries.runner import ask

__all__ = ["Graph", "open"]


class Graph:
    """An open store: ask it, load documents into it."""

    def __init__(self, store: GraphStore) -> None:
        self.store = store

    def ask(self, question: str, **arguments: Scalar) -> Answer:
        """Answer a canned question; see `tipgraph questions` for their names and parameters."""
        return ask(self.store, question, arguments)

    def load(self, path: str | Path, kind: str | None = None) -> LoadReport:
        """Load one document: all of it, or nothing."""
        return load(self.store, read_document(Path(path), kind=kind))

    def close(self) -> None:
        """Release the store's files or connections; leaving a `with` block does."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open(store: str | Path) -> Graph:  # noqa: A001  (the face of the module: tipgraph.open)
    """Open a store: a folder's path, or an address.

    Raises:
        StoreError: it cannot be opened.
    """
    return Graph(open_store(str(store)))
