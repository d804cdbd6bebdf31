"""Writing RDF: N-Triples, Turtle, TriG, JSON-LD, each as a stream."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import IO

from pyoxigraph import RdfFormat, serialize

from graph.errors import QueryError
from graph.export.rdf.quads import Quads
from graph.export.rdf.vocabulary import BASE, PREFIXES
from graph.export.reading import exported_editions, unchanged
from graph.store import GraphStore

FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "jsonld": RdfFormat.JSON_LD,
        "ntriples": RdfFormat.N_TRIPLES,
        "trig": RdfFormat.TRIG,
        "turtle": RdfFormat.TURTLE,
    }
)
"""The names of the formats. TriG and JSON-LD hold a named graph a document; the others hold the same triples without it."""

_BASE = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:([^\s<>"{}|\\^`]*[/#:])?""")


def write_rdf(store: GraphStore, form: str, file: IO[bytes], document: str = "", *, base: str = BASE) -> None:
    """Write the editions in force, or one document, without what a reviewer dismissed.

    Args:
        form: a name of FORMATS.
        base: what the IRIs of things begin with; ends in `/`, `#` or `:`.

    Raises:
        QueryError: the base is no IRI to put a name behind.
    """
    if not _BASE.fullmatch(base):
        raise QueryError(f"The base is {base!r}; expected an IRI that ends in /, # or :, such as https://data.example.org/thb/")
    with unchanged(store):
        quads = Quads(store, exported_editions(store, document), base)
        graphs = FORMATS[form].supports_datasets
        prefixes = {**PREFIXES, "": base}
        serialize(quads if graphs else (quad.triple for quad in quads), file, format=FORMATS[form], prefixes=prefixes)
