"""Joins as rows of a graph: a source of their own, SAME_AS statements with the evidence of both sides, and who stands for whom."""

from collections.abc import Mapping, Sequence

from graph.batch import document_row
from graph.ids import digest, statement_id
from graph.joins.classes import stand_ins
from graph.joins.finding import Join, Kinds, Matched, find_joins
from graph.joins.reading import EDGES_READ, Place, Read, read_claims, read_places
from graph.model import DocumentInfo
from graph.resolve.judgements import Judged
from graph.schema import EDGES
from graph.store import Cell

JOINS = "joins"
"""The id of the source whose statements are the joins: made anew with every change, from what the graph holds then."""

SAME_AS = "SAME_AS"

RESTS_ON = EDGES_READ | {SAME_AS}
"""The edges that what is written here rests on: once these are in the graph, joins can be."""

_SAME = "MATCH (a:Programme)-[r:SAME_AS]->(b:Programme) WHERE coalesce(r.review, '') <> 'dismissed' RETURN a.id, b.id"

Row = dict[str, Cell]


def may_join(kinds: Mapping[str, str]) -> bool:
    """Whether sources of these kinds, by id, may have programmes that are the same by a rule: a document's and a data file's."""
    sources = Kinds.of(kinds)
    return bool(sources.documents and sources.data)


def join_rows(read: Read, kinds: Mapping[str, str], judged: Judged, matched: Matched | None = None) -> list[Row]:
    """The SAME_AS statements of a graph: of each `from_id`, `to_id` and the properties of the schema; see find_joins."""
    joins = [join for join in find_joins(read, kinds, judged, matched) if join.joined]
    if not joins:
        return []
    sources = Kinds.of(kinds)
    ones = read_places(read, {join.programme: join.name for join in joins}, sources.documents)
    others = read_places(read, {join.activity: join.title for join in joins}, sources.data)
    rows = [_row(join, ones.get(join.programme), others.get(join.activity), judged) for join in joins]
    return sorted(rows, key=lambda row: str(row["id"]))


def joins_document(rows: Sequence[Row]) -> Row:
    """The properties of the Document node of the joins."""
    info = DocumentInfo(
        JOINS, digest([row["id"] for row in rows]), JOINS, "Programmes that are the same in two sources", JOINS, language=""
    )
    return document_row(JOINS, info, "", len(rows))


def joined_programmes(read: Read, kinds: Mapping[str, str]) -> list[Row]:
    """By each programme that is the same as another, which stands for both, as SAME_AS statements in force say: `id` and `joined`."""
    pairs = [(str(one), str(other)) for one, other in read(_SAME, {})]
    documents = {claim.programme for claim in read_claims(read, Kinds.of(kinds).documents)} if pairs else set()
    return [{"id": id_, "joined": joined} for id_, joined in sorted(stand_ins(pairs, documents).items())]


def _row(join: Join, one: Place | None, other: Place | None, judged: Judged) -> Row:
    id_ = statement_id(JOINS, SAME_AS, [join.own, join.own_activity], {}, [])
    row: Row = dict.fromkeys(EDGES[SAME_AS].properties, "") | {
        "from_id": join.programme, "to_id": join.activity, "id": id_, "document": JOINS, "passage": one.passage if one else "",
        "strength": "inferred", "review": judged.review(id_), "rule": join.rule, "quote": one.quote if one else "",
        "spans": list(one.spans) if one else [], "subject_text": join.name, "object_text": join.title,
        "subject_reason": "named by a document", "object_reason": f"activity of {', '.join(join.sources)}", "score": join.score,
        "reasons": "; ".join(join.reasons), "subject_passage": one.passage if one else "", "object_passage": other.passage if other else "",
    }  # fmt: skip
    return row
