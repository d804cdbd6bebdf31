"""Names, aliases and codes in arguments become ids; an unknown one is an error with near names, never an empty answer."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from graph.errors import QueryError, UnknownName
from graph.ids import slug
from graph.resolve.countries import country_name, find_country
from graph.resolve.judgements import DISMISSED
from graph.store import GraphStore
from queries.spec import NAME_LABELS

_NODES = {
    label: (
        f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) "
        "RETURN n.id AS id, n.name AS name, n.aliases AS aliases, n.country AS country ORDER BY id"
    )
    for label in NAME_LABELS.values()
}
IDENTIFIED = ("Actor", "Programme")
"""Labels whose nodes have identifiers that others use."""

_BY_IDENTIFIER = {label: f"MATCH (n:{label}) WHERE $text IN n.identifiers RETURN n.id AS id ORDER BY id" for label in IDENTIFIED}

_BY_IDENTIFIERS = {
    label: f"MATCH (n:{label}) UNWIND n.identifiers AS text WITH text, n.id AS id WHERE text IN $texts RETURN text, id ORDER BY text, id"
    for label in IDENTIFIED
}


_PARTS = """MATCH (n:Actor)-[r:PART_OF]->(w:Actor) WHERE n.id IN $ids AND w.id IN $ids AND coalesce(r.review, '') <> $hidden
RETURN DISTINCT n.id, w.id ORDER BY n.id, w.id"""


@dataclass(frozen=True, slots=True)
class Node:
    """A node that a name was resolved to; `note` says in words what else a reader should know of that."""

    id: str
    name: str
    country: str = ""
    note: str = ""


def resolve_name(store: GraphStore, parameter: str, type_: str, text: str) -> Node:
    """The node that an argument names.

    Args:
        parameter: the parameter's name, for messages.
        type_: one of `queries.spec.NAME_LABELS`.
        text: a name, an alias, an id, an identifier as published; for countries also an ISO code and names in other languages.

    Raises:
        UnknownName: nothing has this name; the message lists near ones.
        QueryError: several nodes have it, of which none is the whole that all others are parts of.
    """
    label = NAME_LABELS[type_]
    found = find_nodes(store, label, text)
    if not found and type_ == "country":
        found = _unseen_country(text)
    if not found:
        raise _unknown(store, parameter, type_, text)
    if len(found) > 1 and label == "Programme":
        found = _joined(store, found)
    if len(found) > 1 and label == "Actor":
        found = _whole(store, text, found)
    if len(found) > 1:
        listed = "; ".join(f"{n.id} ({n.name}{', ' + n.country if n.country else ''})" for n in found)
        raise QueryError(f"{parameter} '{text}' names {len(found)} {label.lower()} nodes: {listed}. Give one of the ids.", parameter)
    return found[0]


def find_nodes(store: GraphStore, label: str, text: str) -> tuple[Node, ...]:
    """The nodes of one label that a text names, in order of id; exact spelling decides between several."""
    code = find_country(text) if label == "Country" else None
    keys = [f"country:{code}"] if code else [text, f"{label.lower()}:{slug(text)}"]
    hits = store.find_ids(keys, [label])
    ids = sorted({id_ for found in hits.values() for _, id_ in found})
    if not ids:
        ids = find_identified(store, label, text)
    if not ids:
        return ()
    rows = [(row, _forms(row[1], row[2])) for row in store.read(_NODES[label], {"ids": ids}).rows]
    exact = [row for row, forms in rows if text in forms or text == row[0]]
    chosen = exact if len(exact) == 1 else [row for row, _ in rows]
    return tuple(Node(str(row[0]), str(row[1]), str(row[3] or "")) for row in chosen)


def find_identified(store: GraphStore, label: str, text: str) -> list[str]:
    """The ids of the nodes of a label that have an identifier, exactly as published; actors and programmes have some."""
    if label not in IDENTIFIED:
        return []
    return [str(row[0]) for row in store.read(_BY_IDENTIFIER[label], {"text": text}).rows]


def find_all_identified(store: GraphStore, label: str, texts: Sequence[str]) -> dict[str, list[str]]:
    """Like `find_identified` for many at once, by identifier: the nodes are looked through only one time."""
    if label not in IDENTIFIED or not texts:
        return {}
    found: dict[str, list[str]] = {}
    for text, id_ in store.read(_BY_IDENTIFIERS[label], {"texts": list(texts)}).rows:
        found.setdefault(str(text), []).append(str(id_))
    return found


def _joined(store: GraphStore, found: tuple[Node, ...]) -> tuple[Node, ...]:
    """The one programme that stands for all that a name means, where they are the same; else all of them."""
    rows = store.read(
        "MATCH (n:Programme) WHERE n.id IN $ids RETURN DISTINCT coalesce(n.joined, n.id)", {"ids": [n.id for n in found]}
    ).rows
    if len(rows) > 1:
        return found
    shown = store.read(_NODES["Programme"], {"ids": [rows[0][0]]}).rows
    return tuple(Node(str(row[0]), str(row[1]), str(row[3] or "")) for row in shown)


def _whole(store: GraphStore, text: str, found: tuple[Node, ...]) -> tuple[Node, ...]:
    """The body that all the others are parts of, as its mission or office in a state; else all of them."""
    parts: dict[str, set[str]] = {}
    for part, whole in store.read(_PARTS, {"ids": [n.id for n in found], "hidden": DISMISSED}).rows:
        parts.setdefault(str(whole), set()).add(str(part))
    wholes = [n for n in found if parts.get(n.id) == {other.id for other in found} - {n.id}]
    if len(wholes) != 1:
        return found
    others = "; ".join(f"{n.name} ({n.id})" for n in found if n != wholes[0])
    return (replace(wholes[0], note=f"'{text}' is also a name of parts of {wholes[0].name}, which were not asked for: {others}."),)


def _forms(name: object, aliases: object) -> set[str]:
    return {str(name), *(map(str, aliases) if isinstance(aliases, list) else ())}


def _unseen_country(text: str) -> tuple[Node, ...]:
    """A real country that no document names: an empty answer then says what was searched."""
    code = find_country(text.removeprefix("country:"))
    return (Node(f"country:{code}", name := country_name(code), code, f"No document in the graph names {name}."),) if code else ()


def _unknown(store: GraphStore, parameter: str, type_: str, text: str) -> UnknownName:
    hits = store.search(text, [NAME_LABELS[type_]], 5)
    near = tuple(dict.fromkeys(hit.text for hit in hits))
    hint = f"Near: {', '.join(near)}." if near else f"Nothing like it is in the graph; try `tipgraph search {text!r}`."
    return UnknownName(f"{parameter} is '{text}', which names no {type_} in the graph. {hint}", near, parameter)
