"""What a query gave, and the forms in which the SPARQL protocol sends it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from graph.errors import QueryError
from graph.export.rdf.vocabulary import PREFIXES
from graph.sparql.tabular import Term, csv_rows, tsv_rows

RESULT_TYPES: Mapping[str, str] = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
"""The forms of SELECT and ASK (CSV and TSV of SELECT only), and their media types."""

GRAPH_TYPES: Mapping[str, str] = {
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "json-ld": "application/ld+json",
    "rdf-xml": "application/rdf+xml",
}
"""The forms of CONSTRUCT and DESCRIBE."""


@dataclass(frozen=True, slots=True)
class SparqlResult:
    """The answer of a query.

    Attributes:
        kind: `select` has variables and rows, `ask` a boolean, `graph` rows of three terms.
        truncated: whether the row limit cut it.
        version: the graph version that it was drawn from.
    """

    kind: Literal["select", "ask", "graph"]
    version: str
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    boolean: bool = False
    truncated: bool = False

    def texts(self) -> list[dict[str, str]]:
        """The rows as plain texts by variable; "" where nothing is bound."""
        names = self.variables or ("subject", "predicate", "object")
        return [dict(zip(names, (term["value"] if term else "" for term in row), strict=True)) for row in self.rows]

    def serialised(self, form: str) -> bytes:
        """The result in one of the forms that its kind has.

        Raises:
            QueryError: it has no such form.
        """
        forms = self.forms()
        if form not in forms:
            raise QueryError(f"There is no {form} of this result; there are {', '.join(forms)}.")
        if self.kind == "graph":
            return self._graph(form)
        if form == "csv":
            return csv_rows(self.variables, self.rows).encode()
        if form == "tsv":
            return "".join(tsv_rows(self.variables, self.rows)).encode()
        return json.dumps(self._json(), ensure_ascii=False).encode() if form == "json" else self._by_rdflib(form)

    def forms(self) -> Mapping[str, str]:
        """The forms that this kind of result has, and their media types; the first is what who asks for none gets."""
        if self.kind == "graph":
            return GRAPH_TYPES
        return RESULT_TYPES if self.kind == "select" else {name: RESULT_TYPES[name] for name in ("json", "xml")}

    def _json(self) -> dict[str, Any]:
        if self.kind == "ask":
            return {"head": {}, "boolean": self.boolean}
        bindings = [{name: term for name, term in zip(self.variables, row, strict=True) if term} for row in self.rows]
        return {"head": {"vars": list(self.variables)}, "results": {"bindings": bindings}}

    def _by_rdflib(self, form: str) -> bytes:
        from rdflib.query import Result
        from rdflib.term import Variable

        made = Result("ASK" if self.kind == "ask" else "SELECT")
        made.askAnswer = self.boolean
        if self.kind == "select":
            made.vars = [Variable(name) for name in self.variables]
            made.bindings = [{Variable(n): _rdflib(t) for n, t in zip(self.variables, row, strict=True) if t} for row in self.rows]
        written = made.serialize(format=form, encoding="utf-8")
        return written or b""

    def _graph(self, form: str) -> bytes:
        from rdflib import Graph

        made = Graph(bind_namespaces="none")
        for prefix, iri in PREFIXES.items():
            made.bind(prefix, iri)
        for subject, predicate, object_ in self.rows:
            made.add((_rdflib(subject), _rdflib(predicate), _rdflib(object_)))
        try:
            return made.serialize(format="xml" if form == "rdf-xml" else form, encoding="utf-8")
        except ValueError as problem:  # RDF/XML has no way to write some properties
            raise QueryError(f"These triples cannot be written as {form} ({problem}). Ask for turtle.") from problem


def from_worker(told: Mapping[str, Any], version: str) -> SparqlResult:  # JSON
    """The result that the worker's line holds."""
    rows: Sequence[Sequence[Term | None]] = told.get("rows", ())
    return SparqlResult(
        kind=told["kind"],
        version=version,
        variables=tuple(told.get("variables", ())),
        rows=tuple(map(tuple, rows)),
        boolean=told.get("boolean", False),
        truncated=told.get("truncated", False),
    )


def _rdflib(term: Term | None) -> Any:  # a URIRef, BNode or Literal
    from rdflib import BNode, Literal, URIRef

    assert term is not None  # noqa: S101  (unbound variables are left out before)
    if term["type"] == "uri":
        return URIRef(term["value"])
    if term["type"] == "bnode":
        return BNode(term["value"])
    return Literal(term["value"], lang=term.get("xml:lang"), datatype=URIRef(term["datatype"]) if "datatype" in term else None)
