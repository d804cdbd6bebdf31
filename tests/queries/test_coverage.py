"""What can be measured of a country's theme: the same programmes as in the matrix, their partners, their money with currencies apart."""

from graph.store import GraphStore
from queries.coverage import money, partners, read_coverage, read_partners
from queries.network import TARGETS
from queries.network_reading import read_network
from queries.runner import ask


def test_each_cell_has_the_programmes_that_the_matrix_counts(store: GraphStore) -> None:
    for relevance in ("yes", "all"):
        cells = read_coverage(store, relevance=relevance)
        answer = ask(store, "coverage-matrix", {"relevance": relevance, "limit": 10_000})
        counted = {(row["country"], row["theme"]): row["programme_count"] for row in answer.rows if row["programme_count"]}
        assert {place: len(programmes) for place, programmes in cells.items()} == counted
        assert counted


def test_partners_of_a_cell_are_counted_once(store: GraphStore) -> None:
    cells, network = read_coverage(store), read_network(store)
    found = partners(cells, read_partners(store))
    for place, programmes in cells.items():
        assert found[place] == len({k.source for k in network.links if k.role != TARGETS and k.target in programmes})
    assert max(found.values()) > 1


def test_money_keeps_currencies_apart_and_adds_up_to_what_funders_give(store: GraphStore) -> None:
    funding = ask(store, "funding-by-funder", {"limit": 10_000})
    whole = {("country:any", "theme:any"): frozenset(str(p["id"]) for row in funding.rows for p in row["programmes"])}  # type: ignore[attr-defined]
    units = {(row["currency"] or "", row["per"] or "", row["flow"] or "") for row in funding.rows if row["amount"] is not None}
    found = money(whole, funding)
    assert set(found) == units
    assert len({currency for currency, _, _ in found}) > 1
    for (currency, per, flow), cells in found.items():
        same = [r for r in funding.rows if (r["currency"] or "", r["per"] or "", r["flow"] or "") == (currency, per, flow)]
        assert cells[("country:any", "theme:any")] == sum(float(str(r["amount"])) for r in same if r["amount"] is not None)


def test_what_has_no_amount_is_in_no_cell(store: GraphStore) -> None:
    cells = read_coverage(store)
    for amounts in money(cells, ask(store, "funding-by-funder", {"limit": 10_000})).values():
        assert set(amounts) <= set(cells)
        assert all(amounts.values())


def test_a_cell_lists_the_first_programmes_and_counts_all(store: GraphStore) -> None:
    whole, few = (ask(store, "coverage-matrix", {"each": each}) for each in (0, 1))
    assert [(row["programme_count"], row["unthemed_count"]) for row in few.rows] == [
        (len(row["programmes"]), len(row["unthemed"]))  # type: ignore[arg-type]  # lists of names
        for row in whole.rows
    ]
    assert [row["programmes"] for row in few.rows] == [row["programmes"][:1] for row in whole.rows]  # type: ignore[index]
    for row, citations, every in zip(few.rows, few.citations, whole.citations, strict=True):
        assert set(citations) <= set(every)
        assert bool(citations) == (row["coverage"] != "none found")
    assert max(int(str(row["programme_count"])) for row in few.rows) > 1
    assert [note for note in few.notes if "each=0 lists all, each=2 twice as many" in note]
    assert not [note for note in whole.notes if "each=" in note]
