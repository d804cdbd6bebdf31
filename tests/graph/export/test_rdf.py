"""RDF in four formats: read back by rdflib with the same triples, checked with the project's SHACL shapes."""

import io
from importlib.resources import files

import pytest
from pyshacl import validate
from rdflib import RDF, Dataset, Graph, URIRef

from graph.errors import QueryError
from graph.export.facts import facts
from graph.export.rdf.vocabulary import BASE, PREFIXES, TERMS, predicate, thing
from graph.export.rdf.writing import FORMATS, write_rdf
from graph.schema import EDGES, NOT_EXPORTED
from graph.store import GraphStore

pytestmark = pytest.mark.filterwarnings("ignore:(Dataset|ConjunctiveGraph):DeprecationWarning")  # rdflib warns of its own classes

NAMES = {"jsonld": "json-ld", "ntriples": "nt", "trig": "trig", "turtle": "turtle"}
PROV, ORG, DCAT, SKOS = (PREFIXES[name] for name in ("prov", "org", "dcat", "skos"))


def _text(store: GraphStore, form: str, base: str = BASE) -> bytes:
    file = io.BytesIO()
    write_rdf(store, form, file, base=base)
    return file.getvalue()


def _graph(store: GraphStore, form: str = "ntriples") -> Graph:
    return Graph().parse(data=_text(store, form), format=NAMES[form])


@pytest.fixture(scope="module")
def graph(small: GraphStore) -> Graph:
    return _graph(small)


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_every_format_holds_the_same_triples(small: GraphStore, graph: Graph, form: str) -> None:
    read = Dataset(default_union=True)
    read.parse(data=_text(small, form), format=NAMES[form])
    assert {(s, p, o) for s, p, o, _ in read.quads((None, None, None, None))} == set(graph)


def test_as_many_statements_as_facts_that_nobody_dismissed(small: GraphStore, graph: Graph) -> None:
    kept = [fact for fact in facts(small) if fact["review"] != "dismissed"]
    assert len(set(graph.subjects(RDF.type, URIRef(TERMS + "Statement")))) == len(kept)
    assert {str(s).rpartition(":")[2] for s in graph.subjects(RDF.type, URIRef(TERMS + "Statement"))} == {str(f["id"]) for f in kept}


def test_a_statement_is_derived_from_its_passage_and_document(graph: Graph) -> None:
    rows = list(graph.query(
        "SELECT ?text ?quote ?document WHERE { ?s rdf:subject <urn:tipgraph:actor:naptip> ; rdf:predicate tg:participatesIn ; "
        "org:role ?role ; prov:wasDerivedFrom ?p ; prov:hadPrimarySource ?d ; tg:quote ?quote . ?p tg:text ?text ; dct:isPartOf ?d . "
        "?d a dcat:Dataset ; dct:title ?document }", initNs=dict(PREFIXES)))  # fmt: skip
    quote = "actor:naptip PARTICIPATES_IN programme:bridge"
    assert [tuple(map(str, row)) for row in rows] == [(f"It says: {quote}.", quote, "Survey of measures")]  # type: ignore[arg-type]


def test_what_a_document_says_is_in_its_own_graph(small: GraphStore) -> None:
    read = Dataset()
    read.parse(data=_text(small, "trig"), format="trig")
    said = {str(graph.identifier): len(set(graph.subjects(RDF.type, URIRef(TERMS + "Statement")))) for graph in read.graphs()}
    found: dict[str, int] = {}
    for fact in facts(small):
        if fact["review"] != "dismissed":
            found[BASE + str(fact["edition"])] = found.get(BASE + str(fact["edition"]), 0) + 1
    assert {name: number for name, number in said.items() if number} == found


def test_countries_have_their_iso_codes(graph: Graph) -> None:
    nigeria = URIRef(BASE + "country:NG")
    assert [str(o) for o in graph.objects(nigeria, URIRef(SKOS + "notation"))] == ["NG"]
    assert URIRef("http://lexvo.org/id/iso3166/NG") in graph.objects(nigeria, URIRef(SKOS + "exactMatch"))


def test_the_shapes_hold(graph: Graph, hostile: GraphStore) -> None:
    for data in (graph, _graph(hostile)):
        holds, _, words = validate(data, shacl_graph=_shapes())
        assert holds, words


@pytest.mark.parametrize(("predicate_", "says"), [
    (PROV + "wasDerivedFrom", "a statement stands in one passage"),
    (PROV + "hadPrimarySource", "a statement stands in one document"),
    (SKOS + "prefLabel", "a thing has one name to show"),
    (ORG + "role", "MinCount"),
])  # fmt: skip
def test_the_shapes_see_what_is_missing(graph: Graph, predicate_: str, says: str) -> None:
    broken = Graph()
    for triple in graph:
        broken.add(triple)
    broken.remove((None, URIRef(predicate_), None))
    holds, _, words = validate(broken, shacl_graph=_shapes())
    assert not holds
    assert says in words


def test_hostile_names_come_back_as_they_are(hostile: GraphStore) -> None:
    names = {str(o) for form in FORMATS for o in _dataset(hostile, form) if "quoted" in str(o)}
    assert "A \"quoted\" 'name' \\ </node>]]>" in names


def _dataset(store: GraphStore, form: str) -> set[object]:
    read = Dataset(default_union=True)
    read.parse(data=_text(store, form), format=NAMES[form])
    return {o for _, _, o, _ in read.quads((None, URIRef(SKOS + "prefLabel"), None, None))}


def test_things_may_stand_under_another_base(small: GraphStore) -> None:
    text = _text(small, "ntriples", "https://data.example.org/thb/").decode()
    assert "<https://data.example.org/thb/actor:iom> <urn:tipgraph:def:implements>" in text
    assert "<urn:tipgraph:actor" not in text


@pytest.mark.parametrize("base", ["", "data", "https://data.example.org", "https://a b/", "https://x/<y>/"])
def test_a_base_that_is_no_iri_is_refused(small: GraphStore, base: str) -> None:
    with pytest.raises(QueryError, match="expected an IRI that ends in"):
        _text(small, "turtle", base or ":")


def test_two_ids_never_give_one_iri() -> None:
    ids = ["a b", "a%20b", "a+b", "a%2Bb", "é", "%C3%A9", "a/b", "a~b"]
    assert len({thing(BASE, id_).value for id_ in ids}) == len(ids)


def test_every_edge_type_has_a_term_of_its_own() -> None:
    names = [name for name, edge in EDGES.items() if edge.statement and name not in NOT_EXPORTED]
    assert len({predicate(name).value for name in names}) == len(names)


def _shapes() -> Graph:
    return Graph().parse(data=files("graph.export.rdf").joinpath("shapes.ttl").read_text("utf-8"), format="turtle")
