"""The words of the reconciliation API 0.2 (W3C community group): what a batch asks, and what is sent back."""

import json
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from api.edge.parameters import NAME_LENGTH
from api.edge.problems import ProblemError
from graph.store import Cell
from queries.matched import LABELS, Matched
from queries.matching import PROPERTIES, Candidate, Wanted, as_texts
from queries.near import nearest

BATCH = 100
"""Names of one batch, and ids of one extension, at the most."""

MOST = 50
"""Candidates of one name at the most, whatever is asked for."""

EXTENDED: Mapping[str, str] = {"name": "Name", "aliases": "Other names", **PROPERTIES}
"""The properties that can be fetched for nodes."""

TYPES: tuple[dict[str, str], ...] = tuple({"id": id_, "name": label} for id_, label in LABELS.items())


class Told(BaseModel):
    """A property that is told beside a name."""

    model_config = ConfigDict(extra="forbid")

    pid: str
    v: Any = Field(description="Text, a number, a record with an id, or a list of these: as the standard has it.")


class Query(BaseModel):
    """One name to be matched."""

    model_config = ConfigDict(extra="forbid")

    query: Annotated[str, Field(max_length=NAME_LENGTH)] = ""
    type: str | list[str] = ""
    limit: Annotated[int, Field(ge=1)] = 10
    properties: Annotated[list[Told], Field(default_factory=list, max_length=10)]
    type_strict: Literal["any", "should", "all"] = "any"


class Fetched(BaseModel):
    """A property to be fetched."""

    id: str
    settings: dict[str, Any] = Field(default_factory=dict)


class Extension(BaseModel):
    """Properties of nodes to be fetched."""

    ids: list[Annotated[str, Field(max_length=NAME_LENGTH)]]
    properties: Annotated[list[Fetched], Field(max_length=20)]


class Suggestion(BaseModel):
    """A node, a type or a property that may be meant."""

    id: str
    name: str
    description: str = ""
    notable: list[dict[str, str]] = Field(default_factory=list, description="The types of a node.")


class Suggestions(BaseModel):
    """What may be meant, best first."""

    result: list[Suggestion]


class Proposed(BaseModel):
    """The properties that can be fetched for a type."""

    type: str
    properties: list[dict[str, str]]


T = TypeVar("T")


def read_queries(text: str) -> dict[str, Wanted]:
    """A batch of names by their keys.

    Raises:
        ProblemError: 422 where it is none, 413 where it holds too many.
    """
    batch = _read(TypeAdapter(dict[str, Query]), text, "queries")
    _check_size(len(batch), "queries")
    return {key: _wanted(f"queries.{key}", query) for key, query in batch.items()}


def read_extension(text: str) -> Extension:
    """Which properties of which nodes are wanted. Raises ProblemError as `read_queries`."""
    found = _read(TypeAdapter(Extension), text, "extend")
    _check_size(len(found.ids), "extend.ids")
    for number, fetched in enumerate(found.properties):
        known(fetched.id, EXTENDED, f"extend.properties.{number}.id")
    return found


def known(name: str, names: Mapping[str, str], place: str) -> str:
    """One of the names, whatever its case. Raises ProblemError, 422, with the nearest."""
    if name.lower() not in names:
        raise ProblemError(422, f"{place} is '{name}'; there are: {', '.join(names)}.", place, nearest(name, names) or tuple(names))
    return name.lower()


def candidate_data(candidate: Candidate) -> dict[str, Any]:
    """A candidate as the standard has it."""
    features = [{"id": name, "value": value} for name, value in candidate.features.items()]
    return {**node_data(candidate.node), "type": [type_of(candidate.node)], "score": candidate.score, "match": candidate.match,
            "features": features}  # fmt: skip


def node_data(node: Matched) -> dict[str, str]:
    """A node as the standard has it."""
    return {"id": node.id, "name": node.name, "description": node.description}


def type_of(node: Matched) -> dict[str, str]:
    """The type of a node."""
    return next(dict(type_) for type_ in TYPES if type_["name"] == node.label)


def _read(shape: TypeAdapter[T], text: str, place: str) -> T:
    try:
        return shape.validate_python(json.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join((place, *map(str, first["loc"])))
        raise ProblemError(422, f"{where}: {first['msg']}.", where, fix="Send what the reconciliation API 0.2 describes.") from error
    except (ValueError, RecursionError) as error:
        raise ProblemError(422, f"{place} is no JSON: {error}.", place, fix="Send a batch as JSON, in a form or in the address.") from error


def _check_size(size: int, place: str) -> None:
    if size > BATCH:
        raise ProblemError(413, f"{place} holds {size}; at most {BATCH} are taken at once.", place, fix="Send several batches.")


def _wanted(place: str, query: Query) -> Wanted:
    types = [query.type] if isinstance(query.type, str) else query.type
    labels = tuple(dict.fromkeys(LABELS[known(type_, LABELS, f"{place}.type")] for type_ in types if type_))
    told: dict[str, tuple[str, ...]] = {}
    for number, item in enumerate(query.properties):
        name = known(item.pid, PROPERTIES, f"{place}.properties.{number}.pid")
        told[name] = (*told.get(name, ()), *_texts(item.v))
    return Wanted(query.query.strip(), labels or tuple(LABELS.values()), told, min(query.limit, MOST))


def _texts(value: Cell) -> Sequence[str]:
    return [text[:NAME_LENGTH] for text in as_texts(value) if text.strip()]
