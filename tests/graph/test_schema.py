"""The schema table agrees with itself and with what is made from it."""

import re
from pathlib import Path

import pytest

from graph.schema import EDGES, ENTITIES, ENTITY_PROPERTIES, EXPORT_NAMES, KINDS, NODES, NOT_EXPORTED, STATEMENTS, EdgeType, NodeType
from graph.schema_docs import schema_markdown
from graph.stores.embedded.text import edge_tables, node_tables

TYPES = {"STRING", "INT64", "DOUBLE", "STRING[]", "INT64[]"}
KEYWORDS = {"end", "start", "group", "order", "in", "match", "where", "return", "type", "from", "to", "label"}
ALL_PROPERTIES = [n.properties for n in NODES.values()] + [e.properties for e in EDGES.values()]


@pytest.mark.parametrize("edge", EDGES.values(), ids=list(EDGES))
def test_an_edge_joins_labels_that_exist_each_pair_once(edge: EdgeType) -> None:
    assert {label for pair in edge.pairs for label in pair} <= set(NODES)
    assert len(set(edge.pairs)) == len(edge.pairs) > 0
    assert set(edge.properties.values()) <= TYPES
    assert re.fullmatch(r"[A-Z]+(_[A-Z]+)*", edge.name)
    assert edge.meaning


@pytest.mark.parametrize("node", NODES.values(), ids=list(NODES))
def test_a_node_has_an_id_and_typed_properties(node: NodeType) -> None:
    assert next(iter(node.properties)) == "id"
    assert set(node.properties.values()) <= TYPES
    assert node.meaning


def test_no_property_is_a_keyword_of_the_query_languages() -> None:
    names = {name for properties in ALL_PROPERTIES for name in properties}
    assert not names & KEYWORDS
    assert not names & {"from_id", "to_id"}, "these are the columns of the two ends"


def test_a_qualifier_never_hides_a_property_of_the_statement() -> None:
    for edge in EDGES.values():
        if edge.statement:
            assert len(edge.properties) == len(set(edge.properties))
            assert not set(edge.qualifiers) & {"id", "document", "passage", "strength", "review", "rule", "quote"}


def test_entities_have_names_and_values_do_not_resolve() -> None:
    for label in ENTITIES:
        assert NODES[label].properties.keys() >= ENTITY_PROPERTIES.keys()
        assert not NODES[label].value
    assert set(KINDS) <= set(ENTITIES)
    assert {right for _, right in EDGES["NAMES"].pairs} == set(ENTITIES)


def test_every_value_node_is_reached_by_a_statement_so_that_an_unused_one_goes() -> None:
    values = {label for label, node in NODES.items() if node.value}
    assert {right for name in STATEMENTS for _, right in EDGES[name].pairs if NODES[right].value} == values


def test_names_of_exports_and_exceptions_are_in_the_schema() -> None:
    properties = {name for properties in ALL_PROPERTIES for name in properties}
    assert set(EXPORT_NAMES) <= properties
    assert set(STATEMENTS) >= NOT_EXPORTED


def test_the_engine_gets_one_table_for_each_label_and_edge() -> None:
    tables = [statement.split()[1:4] for statement in (*node_tables(), *edge_tables()) if " TABLE " in statement]
    assert len(tables) == len(NODES) + len(EDGES)


def test_the_page_of_the_schema_is_up_to_date() -> None:
    page = Path(__file__).parents[2] / "docs" / "schema.md"
    assert page.read_text("utf-8") == schema_markdown(), "run `make docs`"
