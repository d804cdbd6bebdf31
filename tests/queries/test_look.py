"""Looking things up one by one, on every engine."""

import pytest

from graph.errors import UnknownName
from graph.store import GraphStore
from queries.look import show, stats, why
from queries.runner import ask


def test_a_node_is_shown_with_all_that_is_said_of_it(store: GraphStore) -> None:
    node = show(store, "COMPASS")
    assert (node.id, node.label, node.properties["name"]) == ("programme:compass", "Programme", "COMPASS")
    assert {"FUNDS", "IMPLEMENTS", "TARGETS", "HAS_PERIOD"} <= {s.predicate for s in node.statements}
    assert all(s.document and s.passage for s in node.statements)


def test_a_statement_is_shown_in_its_surroundings(store: GraphStore) -> None:
    citation = ask(store, "partners-in-country", {"country": "NG"}).citations[0][0]
    found = why(store, citation.statement)
    assert (found.document.id, found.statement.quote) == (citation.document, citation.quote)
    assert citation.passage in [p.id for p in found.passages]
    with pytest.raises(UnknownName, match="There is no statement 's-none'"):
        why(store, "s-none")


def test_counts_are_of_what_documents_hold(store: GraphStore) -> None:
    found = stats(store)
    assert dict(found.nodes) == {label: store.read(f"MATCH (n:{label}) RETURN count(n)").rows[0][0] for label in found.nodes}
    assert found.nodes["Actor"] > 0
    assert found.statements["FUNDS"] == store.read("MATCH (a)-[r:FUNDS]->(b) RETURN count(r)").rows[0][0]
