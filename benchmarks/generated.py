"""A load of made-up documents of a realistic size, to try a store without a loader: `python -m benchmarks.generated STORE [N]`."""

import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from graph.errors import StoreError
from graph.schema import EDGES, NODES
from graph.store import Cell, Columns, SourceBatch
from graph.stores import open_store

DOCUMENTS = 5


@dataclass(frozen=True, slots=True)
class Size:
    """How much a made-up document holds."""

    passages: int = 1_500
    statements: int = 700
    actors: int = 60
    programmes: int = 40
    countries: tuple[str, ...] = ("country:NG",)


ONE_DOCUMENT = Size()


def load(address: str, documents: int = DOCUMENTS) -> None:
    """Write the documents that are not there yet, one change each."""
    with closing(open_store(address)) as store:
        there = () if store.version() == "0" else [row[0] for row in store.read("MATCH (d:Document) RETURN d.id").rows]
        for number in range(documents):
            batch = batch_of(number)
            if batch.document["id"] not in there:
                with store.writing() as change:
                    change.put(batch)


_FILLINGS: Mapping[str, Cell] = {"INT64": 0, "DOUBLE": 1.5, "STRING[]": ["one", "two"], "INT64[]": [0, 9]}
"""What stands in a property of each type; a text (STRING) says what it is of."""


def batch_of(number: int, size: Size = ONE_DOCUMENT) -> SourceBatch:
    """One document: half of its statements are FUNDS, half TARGETS; documents share their actors and programmes."""
    document = f"generated-{number}~0"
    actors = [f"actor:{i}" for i in range(number, number + size.actors)]
    programmes = [f"programme:{i}" for i in range(number, number + size.programmes)]
    passages = [f"{document}#{i}" for i in range(size.passages)]
    half = range(size.statements // 2)
    properties: dict[str, Cell] = {
        name: _FILLINGS.get(type_, f"{name} of {document}") for name, type_ in NODES["Document"].properties.items()
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
        for label, ids in (("Actor", actors), ("Programme", programmes), ("Country", list(size.countries)))
    }
    edges["FROM_DOCUMENT", "Passage", "Document"] = {"from_id": passages, "to_id": [document] * size.passages}
    funders, funded = _in_turn(actors, half), _in_turn(programmes, half)
    edges["FUNDS", "Actor", "Programme"] = _statements("FUNDS", document, funders, funded)
    edges["TARGETS", "Programme", "Country"] = _statements("TARGETS", document, funded, _in_turn(size.countries, half))
    nodes: dict[str, Columns] = {
        "Passage": {
            "id": passages,
            "document": [document] * size.passages,
            "ordinal": list(range(size.passages)),
            "kind": ["sentence"] * size.passages,
            "page": [None] * size.passages,
            "section": [""] * size.passages,
            "spans": [[i * 120, i * 120 + 110] for i in range(size.passages)],
            "text": [f"Sentence {i} of {document}, on shelter and return and the training of officials." * 2 for i in range(size.passages)],
        }
    }
    return SourceBatch({**properties, "id": document}, nodes, edges)


def _in_turn(ids: Sequence[str], places: range) -> list[str]:
    return [ids[i % len(ids)] for i in places]


def _statements(name: str, document: str, starts: list[str], ends: list[str]) -> Columns:
    def cells(property_: str, type_: str) -> list[Cell]:
        if property_ == "document":
            return [document] * len(starts)
        filling = _FILLINGS.get(type_, f"{property_} of {name}")
        return [f"s-{document}-{name}-{i}" for i in range(len(starts))] if property_ == "id" else [filling] * len(starts)

    properties = {property_: cells(property_, type_) for property_, type_ in EDGES[name].properties.items()}
    return {"from_id": starts, "to_id": ends, **properties}


if __name__ == "__main__":
    try:
        load(sys.argv[1], *map(int, sys.argv[2:]))
    except StoreError as problem:
        print(problem, file=sys.stderr)
        sys.exit(3)
