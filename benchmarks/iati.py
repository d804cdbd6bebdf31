"""What loading IATI files costs beside a floor, and how long every question takes afterwards, at any number of activities.

    python -m benchmarks.iati [ACTIVITIES …] [--asks 20] [--seed N] [--per-file 50000] [--work FOLDER] [--json FILE]

Default 10,000 activities (50 MB of XML); 100000 takes minutes, 1000000 needs 20 GB of disk. The floor reads the same files on one core
with `lxml.iterparse`, activity by activity, every tag, text and attribute, and keeps nothing. The load is `tipgraph load` into an empty
store, as a process: start-up, extraction, resolution, evidence, indexes, store. Memory is what the process and those it starts hold
together, looked at every 100 ms (pages that they share count once). Up to 50,000 activities the floor and the load are each the
quickest of three, and memory is that of a load more. Then each canned question is asked in this process with its examples;
those that ask for an actor or a programme get one of this graph. Prints Markdown tables; ratios are what may be compared between machines.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from lxml import etree

from benchmarks.documents import ROOT
from benchmarks.iati_files import PER_FILE, SEED, WORDS, Made, make_files
from graph.errors import QueryError
from graph.store import Cell, GraphStore
from graph.stores import open_store
from queries.catalogue import questions
from queries.runner import ask

_EVERY = 0.1
_MB = 1e6


@dataclass(frozen=True, slots=True)
class Spent:
    """What some work took: seconds by the clock and of all cores, bytes of memory at the peak."""

    wall: float
    cpu: float
    peak: int = 0


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its arguments: seconds of each time it was asked, in order of length."""

    name: str
    seconds: tuple[float, ...]

    @property
    def middle(self) -> float:
        """The median."""
        return statistics.median(self.seconds)

    @property
    def tail(self) -> float:
        """The 95th percentile."""
        return statistics.quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else self.seconds[0]


@dataclass(frozen=True, slots=True)
class Measured:
    """One number of activities; sizes in bytes."""

    activities: int
    xml: int
    statements: int
    floor: Spent
    load: Spent
    disk: int
    asked: list[Asked] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)


def floor_of(made: Sequence[Made]) -> Spent:
    """Read every tag, text and attribute, activity by activity, and keep nothing."""
    begun, cpu = time.perf_counter(), time.process_time()
    for file in made:
        for _, activity in etree.iterparse(file.path, tag="iati-activity"):
            for element in activity.iter():
                _ = element.tag, element.text, element.tail, dict(element.attrib)
            activity.clear()
            while activity.getprevious() is not None:
                del activity.getparent()[0]
    return Spent(time.perf_counter() - begun, time.process_time() - cpu)


def load_of(made: Sequence[Made], store: Path, *, watched: bool = True) -> Spent:
    """`tipgraph load` as a process.

    Args:
        watched: whether its memory is looked at, which takes 5 % of its time.

    Raises:
        subprocess.CalledProcessError: it failed.
    """
    command = [sys.executable, "-m", "api.cli", "--store", str(store), "load", *(str(file.path) for file in made)]
    begun, before = time.perf_counter(), os.times()
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        watch = _Watch(process.pid)
        if watched:
            watch.start()
        code = process.wait()
        if watched:
            watch.join()
    if code:
        raise subprocess.CalledProcessError(code, command)
    after = os.times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Spent(time.perf_counter() - begun, cpu, watch.peak)


class _Watch(threading.Thread):
    """Notes the most memory that a process and its children hold together, until it ends."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._pid = pid

    def run(self) -> None:
        """See threading.Thread."""
        while held := _held(self._pid):
            self.peak = max(self.peak, held)
            time.sleep(_EVERY)


def _held(pid: int) -> int:
    """Bytes that a process and those it started hold; 0 where it has ended."""
    total, left = 0, [pid]
    while left:
        found = left.pop()
        try:
            total += int(Path(f"/proc/{found}/smaps_rollup").read_text("ascii").partition("Pss:")[2].split()[0]) * 1024
            for task in Path(f"/proc/{found}/task").iterdir():
                left += map(int, (task / "children").read_text("ascii").split())
        except (OSError, IndexError, ValueError):
            continue
    return total


def size_of(folder: Path) -> int:
    """The bytes of a folder's files, one with several names once."""
    found = {(s.st_dev, s.st_ino): s.st_size for s in (path.stat() for path in folder.rglob("*") if path.is_file())}
    return sum(found.values())


def ask_all(store: GraphStore, asks: int) -> tuple[list[Asked], list[str]]:
    """Every question with its examples; in words, what this graph cannot be asked."""
    asked, left_out = list[Asked](), list[str]()
    known = _known(store)
    for question in questions().values():
        for example in question.examples:
            arguments = {name: known.get(name, value) for name, value in example.items()}
            name = " ".join([question.name, *(f"{key}={value}" for key, value in arguments.items())])
            try:
                asked.append(Asked(name, _times(store, question.name, arguments, asks)))
            except QueryError as problem:
                left_out.append(f"{name}: {problem}")
    return asked, left_out


def _known(store: GraphStore) -> dict[str, Cell]:
    """An actor that stands in many activities, and a programme, to ask for."""
    (programme,) = store.read("MATCH (p:Programme)-[:TARGETS]->(:Country) RETURN p.id ORDER BY p.id LIMIT 1").rows[0]
    return {"actor": WORDS["bodies"][7][1], "programme": programme}


def _times(store: GraphStore, name: str, arguments: dict[str, Cell], asks: int) -> tuple[float, ...]:
    """Seconds of each ask, after one that is not counted; nothing that was found before is used again."""
    times = []
    for number in range(asks + 1):
        store.memory.forget()
        begun = time.perf_counter()
        ask(store, name, arguments)
        if number:
            times.append(time.perf_counter() - begun)
    return tuple(sorted(times))


def measure(activities: int, work: Path, *, asks: int, seed: int = SEED, per_file: int = PER_FILE) -> Measured:
    """One number of activities, from making the files to the last question."""
    folder = work / f"{activities}"
    folder.mkdir()
    made = make_files(folder, activities, seed=seed, per_file=per_file)
    floors = [floor_of(made) for _ in range(3 if activities <= PER_FILE else 1)]
    load = load_of(made, folder / "store")
    if activities <= PER_FILE:
        timed = (load_of(made, folder / f"store-{number}", watched=False) for number in range(3))
        load = replace(min(timed, key=lambda spent: spent.wall), peak=load.peak)
    floor = min(floors, key=lambda spent: spent.wall)
    said = (
        f"{load.wall:.1f} s, {load.cpu:.1f} s of all cores; the floor {floor.wall:.2f} s, {floor.cpu:.2f} s; peak {load.peak / _MB:,.0f} MB"
    )
    print(f"{activities:,} activities: {said}", file=sys.stderr, flush=True)
    with closing(open_store(str(folder / "store"))) as store:
        (statements,) = store.read("MATCH (d:Document) WHERE d.kind = 'iati' RETURN CAST(sum(d.statements) AS INT64)").rows[0]
        asked, left_out = ask_all(store, asks) if asks else ([], [])
    xml = sum(file.path.stat().st_size for file in made)
    return Measured(activities, xml, int(str(statements)), floor, load, size_of(folder / "store"), asked, left_out)


def print_loads(found: Sequence[Measured]) -> None:
    """The loads as a Markdown table."""
    heads = (
        "activities",
        "XML, MB",
        "statements",
        "floor, s",
        "load, s",
        "× floor",
        "CPU × floor",
        "activities/s",
        "peak, MB",
        "store, MB",
    )
    print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for one in found:
        wall, cpu = one.load.wall / one.floor.wall, one.load.cpu / one.floor.cpu
        cells = (f"{one.activities:,}", f"{one.xml / _MB:,.0f}", f"{one.statements:,}", f"{one.floor.wall:.2f}", f"{one.load.wall:.1f}",
                 f"{wall:.1f}", f"{cpu:.1f}", f"{one.activities / one.load.wall:,.0f}", f"{one.load.peak / _MB:,.0f}",
                 f"{one.disk / _MB:,.0f}")  # fmt: skip
        print(f"| {' | '.join(cells)} |")


def print_questions(found: Sequence[Measured]) -> None:
    """The questions as a Markdown table, milliseconds at each size."""
    sizes = [f"{one.activities:,}: p50, ms | p95" for one in found]
    print(f"\n| question | {' | '.join(sizes)} |\n|---|{'---|---|' * len(found)}")
    by_size = [{asked.name: asked for asked in one.asked} for one in found]
    for name in dict.fromkeys(name for asked in by_size for name in asked):
        cells = (f"{1000 * a.middle:,.0f} | {1000 * a.tail:,.0f}" if (a := asked.get(name)) else "– | –" for asked in by_size)
        print(f"| {name} | {' | '.join(cells)} |")
    for words in dict.fromkeys(words for one in found for words in one.left_out):
        print(f"\nLeft out: {words}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.iati", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("activities", nargs="*", type=int, default=[10_000])
    parser.add_argument("--asks", type=int, default=20, help="how often each question is asked; 0 for none")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--per-file", type=int, default=PER_FILE)
    parser.add_argument(
        "--work", type=Path, help="where the files and stores are made, and removed afterwards; else the usual place for such"
    )
    parser.add_argument("--json", type=Path, help="a file for the figures")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="tipgraph-iati-", dir=chosen.work) as work:
        how = {"asks": chosen.asks, "seed": chosen.seed, "per_file": chosen.per_file}
        found = [measure(number, Path(work), **how) for number in chosen.activities]
    print_loads(found)
    if chosen.asks:
        print_questions(found)
    if chosen.json:
        chosen.json.write_text(json.dumps([asdict(one) for one in found], indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
