"""`export graphml`: GraphML 1.0 with typed keys, as networkx, Gephi, yEd and Cytoscape read it."""

from collections.abc import Mapping
from typing import IO

from graph.export.grass import COLOURS
from graph.export.network import network
from graph.export.reading import unchanged
from graph.export.xml_lines import XmlLines
from graph.store import GraphStore

_NODE = {"label": "string", "name": "string", "kind": "string", "country": "string", "aliases": "string", "identifiers": "string",
         "joined": "string", "color": "string"}  # fmt: skip
_EDGE = {"type": "string", "weight": "int", "strength": "string", "documents": "string", "statements": "string", "quote": "string"}
_BETWEEN = " | "
"""Between the items of a list: GraphML has no lists."""


def write_graphml(store: GraphStore, file: IO[bytes], document: str = "") -> None:
    """Write the network of the editions in force, or of one document."""
    with unchanged(store):
        found = network(store, document)
        xml = XmlLines(file)
        with xml.element("graphml", {"xmlns": "http://graphml.graphdrawing.org/xmlns"}):
            for of, keys in (("node", _NODE), ("edge", _EDGE)):
                for name, type_ in keys.items():
                    xml.leaf("key", {"id": f"{of}-{name}", "for": of, "attr.name": name, "attr.type": type_})
            with xml.element("graph", {"id": "tipgraph", "edgedefault": "directed"}):
                for node in found.nodes():
                    lists = {"aliases": _BETWEEN.join(node.aliases), "identifiers": _BETWEEN.join(node.identifiers)}
                    values = {"label": node.label, "name": node.name, "kind": node.kind, "country": node.country, "joined": node.joined}
                    with xml.element("node", {"id": node.id}):
                        _data(xml, "node", {**values, **lists, "color": COLOURS[node.label]})
                for edge in found.edges():
                    lists = {"documents": _BETWEEN.join(edge.documents), "statements": _BETWEEN.join(edge.statements)}
                    said = {"type": edge.type, "weight": str(edge.weight), "strength": edge.strength, "quote": edge.quote}
                    with xml.element("edge", {"id": edge.id, "source": edge.source, "target": edge.target}):
                        _data(xml, "edge", {**said, **lists})
        xml.end()


def _data(xml: XmlLines, of: str, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        if value:
            xml.leaf("data", {"key": f"{of}-{name}"}, value)
