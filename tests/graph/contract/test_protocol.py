"""A back end's public methods are the protocol's, name by name and parameter by parameter."""

import inspect

from graph.store import GraphStore, Writing


def signatures(class_: type) -> dict[str, str]:
    """Public methods with their parameters (annotations of what comes back may be narrower)."""
    methods = inspect.getmembers(class_, inspect.isfunction)
    return {
        name: str(inspect.signature(method).replace(return_annotation=inspect.Signature.empty))
        for name, method in methods
        if not name.startswith("_")
    }


def test_a_store_has_exactly_the_methods_of_the_protocol(store: GraphStore) -> None:
    assert signatures(type(store)) == signatures(GraphStore)


def test_a_change_has_the_methods_of_the_protocol(store: GraphStore) -> None:
    with store.writing() as change:
        found = signatures(type(change))
        assert {name: found.get(name) for name in signatures(Writing)} == signatures(Writing)
