"""The schema as one table: labels, edge types, their end points and properties.

The DDL of the embedded store, the constraints of Neo4j, the checks on every fact and `docs/schema.md` are
made from these tables; nothing else knows them. Change a table, raise `VERSION`, run `make docs`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

VERSION = 7
"""Raised when a store written before cannot be read any more."""

ENTITY_PROPERTIES: Mapping[str, str] = {
    "id": "STRING",
    "name": "STRING",
    "aliases": "STRING[]",
    "kind": "STRING",
    "country": "STRING",
    "identifiers": "STRING[]",
}
"""What every entity has: the name shown, every other surface form seen, the identifiers others use, as published."""

STATEMENT_PROPERTIES: Mapping[str, str] = {
    "id": "STRING",
    "document": "STRING",
    "passage": "STRING",
    "strength": "STRING",
    "review": "STRING",
    "rule": "STRING",
    "quote": "STRING",
    "spans": "INT64[]",
    "locator": "STRING",
    "subject_text": "STRING",
    "object_text": "STRING",
    "subject_reason": "STRING",
    "object_reason": "STRING",
    "subject_was": "STRING",
    "object_was": "STRING",
}
"""What every statement carries besides its qualifiers. `spans` are flat (start, end) pairs of character offsets into the
decoded source, null where it has records; `review` is "" | "accepted" | "dismissed"; the texts are the ends as printed, of a value that is
its content "", for the quote prints it; the reasons say why each printed end became its id.
`…_was` is the id that an end had before somebody judged it the same as another, "" or null where nobody did: a judgement is taken back
without reading anything again."""

TOLD: Mapping[str, str] = {
    "relevance": "STRING", "first_day": "STRING", "last_day": "STRING", "turn": "INT64",
    "runs_from": "INT64", "runs_to": "INT64", "pause_from": "INT64", "pause_to": "INT64", "by_period": "INT64",
}  # fmt: skip
"""What the editions in force say together of a programme, kept on its node where a store is `folded`: the best relevance, null where
no source says any; the first day, "" where open and null where no source gives a period; the last one, "9999" where open, "0000" where it
is over but no source says since when, "" or null where unknown; and its turn where not all programmes are looked at (by its last day,
planned where none is firm), 0 where several sources describe it. As numbers (graph.days): the first and the last day on which it
runs (graph.days.runs), of any day where it has no period; the pause where they leave one; and a number of its own where these days do not
tell when it runs (several pauses, periods of phases or of no date), else 0. Never read by a question that is asked of fewer documents."""

RELEVANCES = ("yes", "unknown", "no")
"""What a text may be to trafficking in human beings, best first."""

TURNS = 1 << 40
"""Turns of each relevance: those of its programmes, what ends last first, then by id, follow on its place in RELEVANCES times this."""


@dataclass(frozen=True, slots=True)
class NodeType:
    """One node label: what it means, its properties, whether it is a value keyed by its content."""

    label: str
    meaning: str
    properties: Mapping[str, str]
    value: bool = False


@dataclass(frozen=True, slots=True)
class EdgeType:
    """One edge type: what it means, which labels it joins, its qualifiers, whether it is a statement of a source."""

    name: str
    meaning: str
    pairs: tuple[tuple[str, str], ...]
    qualifiers: Mapping[str, str]
    statement: bool = True

    @property
    def properties(self) -> dict[str, str]:
        """All stored properties, in order."""
        return {**STATEMENT_PROPERTIES, **self.qualifiers} if self.statement else dict(self.qualifiers)


def _entity(label: str, meaning: str, **more: str) -> NodeType:
    return NodeType(label, meaning, {**ENTITY_PROPERTIES, **more})


def _value(label: str, meaning: str, **content: str) -> NodeType:
    return NodeType(label, meaning, {"id": "STRING", "name": "STRING", **content}, value=True)


_MONEY = {"amount": "DOUBLE", "currency": "STRING", "per": "STRING"}

NODES: Mapping[str, NodeType] = MappingProxyType(
    {
        n.label: n
        for n in (
            _entity("Actor", "An organisation, or a state's government when it acts."),
            _entity(
                "Programme",
                "Any named undertaking: programme, project, plan, action line, operational action, pilot, campaign. `joined`: the id that "
                "stands for it and for all that are the same by SAME_AS; null where it is alone. What the editions in force say together "
                "is its `relevance`, first and last day; `turn`: when it is its turn, where not all are looked at (embedded store).",
                joined="STRING",
                **TOLD,
            ),
            _entity("Country", "A country as a place; `id` ends in its ISO 3166-1 alpha-2 code."),
            _entity("Region", "A part of the world or of a country."),
            _entity("Theme", "One of the four pillars of the EU strategy."),
            _entity("Action", "A numbered action of a plan."),
            _entity("Recommendation", "A recommendation of a monitoring body."),
            _entity("Figure", "What a statistic counts."),
            NodeType(
                "Document",
                "One edition of a source.",
                {
                    "id": "STRING",
                    "name": "STRING",
                    "stem": "STRING",
                    "dataset": "STRING",
                    "sha256": "STRING",
                    "kind": "STRING",
                    "title": "STRING",
                    "issuer": "STRING",
                    "country": "STRING",
                    "issued": "STRING",
                    "language": "STRING",
                    "path": "STRING",
                    "loaded_at": "STRING",
                    "loader": "STRING",
                    "statements": "INT64",
                    "skipped": "INT64",
                    "skips": "STRING[]",
                },
            ),
            NodeType(
                "Passage",
                "The smallest piece of a document that carries something.",
                {
                    "id": "STRING",
                    "document": "STRING",
                    "ordinal": "INT64",
                    "kind": "STRING",
                    "page": "INT64",
                    "section": "STRING",
                    "spans": "INT64[]",
                    "text": "STRING",
                },
            ),
            _value("Budget", 'An amount of money; `currency` is "" where the source names none.', **_MONEY),
            _value(
                "Period",
                'A span of time; bounds as ISO 8601 to the precision given, "" where open.',
                start_date="STRING",
                end_date="STRING",
                text="STRING",
            ),
            _value(
                "Status",
                "ongoing or ended, as the source says; of data files also pipeline, finalisation, cancelled, suspended.",
                status="STRING",
            ),
            _value("Relevance", "Whether a text speaks of trafficking in human beings: yes, no or unknown.", relevance="STRING"),
            _value(
                "Sector",
                "A purpose in a vocabulary of sectors (`1`, `2`: OECD DAC; 3W: the sheet's own words).",
                vocabulary="STRING",
                code="STRING",
                title="STRING",
            ),
            _value(
                "Tag",
                "Another classification: policy_marker, tag, humanitarian_scope, humanitarian.",
                kind="STRING",
                vocabulary="STRING",
                code="STRING",
                title="STRING",
            ),
            _value(
                "Location",
                "A place inside a country, as published: name, code in a vocabulary, level (adm1, adm2 …), point.",
                title="STRING",
                vocabulary="STRING",
                code="STRING",
                level="STRING",
                country="STRING",
                latitude="DOUBLE",
                longitude="DOUBLE",
            ),
            _value("Link", "A document on the web that the source points to.", url="STRING", title="STRING", format="STRING"),
            _value(
                "Quantity",
                "A number, a range, or a direction.",
                value="DOUBLE",
                low="DOUBLE",
                high="DOUBLE",
                direction="STRING",
                unit="STRING",
            ),
            _value("Strength", "How strongly a recommendation is put.", verb="STRING"),
            _value(
                "Answer", "A ticked or short answer to one question of a questionnaire.", question="STRING", part="STRING", answer="STRING"
            ),
        )
    }
)

JUDGED: tuple[str, ...] = ("Actor", "Programme")
"""The labels whose nodes may be judged the same."""

ENTITIES: tuple[str, ...] = ("Actor", "Programme", "Country", "Region", "Theme", "Action", "Recommendation", "Figure")
"""The labels whose nodes have names that resolve."""

KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Actor": (
            "government", "ministry", "agency", "police", "prosecution", "judiciary", "municipality", "local_network",
            "rapporteur", "igo", "eu_body", "ngo", "private", "academic", "network",
        ),
        "Programme": (
            "programme", "project", "action_plan", "action_line", "operational_action", "policy", "campaign", "pilot",
            "event_series",
        ),
    }
)  # fmt: skip
"""The kinds of actor and programme (the gold's words)."""


def _edge(name: str, meaning: str, pairs: str, **qualifiers: str) -> EdgeType:
    ends = tuple((left, right) for pair in pairs.split(",") for left, right in [pair.strip().split(">")])
    return EdgeType(name, meaning, ends, qualifiers)


_PLACES = "Programme>Country, Programme>Region"
_PRINTED = {"ref": "STRING", "activity": "STRING"}
"""What IATI prints beside an organisation: its ref, be it an identity or not, and its own identifier of the activity."""
_SUM = dict.fromkeys(("kind", "revision", "year", "provider", "receiver"), "STRING")
"""What a sum of money is of: budget, commitment …; original or revised; a year; who pays and is paid, as printed."""

EDGES: Mapping[str, EdgeType] = MappingProxyType(
    {
        e.name: e
        for e in (
            _edge("FUNDS", "pays for", "Actor>Programme, Actor>Actor", phase="STRING", **_MONEY, kind="STRING", **_PRINTED),
            _edge("LEADS", "leads, drives, chairs or hosts", "Actor>Programme, Actor>Actor", role="STRING", since="STRING"),
            _edge("IMPLEMENTS", "carries out", "Actor>Programme", phase="STRING", **_PRINTED),
            _edge("EXTENDS", "manages the money on behalf of the funder (IATI role 3)", "Actor>Programme", phase="STRING", **_PRINTED),
            _edge("ACCOUNTABLE_FOR", "is accountable for (IATI role 2)", "Actor>Programme", phase="STRING", **_PRINTED),
            _edge("PARTICIPATES_IN", "takes part in", "Actor>Programme, Actor>Actor", role="STRING", **_PRINTED),
            _edge("REPORTS", "publishes the activity; no partner by that alone", "Actor>Programme", role="STRING", **_PRINTED),
            _edge("TARGETS", "works in or on", _PLACES, role="STRING", phase="STRING", percentage="DOUBLE", basis="STRING"),
            _edge("BENEFITS", "serves a named organisation", "Programme>Actor"),
            _edge("ADDRESSES", "is about", "Programme>Theme"),
            _edge(
                "PART_OF",
                "is a part of",
                "Programme>Programme, Actor>Actor, Action>Programme, Action>Action, Country>Region, Region>Region, Region>Country, "
                "Recommendation>Recommendation",
            ),
            _edge("SUCCEEDS", "follows; the newer points to the older", "Programme>Programme, Actor>Actor", since="STRING"),
            _edge(
                "COOPERATES_WITH",
                "works with, by agreement or in practice",
                "Actor>Actor, Actor>Country, Country>Country",
                instrument="STRING",
                date="STRING",
            ),
            _edge("LOCATED_IN", "sits in", "Actor>Country"),
            _edge("RESPONSIBLE_FOR", "is responsible for", "Actor>Action, Actor>Programme"),
            _edge("MADE_BY", "was made by", "Recommendation>Actor"),
            _edge("ADDRESSED_TO", "is addressed to", "Recommendation>Actor"),
            _edge("ABOUT", "counts something of", "Figure>Country, Figure>Region, Figure>Actor, Figure>Programme, Figure>Theme"),
            _edge("HAS_BUDGET", "has this budget, or of data files this sum of one kind", "Programme>Budget", phase="STRING", **_SUM),
            _edge("HAS_PERIOD", "runs in this period", "Programme>Period", phase="STRING", kind="STRING"),
            _edge("HAS_RELEVANCE", "speaks of trafficking in human beings, or does not", "Programme>Relevance"),
            _edge("HAS_SECTOR", "has this purpose", "Programme>Sector", percentage="DOUBLE", basis="STRING"),
            _edge("HAS_TAG", "is classified so", "Programme>Tag", significance="STRING"),
            _edge("HAS_LOCATION", "works at this place", "Programme>Location", role="STRING", percentage="DOUBLE"),
            _edge("HAS_LINK", "points to this document", "Programme>Link", category="STRING"),
            _edge("RELATED_TO", "is related to: sibling, co-funded, third party", "Programme>Programme", kind="STRING"),
            _edge("HAS_STATUS", "is ongoing or ended, as the source says", "Programme>Status", phase="STRING"),
            _edge("HAS_DEADLINE", "is due in this period", "Action>Period"),
            _edge(
                "HAS_VALUE",
                "has this value",
                "Figure>Quantity",
                modifier="STRING",
                per="STRING",
                of="STRING",
                subgroup="STRING",
                year="STRING",
                period="STRING",
                place="STRING",
                source="STRING",
                text="STRING",
            ),
            _edge("HAS_STRENGTH", "is put this strongly", "Recommendation>Strength", paragraph="STRING", topic="STRING"),
            _edge("HAS_ANSWER", "answers so", "Document>Answer", text="STRING"),
            _edge(
                "SAME_AS",
                "is the same programme in another source",
                "Programme>Programme",
                score="DOUBLE",
                reasons="STRING",
                subject_passage="STRING",
                object_passage="STRING",
            ),
            _edge("REPLIES_TO", "is the reply to", "Document>Recommendation", text="STRING"),
            _edge("MENTIONS", "names", ", ".join(f"Passage>{label}" for label in ENTITIES)),
            EdgeType("FROM_DOCUMENT", "stands in", (("Passage", "Document"),), {}, statement=False),
            EdgeType(
                "NAMES",
                "this edition calls the node so; the node's own properties are folded from these edges",
                tuple(("Document", label) for label in ENTITIES),
                {"document": "STRING", **{k: v for k, v in ENTITY_PROPERTIES.items() if k != "id"}, "was": "STRING"},
                statement=False,
            ),
        )
    }
)

STATEMENTS: tuple[str, ...] = tuple(sorted(e.name for e in EDGES.values() if e.statement))
"""The edge types that are statements of a source."""

MENTIONS = "MENTIONS"
"""The edge from a passage to what it names: kept as a statement is, but it says nothing of the thing."""

NOT_EXPORTED: frozenset[str] = frozenset({MENTIONS})
"""Statements that `export facts` leaves out, and that no count of statements holds."""

EXPORT_NAMES: Mapping[str, str] = MappingProxyType({"start_date": "start", "end_date": "end", "subgroup": "group"})
"""Stored properties that are keywords in a query language, and what exports call them."""
