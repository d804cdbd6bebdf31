"""Statements that a person should look at: what contradicts others, what was reviewed in an earlier edition, what is inferred."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graph.editions import Edition, all_editions, editions_in_force
from graph.resolve.judgements import Judged, judged_by
from graph.schema import EDGES, NOT_EXPORTED, STATEMENTS
from graph.store import Cell, GraphStore
from queries.runner import ask

_READ_SECONDS = 300.0

Key = tuple[Cell, ...]
"""By what a statement of a new edition is the same as one of an earlier; the quote is its end."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A statement in force without a review, and why it is doubtful.

    Attributes:
        rank: 0 contradicts others, 1 was reviewed in an earlier edition, 2 is inferred.
    """

    statement: str
    says: str
    document: str
    strength: str
    quote: str
    reason: str
    rank: int


@dataclass(frozen=True, slots=True)
class _Doubtful:
    """What can be doubtful beside what is inferred: statements by id, and those with the words of some that were reviewed."""

    ids: tuple[str, ...]
    quotes: tuple[str, ...]


def find_doubts(store: GraphStore, limit: int = 10_000) -> list[Doubt]:
    """The doubtful statements of the editions in force that nobody reviewed, the gravest first.

    A statement's id holds its edition, so a review never passes to a new edition by itself: the text around it may have changed.
    Where a new edition says the very same that was reviewed in an earlier one, it is listed with that review.
    """
    if store.version() == "0":
        return []
    editions = all_editions(store)
    force = {e.id: e for e in editions_in_force(editions) if not e.is_made}
    judged = judged_by(store.judgements())
    contradicting = _contradicting(store)
    earlier = _reviewed_earlier(store, judged, {e.id: e for e in editions})
    doubtful = _Doubtful(tuple(contradicting), tuple(str(quote) for *_, quote in earlier))
    found = [doubt for row in _rows(store, list(force), doubtful) if not row["review"]
             and (doubt := _doubt(row, force[str(row["document"])], contradicting, earlier))]  # fmt: skip
    return sorted(found, key=lambda d: (d.rank, d.document, d.says, d.statement))[:limit]


def _doubt(row: Mapping[str, Cell], edition: Edition, contradicting: Mapping[str, str], earlier: Mapping[Key, str]) -> Doubt | None:
    id_ = str(row["id"])
    if id_ in contradicting:
        rank, reason = 0, contradicting[id_]
    elif (key := _key(row, edition)) in earlier:
        rank, reason = 1, earlier[key]
    elif row["strength"] == "inferred":
        rank, reason = 2, f"inferred by {row['rule']}, not said"
    else:
        return None
    says = f"{row['subject_name']} {row['predicate']} {row['object_name']}"
    return Doubt(id_, says, edition.stem, str(row["strength"]), str(row["quote"]), reason, rank)


def _contradicting(store: GraphStore) -> dict[str, str]:
    """The statements behind the contradictions, each with what they contradict in."""
    answer = ask(store, "contradictions", {"limit": 1000, "most_programmes": 0})
    return {
        citation.statement: f"contradicts others: {row['kind']} of {row['name']}"
        for row, citations in zip(answer.rows, answer.citations, strict=True)
        for citation in citations
    }


def _reviewed_earlier(store: GraphStore, judged: Judged, editions: Mapping[str, Edition]) -> dict[Key, str]:
    """What was reviewed, by all but the edition that says it."""
    found: dict[Key, str] = {}
    for row in _rows(store, sorted(editions), _Doubtful(tuple(judged.reviews), ())) if judged.reviews else ():
        review = judged.reviews.get(str(row["id"]))
        if review:
            edition = editions[str(row["document"])]
            found[_key(row, edition)] = f"the same was {review.verdict} in {edition.id} ({review.id}, {review.by})"
    return found


def _key(row: Mapping[str, Cell], edition: Edition) -> Key:
    return (edition.dataset, row["predicate"], row["subject_text"], row["object_text"] or row["object_id"], row["quote"])


def _rows(store: GraphStore, documents: list[str], only: _Doubtful | None = None) -> Iterator[dict[str, Cell]]:
    """The statements of some documents; only those that can be doubtful, where that is given: most are not, and are not read."""
    columns = ("id", "document", "strength", "review", "rule", "quote", "subject_text", "object_text")
    narrowed = " AND (r.strength = 'inferred' OR r.id IN $ids OR r.quote IN $quotes)" if only else ""
    given: dict[str, Cell] = {"documents": documents}
    if only:
        given |= {"ids": list(only.ids) or [""], "quotes": list(only.quotes) or [""]}
    for name in sorted(set(STATEMENTS) - NOT_EXPORTED):
        for left, right in EDGES[name].pairs:
            cypher = (
                f"MATCH (a:{left})-[r:{name}]->(b:{right}) WHERE r.document IN $documents{narrowed} RETURN "
                f"{', '.join(f'r.{c} AS {c}' for c in columns)}, a.name AS subject_name, b.name AS object_name, b.id AS object_id"
            )
            for row in store.read(cypher, given, timeout=_READ_SECONDS).dicts():
                yield {**row, "predicate": name}
