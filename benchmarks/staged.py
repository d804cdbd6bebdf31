"""One source of 1.5 million statements into a Neo4j server with a heap of 1 GB, another process asking all the while.

    python -m benchmarks.staged [--statements 1500000]

The server starts for this alone. It first gets a few documents, then a source that is just large enough to be staged, then the large
one, which is forgotten again at the end. What an asking process is told must be the answer before a change or the one after it, never
a third. How long readers are kept waiting is seen from outside: the time in which the version says that rows move (it is looked at
every few milliseconds). Ends with 1 where anything was otherwise.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.generated import Size, batch_of
from graph.store import GraphStore
from graph.stores import open_store
from graph.stores.neo4j import text
from graph.stores.neo4j.link import Link, rows
from graph.stores.neo4j.writing import IN_ONE
from queries.runner import ask
from tests.servers.neo4j_database import Neo4jDatabase, started_database

ROOT = Path(__file__).parents[1]
HEAP = "1g"
STATEMENTS = 1_500_000
COUNTRIES = tuple(f"country:{first}{second}" for first in "ABCDEFGHIJKLMN" for second in "ABCDEFGHIJKLMN")
SMALL, LARGE = 1_000, 2_000
"""The numbers of the two sources: what they name has other numbers than what the documents before them name."""

LEFT = "MATCH ()-[r:FUNDS|TARGETS]->() WHERE r.document = $document RETURN count(*)"
_LOOK_EVERY = 0.002


@dataclass(frozen=True, slots=True)
class Change:
    """A change as it was seen from outside; seconds.

    Attributes:
        waits: for how long readers waited, each time that rows moved.
        answers: how many answers the asking process got, and how many different ones.
    """

    name: str
    statements: int
    seconds: float
    waits: tuple[float, ...]
    answers: tuple[int, int]
    slowest: float
    failures: tuple[str, ...]


def answer(store: GraphStore) -> str:
    """What a reader is told now: the documents with what they name, a canned question, names looked up, passages found."""
    documents = store.read("MATCH (d:Document)-[:NAMES]->(n) RETURN d.id, count(n) ORDER BY d.id").rows
    programmes = ask(store, "programmes-in-country", {"country": COUNTRIES[0]})
    names = store.find_ids([f"Name actor:{SMALL + 1}", f"Name actor:{LARGE + 1}"])
    passages = [hit.id for hit in store.search(f"generated-{LARGE} shelter", ["Passage"])]
    return json.dumps([documents, programmes.totals, sorted(str(row) for row in programmes.rows), sorted(names), passages], default=str)


def ask_until_told(address: str, stop: Path) -> None:
    """What the asking process does: whole answers, of one version each, in the order in which they changed, then a report as JSON."""
    told: list[str] = []
    asked, slowest, failures = 0, 0.0, list[str]()
    with closing(open_store(address)) as store:
        while not stop.exists():
            begun = time.monotonic()
            try:
                version = store.version()
                found = answer(store)
                if store.version() != version:
                    continue
            except Exception as problem:  # noqa: BLE001  # any error at all is what this looks for
                failures.append(f"{type(problem).__name__}: {problem}")
                continue
            asked, slowest = asked + 1, max(slowest, time.monotonic() - begun)
            if not told or told[-1] != found:
                told.append(found)
    json.dump({"told": told, "asked": asked, "slowest": slowest, "failures": failures[:20]}, sys.stdout)


def watch_until_told(address: str, stop: Path) -> None:
    """What the watching process does: note how long the version says that rows move, then report as JSON."""
    waits, since = list[float](), 0.0
    link = Link(address)
    while not stop.exists():
        found = link.look(lambda tx: rows(tx, text.VERSION))
        now, moving = time.monotonic(), bool(found) and str(found[0][0]).endswith("+")
        if moving and not since:
            since = now
        elif since and not moving:
            waits.append(now - since)
            since = 0.0
        time.sleep(_LOOK_EVERY)
    link.close()
    json.dump(waits, sys.stdout)


@contextmanager
def beside(work: Path, address: str, *jobs: str) -> Iterator[list[object]]:
    """Run jobs in processes of their own beside the block; what they report is in the list afterwards."""
    stop = work / f"stop-{time.monotonic_ns()}"
    command = [sys.executable, "-m", "benchmarks.staged", "--beside", address, str(stop)]
    processes = [subprocess.Popen([*command, job], cwd=ROOT, stdout=subprocess.PIPE, text=True) for job in jobs]
    reports: list[object] = []
    try:
        yield reports
    finally:
        stop.touch()
        reports += [json.loads(process.communicate(timeout=300)[0]) for process in processes]


def make(name: str, store: GraphStore, work: Path, put: Sequence[tuple[int, Size]] = (), drop: Sequence[str] = ()) -> Change:
    """Make a change while others look."""
    before = answer(store) if store.version() != "0" else ""
    batches = [batch_of(number, size) for number, size in put]
    with beside(work, store.url, "ask", "watch") as reports:
        time.sleep(3)  # both are there before it begins
        begun = time.monotonic()
        with store.writing() as change:
            for batch in batches:
                change.put(batch)
            for document in drop:
                change.drop(document)
        seconds = time.monotonic() - begun
        time.sleep(1)
    asked, waits = reports
    assert isinstance(asked, Mapping)
    assert isinstance(waits, list)
    after = answer(store)
    told: list[str] = asked["told"]
    failures = list(asked["failures"])
    if told not in ([before, after], [before], [after]):
        failures.append(f"{name}: readers were told {len(told)} things, not the two that are true")
    return Change(name, sum(size.statements for _, size in put), seconds, tuple(waits), (asked["asked"], len(told)), asked["slowest"],
                  tuple(failures))  # fmt: skip


def heap_peak(database: Neo4jDatabase) -> float:
    """The most MB that were still in use after a collection of the server's old generation."""
    with database.driver() as driver:
        found = driver.execute_query("CALL dbms.queryJmx('java.lang:type=MemoryPool,name=G1 Old Gen') YIELD attributes RETURN attributes")
    usage = found.records[0]["attributes"]["PeakUsage"]["value"]["properties"]
    return float(usage["used"]) / 1e6


def resident_peak(database: Neo4jDatabase) -> float:
    """The most MB that the server's process held, as Linux counts them."""
    assert database.server
    assert database.server.process
    status = Path(f"/proc/{database.server.process.pid}/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def run(statements: int, work: Path) -> list[str]:
    """Make the changes and print what was seen; what was wrong."""
    small = Size(IN_ONE // 2, 2_000, 500, 500, COUNTRIES)
    large = Size(statements // 50, statements, max(500, statements // 300), max(500, statements // 75), COUNTRIES)
    with started_database(work / "server", HEAP) as database, closing(open_store(database.address)) as store:
        with store.writing() as change:
            for number in range(3):
                change.put(batch_of(number, Size(countries=COUNTRIES)))
        changes = [
            make("one document, in one transaction", store, work, [(3, Size(countries=COUNTRIES))]),
            make("a source just large enough to be staged", store, work, [(SMALL, small)]),
            make("the large source", store, work, [(LARGE, large)]),
            make("the large source is forgotten", store, work, drop=[f"generated-{LARGE}~0"]),
        ]
        left = store.read(
            "MATCH ()-[r:FUNDS|TARGETS]->() WHERE r.document = $document RETURN count(*)", {"document": f"generated-{LARGE}~0"}
        )
        print_table(changes)
        peaks = f"old generation at most {heap_peak(database):.0f} MB, process {resident_peak(database):.0f} MB"
        print(f"\nServer with a heap of {HEAP}: {peaks}.")
        print(f"The loading process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB.")
    failures = [failure for change_ in changes for failure in change_.failures]
    return failures + ([f"{left} statements are left of what was forgotten"] if left else [])


def print_table(changes: Sequence[Change]) -> None:
    """The changes as a Markdown table."""
    heads = ("change", "statements", "s", "readers waited, ms", "answers meanwhile (different ones)", "slowest answer, s")
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for change in changes:
        waits = " + ".join(f"{1000 * wait:.0f}" for wait in change.waits)
        asked, different = change.answers
        print(f"| {change.name} | {change.statements:,} | {change.seconds:.1f} | {waits} | {asked} ({different}) | {change.slowest:.1f} |")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as the command line says; 1 where anything was otherwise."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.staged", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--beside", nargs=3, metavar=("STORE", "STOP", "JOB"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.beside:
        address, stop, job = chosen.beside
        (ask_until_told if job == "ask" else watch_until_told)(address, Path(stop))
        return 0
    with tempfile.TemporaryDirectory(prefix="tipgraph-staged-") as work:
        failures = run(chosen.statements, Path(work))
    print(f"failures {len(failures)}")
    for failure in failures:
        print(f"  {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
