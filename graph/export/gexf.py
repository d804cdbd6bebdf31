"""`export gexf`: GEXF 1.3 with colours and sizes by kind, as Gephi shows them at once."""

from typing import IO

from graph.export.grass import COLOURS
from graph.export.network import NetworkEdge, NetworkNode, network
from graph.export.reading import unchanged
from graph.export.xml_lines import XmlLines
from graph.store import GraphStore

_NODE = ("type", "kind", "country", "aliases", "identifiers", "joined")
_EDGE = ("type", "strength", "documents", "statements", "quote")
_SIZES = {"Actor": 20, "Programme": 14}
_SIZE = 10
_BETWEEN = " | "


def write_gexf(store: GraphStore, file: IO[bytes], document: str = "") -> None:
    """Write the network of the editions in force, or of one document."""
    with unchanged(store) as version:
        found = network(store, document)
        xml = XmlLines(file)
        space = {"xmlns": "http://gexf.net/1.3", "xmlns:viz": "http://gexf.net/1.3/viz", "version": "1.3"}
        with xml.element("gexf", space):
            with xml.element("meta"):
                xml.leaf("creator", text="tipgraph")
                xml.leaf("description", text=f"graph version {version}; {', '.join(e.stem for e in found.editions)}")
            with xml.element("graph", {"defaultedgetype": "directed", "mode": "static"}):
                for of, names in (("node", _NODE), ("edge", _EDGE)):
                    with xml.element("attributes", {"class": of}):
                        for name in names:
                            xml.leaf("attribute", {"id": f"{of}-{name}", "title": name, "type": "string"})
                with xml.element("nodes"):
                    for node in found.nodes():
                        _node(xml, node)
                with xml.element("edges"):
                    for edge in found.edges():
                        _edge(xml, edge)
        xml.end()


def _node(xml: XmlLines, node: NetworkNode) -> None:
    red, green, blue = bytes.fromhex(COLOURS[node.label][1:])
    with xml.element("node", {"id": node.id, "label": node.name or node.id}):
        lists = (_BETWEEN.join(node.aliases), _BETWEEN.join(node.identifiers))
        _values(xml, "node", _NODE, (node.label, node.kind, node.country, *lists, node.joined))
        xml.leaf("viz:color", {"r": red, "g": green, "b": blue})
        xml.leaf("viz:size", {"value": _SIZES.get(node.label, _SIZE)})


def _edge(xml: XmlLines, edge: NetworkEdge) -> None:
    drawn = {"id": edge.id, "source": edge.source, "target": edge.target, "kind": edge.type, "label": edge.type, "weight": edge.weight}
    with xml.element("edge", drawn):
        lists = (_BETWEEN.join(edge.documents), _BETWEEN.join(edge.statements))
        _values(xml, "edge", _EDGE, (edge.type, edge.strength, *lists, edge.quote))


def _values(xml: XmlLines, of: str, names: tuple[str, ...], values: tuple[str, ...]) -> None:
    with xml.element("attvalues"):
        for name, value in zip(names, values, strict=True):
            if value:
                xml.leaf("attvalue", {"for": f"{of}-{name}", "value": value})
