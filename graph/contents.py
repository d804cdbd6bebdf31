"""What a store holds, document by document, read back as the batches that wrote it; only the port of `graph.store` is used."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.editions import REFERENCE, all_editions
from graph.schema import EDGES, NODES
from graph.store import Cell, Columns, GraphStore, SourceBatch
from graph.tally import edge_columns

Pair = tuple[str, str, str]
"""An edge type and the labels it joins here."""

READ_SECONDS = 600.0
"""Seconds for one read, which takes all rows of one kind of a group of documents."""

_PAIRS = tuple((edge.name, left, right) for edge in EDGES.values() for left, right in edge.pairs)


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the rows of a store's documents are, so that only what holds something is read.

    Attributes:
        documents: by id, reference tables first.
        edges: the number of edges by document, type and labels.
    """

    store: GraphStore
    documents: tuple[str, ...]
    edges: Mapping[str, Mapping[Pair, int]]

    def groups(self, size: int) -> Iterator[list[str]]:
        """The documents in order, as many together as hold `size` statements at the most; at least one."""
        group: list[str] = []
        held = 0
        for document in self.documents:
            statements = sum(number for pair, number in self.edges[document].items() if EDGES[pair[0]].statement)
            if group and held + statements > size:
                yield group
                group, held = [], 0
            group.append(document)
            held += statements
        if group:
            yield group

    def read(self, documents: Sequence[str]) -> Iterator[SourceBatch]:
        """Each document as the batch that wrote it, with one read a kind of row for all of them; those that are gone are left out."""
        rows = self._rows("Document", "id", documents)
        passages = self._rows("Passage", "document", documents)
        values: dict[str, dict[str, dict[Cell, tuple[Cell, ...]]]] = defaultdict(lambda: defaultdict(dict))
        edges: dict[str, dict[Pair, Columns]] = defaultdict(dict)
        for pair in _PAIRS:
            here = [document for document in documents if pair in self.edges[document]]
            columns = edge_columns(pair[0])
            for document, found in self._edges(pair, here).items():
                edges[document][pair] = _by_column(columns, [row[: len(columns)] for row in found])
                if NODES[pair[2]].value:
                    values[document][pair[2]].update((row[1], row[len(columns) :]) for row in found)
        for document in (id_ for id_ in documents if id_ in rows):
            nodes = {"Passage": passages[document]} if document in passages else {}
            nodes |= {label: list(found.values()) for label, found in values[document].items()}
            tables = {label: _by_column(tuple(NODES[label].properties), found) for label, found in nodes.items()}
            yield SourceBatch(dict(zip(NODES["Document"].properties, rows[document][0], strict=True)), tables, edges[document])

    def _rows(self, label: str, of: str, documents: Sequence[str]) -> dict[str, list[tuple[Cell, ...]]]:
        """The nodes of a label of each document."""
        columns = tuple(NODES[label].properties)
        cypher = f"MATCH (n:{label}) WHERE n.{of} IN $documents RETURN {', '.join(f'n.{name}' for name in columns)}"
        return _split(self._read(cypher, documents), columns.index(of))

    def _edges(self, pair: Pair, documents: Sequence[str]) -> dict[str, list[tuple[Cell, ...]]]:
        """The edges of a type between two labels of each document; after its columns those of the value it points to."""
        name, left, right = pair
        columns = edge_columns(name)
        returned = ["a.id", "b.id", *(f"r.{column}" for column in columns[2:])]
        returned += [f"b.{column} AS value_{column}" for column in NODES[right].properties] if NODES[right].value else []
        where = f"{_document_of(name)} IN $documents"
        cypher = f"MATCH (a:{left})-[r:{name}]->(b:{right}) WHERE {where} RETURN {', '.join(returned)}"
        return _split(self._read(cypher, documents), 1 if name == "FROM_DOCUMENT" else columns.index("document"))

    def _read(self, cypher: str, documents: Sequence[str]) -> Sequence[tuple[Cell, ...]]:
        return self.store.read(cypher, {"documents": list(documents)}, timeout=READ_SECONDS).rows if documents else ()


def contents_of(store: GraphStore) -> Contents:
    """What a store holds, counted with one read an edge type and pair of labels; nothing for an empty store."""
    documents = sorted((edition.id for edition in all_editions(store)), key=lambda id_: (not id_.startswith(REFERENCE), id_))
    edges: dict[str, dict[Pair, int]] = {document: {} for document in documents}
    for pair in _PAIRS if documents else ():
        name, left, right = pair
        counted = store.read(f"MATCH (a:{left})-[r:{name}]->(b:{right}) RETURN {_document_of(name)}, count(*)", timeout=READ_SECONDS)
        for document, number in counted.rows:
            if str(document) in edges:
                edges[str(document)][pair] = int(str(number))
    return Contents(store, tuple(documents), edges)


def _document_of(name: str) -> str:
    """Where Cypher finds the document of an edge."""
    return "b.id" if name == "FROM_DOCUMENT" else "r.document"


def _split(rows: Iterable[tuple[Cell, ...]], at: int) -> dict[str, list[tuple[Cell, ...]]]:
    """Rows by the document that stands at a place of each."""
    split: dict[str, list[tuple[Cell, ...]]] = {}
    for row in rows:
        split.setdefault(str(row[at]), []).append(row)
    return split


def _by_column(names: Sequence[str], rows: Collection[tuple[Cell, ...]]) -> dict[str, list[Cell]]:
    return {name: list(cells) for name, cells in zip(names, zip(*rows, strict=True), strict=True)}
