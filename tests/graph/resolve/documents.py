"""Documents for resolver tests: a few entities and what the document itself says of their names."""

from collections.abc import Sequence

from graph.model import DocumentInfo, Entity, Evidence, Extraction, Fact, Passage, Value
from graph.resolve.resolver import Resolved, Resolver

Aliases = Sequence[tuple[str, tuple[str, ...]]]


def document(country: str | None = "NL", stem: str = "sample") -> DocumentInfo:
    return DocumentInfo(stem, "0" * 64, "emn", "A sample", f"emn/{country}/a-sample", country=country)


def fact_of(entity: Entity) -> Fact:
    """A fact that has the entity as its subject, of whatever type fits."""
    evidence = Evidence(0, ((0, 1),), "x")
    if entity.label == "Actor":
        return Fact(entity, "FUNDS", Entity("Programme", "Some Programme"), evidence, "table", "test")
    return Fact(entity, "HAS_STATUS", Value("Status", {"status": "ongoing"}), evidence, "table", "test")


def extraction(entities: Sequence[Entity], aliases: Aliases = (), country: str | None = "NL") -> Extraction:
    passages = (Passage(0, "sentence", ((0, 1),), "x"),)
    return Extraction(document(country), passages, tuple(fact_of(e) for e in entities), tuple(aliases))


def resolve_all(entities: Sequence[Entity], aliases: Aliases = (), country: str | None = "NL") -> list[Resolved]:
    """The nodes of entities that one document names."""
    resolver = Resolver(extraction(entities, aliases, country))
    return [resolver.resolve(entity) for entity in entities]


def id_of(name: str, country: str | None = "NL", own: str | None = None, label: str = "Actor", aliases: Aliases = ()) -> str:
    """The id of a name alone in a document about `country`; `own` is the state that the loader read off the name."""
    return resolve_all([Entity(label, name, country=own)], aliases, country)[0].id
