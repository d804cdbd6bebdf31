"""All rows that a data file left in its folder, in memory."""

from graph.data_file import Records
from graph.store import Cell, Columns, SourceBatch


def whole_batch(records: Records) -> SourceBatch:
    """The parts of an extract in one."""
    source = records.source(records.document, "2026-01-01")
    nodes: dict[str, Columns] = {}
    edges: dict[tuple[str, str, str], Columns] = {}
    for part in source.parts():
        for label, columns in part.nodes.items():
            nodes[label] = _joined(nodes.get(label, {}), columns)
        for pair, columns in part.edges.items():
            edges[pair] = _joined(edges.get(pair, {}), columns)
    return SourceBatch(source.document, nodes, edges)


def _joined(before: Columns, more: Columns) -> dict[str, list[Cell]]:
    return {name: [*before.get(name, ()), *cells] for name, cells in more.items()}
