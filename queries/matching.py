"""Names of somebody else's list are matched with nodes: with certainty where the graph's own resolution of names has it, else by likeness.

A match is certain where the name, an alias, a code, an id or an identifier is one node's alone, could not mean another state's body as
well, and nothing that is told beside it disagrees. All else is a proposal for a person.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from graph.resolve.countries import find_country
from graph.resolve.guards import Named, is_common_noun, may_be_another_states
from graph.resolve.reference import find_unique
from graph.store import Cell, GraphStore
from queries.matched import LABELS, Matched, read_matched
from queries.names import IDENTIFIED, find_all_identified
from queries.versions import at_one_version

PROPERTIES: Mapping[str, str] = {"country": "Country", "kind": "Kind", "identifier": "Identifier"}
"""What may be told beside a name: a body's country is the one that it belongs to, a programme's also any in which it works."""

CERTAIN = 100.0
"""The score of a name that is a node's own; likeness alone comes no higher than `_LIKE`."""

_LIKE = 99.0
_DISAGREES = 0.5
_SAME_IDENTIFIER = 80.0
"""The likeness from which on a name agrees with an identifier that is told beside it."""

_LOOKED_AT = 25
"""Names that are looked at for likeness, however few are wanted: those of other labels are among them."""

_CODE = re.compile(r"(?=.*\d)\S{3,}|\w{2,}-\S+")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One name to be matched.

    Attributes:
        labels: the labels that it may have: Actor, Programme, Country.
        told: values of `PROPERTIES` by name; any of several values will do.
        limit: candidates at the most.
    """

    text: str
    labels: tuple[str, ...]
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    limit: int = 10


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node that a name may mean.

    Attributes:
        score: from 0 to 100.
        match: whether it is meant with certainty.
        features: what the score is made of: the likeness of the name, whether the name is the node's own, whether what was told agrees.
    """

    node: Matched
    score: float
    match: bool
    features: Mapping[str, float | bool]


def match_names(store: GraphStore, wanted: Sequence[Wanted]) -> tuple[str, list[tuple[Candidate, ...]]]:
    """The version of the graph, and for each name its candidates, best first."""
    return at_one_version(store, lambda version: (version, _match(store, wanted)))


@dataclass(frozen=True, slots=True)
class _Found:
    """What the indexes know of one name: ids by label that have it, and the likeness of others."""

    own: Mapping[str, frozenset[str]]
    like: Mapping[str, float]


def _match(store: GraphStore, wanted: Sequence[Wanted]) -> list[tuple[Candidate, ...]]:
    known = store.find_ids(sorted({key for one in wanted for key in _keys(one)}))
    codes = sorted({code for one in wanted for code in _codes(one)})
    published = {label: find_all_identified(store, label, codes) for label in IDENTIFIED}
    found = [_look_up(store, one, known, published) for one in wanted]
    ids = {id_ for one in found for id_ in (*one.like, *(i for own in one.own.values() for i in own))}
    nodes = read_matched(store, ids, placed=any("country" in one.told and "Programme" in one.labels for one in wanted))
    return [_candidates(one, hits, nodes) for one, hits in zip(wanted, found, strict=True)]


def _keys(one: Wanted) -> list[str]:
    """What the index of names is asked for: the name; a country's id where it names one; the id of a body of the reference tables."""
    code = find_country(one.text) if "Country" in one.labels else None
    rows = (find_unique(label, one.text) for label in one.labels)
    return [key for key in (one.text, f"country:{code}" if code else "", *(row.id for row in rows if row)) if key]


def _codes(one: Wanted) -> list[str]:
    """What of a name and of what is told beside it may be an identifier."""
    return [text for text in (one.text, *one.told.get("identifier", ())) if _CODE.fullmatch(text)]


def _look_up(
    store: GraphStore, one: Wanted, known: Mapping[str, tuple[tuple[str, str], ...]], by_code: Mapping[str, Mapping[str, list[str]]]
) -> _Found:
    own: dict[str, set[str]] = {}
    for key in _keys(one):
        for label, id_ in known.get(key, ()):
            own.setdefault(label, set()).add(id_)
    for label in one.labels:
        own.setdefault(label, set()).update(by_code.get(label, {}).get(one.text, ()))
    like = {id_: 0.0 for label in one.labels for text in _codes(one) for id_ in by_code.get(label, {}).get(text, ())}
    if one.text.strip():
        like.update({hit.id: hit.score for hit in store.search(one.text, one.labels, max(one.limit, _LOOKED_AT))})
    return _Found({label: frozenset(ids) for label, ids in own.items() if label in one.labels}, like)


def _candidates(one: Wanted, found: _Found, nodes: Mapping[str, Matched]) -> tuple[Candidate, ...]:
    own = {nodes[id_].id for ids in found.own.values() for id_ in ids if id_ in nodes}
    written = {id_ for id_ in own if one.text in (id_, *nodes[id_].names)}
    meant = written if len(written) == 1 else own  # exact spelling decides between several, as in the arguments of questions
    likeness: dict[str, float] = dict.fromkeys(own, CERTAIN)
    for id_, score in found.like.items():
        if id_ in nodes:
            likeness.setdefault(nodes[id_].id, 0)
            likeness[nodes[id_].id] = max(likeness[nodes[id_].id], min(_LIKE, 100 * score))
    agrees = {id_: _agreement(one, nodes[id_]) for id_ in likeness}
    if any(agreed.get("identifier") for agreed in agrees.values()):  # it is one node's: the others have another, also where none is known
        agrees = {id_: {"identifier": False, **agreed} for id_, agreed in agrees.items()}
    fit = {id_ for id_ in meant if False not in agrees[id_].values()}
    same = {
        id_ for id_ in likeness if agrees[id_].get("identifier") and likeness[id_] >= _SAME_IDENTIFIER and False not in agrees[id_].values()
    }
    sure = {id_ for id_ in fit if len(fit) == 1 and _is_sure(one, nodes[id_], agrees[id_])} or (same if len(same) == 1 else set())
    made = [
        Candidate(nodes[id_], _score(score, agrees[id_]), id_ in sure, {"name": round(score, 1), "exact": id_ in own, **agrees[id_]})
        for id_, score in likeness.items()
    ]
    return tuple(sorted(made, key=lambda c: (not c.match, -c.score, c.node.id))[: one.limit])


def _score(likeness: float, agrees: Mapping[str, bool]) -> float:
    return round(likeness * (_DISAGREES if False in agrees.values() else 1), 1)


def _is_sure(one: Wanted, node: Matched, agrees: Mapping[str, bool]) -> bool:
    """Whether a name that is a node's own in this graph could not mean another thing in the world."""
    if one.text == node.id or one.text in node.identifiers or node.label == "Country" or agrees.get("country") or agrees.get("identifier"):
        return True
    named = Named(node.id, node.label, node.name, (), node.kind, node.country, ())
    return not is_common_noun(one.text) and not may_be_another_states(one.text, named)


def _agreement(one: Wanted, node: Matched) -> dict[str, bool]:
    """For each thing told beside the name that the node is known by too, whether they agree."""
    has: Mapping[str, Iterable[str]] = {
        "country": tuple(filter(None, (node.country, *node.places))),
        "kind": [node.kind.lower()] if node.kind else [],
        "identifier": node.identifiers,
    }
    told = {name: {_plain(name, value) for value in values if value.strip()} for name, values in one.told.items() if name in has}
    return {name: not values.isdisjoint(has[name]) for name, values in told.items() if values and has[name]}


def _plain(name: str, value: str) -> str:
    """A value as nodes have it: a country's code for its name, code or id."""
    text = value.strip()
    if name == "country":
        return find_country(text.removeprefix("country:")) or text
    return text.lower() if name == "kind" else text


def as_texts(value: Cell) -> tuple[str, ...]:
    """The values told of a property, as text: one, a list of them, or records with an id."""
    if isinstance(value, Mapping):
        return (str(value.get("id", "")),)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(text for item in value for text in as_texts(item))
    return (str(value),)


def suggest_nodes(store: GraphStore, text: str, labels: Sequence[str], limit: int, offset: int = 0) -> tuple[str, list[Matched]]:
    """The version of the graph, and nodes whose name begins so, then those that are spelt nearly so; an id gives its node."""
    return at_one_version(store, lambda version: (version, _suggested(store, text.strip(), labels, limit, offset)))


def _suggested(store: GraphStore, text: str, labels: Sequence[str], limit: int, offset: int) -> list[Matched]:
    if not text:
        return []
    most = offset + limit
    own = [id_ for hits in store.find_ids([text], labels).values() for _, id_ in hits]
    begin = [str(row[0]) for label in labels for row in store.read(_BEGINS[label], {"text": text.lower(), "limit": most}).rows]
    near = [hit.id for hit in store.search(text, labels, most)]
    order = dict.fromkeys((*own, *begin, *near))
    nodes = read_matched(store, order)
    return list({nodes[id_].id: nodes[id_] for id_ in order if id_ in nodes}.values())[offset:most]


_BEGINS = {
    label: f"MATCH (n:{label}) WHERE toLower(n.name) STARTS WITH $text RETURN n.id AS id ORDER BY n.name, id LIMIT $limit"
    for label in LABELS.values()
}
