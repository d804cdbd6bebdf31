"""GraphML and GEXF, read back by networkx."""

import io

import networkx
import pytest
from lxml import etree

from graph.export.facts import facts
from graph.export.gexf import write_gexf
from graph.export.graphml import write_graphml
from graph.export.grass import COLOURS
from graph.schema import ENTITIES
from graph.store import GraphStore

GEXF = "{http://gexf.net/1.3}"


def _graphml(store: GraphStore) -> bytes:
    file = io.BytesIO()
    write_graphml(store, file)
    return file.getvalue()


def _gexf(store: GraphStore) -> bytes:
    file = io.BytesIO()
    write_gexf(store, file)
    return file.getvalue()


def _said(store: GraphStore) -> dict[tuple[str, str, str], int]:
    """How many statements between two entities nobody dismissed, from the export of facts."""
    found: dict[tuple[str, str, str], int] = {}
    for fact in facts(store):
        subject, object_ = fact["subject"], fact["object"]
        if isinstance(subject, dict) and isinstance(object_, dict) and fact["review"] != "dismissed":
            if not {subject["label"], object_["label"]} <= set(ENTITIES):
                continue
            key = (str(subject["id"]), str(object_["id"]), str(fact["predicate"]))
            found[key] = found.get(key, 0) + 1
    return found


@pytest.mark.parametrize(("write", "read"), [(_graphml, networkx.read_graphml), (_gexf, networkx.read_gexf)], ids=["graphml", "gexf"])
def test_networkx_reads_each_edge_with_its_weight(small: GraphStore, write: object, read: object) -> None:
    assert callable(write)
    assert callable(read)
    graph = read(io.BytesIO(write(small)))
    said = {(a, b, data["type"]): int(data["weight"]) for a, b, data in graph.edges(data=True)}
    assert said == _said(small)
    assert said["actor:iom", "programme:compass", "IMPLEMENTS"] == 2
    assert ("programme:shield", "country:NG", "TARGETS") not in said
    assert set(graph) == {end for a, b, _ in said for end in (a, b)}


def test_graphml_has_names_kinds_and_colours(small: GraphStore) -> None:
    graph = networkx.read_graphml(io.BytesIO(_graphml(small)))
    assert graph.nodes["actor:iom"] == {
        "label": "Actor", "name": "International Organization for Migration", "kind": "igo", "aliases": "IOM",
        "identifiers": "XM-DAC-47066", "color": COLOURS["Actor"],
    }  # fmt: skip
    assert graph.edges["actor:iom", "programme:compass"]["strength"] == "table"


def test_gexf_shows_colours_and_sizes_at_once(small: GraphStore) -> None:
    graph = networkx.read_gexf(io.BytesIO(_gexf(small)))
    node = graph.nodes["programme:compass"]
    assert (node["label"], node["type"], node["viz"]["size"]) == ("COMPASS", "Programme", 14.0)
    colour = node["viz"]["color"]
    assert (colour["r"], colour["g"], colour["b"]) == tuple(bytes.fromhex(COLOURS["Programme"][1:]))


@pytest.mark.parametrize("write", [_graphml, _gexf])
def test_hostile_names_stay_what_they_are(hostile: GraphStore, write: object) -> None:
    assert callable(write)
    tree = etree.fromstring(write(hostile))
    texts = {*map(str, tree.itertext()), *(str(value) for node in tree.iter() for value in node.attrib.values())}
    assert "A \"quoted\" 'name' \\ </node>]]>" in texts
    assert "Ünïcode ☒ <b>&amp;" in texts
    assert any(text.startswith("bell and") for text in texts)


def test_two_ways_to_say_it_between_two_nodes_are_two_edges() -> None:
    """Parallel edges of different types stay apart: `kind` tells Gephi so, and networkx makes a multigraph of the ids."""
    text = _parallel()
    assert sorted(data["type"] for _, _, data in networkx.read_graphml(io.BytesIO(text)).edges(data=True)) == ["FUNDS", "IMPLEMENTS"]


def _parallel() -> bytes:
    import tempfile
    from contextlib import closing
    from pathlib import Path

    from graph.model import Entity
    from graph.stores.embedded import EmbeddedStore
    from graph.writing import load
    from tests.graph.extractions import extraction, fact

    ends = Entity("Actor", "Harbour Watch"), Entity("Programme", "Lantern")
    with tempfile.TemporaryDirectory() as folder, closing(EmbeddedStore(Path(folder) / "store")) as store:
        load(store, extraction(facts=[fact(ends[0], name, ends[1]) for name in ("FUNDS", "IMPLEMENTS")]))
        return _graphml(store)
