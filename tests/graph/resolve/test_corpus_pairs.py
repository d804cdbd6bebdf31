"""The names of the field over the documents of ../shared: what is one has one id, what differs has not, slips are candidates."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from graph.candidates import find_candidates
from graph.store import GraphStore
from graph.stores import open_store
from graph.writing import load_all
from loaders import read_document

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
EMN, PAGE, PLAN, SHEET, REPLY = (
    "emn-netherlands-2025",
    "ec-country-page-netherlands-2021",
    "action-plan-task-force-2011-2014",
    "fact-sheet-victims-monitor-2014-2018",
    "greta-reply-netherlands-2026",
)

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not there")

ONE: list[tuple[str, set[str]]] = [
    ("actor:iom", {EMN, PAGE}),
    ("actor:nl-om", {EMN, PLAN}),
    ("actor:nl-police", {EMN, PAGE, PLAN, SHEET}),
    ("actor:nl-ministry-justice-security", {EMN, PAGE, SHEET}),
    ("actor:nl-nla", {EMN, PAGE}),
    ("actor:nl-comensha", {PAGE, PLAN}),
    ("actor:nl-ind", {EMN, PAGE, PLAN}),
    ("actor:greta", {EMN, REPLY}),
    ("actor:ng-naptip", {EMN}),
]
"""Bodies that several documents name, each in its own way, and some of the documents."""

APART = [
    ("actor:iom", "actor:nl-om"),
    ("actor:iom", "actor:nl-iom"),
    ("actor:nl-fiod", "actor:nl-siod"),
    ("actor:nl-labour-inspectorate", "actor:nl-inspectorate-szw"),
    ("actor:nl-inspectorate-szw", "actor:nl-nla"),
    ("actor:nl-ministry-security-justice", "actor:nl-ministry-justice-security"),
    ("actor:nl-liec", "actor:nl-riec"),
]
"""Bodies that are near in name, or follow each other, and are two."""

COUNTRIES = {"CI": "Ivory Coast", "GM": "the Gambia", "NG": "Nigeria", "NE": "Niger"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    with closing(open_store(str(tmp_path_factory.mktemp("corpus") / "store"))) as opened:
        list(load_all(opened, map(read_document, sorted(CORPUS.glob("*.txt")))))
        yield opened


def documents_of(store: GraphStore, id_: str, label: str = "Actor") -> set[str]:
    rows = store.read(f"MATCH (d:Document)-[:NAMES]->(n:{label} {{id: $id}}) RETURN DISTINCT d.stem", {"id": id_}).rows
    return {str(stem) for (stem,) in rows}


@pytest.mark.parametrize(("id_", "documents"), ONE, ids=[id_ for id_, _ in ONE])
def test_one_body_has_one_id_in_all_documents(store: GraphStore, id_: str, documents: set[str]) -> None:
    assert documents <= documents_of(store, id_)


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_bodies_are_two_and_no_candidates(store: GraphStore, one: str, other: str) -> None:
    found = store.find_ids([one, other])
    assert found == {one: (("Actor", one),), other: (("Actor", other),)}
    assert {one, other} not in [{pair.one.id, pair.other.id} for pair in find_candidates(store)]


@pytest.mark.parametrize(("code", "name"), COUNTRIES.items())
def test_a_country_has_one_id_however_it_is_written(store: GraphStore, code: str, name: str) -> None:
    assert store.find_ids([name], ["Country"])[name] == (("Country", f"country:{code}"),)
    assert EMN in documents_of(store, f"country:{code}", "Country")


def test_a_slip_stays_apart_and_is_a_candidate_of_the_body_that_is_meant(store: GraphStore) -> None:
    (pair,) = [pair for pair in find_candidates(store) if {pair.one.id, pair.other.id} == {"actor:iom", "actor:nl-ion"}]
    assert "ION is one letter from IOM" in pair.reasons[0]


def test_the_programme_compass_is_no_compass(store: GraphStore) -> None:
    assert [id_ for _, id_ in store.find_ids(["COMPASS"], ["Programme"])["COMPASS"] if "word" in id_] == []
