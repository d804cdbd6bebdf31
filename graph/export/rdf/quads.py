"""The graph's statements as quads, one after the other, so that a graph of any size passes through.

What a document says is in its own named graph (for TriG); names of things and the words of the vocabulary are in the default graph.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from graph.editions import Edition
from graph.export.rdf.vocabulary import (
    BASE,
    CLASSES,
    ISO_3166,
    MEMBERSHIPS,
    PREFIXES,
    dated,
    named,
    predicate,
    term,
    thing,
    value,
)
from graph.export.reading import Said, read_passages, read_statements
from graph.resolve.countries import country_codes
from graph.schema import EDGES, KINDS, NODES
from graph.store import Cell, GraphStore

Triple = tuple[NamedNode, NamedNode, NamedNode | Literal]

_TYPE = named("rdf:type")
_TEXTS = ("quote", "strength", "review", "rule", "locator", "subject_text", "object_text")
"""What a statement says of itself, beside its qualifiers."""


@dataclass(frozen=True, slots=True)
class Quads:
    """The quads of some editions; things and passages are told once.

    Attributes:
        base: what the IRIs of things begin with.
    """

    store: GraphStore
    editions: Sequence[Edition]
    base: str = BASE
    seen: set[str] = field(default_factory=set)

    def __iter__(self) -> Iterator[Quad]:
        for triple in self._vocabulary():
            yield Quad(*triple, DefaultGraph())
        for edition in self.editions:
            graph = thing(self.base, edition.id)
            for triple in self._document(edition):
                yield Quad(*triple, graph)
            used: set[str] = set()
            for said in read_statements(self.store, (edition,)):
                for triple in self._things(said):
                    yield Quad(*triple, DefaultGraph())
                for triple in self._statement(said, graph):
                    yield Quad(*triple, graph)
                used.add(str(said.statement["passage"]))
            for passage in read_passages(self.store, edition, used):
                document = thing(self.base, str(passage["document"]))
                for triple in self._passage(passage, document):
                    yield Quad(*triple, document)

    def _vocabulary(self) -> Iterator[Triple]:
        """The concepts of roles and kinds, each in its scheme."""
        schemes = {"roles": {name: EDGES[name].meaning for name in sorted(MEMBERSHIPS)}}
        schemes |= {f"{label.lower()}-kinds": {kind: kind.replace("_", " ") for kind in kinds} for label, kinds in KINDS.items()}
        for scheme, words in schemes.items():
            top = term(scheme)
            yield top, _TYPE, named("skos:ConceptScheme")
            yield top, named("skos:prefLabel"), Literal(scheme.replace("-", " "), language="en")
            for word, meaning in words.items():
                concept = _concept(scheme, word)
                yield concept, _TYPE, named("skos:Concept")
                if scheme == "roles":
                    yield concept, _TYPE, named("org:Role")
                yield concept, named("skos:inScheme"), top
                yield concept, named("skos:prefLabel"), Literal(meaning, language="en")
                yield concept, named("skos:notation"), Literal(word)

    def _document(self, edition: Edition) -> Iterator[Triple]:
        node = thing(self.base, edition.id)
        yield from self._types(node, "Document")
        yield node, named("dct:title"), Literal(edition.title or edition.stem)
        yield node, named("dct:identifier"), Literal(edition.id)
        yield node, named("dct:isVersionOf"), thing(self.base, f"dataset:{edition.dataset}")
        for name, text in (("dct:type", edition.kind), ("dct:language", edition.language), ("tg:stem", edition.stem),
                           ("tg:sha256", edition.sha256)):  # fmt: skip
            if text:
                yield node, named(name), Literal(text)
        if edition.issued:
            yield node, named("dct:issued"), dated(edition.issued)
        if edition.country:
            yield node, named("dct:spatial"), thing(self.base, f"country:{edition.country}")
        if edition.loaded_at:
            yield node, named("prov:generatedAtTime"), Literal(edition.loaded_at, datatype=named("xsd:dateTime"))

    def _things(self, said: Said) -> Iterator[Triple]:
        """The two ends, where they were not told yet."""
        for label, node in ((said.left, said.subject), (said.right, said.object)):
            id_ = str(node["id"])
            if label != "Document" and id_ not in self.seen:
                self.seen.add(id_)
                yield from self._value(label, node) if NODES[label].value else self._entity(label, node)

    def _entity(self, label: str, properties: Mapping[str, Cell]) -> Iterator[Triple]:
        node = thing(self.base, str(properties["id"]))
        yield from self._types(node, label)
        yield node, named("skos:prefLabel"), Literal(str(properties["name"]))
        yield node, named("tg:id"), Literal(str(properties["id"]))
        for alias in _texts(properties["aliases"]):
            yield node, named("skos:altLabel"), Literal(alias)
        for identifier in _texts(properties["identifiers"]):
            yield node, named("org:identifier" if label == "Actor" else "dct:identifier"), Literal(identifier)
        if properties["kind"]:
            yield node, named("org:classification"), _concept(f"{label.lower()}-kinds", str(properties["kind"]))
        if label == "Theme":
            yield node, named("skos:inScheme"), term("themes")
        if label == "Country":
            yield from _country(node, str(properties["id"]).partition(":")[2])
        elif properties["country"]:
            yield node, named("tg:country"), thing(self.base, f"country:{properties['country']}")
        if properties.get("joined"):
            yield node, named("tg:joined"), thing(self.base, str(properties["joined"]))

    def _value(self, label: str, properties: Mapping[str, Cell]) -> Iterator[Triple]:
        node = thing(self.base, str(properties["id"]))
        yield from self._types(node, label)
        for name, cell in properties.items():
            literal = value(name, cell)
            if literal is not None and name != "id":
                yield node, named("rdfs:label") if name == "name" else term(name), literal

    def _statement(self, said: Said, document: NamedNode) -> Iterator[Triple]:
        """The plain triple, and the statement with what it rests on."""
        subject, object_ = thing(self.base, str(said.subject["id"])), thing(self.base, str(said.object["id"]))
        yield subject, predicate(said.predicate), object_
        node = thing(self.base, f"statement:{said.statement['id']}")
        for type_ in ("rdf:Statement", "prov:Entity", "tg:Statement"):
            yield node, _TYPE, named(type_)
        yield node, named("rdf:subject"), subject
        yield node, named("rdf:predicate"), predicate(said.predicate)
        yield node, named("rdf:object"), object_
        yield node, named("prov:wasDerivedFrom"), thing(self.base, str(said.statement["passage"]))
        yield node, named("prov:hadPrimarySource"), document
        if said.predicate in MEMBERSHIPS and said.right == "Programme":
            yield node, _TYPE, named("org:Membership")
            yield node, named("org:member"), subject
            yield node, named("org:organization"), object_
            yield node, named("org:role"), _concept("roles", said.predicate)
        for name in (*_TEXTS, *EDGES[said.predicate].qualifiers):
            literal = value(name, said.statement[name])
            if literal is not None:
                yield node, term(name), literal

    def _passage(self, properties: Mapping[str, Cell], document: NamedNode) -> Iterator[Triple]:
        node = thing(self.base, str(properties["id"]))
        yield from self._types(node, "Passage")
        yield node, named("dct:isPartOf"), document
        yield node, named("prov:wasDerivedFrom"), document
        for name in ("text", "kind", "page", "section", "ordinal"):
            literal = value(name, properties[name])
            if literal is not None:
                yield node, term(name), literal

    def _types(self, node: NamedNode, label: str) -> Iterator[Triple]:
        yield node, _TYPE, term(label)
        for type_ in CLASSES.get(label, ()):
            yield node, _TYPE, named(type_)


def _concept(scheme: str, word: str) -> NamedNode:
    return thing(PREFIXES["tg"], f"{scheme}/{word}")


def _country(node: NamedNode, code: str) -> Iterator[Triple]:
    """ISO 3166-1: the code, and the IRI that others use for it."""
    if code in country_codes():
        yield node, named("skos:notation"), Literal(code, datatype=named("tg:iso3166-1-alpha-2"))
        yield node, named("skos:exactMatch"), NamedNode(ISO_3166 + code)


def _texts(cell: Cell) -> list[str]:
    return [str(item) for item in cell] if isinstance(cell, list | tuple) else []
