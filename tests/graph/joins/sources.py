"""Small sources for tests of joins: documents in words and data files, each with the programmes that it names."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from graph.batch import batch_of
from graph.ids import exact_id
from graph.model import DocumentInfo, Entity, Evidence, Extraction, Fact, Mention, Passage, Value
from graph.reference_documents import reference_batches
from graph.store import GraphStore, SourceBatch


@dataclass(frozen=True, slots=True)
class Said:
    """What a source says of one programme.

    Attributes:
        name: as printed; of an activity its title. `more`: other names.
        identifier: the activity's own, or the one that a document's footnote gives.
        period: (start, end); None where the source says none.
    """

    name: str
    identifier: str = ""
    bodies: Sequence[str] = ("UNODC",)
    countries: Sequence[str] = ("NG",)
    period: tuple[str, str] | None = ("2021", "2023")
    more: Sequence[str] = ()


def document(stem: str, *said: Said, country: str = "NL") -> SourceBatch:
    """A document in words that names these programmes."""
    return _batch(stem, "emn", country, said)


def data_file(stem: str, *said: Said) -> SourceBatch:
    """A data file with these activities."""
    return _batch(stem, "iati", None, said)


def put(store: GraphStore, *batches: SourceBatch) -> None:
    """Write sources in one change."""
    with store.writing() as change:
        for batch in batches:
            change.put(batch)


def drop(store: GraphStore, *documents: str) -> None:
    """Remove documents in one change."""
    with store.writing() as change:
        for document_ in documents:
            change.drop(document_)


def references() -> tuple[SourceBatch, ...]:
    """The reference tables."""
    return reference_batches()


def joined(store: GraphStore) -> dict[str, str]:
    """Who stands for whom."""
    rows = store.read("MATCH (p:Programme) WHERE p.joined IS NOT NULL RETURN p.id, p.joined ORDER BY p.id").rows
    return {str(id_): str(stand_in) for id_, stand_in in rows}


def same_as(store: GraphStore) -> set[tuple[str, str]]:
    """The pairs that statements join."""
    rows = store.read("MATCH (a:Programme)-[r:SAME_AS]->(b:Programme) RETURN a.id, b.id").rows
    return {(str(one), str(other)) for one, other in rows}


def _batch(stem: str, kind: str, country: str | None, said: Sequence[Said]) -> SourceBatch:
    info = DocumentInfo(stem, hashlib.sha256(repr(said).encode()).hexdigest(), kind, stem, stem, country=country, issued="2025")
    texts = [f"{one.name}: {', '.join(one.bodies)}." for one in said]
    passages = tuple(Passage(i, "sentence", ((0, len(text)),), text) for i, text in enumerate(texts))
    facts = tuple(fact for i, one in enumerate(said) for fact in _facts(one, i, data=kind == "iati"))
    mentions = tuple(Mention(_programme(one, data=kind == "iati"), i, ((0, len(one.name)),)) for i, one in enumerate(said))
    return batch_of(Extraction(info, passages, facts, mentions=mentions), "2026-01-01T00:00:00+00:00")


def _facts(said: Said, passage: int, *, data: bool) -> list[Fact]:
    programme = _programme(said, data=data)
    where = Evidence(passage, ((0, len(said.name)),), said.name)
    facts = [Fact(Entity("Actor", body), "IMPLEMENTS", programme, where, "table", "test") for body in said.bodies]
    facts += [Fact(programme, "TARGETS", Entity("Country", code, key=code), where, "table", "test") for code in said.countries]
    if said.period:
        span = Value("Period", {"start_date": said.period[0], "end_date": said.period[1], "text": ""})
        facts.append(Fact(programme, "HAS_PERIOD", span, where, "table", "test"))
    return facts


def _programme(said: Said, *, data: bool) -> Entity:
    identifiers = (said.identifier,) if said.identifier else ()
    key = exact_id("programme", said.identifier).removeprefix("programme:") if data else None
    return Entity("Programme", said.name, aliases=tuple(said.more), identifiers=identifiers, key=key)
