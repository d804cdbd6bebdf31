"""Loads, and the server that they write to, killed with -9 at random moments while other processes ask all the while.

    python -m benchmarks.kills                      # 100 kills of `tipgraph load` on the corpus, or on samples/
    python -m benchmarks.kills --neo4j --kills 20   # the same into a Neo4j server of its own, then 20 kills of that server
    python -m benchmarks.kills --kills 10 --command python -m benchmarks.generated STORE

The command (the word STORE in it is the store's address) first runs once, undisturbed: what each document then holds is what it
must hold ever after. It is then started again and again on an empty store, and it or its server is killed; when all
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
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.states import COUNTS, all_counts, ask_counts, ask_until_told, contents, differences
from graph.errors import StoreError
from graph.store import GraphStore
from graph.stores import open_store
from tests.servers.neo4j_database import Neo4jDatabase, started_database
from tests.servers.neo4j_server import Neo4jServer

ROOT = Path(__file__).parents[1]
ASKERS = 2
GIVES_UP = 60
"""Seconds in which a load must end whose server was killed."""

_GAVE_UP = 3
"""The exit code of a command whose store fails."""

Empty = Callable[[str], str]
"""Gives the address of an empty store, by a name for it."""


@dataclass
class Figures:
    """What was seen."""

    what: str
    kills: int = 0
    finished: int = 0
    survived: int = 0
    drops: int = 0
    asked: int = 0
    away: int = 0
    versions: int = 0
    seconds: float = 0.0
    failures: list[str] = field(default_factory=list)

    def text(self) -> str:
        """The figures in words."""
        survived = f", loads that went on when their server was back {self.survived}" if self.survived else ""
        away = f"; {self.away} times there was no server to ask" if self.away else ""
        return "\n".join((
            f"kills of the {self.what} {self.kills}, loads that ended before their kill {self.finished}{survived}, drops {self.drops}, "
            f"{self.seconds:.0f} s",
            f"questions asked meanwhile by {ASKERS} processes: {self.asked}, on {self.versions} versions of the store{away}",
            f"failures {len(self.failures)}",
            *(f"  {failure}" for failure in self.failures[:20]),
        ))  # fmt: skip


class Kills:
    """A command that loads, what it leaves when nobody disturbs it, and how it is disturbed."""

    def __init__(self, command: Sequence[str], work: Path, empty: Empty, seed: int) -> None:
        """Run the command undisturbed, then once more while others ask: the moments of kills lie within the time that took.

        The first run may meet a server that has only just started, and takes longer than any later one.
        """
        self.command, self.work, self.empty, self.chance = command, work, empty, random.Random(seed)
        self.stops = 0
        reference = empty("reference")
        self.load(reference)
        with closing(open_store(reference)) as store:
            self.expected, self.contents = all_counts(store), contents(store)
        (work / "expected.json").write_text(json.dumps(self.expected))
        warm_up = Figures("")
        with self.asking(empty("asked"), warm_up) as asked:
            self.seconds = self.load(asked)
        self.before = warm_up.failures

    def run(self, kills: int, server: Neo4jServer | None = None) -> Figures:
        """Kill the command as often as that, or the server that it writes to."""
        figures = Figures("server" if server else "load", failures=list(self.before))
        begun = time.monotonic()
        with self.asking(self.empty("store"), figures, may_be_away=server is not None) as address, closing(open_store(address)) as store:
            while figures.kills < kills:
                self.kill_once(address, server, figures)
                self.check(store, figures)
                self.drop_some_of_all(store, figures)
            self.load(address)
            if contents(store) != self.contents:
                figures.failures.append("After the last load the store differs from the undisturbed one.")
        figures.seconds = time.monotonic() - begun
        return figures

    def load(self, address: str) -> float:
        """Run the command to its end; the seconds that it took."""
        begun = time.monotonic()
        subprocess.run(self.words(address), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return time.monotonic() - begun

    def words(self, address: str) -> list[str]:
        """The command for a store."""
        words = [address if word == "STORE" else word for word in self.command]
        return [sys.executable, *words[1:]] if words[0] == "python" else words

    @contextmanager
    def asking(self, address: str, figures: Figures, *, may_be_away: bool = False) -> Iterator[str]:
        """Other processes ask as long as the block runs; it begins when each of them has opened the store."""
        self.stops += 1
        stop = self.work / f"stop-{self.stops}"
        ask = [sys.executable, "-m", "benchmarks.kills", "--ask", address, str(self.work / "expected.json"), str(stop)]
        ask += ["--may-be-away"] if may_be_away else []
        askers = [subprocess.Popen(ask, cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(ASKERS)]
        try:
            for asker in askers:
                _wait_for_line(asker)
            yield address
        finally:
            stop.touch()
            said = [asker.communicate(timeout=GIVES_UP)[0] for asker in askers]
        figures.failures += [f"An asking process ended with {asker.returncode}." for asker in askers if asker.returncode]
        reports = [json.loads(text) for text in said if text]
        figures.asked += sum(report["asked"] for report in reports)
        figures.away += sum(report["away"] for report in reports)
        figures.versions = len({version for report in reports for version in report["versions"]})
        figures.failures += [failure for report in reports for failure in report["failures"]]

    def kill_once(self, address: str, server: Neo4jServer | None, figures: Figures) -> None:
        """Start the command and after a while kill it, or the server, if it has not ended by then."""
        process = subprocess.Popen(self.words(address), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            _, errors = process.communicate(timeout=self.chance.uniform(0, self.seconds))
        except subprocess.TimeoutExpired:
            figures.kills += 1
            if server:
                self.kill_server(server, process, figures)
            else:
                process.kill()
                process.communicate()
            return
        figures.finished += 1
        if process.returncode:
            figures.failures.append(f"The load ended with {process.returncode}: {errors[-500:]}")

    def kill_server(self, server: Neo4jServer, load: "subprocess.Popen[str]", figures: Figures) -> None:
        """Kill the server and start it again: at once, so that the load may go on, or after the load gave up."""
        server.kill()
        at_once = self.chance.random() < 0.5
        if at_once:
            server.start()
        _, errors = load.communicate(timeout=GIVES_UP)
        if not at_once:
            server.start()
        figures.survived += load.returncode == 0
        if load.returncode not in (0, _GAVE_UP) or "Traceback" in errors:
            figures.failures.append(f"The load whose server was killed ended with {load.returncode}: {errors[-500:]}")

    def check(self, store: GraphStore, figures: Figures) -> None:
        """Note every document that is neither whole nor absent after a kill."""
        for question in range(len(COUNTS)):
            figures.failures += differences(self.expected, question, ask_counts(store, question))

    def drop_some_of_all(self, store: GraphStore, figures: Figures) -> None:
        """Where every document is there, drop most of them, so that the next load has work to do."""
        documents = sorted(self.expected[1])
        if store.version() == "0" or set(ask_counts(store, 1)) < set(documents):
            return
        with store.writing() as change:
            for document in self.chance.sample(documents, max(1, len(documents) * 4 // 5)):
                change.drop(document)
        figures.drops += 1


def kill_embedded(command: Sequence[str], kills: int, seed: int, work: Path) -> Iterator[Figures]:
    """Loads into a folder are killed."""
    yield Kills(command, work, lambda name: str(work / name), seed).run(kills)


def kill_neo4j(command: Sequence[str], kills: int, seed: int, work: Path) -> Iterator[Figures]:
    """Loads into a server are killed, then the server itself; it is a server of its own."""
    with started_database(work / "server") as database:
        todo = Kills(command, work, lambda _: _emptied(database), seed)
        yield todo.run(kills)
        yield todo.run(kills, database.server)


def default_command() -> list[str]:
    """`tipgraph load` on the corpus where it is beside the checkout, else on the samples."""
    corpus = ROOT.parent / "shared" / "corpus"
    documents = corpus if corpus.is_dir() else ROOT / "samples"
    return [sys.executable, "-m", "api.cli", "--store", "STORE", "load", str(documents)]


def _wait_for_line(process: "subprocess.Popen[str]") -> None:
    """Wait until a process has said something, or has ended."""
    if process.stdout:
        process.stdout.readline()


def _emptied(database: Neo4jDatabase) -> str:
    database.empty()
    return database.address


def main(arguments: Sequence[str] | None = None) -> int:
    """Run as the command line says, print the figures; 1 where anything failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.kills", description=__doc__.split("\n")[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="of the random moments")
    parser.add_argument("--neo4j", action="store_true", help="load into a Neo4j server, and kill it as often too")
    parser.add_argument("--ask", nargs=3, metavar=("STORE", "EXPECTED", "STOP"), help=argparse.SUPPRESS)
    parser.add_argument("--may-be-away", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--command", nargs=argparse.REMAINDER, help="what loads; the word STORE in it is the store's address")
    chosen = parser.parse_args(arguments)
    if chosen.ask:
        address, expected, stop = chosen.ask
        ask_until_told(address, json.loads(Path(expected).read_text()), Path(stop), may_be_away=chosen.may_be_away)
        return 0
    failed = False
    kill = kill_neo4j if chosen.neo4j else kill_embedded
    with tempfile.TemporaryDirectory(prefix="tipgraph-kills-") as work:
        try:
            for figures in kill(chosen.command or default_command(), chosen.kills, chosen.seed, Path(work)):
                print(figures.text(), flush=True)
                failed = failed or bool(figures.failures)
        except (subprocess.CalledProcessError, StoreError) as problem:
            print(f"The load failed without being killed: {problem}")
            return 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
