"""What loading policy documents costs, stage by stage, beside a floor: seconds per MB, and peak memory.

    python -m benchmarks.documents [FOLDER] [--runs 3] [--json FILE]

The stages are read (bytes to masked blocks), load (blocks to facts), resolve (names to ids, rows) and write (one change of the
store). The floor reads the same files and splits them into sentences, in the same run. Figures are medians; the ratio to the floor
is what may be compared between machines. The whole `tipgraph load` runs once as a process of its own, for its time and peak memory.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from graph.batch import batch_of
from graph.store import SourceBatch
from graph.stores.embedded import EmbeddedStore
from loaders import all_loaders, choose_loader
from loaders.base import read_source
from loaders.readers import READERS
from loaders.readers.decoding import decode
from loaders.sentences import sentence_spans

_Result = TypeVar("_Result")
ROOT = Path(__file__).parents[1]
CORPUS = ROOT.parent / "shared" / "corpus"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage over all files: seconds (median of the runs), seconds per MB of text, and the ratio to the floor."""

    name: str
    seconds: float
    seconds_per_mb: float
    ratio: float


def measure(files: Sequence[Path], runs: int) -> list[Stage]:
    """The stages over the files, floor first; one run before the counted ones reads the tables that every process reads once."""
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    times: dict[str, list[float]] = {}
    for run in range(runs + 1):
        for name, seconds in _one_run(files).items():
            if run:
                times.setdefault(name, []).append(seconds)
    medians = {name: statistics.median(values) for name, values in times.items()}
    return [Stage(name, s, s / megabytes, s / medians["floor"]) for name, s in medians.items()]


def _one_run(files: Sequence[Path]) -> dict[str, float]:
    spent: dict[str, float] = {}

    def timed(name: str, work: Callable[[], _Result]) -> _Result:
        start = time.perf_counter()
        result = work()
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - start
        return result

    loaders = all_loaders().by_kind
    with tempfile.TemporaryDirectory() as folder:
        store = EmbeddedStore(Path(folder) / "store")
        batches: list[SourceBatch] = []
        for path in files:
            timed("floor", partial(_floor, path))
            source = timed("read", partial(read_source, path))
            extraction = timed("load", partial(choose_loader(source, loaders)[0].load, source))
            batch = timed("resolve", partial(batch_of, extraction, "2026-01-01T00:00:00+00:00"))
            batches.append(batch)
        timed("write", partial(_write, store, batches))
        store.close()
    spent["all"] = sum(seconds for name, seconds in spent.items() if name != "floor")
    return spent


def _floor(path: Path) -> int:
    """Read a file and split its lines into sentences."""
    return sum(len(sentence_spans(line)) for line in decode(path.read_bytes(), path.name).split("\n"))


def _write(store: EmbeddedStore, batches: Sequence[SourceBatch]) -> None:
    """One change for all, as `tipgraph load` does."""
    with store.writing() as change:
        for batch in batches:
            change.put(batch)


def whole_load(files: Sequence[Path]) -> tuple[float, float]:
    """Seconds and peak MB of `tipgraph load` as a process, start-up and reference tables included."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        command = [sys.executable, "-m", "api.cli", "--store", f"{folder}/store", "load", *map(str, files)]
        subprocess.run(command, check=True, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS if CORPUS.is_dir() else ROOT / "samples")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    files = sorted(p for p in arguments.folder.iterdir() if p.suffix.lower() in READERS)
    seconds, megabytes = whole_load(files)
    stages = measure(files, arguments.runs)
    size = sum(path.stat().st_size for path in files) / 1e6
    print(f"{len(files)} documents, {size:.2f} MB; median of {arguments.runs} runs after one warm-up")
    print(f"{'stage':10} {'seconds':>9} {'s per MB':>9} {'x floor':>9}")
    for stage in stages:
        print(f"{stage.name:10} {stage.seconds:9.3f} {stage.seconds_per_mb:9.2f} {stage.ratio:9.1f}")
    print(f"whole `tipgraph load` as a process: {seconds:.2f} s, peak {megabytes:.0f} MB")
    if arguments.json:
        data = {"stages": [asdict(s) for s in stages], "process_seconds": seconds, "peak_mb": megabytes}
        arguments.json.write_text(json.dumps(data, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
