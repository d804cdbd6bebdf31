"""The Neo4j store: one database of a server, with the schema's constraints and indexes."""

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from graph.errors import SchemaMismatch, StoreError
from graph.memory import Memory
from graph.partners import Partners, Wanted
from graph.schema import VERSION
from graph.store import Cell, Hit, Judgement, Rows, Stop
from graph.stores.neo4j import search, text
from graph.stores.neo4j.judging import read_log
from graph.stores.neo4j.lease import leased
from graph.stores.neo4j.link import Link, rows
from graph.stores.neo4j.reading import Limits, check_plan, read_rows
from graph.stores.neo4j.writing import Neo4jWriting

_LONGEST_SWITCH = 60.0
"""Seconds that a reader waits for a change that is being made visible."""


class Neo4jStore:
    """A graph on a Neo4j server; the password comes from the environment."""

    folded = False
    per_look_up: int | None = None

    def __init__(self, url: str, *, wait: float = 60.0) -> None:
        """Open a store; the database may be empty.

        Args:
            url: `neo4j://user@host:port/database`, or with `bolt` for a single server, `+s` for TLS, `+ssc` for a certificate of one's own.
            wait: seconds that a change waits for another writer.

        Raises:
            StoreError, SchemaMismatch: the address is none, no server answers, it refuses, or holds a graph of another schema.
        """
        self.url = url
        self.memory = Memory()
        self._link = Link(url)
        self._wait = wait
        self._filled = False
        try:
            self._link.check()
            self._state()
        except BaseException:
            self._link.close()
            raise

    @contextmanager
    def writing(self) -> Iterator[Neo4jWriting]:
        """Collect a change, which is made when the block ends without an error; see GraphStore.writing."""
        self._make_schema()
        with leased(self._link, self._wait) as lease:
            change = Neo4jWriting(self._link, lease, self._link.look(read_log))
            change.sweep()
            yield change
            change.finish()

    def read(
        self,
        cypher: str,
        parameters: Mapping[str, Cell] | None = None,
        *,
        timeout: float = 30.0,
        max_rows: int | None = None,
        stop: Stop | None = None,
    ) -> Rows:
        """Run one read statement in a read transaction; see GraphStore.read."""
        if not self._filled and self.version() == "0":
            raise StoreError(f"{self.url} holds nothing yet. Load a document first: tipgraph load PATH")
        self._filled = True
        return read_rows(self._link, cypher, parameters or {}, Limits(timeout, max_rows, stop))

    def check_reading(self, cypher: str, parameters: Mapping[str, Cell] | None = None) -> None:
        """Look at the plan of a statement; see GraphStore.check_reading."""
        check_plan(self._link, cypher, parameters or {})

    def search(self, text: str, labels: Sequence[str] = (), limit: int = 20) -> tuple[Hit, ...]:
        """Names and passages that hold the words of `text`; see GraphStore.search."""
        return self._link.look(lambda tx: search.search(tx, text, labels, limit)) if self.version() != "0" else ()

    def find_ids(self, keys: Sequence[str], labels: Sequence[str] = ()) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """The entities that have one of these names; see GraphStore.find_ids."""
        return self._link.look(lambda tx: search.find_ids(tx, keys, labels)) if self.version() != "0" else {}

    def partners(self, country: str, wanted: Wanted) -> Partners | None:  # noqa: ARG002
        """Nothing is kept ready, for a change here costs what changes; see GraphStore.partners."""
        return None

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements ever made; see GraphStore.judgements."""
        return self._link.look(read_log)

    def version(self) -> str:
        """The number of the graph's version, as text; "0" for an empty database. Waits while a change is being made visible."""
        end = time.monotonic() + _LONGEST_SWITCH
        while time.monotonic() < end:
            version, open_ = self._state()
            if not open_:
                return version
            time.sleep(0.02)
        raise StoreError(f"{self.url} has been changing for {_LONGEST_SWITCH:g} s. Ask again when the load is done.")

    def close(self) -> None:
        """Close the connections."""
        self._link.close()

    def _state(self) -> tuple[str, bool]:
        """The version, and whether rows are moving: a version that a writer left open before it was ended is the one before it."""
        found = self._link.look(lambda tx: rows(tx, text.VERSION))
        if not found:
            return "0", False
        version, schema, writing = found[0]
        if schema != VERSION:
            raise SchemaMismatch(
                f"{self.url} was written with schema {schema}, this tipgraph reads schema {VERSION}: "
                "run `tipgraph rebuild` into another store, or use the tipgraph that wrote it."
            )
        return str(version).rstrip("+"), str(version).endswith("+") and bool(writing)

    def _make_schema(self) -> None:
        there = self._link.look(lambda tx: rows(tx, "SHOW INDEXES YIELD name, state WHERE state = 'ONLINE' RETURN collect(name)"))[0][0]
        missing = tuple(statement for name, statement in text.schema().items() if name not in there)
        if missing:
            self._link.change_schema(missing)


def stored_sources(url: str) -> tuple[tuple[str, str], ...]:
    """The (path, sha256) of the documents of a database of any schema; see graph.stores.stored_sources."""
    link = Link(url)
    try:
        found = link.look(lambda tx: rows(tx, "MATCH (d:Document) RETURN d.path, d.sha256 ORDER BY d.id"))
    finally:
        link.close()
    return tuple((str(path), str(sha256)) for path, sha256 in found if path)


def stored_judgements(url: str) -> tuple[Judgement, ...]:
    """The judgements in a database of any schema; see graph.stores.stored_judgements."""
    link = Link(url)
    try:
        return link.look(read_log)
    finally:
        link.close()
