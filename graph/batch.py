"""An extraction becomes the rows of one source: ids resolved, values keyed by their content, names collected."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import isfinite

from graph.errors import ModelError
from graph.ids import document_id, slug, statement_id
from graph.model import STRENGTHS, DocumentInfo, Entity, Extraction, Fact, Mention, Scalar, Skipped, Value
from graph.resolve.resolver import Resolved, Resolver
from graph.schema import EDGES, MENTIONS, NODES
from graph.store import Cell, SourceBatch

REASONS, PLACES = 100, 5
"""Reasons for skipping that a document keeps, and places of each; `tipgraph load --output json` tells all."""


@dataclass
class _Named:
    """What the document says of one node, collected over its facts."""

    node: Resolved
    kind: str = ""
    country: str = ""
    forms: dict[str, None] = field(default_factory=dict)
    identifiers: dict[str, None] = field(default_factory=dict)


@dataclass
class Rows:
    """The rows of one source while they are collected."""

    document: str
    nodes: dict[str, dict[str, dict[str, Cell]]] = field(default_factory=dict)
    edges: dict[tuple[str, str, str], list[dict[str, Cell]]] = field(default_factory=dict)
    named: dict[str, _Named] = field(default_factory=dict)
    statements: set[str] = field(default_factory=set)
    mentioned: set[str] = field(default_factory=set)

    def name(self, node: Resolved, entity: Entity) -> None:
        """Note what this place calls a node."""
        named = self.named.setdefault(node.id, _Named(node))
        named.kind, named.country = named.kind or node.kind, named.country or node.country
        named.forms.update(dict.fromkeys((node.name, *entity.names)))
        named.identifiers.update(dict.fromkeys(entity.identifiers))

    def edge(self, predicate: str, left: tuple[str, str], right: tuple[str, str], properties: Mapping[str, Cell]) -> None:
        """Add an edge between (label, id) ends; every property of the schema is there, "" or None where not given."""
        edge = EDGES[predicate]
        row = {"from_id": left[1], "to_id": right[1]} | {k: properties.get(k, _empty(t)) for k, t in edge.properties.items()}
        self.edges.setdefault((predicate, left[0], right[0]), []).append(row)

    def batch(self, document: Mapping[str, Cell]) -> SourceBatch:
        """All rows by column."""
        for named in self.named.values():
            node = named.node
            names = [form for form in named.forms if form != node.name]
            self.edge("NAMES", ("Document", self.document), (node.label, node.id), {
                "document": self.document, "name": node.name, "aliases": sorted(names), "kind": named.kind, "country": named.country,
                "identifiers": sorted(named.identifiers)})  # fmt: skip
        nodes = {label: _columns(list(rows.values())) for label, rows in self.nodes.items()}
        return SourceBatch(document, nodes, {key: _columns(rows) for key, rows in self.edges.items()})


def batch_of(extraction: Extraction, loaded_at: str) -> SourceBatch:
    """The rows of one document.

    Raises:
        ModelError: see check_extraction.
    """
    check_extraction(extraction)
    info = extraction.document
    rows = Rows(document_id(info.stem, info.sha256))
    _add_passages(rows, extraction)
    resolver = Resolver(extraction)
    for fact in extraction.facts:
        _add_fact(rows, fact, resolver)
    for mention in extraction.mentions:
        _add_mention(rows, mention, resolver)
    return rows.batch(document_row(rows.document, info, loaded_at, len(rows.statements), extraction.skipped))


def document_row(id_: str, info: DocumentInfo, loaded_at: str, statements: int, skipped: Sequence[Skipped] = ()) -> dict[str, Cell]:
    """The properties of a Document node."""
    return {
        "id": id_, "name": info.title or info.stem, "stem": info.stem, "dataset": info.dataset, "sha256": info.sha256, "kind": info.kind,
        "title": info.title, "issuer": info.issuer or "", "country": info.country or "", "issued": info.issued or "",
        "language": info.language, "path": info.path, "loaded_at": loaded_at, "loader": info.reason, "statements": statements,
        "skipped": len(skipped), "skips": list(reasons(skipped)),
    }  # fmt: skip


def reasons(skipped: Sequence[Skipped]) -> tuple[str, ...]:
    """Why records were left out or read otherwise, each reason once with how often and the first places; the most frequent first."""
    places: dict[str, list[str]] = {}
    for each in skipped:
        places.setdefault(each.reason, []).append(each.place)
    ordered = sorted(places.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    lines = [f"{reason} ({len(where)}×: {', '.join(where[:PLACES])}{', …' if len(where) > PLACES else ''})" for reason, where in ordered]
    more = len(lines) - REASONS
    return (*lines[:REASONS], f"and {more} more reasons") if more > 0 else tuple(lines)


def _add_passages(rows: Rows, extraction: Extraction) -> None:
    passages = rows.nodes.setdefault("Passage", {})
    for passage in extraction.passages:
        id_ = f"{rows.document}/p{passage.order}"
        passages[id_] = {
            "id": id_, "document": rows.document, "ordinal": passage.order, "kind": passage.kind, "page": passage.page,
            "section": passage.section, "spans": [n for span in passage.spans for n in span], "text": passage.text,
        }  # fmt: skip
        rows.edge("FROM_DOCUMENT", ("Passage", id_), ("Document", rows.document), {})


def _add_fact(rows: Rows, fact: Fact, resolver: Resolver) -> None:
    left, subject_text, subject_reason = _end(rows, fact.subject, resolver)
    right, object_text, object_reason = _end(rows, fact.object, resolver)
    if left == right:
        return  # a body is no partner of itself, whatever two names the text gives it
    spans = [n for span in fact.evidence.spans for n in span]
    qualifiers = {k: _typed(v, EDGES[fact.predicate].qualifiers[k]) for k, v in fact.qualifiers.items()}
    id_ = statement_id(rows.document, fact.predicate, [subject_text, object_text], qualifiers, [*spans, fact.evidence.locator])
    if id_ in rows.statements:
        return
    rows.statements.add(id_)
    rows.edge(fact.predicate, left, right, {
        **qualifiers, "id": id_, "document": rows.document, "passage": f"{rows.document}/p{fact.evidence.passage}",
        "strength": fact.strength, "review": "", "rule": fact.rule, "quote": fact.evidence.quote, "spans": spans,
        "locator": fact.evidence.locator, "subject_text": subject_text, "subject_reason": subject_reason,
        "object_text": "" if isinstance(fact.object, Value) else object_text, "object_reason": object_reason,
    })  # fmt: skip


def _add_mention(rows: Rows, mention: Mention, resolver: Resolver) -> None:
    """A passage names a thing. Mentions are not counted among the document's statements: they say nothing of the thing."""
    right, printed, reason = _end(rows, mention.entity, resolver)
    passage = f"{rows.document}/p{mention.passage}"
    spans = [n for span in mention.spans for n in span]
    id_ = statement_id(rows.document, MENTIONS, [passage, right[1]], {}, spans)
    if id_ not in rows.mentioned:
        rows.mentioned.add(id_)
        rows.edge(MENTIONS, ("Passage", passage), right, {
            "id": id_, "document": rows.document, "passage": passage, "strength": "sentence", "rule": "mention", "quote": printed,
            "spans": spans, "object_text": printed, "object_reason": reason,
        })  # fmt: skip


def check_extraction(extraction: Extraction) -> None:
    """Refuse an extraction with a fact that the schema table does not know, before anything of its source is written.

    Raises:
        ModelError: a fact breaks the schema, or its evidence stands in no passage; it names the rule of the loader.
    """
    orders = frozenset(passage.order for passage in extraction.passages)
    for fact in extraction.facts:
        _check_fact(fact, orders)
    for mention in extraction.mentions:
        if ("Passage", mention.entity.label) not in EDGES[MENTIONS].pairs:
            raise ModelError(f"a mention of {mention.entity.text!r}: the schema has no {MENTIONS} of {mention.entity.label}")
        if mention.passage not in orders or not mention.spans:
            raise ModelError(f"a mention of {mention.entity.text!r}: the document has no passage {mention.passage} with it")


def _check_fact(fact: Fact, passages: Container[int]) -> None:
    edge = EDGES.get(fact.predicate)
    if edge is None or not edge.statement:
        raise ModelError(f"rule {fact.rule}: the schema has no statement {fact.predicate!r}")
    if (fact.subject.label, fact.object.label) not in edge.pairs:
        raise ModelError(f"rule {fact.rule}: no {fact.predicate} from {fact.subject.label} to {fact.object.label} in the schema")
    _check_properties(fact, f"{fact.predicate} has no qualifier", fact.qualifiers, edge.qualifiers)
    if isinstance(fact.object, Value):
        _check_properties(fact, f"{fact.object.label} has no property", fact.object.properties, NODES[fact.object.label].properties)
    if fact.strength not in STRENGTHS:
        raise ModelError(f"rule {fact.rule}: {fact.strength!r} is no strength; expected one of {', '.join(STRENGTHS)}")
    if fact.evidence.passage not in passages:
        raise ModelError(f"rule {fact.rule}: the document has no passage {fact.evidence.passage}")


def _check_properties(fact: Fact, missing: str, given: Mapping[str, Scalar], known: Mapping[str, str]) -> None:
    for name, cell in given.items():
        if name not in known:
            raise ModelError(f"rule {fact.rule}: {missing} {name!r}")
        wrong = isinstance(cell, float) and not isfinite(cell)
        if wrong or (known[name] == "DOUBLE" and isinstance(cell, str) and cell != ""):
            raise ModelError(f"rule {fact.rule}: {name} is {cell!r}; expected a number")


def _end(rows: Rows, end: Entity | Value, resolver: Resolver) -> tuple[tuple[str, str], str, str]:
    """The (label, id) of one end, its printed text (of a value, whose text is the quote, its id), and why it became that id."""
    if isinstance(end, Value):
        row = value_row(end)
        rows.nodes.setdefault(end.label, {})[str(row["id"])] = row
        return (end.label, str(row["id"])), str(row["id"]), "content"
    if end.label == "Document":
        return ("Document", rows.document), end.text, "this document"
    node = resolver.resolve(end)
    rows.name(node, end)
    return (node.label, node.id), end.text, node.reason


def value_row(value: Value) -> dict[str, Cell]:
    """The node of a value: its id is its content, its name the content in words."""
    given = value.properties
    content = {name: _typed(given.get(name), type_) for name, type_ in _content_of(value.label)}
    words = [cell if cell.__class__ is str else _word(cell) for cell in content.values()]
    return {"id": f"{value.label.lower()}:" + "/".join([slug(w, 60) if len(w) > 60 else w for w in words]),
            "name": _shown(value.label, content, words), **content}  # fmt: skip


@cache
def _content_of(label: str) -> tuple[tuple[str, str], ...]:
    """The properties of a value besides its id and name, with their types."""
    return tuple((name, type_) for name, type_ in NODES[label].properties.items() if name not in ("id", "name"))


def budget_row(amount: float, currency: str) -> dict[str, Cell]:
    """The node of an amount: what value_row gives of it, ten times as fast, for data files have millions of sums."""
    name = f"{amount:,.15g} {currency}" if currency else f"{amount:,.15g}"
    return {"id": f"budget:{amount:.15g}/{currency}/", "name": name, "amount": amount, "currency": currency, "per": ""}


def _shown(label: str, content: Mapping[str, Cell], words: Sequence[str]) -> str:
    """A value as people read it: 12,400,000 USD; 2,000,000 a year; a span of time from one day to another."""
    amount = content.get("amount")
    if label == "Budget" and isinstance(amount, float):
        parts = (f"{amount:,.15g}", content["currency"], content["per"] and f"a {content['per']}")
    elif label == "Period" and (content["start_date"] or content["end_date"]):
        parts = (f"{content['start_date']} – {content['end_date']}".strip(" "), content["text"], "")
    else:
        return " ".join(filter(None, words))
    return " ".join(str(part) for part in parts if part)


def _word(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return "" if cell is None else str(cell)


def _typed(cell: Scalar, type_: str) -> Cell:
    if type_ == "DOUBLE":
        return None if cell is None or cell == "" else float(cell)
    return "" if cell is None else str(cell)


def _empty(type_: str) -> Cell:
    return "" if type_ == "STRING" else [] if type_.endswith("[]") else None


def _columns(rows: list[dict[str, Cell]]) -> dict[str, list[Cell]]:
    return {name: [row[name] for row in rows] for name in rows[0]} if rows else {}
