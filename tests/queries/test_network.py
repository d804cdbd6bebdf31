"""The network of the small graph, and the parts that filters leave of it."""

from graph.store import GraphStore
from queries.network import TARGETS, narrow
from queries.network_reading import Within, count_by_country, is_large, read_network
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


def test_a_large_graph_gives_the_first_programmes_and_says_how_many_more_there_are(store: GraphStore) -> None:
    whole, part = read_network(store), read_network(store, most=3)
    assert whole.passed_over == 0
    programmes = {id_ for id_, node in whole.nodes.items() if node.label == "Programme"}
    shown = {id_ for id_, node in part.nodes.items() if node.label == "Programme"}
    ((number,),) = store.read("MATCH (p:Programme) RETURN count(DISTINCT coalesce(p.joined, p.id)) AS number").rows
    assert part.passed_over == int(str(number)) - 3
    assert shown < programmes
    assert set(part.links) == {k for k in whole.links if k.source in shown or k.target in shown}
    assert read_network(store, most=0) == whole
    assert is_large(store, most=3)
    assert not is_large(store)


def test_of_a_large_graph_a_page_gets_what_it_is_about(store: GraphStore) -> None:
    whole = read_network(store)
    for focus in whole.nodes:
        assert narrow(read_network(store, within=Within(focus=focus), most=6), focus=focus).links == narrow(whole, focus=focus).links
    for country in {k.target for k in whole.links if k.role == TARGETS}:
        there = {k.source for k in whole.links if k.role == TARGETS and k.target == country}
        part = read_network(store, within=Within(countries=(country,)), most=len(there))
        assert narrow(part, countries=[country]).links == narrow(whole, countries=[country]).links
        one = min(there)
        assert narrow(read_network(store, within=Within((country,), (one,)), most=1), ids=[one]).links == narrow(whole, ids=[one]).links


def test_programmes_are_counted_by_country(store: GraphStore) -> None:
    found = count_by_country(store)
    targets = {(k.source, k.target) for k in read_network(store).links if k.role == TARGETS}
    assert found.numbers == {country: sum(1 for _, to in targets if to == country) for country in {to for _, to in targets}}
    assert found.searched == read_network(store).searched
