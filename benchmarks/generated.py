"""A load of made-up documents of a realistic size, to try a store without a loader: `python -m benchmarks.generated STORE [N]`."""

import sys
from contextlib import closing
from pathlib import Path

from graph.schema import EDGES, NODES
from graph.store import Cell, Columns, SourceBatch
from graph.stores.embedded import EmbeddedStore

DOCUMENTS = 5
PASSAGES = 1_500
STATEMENTS = 700
ACTORS = 60
PROGRAMMES = 40


def load(folder: Path, documents: int = DOCUMENTS) -> None:
    """Write the documents that are not there yet, one change each."""
    with closing(EmbeddedStore(folder)) as store:
        there = () if store.version() == "0" else [row[0] for row in store.read("MATCH (d:Document) RETURN d.id").rows]
        for number in range(documents):
            batch = batch_of(number)
            if batch.document["id"] not in there:
                with store.writing() as change:
                    change.put(batch)


def batch_of(number: int) -> SourceBatch:
    """One document: half of its statements are FUNDS, half TARGETS; documents share their actors and programmes."""
    document = f"generated-{number}~0"
    actors = [f"actor:{i}" for i in range(number, number + ACTORS)]
    programmes = [f"programme:{i}" for i in range(number, number + PROGRAMMES)]
    passages = [f"{document}#{i}" for i in range(PASSAGES)]
    half = range(STATEMENTS // 2)
    properties: dict[str, Cell] = {
        name: 0 if type_ == "INT64" else f"{name} of {document}" for name, type_ in NODES["Document"].properties.items()
    }
    edges: dict[tuple[str, str, str], Columns] = {
        ("NAMES", "Document", label): {
            "from_id": [document] * len(ids),
            "to_id": ids,
            "document": [document] * len(ids),
            "name": [f"Name {id_}" for id_ in ids],
            "aliases": [[f"{id_} in {document}"] for id_ in ids],
            "kind": [""] * len(ids),
            "country": [""] * len(ids),
            "identifiers": [list[str]()] * len(ids),
        }
        for label, ids in (("Actor", actors), ("Programme", programmes), ("Country", ["country:NG"]))
    }
    edges["FROM_DOCUMENT", "Passage", "Document"] = {"from_id": passages, "to_id": [document] * PASSAGES}
    funders = [actors[i % ACTORS] for i in half]
    funded = [programmes[i % PROGRAMMES] for i in half]
    edges["FUNDS", "Actor", "Programme"] = _statements("FUNDS", document, funders, funded)
    edges["TARGETS", "Programme", "Country"] = _statements("TARGETS", document, funded, ["country:NG"] * len(half))
    nodes: dict[str, Columns] = {
        "Passage": {
            "id": passages,
            "document": [document] * PASSAGES,
            "ordinal": list(range(PASSAGES)),
            "kind": ["sentence"] * PASSAGES,
            "page": [None] * PASSAGES,
            "section": [""] * PASSAGES,
            "spans": [[i * 120, i * 120 + 110] for i in range(PASSAGES)],
            "text": [f"Sentence {i} of {document}, on shelter and return and the training of officials." * 2 for i in range(PASSAGES)],
        }
    }
    return SourceBatch({**properties, "id": document}, nodes, edges)


def _statements(name: str, document: str, starts: list[str], ends: list[str]) -> Columns:
    def cells(property_: str, type_: str) -> list[Cell]:
        if property_ == "document":
            return [document] * len(starts)
        filling: Cell = {"STRING": f"{property_} of {name}", "DOUBLE": 1.5, "INT64[]": [0, 9]}[type_]
        return [f"s-{document}-{name}-{i}" for i in range(len(starts))] if property_ == "id" else [filling] * len(starts)

    properties = {property_: cells(property_, type_) for property_, type_ in EDGES[name].properties.items()}
    return {"from_id": starts, "to_id": ends, **properties}


if __name__ == "__main__":
    load(Path(sys.argv[1]), *map(int, sys.argv[2:]))
