"""The network of the small graph, and the parts that filters leave of it."""

from graph.store import GraphStore
from queries.network import TARGETS, narrow, read_network
from queries.runner import ask


def test_actors_programmes_and_countries_are_joined_by_roles(store: GraphStore) -> None:
    network = read_network(store)
    assert {node.label for node in network.nodes.values()} == {"Actor", "Programme", "Country"}
    assert all(link.source in network.nodes and link.target in network.nodes for link in network.links)
    assert all((link.role == TARGETS) == (network.nodes[link.target].label == "Country") for link in network.links)
    assert network.version == store.version()


def test_filters_narrow(store: GraphStore) -> None:
    whole = read_network(store)
    funds = narrow(whole, roles=["funds"])
    assert {link.role for link in funds.links} == {"funds"}
    country = next(link.target for link in whole.links if link.role == TARGETS)
    there = narrow(whole, countries=[country])
    programmes = {link.source for link in whole.links if link.role == TARGETS and link.target == country}
    assert {id_ for id_, node in there.nodes.items() if node.label == "Programme"} == programmes
    focus = next(iter(programmes))
    near = narrow(whole, focus=focus)
    assert focus in near.nodes
    assert all(any(focus in (k.source, k.target) and end in (k.source, k.target) for k in whole.links) for end in near.nodes)
    assert narrow(whole) == whole


def test_a_period_leaves_what_runs_in_it_or_has_no_dates(store: GraphStore) -> None:
    whole = read_network(store)
    for first, last in (("2022", ""), ("", "2020"), ("2021-06", "2021-07-15")):
        answer = ask(store, "partner-pairs", {"active_from": first, "active_to": last, "relevance": "all", "limit": 10_000})
        seen = {str(p["id"]) for row in answer.rows for p in row["programmes"]}  # type: ignore[attr-defined]
        kept = {id_ for id_, node in narrow(whole, active=(first, last)).nodes.items() if node.label == "Programme"}
        assert seen <= kept
        idle = {id_ for id_, node in whole.nodes.items() if node.label == "Programme"} - kept
        assert all(any(told) for id_, told in whole.periods.items() if id_ in idle), "what has no dates is kept"
    assert narrow(whole, active=("1900", "1901")).nodes.keys() < whole.nodes.keys()
