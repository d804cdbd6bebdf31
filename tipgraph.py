"""The Python face for notebooks: `import tipgraph; graph = tipgraph.open("store"); graph.ask("partners-in-country", country="Nigeria")`."""

from datetime import date
from pathlib import Path
from typing import Self

from graph.candidates import find_candidates
from graph.judging import Verdict, judge, undo
from graph.model import Scalar
from graph.resolve.near import Near
from graph.store import GraphStore, Judgement
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
        return ask(self.store, question, arguments, today=date.today().isoformat())

    def load(self, path: str | Path, kind: str | None = None) -> LoadReport:
        """Load one document: all of it, or nothing."""
        return load(self.store, read_document(Path(path), kind=kind))

    def candidates(self) -> list[Near]:
        """Pairs of actors and of programmes that may be one, most likely first, with score and reasons."""
        return find_candidates(self.store)

    def judge(self, verdict: str, *about: str, by: str, note: str = "", against_guards: bool = False) -> Judgement:
        """Judge two names (`same`, `different`, `unsure`) or a statement (`accepted`, `dismissed`); the judgement in force then.

        Args:
            about: two ids or names, or a statement's id.
            by: the label of a key or a desk, never a person's name.
        """
        outcome = judge(self.store, Verdict(verdict, about, note), by, against_guards=against_guards)
        assert outcome.judgement is not None  # noqa: S101  (what cannot be judged was raised)
        return outcome.judgement

    def undo(self, *about: str, by: str) -> Judgement:
        """Take back a judgement, by its id, its two names or its statement: the graph is as if it had never been made."""
        return undo(self.store, about, by)

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
