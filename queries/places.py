"""The places that stand for a country: itself and its parts, the regions around it, the whole world."""

from collections.abc import Mapping, Sequence

from graph.partners import WORLDWIDE
from graph.store import Cell, GraphStore

_PARTS = "MATCH (c:Country {id: $country})<-[m:PART_OF]-(g:Region) WHERE m.document IN $documents RETURN DISTINCT g.id AS id ORDER BY id"
_AROUND = "MATCH (c:Country {id: $country})-[m:PART_OF]->(g:Region) WHERE m.document IN $documents RETURN DISTINCT g.id AS id ORDER BY id"


def find_places(store: GraphStore, country: str, documents: Sequence[str], reach: int) -> Mapping[str, Cell]:
    """The values of a statement's `$places`, `$reached`, `$regions_around`, `$worldwide_places`; "" alone where no country is asked for.

    Args:
        documents: the ids of those that may say which regions a country is part of, and which are parts of it.
        reach: 0 for the country and its parts, 1 for the regions around it too, 2 for the world too.
    """
    parts, around = ([str(row[0]) for row in store.read(text, {"country": country, "documents": list(documents)}).rows] if country else []
                     for text in (_PARTS, _AROUND))  # fmt: skip
    around = [id_ for id_ in around if id_ not in WORLDWIDE]
    classes = [[country, *parts], around, list(WORLDWIDE)]
    reached = [id_ for places in classes[: reach + 1] for id_ in places]
    return {"places": [id_ for places in classes for id_ in places], "reached": reached, "regions_around": around or [""],
            "worldwide_places": list(WORLDWIDE)}  # fmt: skip
