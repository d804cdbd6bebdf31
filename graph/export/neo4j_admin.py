"""`export neo4j-admin`: a folder of CSV files that `neo4j-admin database import full` makes a Neo4j store of.

It is for graphs that are too large to be sent to a server statement by statement. A page of rows is in memory at a time.
"""

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from graph.contents import READ_SECONDS, Pair, contents_of
from graph.errors import QueryError, StoreError
from graph.export.neo4j_csv import DELIMITER, Table
from graph.schema import EDGES, ENTITIES, NODES, VERSION
from graph.store import Cell, GraphStore
from graph.stores.neo4j.text import JUDGEMENT, STORE, schema
from graph.stores.neo4j.writing import name_keys

PAGE = 50_000
"""Rows of a page: about 100 MB."""

Page = Sequence[Sequence[Cell]]

_JUDGEMENT = {"place": "INT64", "when": "STRING", "by": "STRING", "verdict": "STRING", "about": "STRING[]", "note": "STRING"}
"""The properties of a line of the judgements, after its id."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How much was written."""

    nodes: int
    relationships: int


def export_neo4j_admin(store: GraphStore, folder: Path, *, page: int = PAGE) -> Exported:
    """Write a whole graph, with the commands that import it, into a folder that is whole afterwards, or not there.

    Args:
        folder: is made; it may be there where nothing is in it.
        page: rows that one read takes at most, unless one document holds more of a kind.

    Raises:
        QueryError: the folder holds something or cannot be written; the store is empty.
        StoreError: the store changed meanwhile, cannot be read, or holds what the files cannot.
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise QueryError(f"{folder} is there and not empty. Name a folder that is not there yet, or remove it.")
    version = store.version()
    if version == "0":
        raise QueryError(f"The graph at {store.url} holds nothing yet. Load a document first: tipgraph load PATH")
    half = folder.with_name(f"{folder.name}.new-{os.getpid()}")
    try:
        half.mkdir(parents=True)
        tables = _write_tables(_Reading(store, contents_of(store).edges, page), version, half)
        if store.version() != version:
            raise StoreError(f"{store.url} changed while it was exported (graph version {version}, now {store.version()}). Export again.")
        _write_commands(half, version, tables)
        if folder.exists():
            folder.rmdir()
        half.rename(folder)
    except OSError as problem:
        raise QueryError(f"{folder} cannot be written ({problem.strerror or problem}). Name a folder where there is room.") from problem
    finally:
        shutil.rmtree(half, ignore_errors=True)
    nodes = sum(table.rows for table in tables if table.of in NODES)
    return Exported(nodes, sum(table.rows for table in tables if table.of in EDGES))


@dataclass(frozen=True, slots=True)
class _Reading:
    """A store read a page at a time, and only what its documents hold: a writer of the Neo4j store has rows of others on their way.

    Attributes:
        held: the number of edges by document, type and labels.
    """

    store: GraphStore
    held: Mapping[str, Mapping[Pair, int]]
    page: int

    def nodes(self, label: str) -> Iterator[Page]:
        """The nodes of a label, in order of id."""
        cypher = f"MATCH (n:{label}) WHERE n.id > $after AND {_reached(label)} RETURN {_columns(label)} ORDER BY n.id LIMIT {self.page}"
        documents = {"documents": list(self.held)} if "$documents" in cypher else {}
        after: Cell = ""
        while rows := self.store.read(cypher, {"after": after, **documents}, timeout=READ_SECONDS).rows:
            yield rows
            after = rows[-1][0]

    def entities(self, label: str) -> Iterator[Page]:
        """The entities of a label, with their name keys."""
        names = tuple(NODES[label].properties)
        for rows in self.nodes(label):
            yield [(*row, name_keys(dict(zip(names, row, strict=True)))) for row in rows]

    def passages(self) -> Iterator[Page]:
        """The passages, document by document."""
        cypher = f"MATCH (n:Passage) WHERE n.document IN $documents RETURN {_columns('Passage')}"
        return self._by_document(cypher, ("FROM_DOCUMENT", "Passage", "Document"))

    def edges(self, pair: Pair) -> Iterator[Page]:
        """The edges of a type between two labels, document by document."""
        name, left, right = pair
        columns = ", ".join(("a.id", "b.id", *(f"r.{column}" for column in EDGES[name].properties)))
        document = "b.id" if name == "FROM_DOCUMENT" else "r.document"
        return self._by_document(f"MATCH (a:{left})-[r:{name}]->(b:{right}) WHERE {document} IN $documents RETURN {columns}", pair)

    def _by_document(self, cypher: str, pair: Pair) -> Iterator[Page]:
        for documents in self._groups(pair):
            yield self.store.read(cypher, {"documents": documents}, timeout=READ_SECONDS).rows

    def _groups(self, pair: Pair) -> Iterator[list[str]]:
        """The documents that hold such rows, as many together as a page takes; at least one."""
        group: list[str] = []
        rows = 0
        for document, counts in self.held.items():
            if group and rows + counts.get(pair, 0) > self.page:
                yield group
                group, rows = [], 0
            if pair in counts:
                group.append(document)
                rows += counts[pair]
        if group:
            yield group


def _reached(label: str) -> str:
    """Whether a document names a node, or says something of it."""
    if label == "Document":
        return "n.id IN $documents"
    if label in ENTITIES:
        return "EXISTS { MATCH (d:Document)-[:NAMES]->(n) }"
    pairs = [(edge.name, left) for edge in EDGES.values() for left, right in edge.pairs if right == label]
    return f"({' OR '.join(f'EXISTS {{ MATCH (a:{left})-[r:{name}]->(n) WHERE r.document IN $documents }}' for name, left in pairs)})"


def _columns(label: str) -> str:
    return ", ".join(f"n.{name}" for name in NODES[label].properties)


def _write_tables(reading: _Reading, version: str, folder: Path) -> list[Table]:
    """Write a file a label, and one a type and pair of labels; those that hold rows are returned."""
    tables: list[Table] = []
    for table, pages in _tables(reading, version):
        table.write(folder, pages)
        if table.rows:
            tables.append(table)
    return tables


def _tables(reading: _Reading, version: str) -> Iterator[tuple[Table, Iterator[Page]]]:
    yield _node_table(STORE, {"version": "STRING", "schema": "INT64"}), iter([[("store", version, VERSION)]])
    log = [(j.id, i, j.when, j.by, j.verdict, list(j.about), j.note) for i, j in enumerate(reading.store.judgements())]
    yield _node_table(JUDGEMENT, _JUDGEMENT), iter([log] if log else [])
    for label, node in NODES.items():
        if label in ENTITIES:
            yield _node_table(label, {**node.properties, "name_keys": "STRING[]"}), reading.entities(label)
        else:
            yield _node_table(label, node.properties), reading.passages() if label == "Passage" else reading.nodes(label)
    for edge in EDGES.values():
        for left, right in edge.pairs:
            keys = (f":START_ID({left})", f":END_ID({right})")
            table = Table(f"{edge.name}-{left}-{right}.csv", edge.name, keys, edge.properties)
            yield table, reading.edges((edge.name, left, right))


def _node_table(label: str, properties: Mapping[str, str]) -> Table:
    return Table(f"{label}.csv", label, (f"id:ID({label})",), {name: type_ for name, type_ in properties.items() if name != "id"})


def _write_commands(folder: Path, version: str, tables: Sequence[Table]) -> None:
    """Write what the person types next."""
    script = folder / "import.sh"
    script.write_text(_script(tables), encoding="utf-8", newline="\n")
    script.chmod(script.stat().st_mode | 0o111)
    (folder / "schema.cypher").write_text(_schema(tables), encoding="utf-8", newline="\n")
    (folder / "README.txt").write_text(_README.format(version=version, schema=VERSION), encoding="utf-8", newline="\n")


def _script(tables: Sequence[Table]) -> str:
    """The command; file names are regular expressions for it, and these stand for themselves."""
    options = [f"--array-delimiter=U+{ord(DELIMITER):04X}", "--strict=true"]
    options += ["--multiline-fields=true"] if any(table.lines_broken for table in tables) else []
    options += [f"--{'relationships' if table.of in EDGES else 'nodes'}={table.of}={table.name}" for table in tables]
    lines = ["neo4j-admin database import full neo4j", *(f"  {option}" for option in options), '  "$@"']
    return '#!/bin/sh\ncd "$(dirname "$0")" || exit\nexec ' + " \\\n".join(lines) + "\n"


def _schema(tables: Sequence[Table]) -> str:
    emptied = dict.fromkeys((table.of, name) for table in tables for name in sorted(table.emptied))
    lines = ["// Constraints and indexes: names and passages are found by them.", *(f"{statement};" for statement in schema().values())]
    lines += ["CALL db.awaitIndexes(3600);", "// Empty lists, which the import takes for missing ones."]
    for of, name in emptied:
        found = f"MATCH ()-[x:{of}]->()" if of in EDGES else f"MATCH (x:{of})"
        lines.append(f"{found} WHERE x.{name} IS NULL CALL (x) {{ SET x.{name} = [] }} IN TRANSACTIONS OF 10000 ROWS;")
    return "\n".join(lines) + "\n"


_README = """\
The graph of a tipgraph store (graph version {version}, schema {schema}) for Neo4j 5.26 or newer.

1. Stop the server: neo4j stop
2. As the user whose server it is, with neo4j-admin on the path: ./import.sh
   A database that is there already is replaced only where you say so: ./import.sh --overwrite-destination=true
3. Start the server: neo4j start
4. Make the constraints and indexes, without which no name is found: cypher-shell -u neo4j -f schema.cypher
5. Compare: tipgraph --store bolt://neo4j@HOST:7687/neo4j stats
"""
