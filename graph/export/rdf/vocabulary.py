"""The words of the RDF: namespaces, IRIs of things, and how each label, edge type and property is called. docs/rdf.md explains them."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from pyoxigraph import Literal, NamedNode

from graph.export.tables import decimal
from graph.schema import EDGES, NODES
from graph.store import Cell

BASE = "urn:tipgraph:"
"""What the IRIs of things begin with, where no other is given."""

TERMS = "urn:tipgraph:def:"
"""The namespace of tipgraph's own terms, whatever the base."""

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "tg": TERMS,
        "dcat": "http://www.w3.org/ns/dcat#",
        "dct": "http://purl.org/dc/terms/",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }
)
ISO_3166 = "http://lexvo.org/id/iso3166/"
"""The IRIs that others use for countries, by ISO 3166-1 alpha-2."""

CLASSES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Actor": ("org:Organization", "prov:Agent"),
        "Programme": ("org:OrganizationalCollaboration",),
        "Country": ("dct:Location",),
        "Region": ("dct:Location",),
        "Theme": ("skos:Concept",),
        "Document": ("dcat:Dataset", "prov:Entity"),
        "Passage": ("prov:Entity",),
    }
)
"""What others call the things of a label, beside tipgraph's own class of that name."""

MEMBERSHIPS = frozenset({"FUNDS", "LEADS", "IMPLEMENTS", "EXTENDS", "ACCOUNTABLE_FOR", "PARTICIPATES_IN", "REPORTS", "RESPONSIBLE_FOR"})
"""The edge types by which an actor has a role in a programme: their statements are memberships too."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._~:/@!$&'()*+,;=-]")
_DATE_TYPES = (
    (re.compile(r"\d{4}"), "xsd:gYear"),
    (re.compile(r"\d{4}-\d\d"), "xsd:gYearMonth"),
    (re.compile(r"\d{4}-\d\d-\d\d"), "xsd:date"),
)
_DATES = frozenset({"start_date", "end_date", "date", "since", "issued"})


def named(word: str) -> NamedNode:
    """The IRI of a prefixed word: `org:Role`."""
    prefix, _, name = word.partition(":")
    return NamedNode(PREFIXES[prefix] + name)


def thing(base: str, id_: str) -> NamedNode:
    """The IRI of a thing by its id; two ids never give one IRI."""
    return NamedNode(base + _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), id_))


def term(name: str) -> NamedNode:
    """One of the project's own terms: a class (`Actor`), a property by its name in the schema (`start_date` → `startDate`)."""
    head, *rest = name.split("_")
    return NamedNode(TERMS + head + "".join(word.capitalize() for word in rest))


def predicate(edge: str) -> NamedNode:
    """The property that an edge type is: PARTICIPATES_IN → `tg:participatesIn`."""
    return term(edge.lower())


def value(name: str, cell: Cell) -> Literal | None:
    """A property's value as a literal of the type that fits; None where nothing is stated."""
    if cell is None or cell == "":
        return None
    if isinstance(cell, bool):
        return Literal(cell)
    if isinstance(cell, int):
        return Literal(cell)
    if isinstance(cell, float):
        return Literal(decimal(cell), datatype=named("xsd:decimal"))
    return dated(str(cell)) if name in _DATES else Literal(str(cell))


def dated(text: str) -> Literal:
    """A date by its precision: a year, a month, a day; other text as it is."""
    found = next((type_ for pattern, type_ in _DATE_TYPES if pattern.fullmatch(text)), "")
    return Literal(text, datatype=named(found)) if found else Literal(text)


def own_terms() -> Mapping[str, str]:
    """Each of tipgraph's own classes and properties of the schema, with its meaning."""
    classes = {term(label).value: node.meaning for label, node in NODES.items()}
    return classes | {predicate(edge.name).value: edge.meaning for edge in EDGES.values() if edge.statement}
