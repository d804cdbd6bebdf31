"""Counts and checksum of a document: what must not change them, and what must."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import Cell, Columns, SourceBatch
from graph.tally import sum_tallies, tally_of
from tests.graph.batches import full_batch, small_batch

NAMES: Sequence[Mapping[str, Cell]] = [
    {"id": "actor:iom", "name": "IOM", "aliases": ["OIM"]},
    {"id": "programme:compass", "name": "COMPASS"},
]
BATCH = small_batch("a~1", NAMES, ["One.", "Two.", "Three."], [("actor:iom", "programme:compass")], [("programme:compass", 5000000)])
CELLS = st.one_of(
    st.none(), st.text(), st.integers(-(2**63), 2**63 - 1), st.floats(allow_nan=False, allow_infinity=False), st.lists(st.text())
)


def with_node(label: str, **columns: Sequence[Cell]) -> SourceBatch:
    return replace(BATCH, nodes={**BATCH.nodes, label: {**BATCH.nodes[label], **columns}})


def with_text(*texts: Cell) -> SourceBatch:
    return with_node("Passage", text=texts)


def reordered(columns: Columns, order: Sequence[int]) -> Columns:
    return {name: [cells[i] for i in order] for name, cells in columns.items()}


def test_rows_are_counted_by_what_they_are() -> None:
    assert tally_of(BATCH).counts == {"statements": 2, "mentions": 0, "passages": 3, "values": 1, "names": 2}
    assert tally_of(small_batch("empty~1")).counts == {"statements": 0, "mentions": 0, "passages": 0, "values": 0, "names": 0}


@given(st.permutations(range(3)))
def test_the_order_of_rows_and_of_columns_does_not_count(order: Sequence[int]) -> None:
    passages = reordered(BATCH.nodes["Passage"], order)
    other = replace(BATCH, nodes={**BATCH.nodes, "Passage": {name: passages[name] for name in sorted(passages)}})
    assert tally_of(other) == tally_of(BATCH)


def test_a_table_without_rows_is_as_good_as_none() -> None:
    assert tally_of(replace(BATCH, nodes={**BATCH.nodes, "Period": {}, "Status": {"id": []}})) == tally_of(BATCH)


@given(st.integers(-(2**53), 2**53))
def test_a_whole_number_is_one_number_whatever_its_type(number: int) -> None:
    assert tally_of(with_node("Budget", amount=[number])) == tally_of(with_node("Budget", amount=[float(number)]))


def test_a_tuple_is_a_list_and_a_missing_property_is_none() -> None:
    assert tally_of(with_node("Passage", spans=[(0, 4)] * 3)) == tally_of(with_node("Passage", spans=[[0, 4]] * 3))
    without = {name: cells for name, cells in BATCH.nodes["Passage"].items() if name != "page"}
    assert tally_of(replace(BATCH, nodes={**BATCH.nodes, "Passage": without})) == tally_of(with_node("Passage", page=[None] * 3))


@given(CELLS, CELLS)
def test_two_cells_that_differ_have_two_checksums(one: Cell, other: Cell) -> None:
    equal = one == other and (one is None) == (other is None)
    assert (tally_of(with_text(one, "", "")).checksum == tally_of(with_text(other, "", "")).checksum) == equal


@pytest.mark.parametrize("cells", [[None, ""], [None, []], ["", []], ["1", 1], [["a", "b"], ["a, b"]], ["é", "e\u0301"], [[""], []]])
def test_cells_that_look_alike_are_told_apart(cells: Sequence[Cell]) -> None:
    assert len({tally_of(with_text(cell, "", "")).checksum for cell in cells}) == len(cells)


def test_every_property_of_every_row_counts() -> None:
    batch = full_batch()
    seen = {tally_of(batch).checksum}
    changes = 0
    for name in batch.document:
        seen.add(tally_of(replace(batch, document={**batch.document, name: "other"})).checksum)
        changes += 1
    for label, columns in batch.nodes.items():
        for name in columns:
            seen.add(tally_of(replace(batch, nodes={**batch.nodes, label: {**columns, name: ["other"]}})).checksum)
            changes += 1
    for pair, columns in batch.edges.items():
        for name in columns:
            seen.add(tally_of(replace(batch, edges={**batch.edges, pair: {**columns, name: ["other"]}})).checksum)
            changes += 1
    assert len(seen) == changes + 1


def test_cells_swapped_between_rows_or_columns_count() -> None:
    swapped = [with_text("Two.", "One.", "Three."), with_node("Passage", section=["One.", "", ""], text=["", "Two.", "Three."])]
    assert len({tally_of(batch).checksum for batch in (BATCH, *swapped)}) == 3


def test_a_row_held_twice_is_not_one_row_nor_none() -> None:
    rows = {tally_of(replace(BATCH, nodes={"Passage": reordered(BATCH.nodes["Passage"], order)})).checksum
            for order in ([0, 1, 2], [0, 1, 2, 2], [0, 1, 2, 2, 2], [0, 1])}  # fmt: skip
    assert len(rows) == 4


def test_what_differs_is_said() -> None:
    lost = replace(BATCH, edges={pair: columns for pair, columns in BATCH.edges.items() if pair[0] != "FUNDS"})
    assert tally_of(BATCH).differences(tally_of(lost)) == ["0 instead of 1 FUNDS Actor Programme"]
    assert tally_of(lost).differences(tally_of(BATCH)) == ["1 instead of 0 FUNDS Actor Programme"]
    assert tally_of(BATCH).differences(tally_of(with_text("One.", "Two.", "3."))) == ["another content of Passage"]
    assert tally_of(BATCH).differences(tally_of(BATCH)) == []


def test_documents_are_summed_in_any_order() -> None:
    tallies = [tally_of(small_batch(f"d~{n}", passages=["One."] * n)) for n in range(3)]
    whole = sum_tallies(tallies)
    assert whole == sum_tallies(reversed(tallies))
    assert whole.counts["passages"] == 3
    assert whole.checksum != sum_tallies(tallies[:2]).checksum
