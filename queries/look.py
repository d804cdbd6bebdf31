"""Looking things up one by one: a node with all that is said of it, a statement with its surroundings, counts.

The Cypher here is made of the schema's own names, one text a pair of labels, so that both engines run it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.editions import Edition, all_editions, editions_in_force
from graph.errors import EmptyStore, UnknownName
from graph.resolve.judgements import judged_by
from graph.schema import EDGES, ENTITIES, MENTIONS, NODES, STATEMENTS
from graph.store import Cell, GraphStore, Judgement
from queries.names import IDENTIFIED, find_identified

_OF = "r.document IN $documents"
"""A store may hold rows of documents that are on their way in or out, which readers do not see."""

SURROUNDINGS = 3
"""Passages before and after the one that carries a statement."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement as people read it: who, what, whom, with its qualifiers and where it stands."""

    id: str
    predicate: str
    subject: tuple[str, str, str]
    object: tuple[str, str, str]
    qualifiers: Mapping[str, Cell]
    document: str
    passage: str
    quote: str
    strength: str
    review: str
    rule: str
    subject_text: str
    object_text: str
    subject_reason: str
    object_reason: str
    locator: str
    subject_was: str
    object_was: str


@dataclass(frozen=True, slots=True)
class Node:
    """A node with every statement it is an end of; those of editions not in force are marked by `old`.

    Attributes:
        moved_from: the id that was asked for, where this node answers for it since both were judged the same; "" else.
        judgements: those by which other ids became this one.
    """

    id: str
    label: str
    properties: Mapping[str, Cell]
    statements: tuple[Statement, ...]
    old: frozenset[str]
    moved_from: str = ""
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredPassage:
    """A passage with its place in the document."""

    id: str
    ordinal: int
    kind: str
    page: int | None
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Why:
    """A statement, the edition it stands in, the passages around it in reading order, and what was judged of its ends and of itself."""

    statement: Statement
    document: Edition
    passages: tuple[StoredPassage, ...]
    judgements: tuple[Judgement, ...] = ()


@dataclass(frozen=True, slots=True)
class Stats:
    """What the store holds: nodes by label, statements by type, mentions apart from them, and its documents."""

    version: str
    nodes: Mapping[str, int]
    statements: Mapping[str, int]
    mentions: int
    documents: tuple[Edition, ...]
    in_force: frozenset[str]


def find_node(store: GraphStore, name: str) -> tuple[str, str]:
    """The (label, id) of a node, by its id or name, or a document's stem.

    Raises:
        UnknownName: nothing has that name, or several things have; the message lists the nearest, or all.
    """
    if store.version() == "0":
        raise EmptyStore(f"The graph at {store.url} holds nothing yet. Load a document first: tipgraph load PATH")
    found = store.find_ids([name]).get(name, ()) or _find_unnamed(store, name)
    if len(found) == 1:
        return found[0]
    if found:
        known = tuple(id_ for _, id_ in found)
        raise UnknownName(f"{name!r} is the name of {len(found)} things: {', '.join(known)}. Give one of these ids.", known)
    near = tuple(f"{hit.text} ({hit.id})" for hit in store.search(name, ENTITIES, 5))
    hint = f" Near names: {', '.join(near)}." if near else " Nothing in the graph is called nearly so."
    raise UnknownName(f"Nothing in the graph is called {name!r}.{hint}", near)


def _find_unnamed(store: GraphStore, name: str) -> tuple[tuple[str, str], ...]:
    """Nodes by what is no name: actors and programmes by an identifier, editions by id or stem, values and passages by id."""
    identified = tuple((label, id_) for label in IDENTIFIED for id_ in find_identified(store, label, name))
    if identified:
        return identified
    editions = tuple(("Document", e.id) for e in all_editions(store) if name in (e.id, e.stem))
    label = next((n.label for n in NODES.values() if n.value and name.startswith(n.label.lower() + ":")), "Passage")
    return editions or tuple((label, name) for _ in store.read(f"MATCH (n:{label} {{id: $id}}) RETURN n.id", {"id": name}).rows)


def show(store: GraphStore, name: str) -> Node:
    """A node, found by id or name, with all its statements.

    Raises:
        UnknownName: see find_node.
    """
    label, id_ = find_node(store, name)
    columns = list(NODES[label].properties)
    row = next(store.read(f"MATCH (n:{label} {{id: $id}}) RETURN " + ", ".join(f"n.{c} AS {c}" for c in columns), {"id": id_}).dicts())
    editions = all_editions(store)
    said = [s for pair in _pairs(label) for s in _statements(store, *pair, editions, _end(pair, label), {"id": id_})]
    force = {e.id for e in editions_in_force(editions)}
    ordered = sorted({s.id: s for s in said}.values(), key=lambda s: (s.predicate, s.object[2], s.subject[2], s.document, s.id))
    judged = judged_by(store.judgements())
    lines = {line.id: line for old, head in judged.survivors.items() if head == id_ for line in judged.chain(old, head)}
    moved = name if judged.survivors.get(name) == id_ else ""
    old = frozenset(s.id for s in ordered if s.document not in force)
    return Node(id_, label, row, tuple(ordered), old, moved, tuple(sorted(lines.values(), key=lambda line: line.when)))


def why(store: GraphStore, statement: str) -> Why:
    """A statement in its surroundings.

    Raises:
        UnknownName: no statement has that id.
    """
    editions = all_editions(store)
    for predicate in STATEMENTS:
        for left, right in EDGES[predicate].pairs:
            for found in _statements(store, predicate, left, right, editions, "r.id = $id", {"id": statement}):
                document = next(e for e in editions if e.id == found.document)
                return Why(found, document, tuple(_around(store, found)), tuple(_judgements(store, found)))
    raise UnknownName(f"There is no statement {statement!r}. Take an id from an answer's `statement` column or from `tipgraph show`.")


def skips_of(store: GraphStore, document: str) -> tuple[str, ...]:
    """Why records of a document were left out or read otherwise, as its load said; the most frequent reason first."""
    rows = store.read("MATCH (d:Document {id: $id}) RETURN d.skips AS skips", {"id": document}).rows
    found = rows[0][0] if rows else None
    return tuple(map(str, found)) if isinstance(found, list | tuple) else ()


def _judgements(store: GraphStore, said: Statement) -> Iterator[Judgement]:
    """Why its ends are other nodes than its document made of them, and why it is reviewed."""
    judged = judged_by(store.judgements())
    for was, end in ((said.subject_was, said.subject), (said.object_was, said.object)):
        yield from judged.chain(was, end[1]) if was else ()
    if said.id in judged.reviews:
        yield judged.reviews[said.id]


def stats(store: GraphStore) -> Stats:
    """Counts of the store; all zero for an empty one."""
    editions = all_editions(store)
    nodes: dict[str, int] = {}
    statements: dict[str, int] = {}
    if store.version() != "0":
        documents = [e.id for e in editions]
        nodes = {label: _count(store, _nodes_of(label), documents) for label in NODES}
        statements = {name: _count(store, f"MATCH (a)-[r:{name}]->(b) WHERE {_OF} RETURN count(r) AS n", documents) for name in STATEMENTS}
    mentions = statements.pop(MENTIONS, 0)
    return Stats(store.version(), nodes, statements, mentions, editions, frozenset(e.id for e in editions_in_force(editions)))


def _nodes_of(label: str) -> str:
    """How many nodes of a label the documents have, name, or point to."""
    if label == "Document":
        return "MATCH (n:Document) WHERE n.id IN $documents RETURN count(n) AS n"
    if label == "Passage":
        return "MATCH (n:Passage) WHERE n.document IN $documents RETURN count(n) AS n"
    edge = "r:NAMES" if label in ENTITIES else "r"
    return f"MATCH (a)-[{edge}]->(n:{label}) WHERE {_OF} RETURN count(DISTINCT n.id) AS n"


def _pairs(label: str) -> Iterator[tuple[str, str, str]]:
    for predicate in STATEMENTS:
        for left, right in EDGES[predicate].pairs:
            if label in (left, right) and predicate != MENTIONS:
                yield predicate, left, right


def _end(pair: tuple[str, str, str], label: str) -> str:
    _, left, right = pair
    sides = [f"{side}.id = $id" for side, end in (("a", left), ("b", right)) if end == label]
    return " OR ".join(sides)


def _statements(
    store: GraphStore, predicate: str, left: str, right: str, editions: Sequence[Edition], where: str, parameters: Mapping[str, Cell]
) -> Iterator[Statement]:
    qualifiers = list(EDGES[predicate].qualifiers)
    shown = ["id", "document", "passage", "quote", "strength", "review", "rule", "subject_text", "object_text", "subject_reason",
             "object_reason", "locator", "subject_was", "object_was"]  # fmt: skip
    columns = [f"r.{c} AS {c}" for c in shown] + [f"r.{q} AS q_{q}" for q in qualifiers]
    ends = (("a", "text" if left == "Passage" else "name"), ("b", "name"))
    names = [f"{side}.{name} AS {side}_name" for side, name in ends]
    text = (f"MATCH (a:{left})-[r:{predicate}]->(b:{right}) WHERE ({where}) AND {_OF} "
            f"RETURN a.id AS a_id, b.id AS b_id, {', '.join(names + columns)}")  # fmt: skip
    for row in store.read(text, {**parameters, "documents": [e.id for e in editions]}).dicts():
        given = {q: row[f"q_{q}"] for q in qualifiers if row[f"q_{q}"] not in (None, "")}
        subject, object_ = (left, str(row["a_id"]), str(row["a_name"])), (right, str(row["b_id"]), str(row["b_name"]))
        said = {c: str(row[c] or "") for c in shown if c != "id"}
        yield Statement(id=str(row["id"]), predicate=predicate, subject=subject, object=object_, qualifiers=given, **said)


def _around(store: GraphStore, statement: Statement) -> Sequence[StoredPassage]:
    return passages_around(store, statement.passage, statement.document, SURROUNDINGS)


def passages_around(store: GraphStore, id_: str, document: str, around: int) -> Sequence[StoredPassage]:
    """A passage of a document and up to `around` others on each side, in reading order; none where it is not there."""
    columns = "p.id AS id, p.ordinal AS ordinal, p.kind AS kind, p.page AS page, p.section AS section, p.text AS text, p.spans AS spans"
    found = store.read(f"MATCH (p:Passage) WHERE p.document = $document RETURN {columns} ORDER BY ordinal", {"document": document})
    ordered = sorted(found.dicts(), key=lambda row: (_start(row), int(str(row["ordinal"]))))
    at = next((i for i, row in enumerate(ordered) if row["id"] == id_), None)
    return [] if at is None else [_passage(row) for row in ordered[max(0, at - around) : at + around + 1]]


def _start(row: Mapping[str, Cell]) -> int:
    spans = row["spans"]
    return int(spans[0]) if isinstance(spans, list) and spans else int(str(row["ordinal"]))


def _passage(row: Mapping[str, Cell]) -> StoredPassage:
    page = row["page"]
    return StoredPassage(str(row["id"]), int(str(row["ordinal"])), str(row["kind"]), int(page) if isinstance(page, int) else None,
                         str(row["section"]), str(row["text"]))  # fmt: skip


def _count(store: GraphStore, text: str, documents: Sequence[str]) -> int:
    return int(str(store.read(text, {"documents": list(documents)}).rows[0][0]))
