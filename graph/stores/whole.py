"""Checks of a batch before an engine sees it: an edge with a missing end is dropped without a word, a wrong type may be stored."""

from collections.abc import Iterator, Mapping

from graph.errors import ModelError, StoreError
from graph.schema import EDGES, NODES
from graph.store import Columns, SourceBatch

_TYPES: Mapping[str, tuple[type, ...]] = {"STRING": (str,), "INT64": (int,), "DOUBLE": (float, int)}


def check_whole(batch: SourceBatch) -> None:
    """Refuse a batch with an edge to a node that is neither in it nor named by it.

    A node that only another document names would go with that document, and take this one's statements along.

    Raises:
        ModelError: with the first such edge (a defect of what made the batch).
    """
    document = str(batch.document["id"])
    there = {document}
    for columns in batch.nodes.values():
        there.update(map(str, columns["id"]))
    for (name, _, _), columns in batch.edges.items():
        if name == "NAMES":
            there.update(map(str, columns["to_id"]))
    for (name, left, right), columns in batch.edges.items():
        missing = sorted({*map(str, columns["from_id"]), *map(str, columns["to_id"])} - there)
        if missing:
            raise ModelError(
                f"{document}: an edge {left}-[{name}]->{right} joins {missing[0]}, which the batch neither holds nor names "
                f"({len(missing)} such ids)."
            )


def check_types(batch: SourceBatch) -> None:
    """Refuse a cell that is not of its property's type in the schema table, for an engine that keeps no types itself.

    Raises:
        StoreError: with the first such cell.
    """
    document = str(batch.document["id"])
    for table, columns, types in _tables(batch):
        for name, cells in columns.items():
            type_ = types.get(name, "STRING")
            one, many = _TYPES[type_.removesuffix("[]")], type_.endswith("[]")
            allowed = {list, tuple, type(None)} if many else {*one, type(None)}
            if not set(map(type, cells)) <= allowed or (
                many and not {type(i) for c in cells if isinstance(c, list | tuple) for i in c} <= {*one}
            ):
                found = next(c for c in cells if type(c) not in allowed or (many and not {type(i) for i in c or ()} <= {*one}))  # type: ignore[attr-defined]
                raise StoreError(f"{document}: {table}.{name} is {found!r}, which is no {type_}. The store is as it was before.")


def _tables(batch: SourceBatch) -> Iterator[tuple[str, Columns, Mapping[str, str]]]:
    yield "Document", {name: [cell] for name, cell in batch.document.items()}, NODES["Document"].properties
    for label, columns in batch.nodes.items():
        yield label, columns, NODES[label].properties
    for pair, columns in batch.edges.items():
        yield pair[0], columns, EDGES[pair[0]].properties
