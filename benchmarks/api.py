"""What the HTTP API costs beside the question in the process, and whether readers see whole versions while a load runs.

    python -m benchmarks.api [--seconds 5] [--readers 50] [--json FILE]

The server is a process of its own, with the samples loaded; the client keeps its connections. Times are medians. A question that was not
asked before is the same one with another limit each time, in both; "kept" counts requests that are answered from memory, with the CPU time
that the server takes for each, which other jobs on the machine do not change; the readers ask while `tipgraph load` loads another
document, and every answer of one version must be the same, byte for byte.
"""

import argparse
import hashlib
import http.client
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from graph.store import GraphStore
from graph.stores import open_store
from queries.runner import ask

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "api.cli")
QUESTION, ARGUMENTS = "partners-in-country", {"country": "Nigeria"}
ASKED = f"/v1/questions/{QUESTION}?country=Nigeria"
LATER = "emn-netherlands.txt"
"""The sample that is loaded while others read."""

QUESTIONS = 30
LEAST = 1_000
"""Kept answers a second."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one run; times in milliseconds, medians.

    Attributes:
        in_process_ms, http_ms: a question that was not asked before.
        kept_ms, kept_per_second: one that was, over one connection, and over two.
        kept_cpu_ms: CPU time of the server for one of those.
        load: jobs that waited for the machine's cores in the last minute.
    """

    in_process_ms: float
    http_ms: float
    kept_ms: float
    kept_cpu_ms: float
    kept_per_second: float
    readers: int
    read: int
    versions: int
    load: float
    problems: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """At most twice as much over HTTP, plus 1 ms; 1,000 kept answers a second; no reader saw anything wrong."""
        return self.http_ms <= 2 * self.in_process_ms + 1 and self.kept_per_second >= LEAST and not self.problems


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers."""

    port: int
    process: int

    def cpu(self) -> float:
        """Seconds of CPU time that it took until now."""
        fields = Path(f"/proc/{self.process}/stat").read_text("utf-8").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measure(seconds: float, readers: int) -> Figures:
    """Load the samples, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        samples = sorted((ROOT / "samples").iterdir())
        _load(store, [path for path in samples if path.name != LATER])
        problems, read, versions = _read_while_loading(store, readers)
        with _served(store) as server, closing(open_store(str(store))) as opened:
            direct, http_ms = _new_questions(server.port, opened)
            kept, cpu = _kept(server, seconds)
            rate = _rate(server.port, seconds)
    return Figures(direct, http_ms, kept, cpu, rate, readers, read, versions, round(os.getloadavg()[0], 1), problems)


def _load(store: Path, files: list[Path]) -> None:
    subprocess.run([*COMMAND, "--store", str(store), "load", *map(str, files)], cwd=ROOT, check=True, capture_output=True)


@contextmanager
def _served(store: Path) -> Iterator[Server]:
    """A server at a free port."""
    environment = {**os.environ, "TIPGRAPH_SERVE_RATE": "0"}
    process = subprocess.Popen([*COMMAND, "--store", str(store), "serve", "--port", "0"], cwd=ROOT, env=environment, text=True,
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        assert process.stdout is not None
        found = re.search(r"://[^/]+:(\d+)/", process.stdout.readline())
        assert found is not None
        server = Server(int(found[1]), process.pid)
        _ask(_connected(server.port))
        yield server
    finally:
        process.terminate()
        process.wait()


def _connected(port: int) -> http.client.HTTPConnection:
    """A connection to the server, which may still be starting."""
    for _ in range(200):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.connect()
        except OSError:
            time.sleep(0.05)
        else:
            return connection
    raise SystemExit(f"No server answers at port {port}.")


def _ask(connection: http.client.HTTPConnection, more: str = "") -> tuple[int, str, bytes]:
    connection.request("GET", ASKED + more)
    response = connection.getresponse()
    return response.status, response.headers.get("Graph-Version", ""), response.read()


def _new_questions(port: int, opened: GraphStore) -> tuple[float, float]:
    """A question that was not asked before, in this process and over HTTP, in turns, so that other jobs slow both alike."""
    connection = _connected(port)
    direct: list[float] = []
    over: list[float] = []
    for limit in range(500, 500 + QUESTIONS):
        began = time.perf_counter()
        ask(opened, QUESTION, {**ARGUMENTS, "limit": limit})
        between = time.perf_counter()
        status, _, _ = _ask(connection, f"&limit={limit}")
        direct.append(between - began)
        over.append(time.perf_counter() - between)
        assert status == 200
    return statistics.median(direct) * 1000, statistics.median(over) * 1000


def _kept(server: Server, seconds: float) -> tuple[float, float]:
    """A question that was asked before: until its answer is there, and the server's CPU time."""
    connection = _connected(server.port)
    times: list[float] = []
    cpu, end = server.cpu(), time.monotonic() + seconds
    while time.monotonic() < end or len(times) < QUESTIONS:
        began = time.perf_counter()
        _ask(connection)
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000, (server.cpu() - cpu) / len(times) * 1000


def _rate(port: int, seconds: float) -> float:
    """Requests a second over two connections, in this process."""
    counts = [0, 0]

    def run(place: int) -> None:
        connection, end = _connected(port), time.monotonic() + seconds
        while time.monotonic() < end:
            status, _, _ = _ask(connection)
            assert status == 200
            counts[place] += 1

    threads = [threading.Thread(target=run, args=(place,)) for place in range(2)]
    began = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.monotonic() - began)


def _read_while_loading(store: Path, readers: int) -> tuple[list[str], int, int]:
    """What readers saw that was wrong, how often they read, and of how many versions."""
    seen: dict[str, set[str]] = defaultdict(set)
    problems: list[str] = []
    counts: list[int] = []
    ending = threading.Event()

    def run(port: int) -> None:
        connection, count = _connected(port), 0
        while not ending.is_set():
            status, version, body = _ask(connection)
            seen[version].add(hashlib.sha256(body).hexdigest())
            if status != 200:
                problems.append(f"{status}: {body[:200]!r}")
            count += 1
        counts.append(count)

    with _served(store) as server:
        threads = [threading.Thread(target=run, args=(server.port,)) for _ in range(readers)]
        for thread in threads:
            thread.start()
        _load(store, [ROOT / "samples" / LATER])
        time.sleep(1)
        ending.set()
        for thread in threads:
            thread.join()
    problems += [f"version {version} gave {len(bodies)} different answers" for version, bodies in seen.items() if len(bodies) > 1]
    if len(counts) < readers:
        problems.append(f"{readers - len(counts)} readers ended with an error")
    if len(seen) < 2:
        problems.append("no reader saw another version after the load")
    return problems, sum(counts), len(seen)


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found = measure(given.seconds, given.readers)
    for name, value in asdict(found).items():
        print(f"{name}: {value}")
    if given.json:
        given.json.write_text(json.dumps(asdict(found), indent=1), "utf-8")
    raise SystemExit(0 if found.holds else 1)


if __name__ == "__main__":
    main()
