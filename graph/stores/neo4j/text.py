"""The Cypher that the Neo4j store is made, written and cleaned with, made from the schema table.

Besides the schema's labels there are five of the store's own: `TipgraphStore` (the version), `TipgraphWriter` (who writes),
`TipgraphJudgement` (a line of the judgements), `Staged` (a document on its way in) and `Retired` (one on its way out). Readers ask
for `Document`, so neither of these two is there for them.
"""

from collections.abc import Mapping
from functools import cache

from graph.schema import EDGES, ENTITIES, NODES, STATEMENTS

STAGED, PUBLIC, RETIRED = "Staged", "Document", "Retired"
STORE, WRITER, JUDGEMENT = "TipgraphStore", "TipgraphWriter", "TipgraphJudgement"

NAMES_INDEX, KEYS_INDEX, PASSAGES_INDEX = "entity_names", "entity_name_keys", "passage_text"
LONGEST_KEY = 8_000
"""Characters of a name key that are indexed; the server's index takes no word above 32 KB."""

VALUES = "|".join(node.label for node in NODES.values() if node.value)

LABELS = frozenset({*NODES, STAGED, RETIRED, STORE, WRITER, JUDGEMENT})
PROPERTIES = frozenset(
    {"name_keys", *(p for n in NODES.values() for p in n.properties), *(p for e in EDGES.values() for p in e.properties)}
)


@cache
def schema() -> Mapping[str, str]:
    """Constraints and indexes by name; each statement passes over what is there."""
    nodes = {f"{label.lower()}_id": f"(n:{label}) REQUIRE n.id" for label in sorted(LABELS)}
    edges = {f"{name.lower()}_edge_id": f"()-[r:{name}]-() REQUIRE r.id" for name in STATEMENTS}
    unique = {name: f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR {what} IS UNIQUE" for name, what in {**nodes, **edges}.items()}
    entities = f"(n:{'|'.join(ENTITIES)}) ON EACH "
    return {
        **unique,
        "names_was": "CREATE INDEX names_was IF NOT EXISTS FOR ()-[r:NAMES]-() ON (r.was)",
        "passage_document": "CREATE INDEX passage_document IF NOT EXISTS FOR (p:Passage) ON (p.document)",
        "programme_joined": "CREATE INDEX programme_joined IF NOT EXISTS FOR (p:Programme) ON (p.joined)",
        NAMES_INDEX: _full_text(NAMES_INDEX, f"{entities} [n.name_keys]", "whitespace"),
        KEYS_INDEX: _full_text(KEYS_INDEX, f"{entities} [n.id, n.name_keys]", "keyword"),
        PASSAGES_INDEX: _full_text(PASSAGES_INDEX, "(n:Passage) ON EACH [n.text]", "standard-folding"),
    }


def _full_text(name: str, what: str, analyzer: str) -> str:
    options = f"{{indexConfig: {{`fulltext.analyzer`: '{analyzer}'}}}}"
    return f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR {what} OPTIONS {options}"


def write_document(state: str) -> str:
    """Write a document's node."""
    return f"CREATE (d:{state}) SET d = $row"


@cache
def write_nodes(label: str) -> str:
    """Write rows of nodes; a value may be there already, from another document."""
    if NODES[label].value:
        return f"UNWIND $rows AS row MERGE (n:{label} {{id: row.id}}) SET n = row"
    return f"UNWIND $rows AS row CREATE (n:{label}) SET n = row"


@cache
def write_edges(name: str, left: str, right: str, document: str) -> str:
    """Write rows of edges between nodes that exist.

    Args:
        document: the label that this change's documents have now.
    """
    left, right = (document if label == PUBLIC else label for label in (left, right))
    return (
        f"UNWIND $rows AS row MATCH (a:{left} {{id: row.from_id}}) MATCH (b:{right} {{id: row.to_id}}) "
        f"CREATE (a)-[r:{name}]->(b) SET r = row.cells"
    )


def name_entities(label: str) -> str:
    """Make the entities that are not there yet."""
    return f"UNWIND $ids AS id MERGE (:{label} {{id: id}})"


def read_claims(label: str) -> str:
    """What documents say of entities, with what the entities have now and whether readers see them."""
    return (
        f"UNWIND $ids AS id MATCH (d:{PUBLIC}|{STAGED})-[r:NAMES]->(n:{label} {{id: id}}) "
        "RETURN id, d.id AS document, r.was AS was, r.name AS name, r.aliases AS aliases, r.kind AS kind, r.country AS country, "
        "r.identifiers AS identifiers, n {.name, .aliases, .kind, .country, .identifiers} AS now, d:Document AS public"
    )


def fold_entities(label: str) -> str:
    """Give entities their folded properties."""
    return f"UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) SET n += row"


@cache
def move_edges(name: str, left: str, right: str, subject: bool, was: str) -> str:
    """Move the edges whose subject or object has an id of its own from the node where they are to the one where they belong.

    Args:
        was: the property that keeps the end's own id where another answers for it.
    """
    label, end, other = (left, "a", "b") if subject else (right, "b", "a")
    created = f"(t)-[q:{name}]->(x)" if subject else f"(x)-[q:{name}]->(t)"
    return (
        f"UNWIND $rows AS row MATCH (a:{_any_document(left)})-[r:{name}]->(b:{right}) WHERE {end}.id = row.at "
        f"AND CASE coalesce(r.{was}, '') WHEN '' THEN row.at ELSE r.{was} END = row.own "
        f"WITH row, {other} AS x, r, properties(r) AS cells DELETE r "
        f"WITH row, x, cells MATCH (t:{label} {{id: row.to}}) CREATE {created} SET q = cells SET q.{was} = row.was"
    )


@cache
def review(name: str) -> str:
    """Set the review of statements."""
    return f"UNWIND $rows AS row MATCH ()-[r:{name} {{id: row.id}}]->() SET r.review = row.review"


def _any_document(label: str) -> str:
    return f"{PUBLIC}|{STAGED}|{RETIRED}" if label == PUBLIC else label


def drop_unnamed(label: str) -> str:
    """Remove those of these entities that no document names."""
    return f"UNWIND $ids AS id MATCH (n:{label} {{id: id}}) WHERE NOT EXISTS {{ (n)<-[:NAMES]-() }} DETACH DELETE n"


KINDS = f"MATCH (d:{PUBLIC}|{STAGED}) RETURN d.id, d.kind"
"""The kind of every document, those on their way in too."""

DROP_JOINS = (
    "MATCH ()-[r:SAME_AS]->() WHERE r.document = $id DELETE r",
    f"MATCH (d:{PUBLIC} {{id: $id}}) DELETE d",
    "MATCH (p:Programme) WHERE p.joined IS NOT NULL REMOVE p.joined",
)
"""Remove which programmes are the same."""

SET_JOINED = "UNWIND $rows AS row MATCH (p:Programme {id: row.id}) SET p.joined = row.joined"
"""Say of programmes which of them stands for those that are the same."""


def documents_in(state: str) -> str:
    """The ids of the documents in a state."""
    return f"MATCH (d:{state}) RETURN d.id"


def relabel(before: str, after: str) -> str:
    """Turn documents from one state into another."""
    return f"MATCH (d:{before}) WHERE d.id IN $ids REMOVE d:{before} SET d:{after} RETURN count(*)"


def drop_statements(state: str) -> str:
    """Remove some statements that start at what a document names, and the values that nothing points to then."""
    return f"MATCH (d:{state} {{id: $id}})-[:NAMES]->()-[r]->(v) WHERE r.document = $id WITH DISTINCT r, v LIMIT $piece {_DROP_WITH_VALUES}"


def drop_answers(state: str) -> str:
    """Remove some statements that start at the document itself, and the values that nothing points to then."""
    return f"MATCH (d:{state} {{id: $id}})-[r]->(v) WHERE NOT r:NAMES WITH r, v LIMIT $piece {_DROP_WITH_VALUES}"


def drop_passages(state: str) -> str:
    """Remove some passages of a document, with what they mention."""
    return f"MATCH (p:Passage)-[:FROM_DOCUMENT]->(d:{state} {{id: $id}}) WITH p LIMIT $piece DETACH DELETE p RETURN count(*)"


def drop_names(state: str) -> str:
    """Remove some names that a document gives, and tell which entities had them."""
    return (
        f"MATCH (d:{state} {{id: $id}})-[r:NAMES]->(n) WITH r, n, labels(n)[0] AS label, n.id AS id LIMIT $piece DELETE r "
        "RETURN label, collect(DISTINCT id) AS ids"
    )


def drop_document(state: str) -> str:
    """Remove a document's node."""
    return f"MATCH (d:{state} {{id: $id}}) DELETE d"


_DROP_WITH_VALUES = (
    "DELETE r WITH v, count(*) AS dropped "
    f"CALL (v) {{ WITH v WHERE v:{VALUES} AND NOT EXISTS {{ (v)<--() }} DELETE v }} RETURN sum(dropped)"
)

DROP_ORDER = (drop_statements, drop_answers, drop_passages)
"""What goes before the names do, for the names lead to the statements."""

SIZES = (
    f"MATCH (d:{PUBLIC}) WHERE d.id IN $ids RETURN d.id, COUNT {{ (d)--() }} + COUNT {{ (d)-[:NAMES]->()-[r]->() WHERE r.document = d.id }}"
)
"""How many rows the documents hold, no fewer."""

VERSION = (
    f"MATCH (s:{STORE} {{id: 'store'}}) OPTIONAL MATCH (w:{WRITER} {{id: 'writer'}}) "
    "RETURN s.version, s.schema, coalesce(w.until, 0) > timestamp()"
)
SET_VERSION = f"MERGE (s:{STORE} {{id: 'store'}}) SET s.version = $version, s.schema = $schema"
CLOSE_VERSION = f"MATCH (s:{STORE} {{id: 'store'}}) WHERE s.version ENDS WITH '+' SET s.version = replace(s.version, '+', '')"
GIVE_UP_VERSION = f"MATCH (s:{STORE} {{id: 'store'}}) WHERE s.version = $before SET s.version = $version"

READ_LOG = f"MATCH (j:{JUDGEMENT}) RETURN j.id, j.when, j.by, j.verdict, j.about, j.note ORDER BY j.place"
WRITE_LOG = f"UNWIND $rows AS row CREATE (j:{JUDGEMENT}) SET j = row"

TAKE_LEASE = (
    f"MERGE (w:{WRITER} {{id: 'writer'}}) SET w.asked = timestamp() WITH w, coalesce(w.until, 0) < timestamp() AS free "
    "SET w.token = CASE WHEN free THEN $token ELSE w.token END, w.holder = CASE WHEN free THEN $holder ELSE w.holder END, "
    "w.until = CASE WHEN free THEN timestamp() + $lease ELSE w.until END RETURN free, w.holder"
)
"""The first SET takes the node's lock, so that two who ask at once see each other."""

KEEP_LEASE = f"MATCH (w:{WRITER} {{id: 'writer', token: $token}}) SET w.until = timestamp() + $lease RETURN w.until"
END_LEASE = f"MATCH (w:{WRITER} {{id: 'writer', token: $token}}) SET w.until = 0"
