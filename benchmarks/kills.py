"""Loads killed with -9 at random moments while other processes ask all the while.

    python -m benchmarks.kills                      # 100 kills of `tipgraph load` on the corpus, or on samples/
    python -m benchmarks.kills --kills 10 --command python -m benchmarks.generated STORE

The command (the word STORE in it is the store's folder) first runs once, undisturbed, into a store of its own: what each
document then holds is what it must hold ever after. It is then started again and again on another store and killed; when all
documents are there, some are dropped. Every state that anybody sees must hold each document as a whole or not at all, and the last
run, which nobody kills, must leave the store equal to the undisturbed one. Ends with 1 where anything was otherwise.
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import StoreError
from graph.schema import STATEMENTS
from graph.stores.embedded import EmbeddedStore

ROOT = Path(__file__).parents[1]
ASKERS = 2
_RETURN = "count(*) AS n, count(DISTINCT a.id) AS subjects"
COUNTS = (
    f"MATCH (a)-[r:{'|'.join(STATEMENTS)}]->(b) RETURN r.document AS document, type(r) AS what, {_RETURN}",
    f"MATCH (a:Passage)-[:FROM_DOCUMENT]->(d:Document) RETURN d.id AS document, 'Passage' AS what, {_RETURN}",
    f"MATCH (a:Document)-[m:NAMES]->(n) RETURN a.id AS document, 'NAMES' AS what, {_RETURN}",
)
"""Questions whose rows of one document are the same whatever other documents are there."""

State = Mapping[str, list[list[object]]]
"""By document, the rows of one question."""


@dataclass
class Figures:
    """What was seen."""

    kills: int = 0
    finished: int = 0
    drops: int = 0
    asked: int = 0
    versions: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)


def ask_counts(store: EmbeddedStore, question: int) -> State:
    """The rows of a question by document, as JSON would give them back; nothing for an empty store."""
    found: dict[str, list[list[object]]] = {}
    if store.version() == "0":
        return found
    for document, *rest in store.read(COUNTS[question]).rows:
        found.setdefault(str(document), []).append(list(rest))
    return {document: sorted(rows, key=repr) for document, rows in found.items()}


def differences(expected: Sequence[State], question: int, found: State) -> list[str]:
    """The documents of a state that are neither whole nor absent."""
    return [
        f"{document} holds {rows}, not {expected[question].get(document)}"
        for document, rows in found.items()
        if rows != expected[question].get(document)
    ]


def ask_until_told(folder: Path, expected: Sequence[State]) -> None:
    """What an asking process does: ask and compare until the file `stop` is there, then report as JSON."""
    asked, versions, failures = 0, set(), list[str]()
    stop = folder.with_name("stop")
    with closing(EmbeddedStore(folder)) as store:
        while not stop.exists():
            versions.add(store.version())
            question = asked % len(COUNTS)
            try:
                failures += differences(expected, question, ask_counts(store, question))
            except Exception as problem:  # noqa: BLE001  # any error at all is what this looks for
                failures.append(f"{type(problem).__name__}: {problem}")
            asked += 1
    json.dump({"asked": asked, "versions": sorted(versions), "failures": failures[:20]}, sys.stdout)


def run(command: Sequence[str], kills: int, seed: int, work: Path) -> Figures:
    """Kill the command as often as that; see the module."""
    chance, figures = random.Random(seed), Figures()
    seconds, expected = undisturbed(command, work / "reference")
    folder = work / "store"
    (work / "expected.json").write_text(json.dumps(expected))
    ask = [sys.executable, "-m", "benchmarks.kills", "--ask", str(folder), str(work / "expected.json")]
    askers = [subprocess.Popen(ask, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(ASKERS)]
    begun = time.monotonic()
    try:
        seconds = max(seconds, undisturbed(command, work / "asked")[0])  # the askers slow a load down; its end must be hit too
        with closing(EmbeddedStore(folder)) as store:
            while figures.kills < kills:
                kill_once(command, folder, chance.uniform(0, seconds), figures)
                check(store, expected, figures)
                drop_some_of_all(store, expected, chance, figures)
            finish(command, store, expected, figures)
    finally:
        (work / "stop").touch()
        reports = [json.loads(asker.communicate(timeout=120)[0] or "{}") for asker in askers]
    figures.seconds = time.monotonic() - begun
    figures.asked = sum(report["asked"] for report in reports)
    figures.versions = len({version for report in reports for version in report["versions"]})
    figures.failures += [failure for report in reports for failure in report["failures"]]
    return figures


def undisturbed(command: Sequence[str], folder: Path) -> tuple[float, list[State]]:
    """Run the command to its end in a store of its own: how long it takes, and what each document holds."""
    begun = time.monotonic()
    subprocess.run(_with_store(command, folder), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - begun
    with closing(EmbeddedStore(folder)) as store:
        return seconds, [ask_counts(store, question) for question in range(len(COUNTS))]


def kill_once(command: Sequence[str], folder: Path, after: float, figures: Figures) -> None:
    """Start the command and kill it after so many seconds, if it has not ended by then."""
    process = subprocess.Popen(_with_store(command, folder), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        _, errors = process.communicate(timeout=after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        figures.kills += 1
        return
    figures.finished += 1
    if process.returncode:
        figures.failures.append(f"The load ended with {process.returncode}: {errors[-500:]}")


def check(store: EmbeddedStore, expected: Sequence[State], figures: Figures) -> None:
    """Note every document that is neither whole nor absent after a kill."""
    for question in range(len(COUNTS)):
        figures.failures += differences(expected, question, ask_counts(store, question))


def drop_some_of_all(store: EmbeddedStore, expected: Sequence[State], chance: random.Random, figures: Figures) -> None:
    """Where every document is there, drop most of them, so that the next load has work to do."""
    documents = sorted(expected[1])
    if store.version() == "0" or set(ask_counts(store, 1)) < set(documents):
        return
    with store.writing() as change:
        for document in chance.sample(documents, max(1, len(documents) * 4 // 5)):
            change.drop(document)
    figures.drops += 1


def finish(command: Sequence[str], store: EmbeddedStore, expected: Sequence[State], figures: Figures) -> None:
    """Run the command to its end and compare with the undisturbed store."""
    subprocess.run(_with_store(command, Path(store.url)), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    if [ask_counts(store, question) for question in range(len(COUNTS))] != list(expected):
        figures.failures.append("After the last load the store differs from the undisturbed one.")


def default_command() -> list[str]:
    """`tipgraph load` on the corpus where it is beside the checkout, else on the samples."""
    corpus = ROOT.parent / "shared" / "corpus"
    documents = corpus if corpus.is_dir() else ROOT / "samples"
    return [sys.executable, "-m", "api.cli", "--store", "STORE", "load", str(documents)]


def _with_store(command: Sequence[str], folder: Path) -> list[str]:
    words = [str(folder) if word == "STORE" else word for word in command]
    return [sys.executable, *words[1:]] if words[0] == "python" else words


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as the command line says, print the figures; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="of the random moments")
    parser.add_argument("--ask", nargs=2, metavar=("STORE", "EXPECTED"), help=argparse.SUPPRESS)
    parser.add_argument("--command", nargs=argparse.REMAINDER, help="what loads; the word STORE in it is the store's folder")
    chosen = parser.parse_args(arguments)
    if chosen.ask:
        ask_until_told(Path(chosen.ask[0]), json.loads(Path(chosen.ask[1]).read_text()))
        return 0
    with tempfile.TemporaryDirectory(prefix="tipgraph-kills-") as work:
        try:
            figures = run(chosen.command or default_command(), chosen.kills, chosen.seed, Path(work))
        except (subprocess.CalledProcessError, StoreError) as problem:
            print(f"The load failed without being killed: {problem}")
            return 1
    print(f"kills {figures.kills}, loads that ended before their kill {figures.finished}, drops {figures.drops}, {figures.seconds:.0f} s")
    print(f"questions asked meanwhile by {ASKERS} processes: {figures.asked}, on {figures.versions} versions of the store")
    print(f"failures {len(figures.failures)}")
    for failure in figures.failures[:20]:
        print(f"  {failure}")
    return 1 if figures.failures else 0


if __name__ == "__main__":
    sys.exit(main())
