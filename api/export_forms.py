"""The formats of `export` that are one file: what each takes, and what writes it. What is slow to import is imported when it is used."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import IO

from api.render import errors
from graph.store import GraphStore


@dataclass(frozen=True, slots=True)
class Given:
    """What an export was asked for, beside its format.

    Attributes:
        document: a document's stem or id; "" for all in force.
        hxl: whether tables get a row of hashtags.
        base: what the IRIs of RDF begin with; "" for the default.
    """

    document: str = ""
    hxl: bool = True
    base: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """One format.

    Attributes:
        takes: the options that it takes beside --to.
        write: writes the store's graph into a file, piece by piece.
        text: whether a terminal can show it.
    """

    takes: frozenset[str]
    write: Callable[[GraphStore, IO[bytes], Given], None]
    text: bool = True


def _facts(store: GraphStore, file: IO[bytes], given: Given) -> None:
    from graph.export.facts import export_facts

    _write(file, (line + "\n" for line in export_facts(store, given.document)))


def _csv(store: GraphStore, file: IO[bytes], given: Given) -> None:
    from graph.export.facts_table import facts_csv

    _write(file, facts_csv(store, given.document, hxl=given.hxl))


def _xlsx(store: GraphStore, file: IO[bytes], given: Given) -> None:
    from graph.export.facts_table import facts_xlsx

    facts_xlsx(store, file, given.document, hxl=given.hxl)


def _graphml(store: GraphStore, file: IO[bytes], given: Given) -> None:
    from graph.export.graphml import write_graphml

    write_graphml(store, file, given.document)


def _gexf(store: GraphStore, file: IO[bytes], given: Given) -> None:
    from graph.export.gexf import write_gexf

    write_gexf(store, file, given.document)


def _cypher(store: GraphStore, file: IO[bytes], _given: Given) -> None:
    from graph.export.cypher_script import cypher_script

    _write(file, cypher_script(store))


def _rdf(form: str) -> Callable[[GraphStore, IO[bytes], Given], None]:
    def write(store: GraphStore, file: IO[bytes], given: Given) -> None:
        from graph.export.rdf.vocabulary import BASE
        from graph.export.rdf.writing import write_rdf

        write_rdf(store, form, file, given.document, base=given.base or BASE)

    return write


def _iati(store: GraphStore, file: IO[bytes], given: Given) -> None:
    from graph.export.iati import write_iati

    for words in write_iati(store, file, given.document):
        errors().print(f"Left out: {words}", markup=False, style="yellow")


def _write(file: IO[bytes], pieces: Iterable[str]) -> None:
    file.writelines(piece.encode() for piece in pieces)


_ONE, _TABLE, _RDF = frozenset({"--document"}), frozenset({"--document", "--no-hxl"}), frozenset({"--document", "--base"})

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "csv": Form(_TABLE, _csv),
        "cypher": Form(frozenset(), _cypher),
        "facts": Form(frozenset({"--format", "--document"}), _facts),
        "gexf": Form(_ONE, _gexf),
        "graphml": Form(_ONE, _graphml),
        "iati": Form(_ONE, _iati),
        "jsonld": Form(_RDF, _rdf("jsonld")),
        "ntriples": Form(_RDF, _rdf("ntriples")),
        "trig": Form(_RDF, _rdf("trig")),
        "turtle": Form(_RDF, _rdf("turtle")),
        "xlsx": Form(_TABLE, _xlsx, text=False),
    }
)
"""The formats by name, sorted."""
