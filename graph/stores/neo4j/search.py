"""Names and passages found by the server's full-text indexes, and held to the measure of the embedded store."""

from collections.abc import Iterator, Sequence

import snowballstemmer
from neo4j import ManagedTransaction

from graph.ids import fold, name_key
from graph.store import Hit
from graph.stores.likeness import like_names
from graph.stores.neo4j.link import rows
from graph.stores.neo4j.text import KEYS_INDEX, LONGEST_KEY, NAMES_INDEX, PASSAGES_INDEX
from graph.stores.rows import strings

_SEEN = "WHERE EXISTS { (:Document)-[:NAMES]->(n) }"
_NODE = f"YIELD node AS n {_SEEN} RETURN labels(n)[0], n.id, n.name, n.aliases"
_NAMES = f"CALL db.index.fulltext.queryNodes('{NAMES_INDEX}', $text, {{limit: $limit}}) {_NODE}"
_NAMES_OF = (
    f"CALL db.index.fulltext.queryNodes('{NAMES_INDEX}', $text) YIELD node AS n {_SEEN} AND labels(n)[0] IN $labels "
    "RETURN labels(n)[0], n.id, n.name, n.aliases LIMIT $limit"
)
"""As _NAMES, of some labels: the candidates are counted after the others are out."""

_KEYS = f"CALL db.index.fulltext.queryNodes('{KEYS_INDEX}', $text) {_NODE}, n.name_keys"
_MOVED = "MATCH (:Document)-[r:NAMES]->(n) WHERE r.was IN $ids RETURN DISTINCT r.was, labels(n)[0], n.id"
_PASSAGES = (
    f"CALL db.index.fulltext.queryNodes('{PASSAGES_INDEX}', $text, {{limit: $limit}}) YIELD node AS p, score "
    "WHERE EXISTS { (p)-[:FROM_DOCUMENT]->(:Document) } RETURN p.id, p.document, p.text, score"
)

_KEYS_AT_ONCE = 200
_CANDIDATES = 20
"""How many candidates are looked at for each hit that may be shown: the index's own order is not the measure."""

_NOT_INDEXED = frozenset((
    "a", "an", "and", "are", "as", "at", "be", "but", "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or",
    "such", "that", "the", "their", "then", "there", "these", "they", "this", "to", "was", "will", "with",
))  # fmt: skip
"""The words that the server's analyzer leaves out of its index (Lucene's English stop words)."""

_STEMMER = "porter"
"""The stemmer that SQLite has too."""


def find_ids(tx: ManagedTransaction, keys: Sequence[str], labels: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """The (label, id) of the entities with one of these name keys or ids, by key, in order of id."""
    wanted = sorted({term for key in keys for term in (key, name_key(key)[:LONGEST_KEY]) if term})
    hits: dict[str, set[tuple[str, str]]] = {}
    for start in range(0, len(wanted), _KEYS_AT_ONCE):
        for label, id_, _, _, its_keys in rows(tx, _KEYS, text=" OR ".join(map(_quoted, wanted[start : start + _KEYS_AT_ONCE]))):
            for term in (id_, *strings(its_keys)):
                hits.setdefault(term, set()).add((label, id_))
    moved: dict[str, set[tuple[str, str]]] = {}
    for old, label, id_ in rows(tx, _MOVED, ids=list(keys)):
        moved.setdefault(old, set()).add((label, id_))
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for key in keys:
        both = hits.get(name_key(key)[:LONGEST_KEY], set()) | {hit for hit in hits.get(key, ()) if hit[1] == key} | moved.get(key, set())
        if some := sorted((hit for hit in both if not labels or hit[0] in labels), key=lambda hit: (hit[1], hit[0])):
            found[key] = tuple(some)
    return found


def search(tx: ManagedTransaction, text: str, labels: Sequence[str], limit: int) -> tuple[Hit, ...]:
    """Names by likeness, then passages that hold all the words."""
    names = _search_names(tx, text, labels, limit) if not labels or set(labels) - {"Passage"} else []
    room = limit - len(names)
    return tuple(names + (_search_passages(tx, text, room) if room > 0 and (not labels or "Passage" in labels) else []))


def _search_names(tx: ManagedTransaction, text: str, labels: Sequence[str], limit: int) -> list[Hit]:
    folded = fold(text)
    if not folded:
        return []
    if len(folded) < 3:  # too short for a likeness: only the very name
        found = [row[:4] for row in rows(tx, _KEYS, text=_quoted(name_key(text)))]
    else:
        words = " OR ".join(f"{word} OR {word}~ OR {word}*" for word in name_key(text).split())
        most = _CANDIDATES * limit
        found = rows(tx, _NAMES_OF, text=words, labels=list(labels), limit=most) if labels else rows(tx, _NAMES, text=words, limit=most)
    return like_names(text, _candidates(found), labels, limit)


def _candidates(found: Sequence[Sequence[object]]) -> Iterator[tuple[str, str, str]]:
    for label, id_, name, aliases in found:
        for form in (str(name), *strings(aliases)):
            yield str(label), str(id_), form


def _search_passages(tx: ManagedTransaction, text: str, limit: int) -> list[Hit]:
    words = fold(text).split()
    if not words:
        return []
    stem = snowballstemmer.stemmer(_STEMMER).stemWord
    asked = [word for word in words if word not in _NOT_INDEXED]
    if not asked:
        return []
    query = " AND ".join(f"({word} OR {_shared_start(word, stem(word))}*)" for word in asked)
    wanted = {stem(word) for word in words}
    found: list[Hit] = []
    for id_, document, whole, score in rows(tx, _PASSAGES, text=query, limit=_CANDIDATES * limit):
        if wanted <= {stem(word) for word in fold(whole).split()}:
            found.append(Hit(id_, "Passage", whole, score, document))
    return found[:limit]


def _quoted(term: str) -> str:
    """A term for the index as it stands."""
    return '"' + term.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _shared_start(word: str, stem: str) -> str:
    """What a word and its stem begin with alike: countr of country, whose stem is countri."""
    return next((word[:i] for i in range(len(word), 0, -1) if stem.startswith(word[:i])), word)
