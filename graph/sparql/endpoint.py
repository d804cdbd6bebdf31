"""Asking SPARQL: the RDF in step with the graph, a process a query, ended at the limit; the process waits for the next where it can."""

import json
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock, Timer
from typing import Self

from graph.errors import NotAllowed, QueryError, Unanswered
from graph.sparql.cache import rdf_at
from graph.sparql.checking import check_tokens
from graph.sparql.result import SparqlResult, from_worker
from graph.store import GraphStore, Stop

SECONDS = 30.0
"""After which a query is ended."""

MOST_ROWS = 10_000
"""Rows or triples of one answer; what is more is cut, and the result says so."""

_START = 60.0
_IDLE = 2
"""Processes that wait for a query; more run at a time, and end when they are done."""


class Sparql:
    """A store's SPARQL end point, for any number of threads.

    Args:
        folder: where the RDF is kept; in an embedded store's folder, or in the user's cache.
    """

    def __init__(self, store: GraphStore, folder: Path) -> None:
        self.store, self.folder = store, folder
        self._lock = Lock()
        self._building = Lock()
        self._idle: list[_Worker] = []

    def query(
        self, text: str, bindings: Mapping[str, str] | None = None, *, seconds: float = SECONDS, rows: int = MOST_ROWS,
        stop: Stop | None = None,
    ) -> SparqlResult:  # fmt: skip
        """Run one query of the forms SELECT, ASK, CONSTRUCT, DESCRIBE.

        Args:
            bindings: IRIs by variable, put in before the query runs.
            stop: ends the query, and the process that runs it, where another thread pulls it.

        Raises:
            NotAllowed: it is another form, or names a service or a dataset.
            Unanswered: it took too long, or was stopped.
            QueryError: it is no SPARQL, took too much memory, or the graph is empty.
            StoreError: the RDF cannot be made.
        """
        check_tokens(text)
        with self._building:
            version = self.store.version()
            path = rdf_at(self.store, self.folder)
        switch = stop or Stop()
        if switch.pulled:
            raise Unanswered("The query was stopped before it began.")
        worker = self._take(path)
        with switch.watched(worker.stop):
            told = worker.ask({"query": text, "bindings": dict(bindings or {}), "rows": rows}, seconds)
        if switch.pulled:
            worker.end()
            raise Unanswered("The query was stopped.")
        self._give_back(worker)
        if told["kind"] == "refused":
            raise NotAllowed(str(told["message"]), "query")
        if told["kind"] == "wrong":
            raise QueryError(str(told["message"]), "query")
        return from_worker(told, version)

    def close(self) -> None:
        """End the processes that wait."""
        with self._lock:
            waiting, self._idle = self._idle, []
        for worker in waiting:
            worker.end()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _take(self, path: Path) -> "_Worker":
        """A process that waits on this version's RDF, or a new one; those on older ones are ended."""
        with self._lock:
            old = [worker for worker in self._idle if worker.path != path]
            self._idle = [worker for worker in self._idle if worker.path == path]
            found = self._idle.pop() if self._idle else None
        for worker in old:
            worker.end()
        return found or _Worker(path)

    def _give_back(self, worker: "_Worker") -> None:
        with self._lock:
            kept = len(self._idle) < _IDLE
            if kept:
                self._idle.append(worker)
        if not kept:
            worker.end()


class _Worker:
    """One process on one version's RDF."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._late = self._stopped = False
        command = [sys.executable, "-m", "graph.sparql.worker", str(path)]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, encoding="utf-8")  # noqa: S603  (our own)
        if self._line(None, _START) != "ready\n":
            raise QueryError(f"The process for SPARQL did not start: {self.end()[-500:] or 'no word of it'}")

    def ask(self, asked: Mapping[str, object], seconds: float) -> Mapping[str, object]:
        """The answer to one line.

        Raises:
            Unanswered: it does not come in time, or `stop` was called; the process is ended then.
            QueryError: the process ended by itself.
        """
        line = self._line(json.dumps(asked), seconds)
        if not line.endswith("\n"):
            words = self.end()
            if self._stopped:
                raise Unanswered("The query was stopped.")
            if self._late:
                raise Unanswered(f"The query was ended: it took longer than {seconds:g} s. Narrow it, or add LIMIT.")
            raise QueryError(f"The query ended its process: {words[-300:] or 'it took more memory than it may'}. Narrow it, or add LIMIT.")
        told: Mapping[str, object] = json.loads(line)
        return told

    def stop(self) -> None:
        """End the query that runs, from another thread; `ask` then says so."""
        self._stopped = True
        self._process.kill()

    def end(self) -> str:
        """End the process; what it wrote to standard error."""
        with suppress(ProcessLookupError):
            self._process.kill()
        _, words = self._process.communicate()
        return words or ""

    def _line(self, asked: str | None, seconds: float) -> str:
        """Send a line, where there is one, and wait for one; "" or half of one where the process was ended meanwhile."""
        assert self._process.stdin is not None  # noqa: S101  (opened so)
        assert self._process.stdout is not None  # noqa: S101
        self._late = False
        timer = Timer(seconds, self._end_late)
        timer.start()
        try:
            if asked is not None:
                self._process.stdin.write(asked + "\n")
                self._process.stdin.flush()
            return self._process.stdout.readline()
        except BrokenPipeError:
            return ""
        finally:
            timer.cancel()

    def _end_late(self) -> None:
        self._late = True
        self._process.kill()
