"""What the HTTP API costs beside the question in the process, and whether readers see whole versions while a load runs.

    python -m benchmarks.api [--seconds 5] [--readers 50] [--json FILE]

The server is a process of its own, with the samples loaded; the client keeps its connections. Figures are medians. "uncached" is a
server that keeps no answers; "cached" counts requests that are answered from memory; the readers ask while `tipgraph load` loads another
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

from graph.stores import open_store
from queries.runner import ask

ROOT = Path(__file__).parents[1]
COMMAND = (sys.executable, "-m", "api.cli")
QUESTION, ARGUMENTS = "partners-in-country", {"country": "Nigeria"}
ASKED = f"/v1/questions/{QUESTION}?country=Nigeria"
LATER = "emn-netherlands.txt"
"""The sample that is loaded while others read."""


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one run; times in milliseconds, medians."""

    in_process_ms: float
    uncached_ms: float
    cached_ms: float
    cached_per_second: float
    readers: int
    read: int
    versions: int
    problems: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether a question costs at most twice as much over HTTP, plus 1 ms, and no reader saw anything wrong."""
        return self.uncached_ms <= 2 * self.in_process_ms + 1 and not self.problems


def measure(seconds: float, readers: int) -> Figures:
    """Load the samples, and measure."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        samples = sorted((ROOT / "samples").iterdir())
        _load(store, [path for path in samples if path.name != LATER])
        problems, read, versions = _read_while_loading(store, readers)
        direct = _in_process(store)
        with _served(store, cache=0) as port:
            uncached = _times(port, 1.0)
        with _served(store) as port:
            cached = _times(port, seconds)
            rate = _rate(port, seconds)
    return Figures(direct, uncached, cached, rate, readers, read, versions, problems)


def _load(store: Path, files: list[Path]) -> None:
    subprocess.run([*COMMAND, "--store", str(store), "load", *map(str, files)], cwd=ROOT, check=True, capture_output=True)


@contextmanager
def _served(store: Path, cache: int = 64 << 20) -> Iterator[int]:
    """A server at a free port."""
    environment = {**os.environ, "TIPGRAPH_SERVE_CACHE_BYTES": str(cache), "TIPGRAPH_SERVE_RATE": "0"}
    server = subprocess.Popen([*COMMAND, "--store", str(store), "serve", "--port", "0"], cwd=ROOT, env=environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)  # fmt: skip
    try:
        assert server.stdout is not None
        found = re.search(r":(\d+)/docs", server.stdout.readline())
        assert found is not None
        port = int(found[1])
        _ask(_connected(port))
        yield port
    finally:
        server.terminate()
        server.wait()


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


def _ask(connection: http.client.HTTPConnection) -> tuple[int, str, bytes]:
    connection.request("GET", ASKED)
    response = connection.getresponse()
    return response.status, response.headers.get("Graph-Version", ""), response.read()


def _in_process(store: Path) -> float:
    with closing(open_store(str(store))) as opened:
        times = []
        for _ in range(30):
            began = time.perf_counter()
            ask(opened, QUESTION, ARGUMENTS)
            times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


def _times(port: int, seconds: float) -> float:
    connection = _connected(port)
    times: list[float] = []
    end = time.monotonic() + seconds
    while time.monotonic() < end or len(times) < 30:
        began = time.perf_counter()
        _ask(connection)
        times.append(time.perf_counter() - began)
    return statistics.median(times) * 1000


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

    with _served(store) as port:
        threads = [threading.Thread(target=run, args=(port,)) for _ in range(readers)]
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
