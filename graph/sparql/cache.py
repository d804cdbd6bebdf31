"""The graph's RDF in an Oxigraph store on disk: made when first asked for at a graph version, and swapped as a whole."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph

from graph.editions import all_editions
from graph.errors import StoreError
from graph.export.rdf.quads import Quads
from graph.export.reading import exported_editions, unchanged
from graph.ids import digest
from graph.store import GraphStore

_HALF = ".new-"


def rdf_at(store: GraphStore, folder: Path) -> Path:
    """The Oxigraph store of the graph as it is now; built where it is not there, and older ones are removed then.

    It holds the editions in force and the reference tables, all in the default graph, without what a reviewer dismissed.

    Raises:
        QueryError: the graph is empty.
        StoreError: the folder cannot be written, or the graph changed while it was read.
    """
    with unchanged(store) as version:
        wanted = folder / digest(store.url, version, [(e.id, e.loaded_at) for e in all_editions(store)])[:16]
        if wanted.is_dir():
            return wanted
        half = folder / f"{wanted.name}{_HALF}{os.getpid()}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _build(store, half)
        except OSError as problem:
            shutil.rmtree(half, ignore_errors=True)
            raise StoreError(f"{folder} cannot be written ({problem.strerror or problem}). SPARQL needs room there.") from problem
    _swap(half, wanted)
    return wanted


def rdflib_graph(path: Path) -> Any:  # an rdflib.Graph
    """The RDF of a folder that `rdf_at` gave, for rdflib: read-only, and queried by Oxigraph."""
    from oxrdflib import OxigraphStore
    from rdflib import Graph
    from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

    return Graph(OxigraphStore(store=pyoxigraph.Store.read_only(str(path))), identifier=DATASET_DEFAULT_GRAPH_ID)


def _build(store: GraphStore, half: Path) -> None:
    shutil.rmtree(half, ignore_errors=True)
    made = pyoxigraph.Store(str(half))
    quads = Quads(store, exported_editions(store, reference=True))
    made.bulk_extend(pyoxigraph.Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    made.optimize()
    made.flush()


def _swap(half: Path, wanted: Path) -> None:
    """Put a finished store in its place, unless another process was first; then remove what nobody will open any more."""
    try:
        half.rename(wanted)
    except OSError:
        shutil.rmtree(half, ignore_errors=True)
        if not wanted.is_dir():
            raise
    for other in _others(wanted):
        shutil.rmtree(other, ignore_errors=True)


def _others(wanted: Path) -> Iterator[Path]:
    """Stores of other versions, and half ones whose process is gone."""
    for path in wanted.parent.iterdir():
        _, half, process = path.name.partition(_HALF)
        if path != wanted and not (half and process.isdigit() and Path(f"/proc/{process}").exists()):
            yield path
