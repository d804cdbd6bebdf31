"""Load and question times of both stores in one run, as ratios: Neo4j to embedded, and each to a floor.

    python -m benchmarks.stores [FOLDER] [--documents 60] [--asks 20]

Loads are one change each through the path that `tipgraph load` takes: the documents of a folder (the corpus where it is beside the
checkout, else samples/), then made-up documents, few and many, then one more where many are. Their floor writes the same rows to a file
as JSON. Questions are all canned ones with their examples, asked in this process on the documents of the folder; their floor is the
embedded store's shortest read. The server starts for this (or TIPGRAPH_TEST_NEO4J names one). Prints Markdown tables.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.documents import CORPUS, ROOT
from benchmarks.generated import batch_of as made_up
from graph.batch import batch_of
from graph.errors import QueryError
from graph.model import Extraction
from graph.store import GraphStore, SourceBatch
from graph.stores import open_store
from graph.writing import load_all
from loaders import all_loaders, read_document
from loaders.readers import READERS
from queries.catalogue import questions
from queries.runner import ask
from tests.servers.neo4j_database import neo4j_database

FEW = 5
EMBEDDED, NEO4J = "embedded", "neo4j"
Stores = Mapping[str, GraphStore]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing measured on both stores; seconds, `tail` the 95th percentile where it was asked repeatedly."""

    name: str
    floor: float
    embedded: float
    neo4j: float
    tails: tuple[float, float] = (0.0, 0.0)

    def cells(self) -> list[str]:
        """Ratios, for a table."""
        tails = [f"{tail / self.floor:,.1f}" for tail in self.tails if tail]
        pairs = [f"{self.embedded / self.floor:,.1f}", f"{self.neo4j / self.floor:,.1f}"]
        shown = [cell for pair in zip(pairs, tails, strict=True) for cell in pair] if tails else pairs
        return [self.name, *shown, f"{self.neo4j / self.embedded:.2f}"]


def measure_folder(stores: Stores, extractions: Sequence[Extraction], work: Path) -> Row:
    """The documents of the folder as one change, with the reference tables."""
    batches = [batch_of(extraction, "2026-01-01T00:00:00+00:00") for extraction in extractions]
    return _row("the folder's documents", stores, batches, work, lambda store: list(load_all(store, extractions)))


def measure_made_up(stores: Stores, documents: int, work: Path) -> list[Row]:
    """Made-up documents: few, many, and one where many are."""
    made = [made_up(number) for number in range(documents + 1)]
    loads = (("made-up documents", made[:FEW]), ("made-up documents", made[FEW:documents]), ("more beside them", made[documents:]))
    return [_row(f"{len(them)} {what}", stores, them, work, partial(_put, batches=them)) for what, them in loads]


def _row(name: str, stores: Stores, batches: Sequence[SourceBatch], work: Path, load: Callable[[GraphStore], object]) -> Row:
    count = sum(len(next(iter(table.values()))) for batch in batches for table in (*batch.nodes.values(), *batch.edges.values()))
    floor = statistics.median(_seconds(lambda: _write_json(work / "rows.json", batches)) for _ in range(3))
    times = {engine: _seconds(partial(load, store)) for engine, store in stores.items()}
    return Row(f"{name}, {count:,} rows", floor, times[EMBEDDED], times[NEO4J])


def _write_json(path: Path, batches: Sequence[SourceBatch]) -> None:
    """The floor of a load: the rows on the disk, and nothing more."""
    with path.open("w", encoding="utf-8") as file:
        for batch in batches:
            json.dump([batch.document, batch.nodes, [[*key, columns] for key, columns in batch.edges.items()]], file)
        file.flush()
        os.fsync(file.fileno())


def _put(store: GraphStore, batches: Sequence[SourceBatch]) -> None:
    with store.writing() as change:
        for batch in batches:
            change.put(batch)


def measure_questions(stores: Stores, asks: int) -> tuple[list[Row], list[str]]:
    """Every question with its examples on both stores, in turn so that both meet the same load of the machine.

    Also, in words, the examples that this graph cannot be asked (a name of two bodies, say).
    """
    short = _times(stores, asks * 5, lambda store: store.read("RETURN 1 AS one"))
    floor = statistics.median(short[EMBEDDED])
    rows, left_out = [_asked("the shortest read", floor, short)], list[str]()
    for question in questions().values():
        for example in question.examples:
            name = " ".join([question.name, *(f"{key}={value}" for key, value in example.items())])
            try:
                rows.append(_asked(name, floor, _times(stores, asks, partial(ask, name=question.name, arguments=example))))
            except QueryError as problem:
                left_out.append(f"{name}: {problem}")
    return rows, left_out


def _asked(name: str, floor: float, times: Mapping[str, list[float]]) -> Row:
    middle = {engine: statistics.median(found) for engine, found in times.items()}
    tails = {engine: statistics.quantiles(found, n=20)[-1] for engine, found in times.items()}
    return Row(name, floor, middle[EMBEDDED], middle[NEO4J], (tails[EMBEDDED], tails[NEO4J]))


def _times(stores: Stores, asks: int, work: Callable[[GraphStore], object]) -> dict[str, list[float]]:
    """Seconds of each ask by store, after one that is not counted."""
    times: dict[str, list[float]] = {engine: [] for engine in stores}
    for number in range(asks + 1):
        for engine, store in stores.items():
            seconds = _seconds(partial(work, store))
            if number:
                times[engine].append(seconds)
    return times


def _seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def summary(rows: Sequence[Row]) -> str:
    """The middle and the ends of the ratios of the stores."""
    ratios = sorted(row.neo4j / row.embedded for row in rows)
    return f"Neo4j ÷ embedded over {len(rows)} questions: median {statistics.median(ratios):.2f}, {ratios[0]:.2f} to {ratios[-1]:.2f}."


def print_table(heads: Sequence[str], rows: Sequence[Row]) -> None:
    """Ratios as a Markdown table."""
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for row in rows:
        print(f"| {' | '.join(row.cells())} |")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stores", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS if CORPUS.is_dir() else ROOT / "samples")
    parser.add_argument("--documents", type=int, default=60, help="made-up documents in all")
    parser.add_argument("--asks", type=int, default=20, help="how often each question is asked")
    chosen = parser.parse_args(arguments)
    loaders = all_loaders().by_kind
    extractions = [read_document(p, loaders, None) for p in sorted(chosen.folder.iterdir()) if p.suffix.lower() in READERS]
    with tempfile.TemporaryDirectory(prefix="tipgraph-stores-") as folder, neo4j_database(Path(folder) / "server") as database:
        work = Path(folder)
        with closing(open_store(str(work / "store"))) as embedded, closing(open_store(database.address)) as neo4j:
            stores = {EMBEDDED: embedded, NEO4J: neo4j}
            warm_up(database.empty, neo4j)
            loads = [measure_folder(stores, extractions, work)]
            asked, left_out = measure_questions(stores, chosen.asks)
            loads += measure_made_up(stores, chosen.documents, work)
    print_table(("load", "embedded × floor", "Neo4j × floor", "Neo4j ÷ embedded"), loads)
    print(f"\nFloor of the first load, its rows written as JSON: {1000 * loads[0].floor:.0f} ms.\n")
    heads = ("question", "embedded p50 × floor", "p95", "Neo4j p50 × floor", "p95", "Neo4j ÷ embedded, p50")
    print_table(heads, asked)
    print(f"\nFloor, the shortest read of the embedded store: {1000 * asked[0].floor:.2f} ms. {summary(asked[1:])}")
    print("".join(f"\nLeft out: {words}" for words in left_out))
    return 0


def warm_up(empty: Callable[[], None], store: GraphStore) -> None:
    """A server that has just started has nothing compiled yet, which is no property of a load."""
    for number in range(FEW):
        _put(store, [made_up(number)])
    empty()


if __name__ == "__main__":
    sys.exit(main())
