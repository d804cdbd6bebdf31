"""The check that a batch stands on its own feet: engines drop an edge without a word where one of its ends is missing."""

from graph.errors import ModelError
from graph.store import SourceBatch


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
