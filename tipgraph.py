"""The Python face for notebooks: `import tipgraph; graph = tipgraph.open("store"); graph.ask("partners-in-country", country="Nigeria")`."""

from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any, Self

from graph.candidates import find_candidates
from graph.export.network import network
from graph.judging import Verdict, judge, undo
from graph.model import Scalar
from graph.resolve.near import Near
from graph.store import GraphStore, Judgement
from graph.stores import open_store
from graph.writing import LoadReport, load
from loaders import read_document
from queries.answer import Answer
from queries.rates import NO_RATES, Rates, read_rates
from queries.runner import ask

__all__ = ["Graph", "open"]


class Graph:
    """An open store: ask it, load documents into it."""

    def __init__(self, store: GraphStore, rates: str | Path | None = None) -> None:
        self.store = store
        self.rates = Path(rates) if rates else None

    def ask(self, question: str, **arguments: Scalar) -> Answer:
        """Answer a canned question; see `tipgraph questions` for their names and parameters.

        `convert="EUR"` shows amounts in that currency too, by the rates given to `open`, else those that `tipgraph rates` keeps.
        """
        rates = self._rates() if arguments.get("convert") else NO_RATES
        return ask(self.store, question, arguments, today=date.today().isoformat(), rates=rates)

    def to_networkx(self, document: str = "") -> Any:  # networkx has no types
        """The network of the editions in force, or of one document, as an `nx.MultiDiGraph`: entities, and what is said of two, by type.

        Nodes have `label`, `name`, `kind`, `country`, `aliases`, `identifiers`, `joined`; edges `weight`, `strength`, `documents`,
        `statements` and the first `quote`. Statements that a reviewer dismissed are left out.
        """
        import networkx as nx  # takes long to import

        found = network(self.store, document)
        made = nx.MultiDiGraph()
        made.add_nodes_from((node.id, {k: v for k, v in asdict(node).items() if k != "id"}) for node in found.nodes())
        made.add_edges_from(
            (e.source, e.target, e.type, {k: v for k, v in asdict(e).items() if k not in ("id", "source", "target")}) for e in found.edges()
        )
        return made

    def to_rdflib(self) -> Any:  # an rdflib.Graph
        """The graph's RDF (docs/rdf.md) as an `rdflib.Graph` on disk, read-only, whose `.query` is Oxigraph's."""
        from api.settings import rdf_folder
        from graph.sparql.cache import rdf_at, rdflib_graph  # Oxigraph takes long to import

        return rdflib_graph(rdf_at(self.store, rdf_folder(self.store.url)))

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

    def _rates(self) -> Rates:
        from api.settings import default_rates, rates_in  # typer, which a notebook need not wait for

        return read_rates(self.rates) if self.rates else rates_in(default_rates())

    def close(self) -> None:
        """Release the store's files or connections; leaving a `with` block does."""
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open(store: str | Path, rates: str | Path | None = None) -> Graph:  # noqa: A001  (the face of the module: tipgraph.open)
    """Open a store: a folder's path, or an address.

    Args:
        rates: a CSV file of exchange rates; see docs/cli.md.

    Raises:
        StoreError: it cannot be opened.
    """
    return Graph(open_store(str(store)), rates)
