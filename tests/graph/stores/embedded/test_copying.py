"""Tables copied at once into a graph: each row is there once, from both of its ends; what goes wrong is told."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import ladybug
import pyarrow as pa
import pytest

from graph.errors import StoreError
from graph.extracts import arrow_table
from graph.store import Table
from graph.stores.embedded import copying, text
from graph.stores.embedded.copying import Copying, most_together, part_sizes
from graph.stores.embedded.ladybug_rows import fetch

PROGRAMMES = 5_000
SECTORS = 3_000
EDGES = 30_000
HAS_SECTOR: Table = ("HAS_SECTOR", "Programme", "Sector")
PART_OF: Table = ("PART_OF", "Programme", "Programme")
RELATED: Table = ("RELATED_TO", "Programme", "Programme")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[ladybug.Database]:
    found = ladybug.Database(str(tmp_path / "g.lbug"), buffer_pool_size=512 << 20, enable_multi_writes=True)
    with closing(found), closing(ladybug.Connection(found)) as connection:
        for statement in ("CALL auto_checkpoint = false", *text.ddl()):
            connection.execute(statement)
        yield found


def nodes(label: str, number: int) -> pa.Table:
    return arrow_table((label,), {"id": [f"{label}:{place}" for place in range(number)]}, "test")


def edges(table: Table, number: int, into: int) -> list[tuple[str, str, str]]:
    _, left, right = table
    return [(f"{left}:{place % PROGRAMMES}", f"{right}:{place * 7 % into}", f"{table[0]}-{place}") for place in range(number)]


def as_rows(table: Table, found: list[tuple[str, str, str]]) -> pa.Table:
    columns = dict(zip(("from_id", "to_id", "id"), map(list, zip(*found, strict=True)), strict=True))
    return arrow_table(table, columns, "test")


def few_by_few(table: Table, found: list[tuple[str, str, str]]) -> Iterator[pa.Table]:
    return (as_rows(table, found[first : first + 5_000]) for first in range(0, len(found), 5_000))


def asked(database: ladybug.Database, cypher: str) -> list[tuple[object, ...]]:
    with closing(ladybug.Connection(database)) as connection:
        return sorted(fetch(connection.execute(cypher)).rows)


def add_nodes(copied: Copying) -> None:
    for label, number in (("Programme", PROGRAMMES), ("Sector", SECTORS)):
        copied.add((label,), lambda label=label, number=number: [nodes(label, number)], number)  # type: ignore[misc]
    copied.settle()


@pytest.mark.parametrize("most", [1_000_000, 50_000, 25_000], ids=["at once", "in parts", "in parts with checkpoints between"])
def test_tables_copied_at_once_hold_each_row_from_both_ends(
    database: ladybug.Database, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:  # fmt: skip
    monkeypatch.setattr(copying, "_MOST_TOGETHER", most)
    given = {HAS_SECTOR: edges(HAS_SECTOR, 3 * EDGES, SECTORS), PART_OF: edges(PART_OF, EDGES, PROGRAMMES),
             RELATED: edges(RELATED, EDGES // 2, PROGRAMMES)}  # fmt: skip
    with Copying(database, rows=sum(map(len, given.values()))) as copied:
        add_nodes(copied)
        for table, rows in given.items():
            copied.add(table, lambda table=table, rows=rows: few_by_few(table, rows), len(rows))  # type: ignore[misc]
    for (edge, left, right), rows in given.items():
        assert asked(database, f"MATCH (a:{left})-[r:{edge}]->(b:{right}) RETURN a.id, b.id, r.id") == sorted(rows)
        into = [row for row in rows if row[1] == rows[-1][1]]
        assert asked(database, f"MATCH (b:{right} {{id: '{rows[-1][1]}'}})<-[r:{edge}]-(a) RETURN a.id, b.id, r.id") == sorted(into)


@pytest.mark.parametrize(
    ("rows", "parts"), [(0, [0]), (90, [90]), (100, [100]), (150, [100, 25, 25]), (200, [100, 50, 50]), (260, [100, 40, 40, 40, 40])]
)
def test_a_table_that_is_too_large_comes_in_one_large_part_and_smaller_ones(rows: int, parts: list[int]) -> None:
    assert list(part_sizes(rows, 100)) == parts


def test_a_small_graph_is_given_no_more_memory_than_its_largest_table_needs() -> None:
    assert most_together([62_000, 40_000, 122_000]) == 122_000


def copy_parts(database: ladybug.Database, sectors: list[tuple[str, str, str]], then: str = "") -> None:
    """Copy nodes, edges between programmes and these to sectors; run a statement before the end."""
    with Copying(database, rows=EDGES) as copied:
        add_nodes(copied)
        copied.add(PART_OF, lambda: [as_rows(PART_OF, edges(PART_OF, EDGES // 3, PROGRAMMES))], EDGES // 3)
        copied.add(HAS_SECTOR, lambda: [as_rows(HAS_SECTOR, sectors)], len(sectors))
        copied.wait()
        if then:
            asked(database, then)


def test_an_edge_to_a_node_that_is_not_there_stops_the_change(database: ladybug.Database) -> None:
    with pytest.raises(RuntimeError, match="Sector:none"):
        copy_parts(database, [("Programme:0", "Sector:none", "s-1")])


def test_rows_that_the_engine_lost_stop_the_change(database: ladybug.Database) -> None:
    lost = "MATCH (:Programme {id: 'Programme:1'})-[r:PART_OF]->() DELETE r"
    with pytest.raises(StoreError, match=r"PART_OF has 9\d\d\d of 10000 rows"):
        copy_parts(database, [("Programme:0", "Sector:1", "s-1")], lost)
