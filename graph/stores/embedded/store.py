"""The embedded store: ladybug (openCypher, one file) kept as whole versions, with a name index beside it."""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import ladybug

from graph.errors import NotReading, QueryError, StoreError, Unanswered
from graph.memory import Memory
from graph.partners import Partners, Wanted
from graph.store import Cell, Hit, Judgement, Rows, Stop
from graph.stores.embedded.connections import Connections
from graph.stores.embedded.ladybug_rows import fetch
from graph.stores.embedded.memory import READ_MEMORY, read_memory
from graph.stores.embedded.names_index import NamesIndex
from graph.stores.embedded.partners_file import PartnersFile
from graph.stores.embedded.plans import steps_beyond_reading
from graph.stores.embedded.versions import VersionFolder

if TYPE_CHECKING:
    from graph.stores.embedded.writing import EmbeddedWriting


class EmbeddedStore:
    """A folder with one graph. Readers open the current version; a change makes the next one."""

    folded = True
    per_look_up: int | None = 200

    def __init__(self, folder: Path, *, wait: float = 60.0) -> None:
        """Open a store; the folder need not exist yet.

        Args:
            wait: seconds that a change waits for another writer.

        Raises:
            StoreError, SchemaMismatch: the folder is not a store of this schema.
        """
        self.url = str(folder)
        self.memory = Memory()
        self._versions = VersionFolder(folder)
        self._versions.check_format()
        self._wait = wait
        self._open: _Version | None = None
        self._lock = threading.Lock()

    @contextmanager
    def writing(self) -> Iterator["EmbeddedWriting"]:
        """Change the sources of the current version; the version made of them becomes current when the block ends without an error."""
        from graph.stores.embedded.writing import EmbeddedWriting  # Arrow, which readers do without, takes long to import

        with self._versions.change(self._wait) as number:
            log = self._versions.judgements
            change = EmbeddedWriting(self._versions.files(number), self._versions.sources(number - 1), log.read())
            yield change
            change.finish()
            log.add(change.judged)

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Cell] | None = None,
        *,
        timeout: float = 30.0,
        max_rows: int | None = None,
        stop: Stop | None = None,
    ) -> Rows:
        """Run one read statement on the current version; see GraphStore.read."""
        with self._reading() as version:
            if version is None:
                raise StoreError(f"{self.url} holds nothing yet. Load a document first: tipgraph load PATH")
            try:
                with version.connections.lent(cypher) as connection, (stop or Stop()).watched(connection.interrupt):
                    connection.set_query_timeout(max(1, int(timeout * 1000)))
                    if stop and stop.pulled:
                        raise Unanswered("The query was stopped before it began.")
                    return fetch(connection.execute(cypher, dict(parameters or {})), max_rows)
            except RuntimeError as problem:
                if stop and stop.pulled:
                    raise Unanswered("The query was stopped.") from problem
                if str(problem).startswith("Interrupted"):
                    raise Unanswered(
                        f"The query took longer than {timeout:g} s and was ended. Narrow it, or raise the time-out."
                    ) from problem
                raise QueryError(f"The engine refused the query: {problem}") from problem

    def check_reading(self, cypher: str, parameters: Mapping[str, Cell] | None = None) -> None:
        """Look at the plan of a statement; see GraphStore.check_reading."""
        plan = self.read(f"EXPLAIN {cypher}", parameters).rows
        if strange := steps_beyond_reading(str(plan[0][0])):
            raise NotReading(f"The statement was not run: its plan has the step {strange[0]}, which is not known to read only.", "query")

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        """Names and passages that hold the words of `text`; see GraphStore.search."""
        with self._reading() as version:
            return version.names.search(text, labels, limit) if version else ()

    def find_ids(self, keys: Sequence[str], labels: Sequence[str] = ()) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The entities that have one of these names; see GraphStore.find_ids."""
        with self._reading() as version:
            return version.names.find_ids(keys, labels) if version else {}

    def partners(self, country: str, wanted: Wanted) -> Partners | None:
        """What is kept ready of the partners in a country; see GraphStore.partners."""
        with self._reading() as version:
            return version.partners.page(country, wanted) if version else None

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements ever made; see GraphStore.judgements."""
        return self._versions.judgements.read()

    def version(self) -> str:
        """The number of the current version, as text; "0" for an empty store."""
        return str(self._versions.current())

    def close(self) -> None:
        """Close the version that is open for reading, once the threads that read it are done."""
        with self._lock:
            self._turn_to(None)

    @contextmanager
    def _reading(self) -> Iterator["_Version | None"]:
        """Hold the current version open for as long as the block runs; None for an empty store."""
        with self._lock:
            version = self._current()
            if version:
                version.readers += 1
        try:
            yield version
        finally:
            with self._lock:
                if version:
                    version.readers -= 1
                    self._close_unread(version)

    def _current(self) -> "_Version | None":
        """The version that the pointer names now, opened; None for an empty store."""
        for _ in range(50):
            number = self._versions.current()
            if self._open and self._open.number == number:
                return self._open
            if not number:
                self._turn_to(None)
                return None
            try:
                opened = _Version(number, self._versions)
            except (RuntimeError, OSError, sqlite3.Error) as problem:
                if self._versions.current() != number:
                    continue  # swept between the look and the open: look again
                raise StoreError(
                    f"{self._versions.graph(number)} cannot be opened ({problem}). Remove the store and load again, or "
                    "run `tipgraph rebuild NEW_FOLDER`."
                ) from problem
            self._turn_to(opened)
            return opened
        raise StoreError(f"{self.url} changes faster than it can be opened. Try again.")

    def _turn_to(self, version: "_Version | None") -> None:
        """Read this version from now on; the one before is closed when its last reader is done."""
        before, self._open = self._open, version
        if before:
            self._close_unread(before)

    def _close_unread(self, version: "_Version") -> None:
        if version is not self._open and not version.readers:
            version.close()


class _Version:
    """One version, open for reading.

    Attributes:
        readers: the threads that read it now.
    """

    def __init__(self, number: int, versions: VersionFolder) -> None:
        self.number = number
        self.readers = 0
        self.names = NamesIndex(versions.files(number).names)
        self.partners = PartnersFile(versions.files(number).names)
        try:
            graph = versions.graph(number)
            self.database = ladybug.Database(str(graph), read_only=True, buffer_pool_size=read_memory(graph))
            self.connections = Connections(self.database, graph.stat().st_size)
            with self.connections.lent(""):  # opens the file now, so that a missing one fails here
                pass
        except (RuntimeError, OSError):
            self.names.close()
            self.partners.close()
            raise

    def close(self) -> None:
        self.names.close()
        self.partners.close()
        self.connections.close()
        self.database.close()


def stored_sources(folder: Path) -> tuple[tuple[str, str], ...]:
    """The (path, sha256) of the documents of a store of any schema: what `tipgraph rebuild` reads again.

    Raises:
        StoreError: there is no store, or its graph cannot be opened.
    """
    versions = VersionFolder(folder)
    number = versions.current()
    if not number:
        raise StoreError(f"{folder} holds nothing. Load a document first: tipgraph load PATH")
    try:
        with ladybug.Database(str(versions.graph(number)), read_only=True, buffer_pool_size=READ_MEMORY) as database:
            found = fetch(ladybug.Connection(database).execute("MATCH (d:Document) RETURN d.path, d.sha256 ORDER BY d.id"), None)
    except RuntimeError as problem:
        raise StoreError(f"{versions.graph(number)} cannot be read ({problem}). Load the documents again: tipgraph load PATH") from problem
    return tuple((str(path), str(sha256)) for path, sha256 in found.rows if path)


def stored_judgements(folder: Path) -> tuple[Judgement, ...]:
    """The judgements of a store of any schema."""
    return VersionFolder(folder).judgements.read()
