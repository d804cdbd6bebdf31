"""Tables copied at once into a graph: each row is there once, from both of its ends; what goes wrong is told."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import ladybug
import pyarrow as pa
import pytest

from graph.errors import StoreError
from graph.extracts import arrow_table
from graph.store import Table
from graph.stores.embedded import copying, text
from graph.stores.embedded.copying import Copying, most_together
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
        for statement in ("CALL auto_checkpoint = false", *text.node_tables(), *text.edge_tables()):
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
    monkeypatch.setattr(copying, "_MOST_OF_ONE", most)
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
    ("together", "rounds_of_sectors"),
    [(30_000, [{"HAS_SECTOR": 30_000}, {"HAS_SECTOR": 15_000, "PART_OF": 10_000}]), (1_000_000, [{"HAS_SECTOR": 45_000}])],
    ids=["more than the memory takes", "more than wait for a checkpoint elsewhere"],
)
def test_a_table_comes_in_parts_only_where_memory_asks_for_it(
    database: ladybug.Database, monkeypatch: pytest.MonkeyPatch, together: int, rounds_of_sectors: list[dict[str, int]]
) -> None:  # fmt: skip
    monkeypatch.setattr(copying, "_MOST_TOGETHER", together)
    monkeypatch.setattr(copying, "_MOST_OF_ONE", together)
    rounds: list[Counter[str]] = [Counter()]
    copy, settled = Copying._copy, Copying._next_round

    def noted(self: Copying, waiting: copying._Waiting, size: int) -> int:
        rows = copy(self, waiting, size)
        rounds[-1][waiting.table[0]] += rows
        return rows

    def begun(self: Copying, left: Iterable[copying._Waiting]) -> None:
        rounds.append(Counter())
        settled(self, left)

    monkeypatch.setattr(Copying, "_copy", noted)
    monkeypatch.setattr(Copying, "_next_round", begun)
    with Copying(database, rows=150_000) as copied:  # of which 33,333 may wait
        add_nodes(copied)
        for table, number in ((HAS_SECTOR, 3 * EDGES // 2), (PART_OF, EDGES // 3)):
            copied.add(table, partial(few_by_few, table, edges(table, number, PROGRAMMES if table == PART_OF else SECTORS)), number)
    assert [dict(of) for of in rounds if "HAS_SECTOR" in of] == rounds_of_sectors
    assert asked(database, "MATCH (:Programme)-[r:HAS_SECTOR]->() RETURN count(*), count(DISTINCT r.id)") == [
        (3 * EDGES // 2, 3 * EDGES // 2)
    ]


def test_fewer_rows_wait_while_somebody_else_needs_memory(database: ladybug.Database) -> None:
    busy = [True]
    with Copying(database, rows=900_000) as copied:
        before = copied.most
        copied.share_memory(lambda: busy[0])
        assert copied.most == before * 2 // 3
        busy.clear()
        busy.append(False)
        assert copied.most == before


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
