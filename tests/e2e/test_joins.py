"""Real documents and real data files through the command line: what is the same is joined, and what only looks so is not.

Skipped where `../shared` is absent. Identifiers and names stand here, no text of the sources.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.running import Tipgraph

SHARED = Path(__file__).parents[3] / "shared"
FILES = (SHARED / "corpus", SHARED / "iati" / "iom-3183-activities.xml", SHARED / "iati" / "dutch-mfa-83-activities.xml")
pytestmark = pytest.mark.skipif(not all(path.exists() for path in FILES), reason="../shared is not there")

JOINED = {
    "COMPASS": "XM-DAC-47066-PX.0263",
    "Trusted Sources": "XM-DAC-47066-PX.0142",
    "PROTECT II": "XM-DAC-47066-RR.0108",
    "Training Strategy Implementation – Phase II (Nigerian Immigration Service)": "XM-DAC-47066-IB.0211",
}
PHASE_ONE = {"XM-DAC-47066-TC.1033", "XM-DAC-47066-TC.1074", "XM-DAC-47066-TC.1081"}
ONLY_LETTERS = "XM-DAC-47066-PX.0269"
"""An activity whose title holds the letters of COMPASS in a longer word."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Tipgraph:
    """A store with all of it; tests must not change it."""
    home = tmp_path_factory.mktemp("joins")
    tipgraph = Tipgraph(home / "store", home)
    tipgraph.run("load", *FILES)
    return tipgraph


@pytest.fixture
def tipgraph(loaded: Tipgraph, tmp_path: Path) -> Tipgraph:
    """The same in a store of its own."""
    shutil.copytree(loaded.store, tmp_path / "store")
    return Tipgraph(tmp_path / "store", loaded.home, {"TIPGRAPH_BY": "desk-2"})


def joins(tipgraph: Tipgraph) -> list[dict[str, Any]]:
    facts = [json.loads(line) for line in tipgraph.facts("--document", "joins")]
    return [fact for fact in facts if fact["predicate"] == "SAME_AS"]


def pairs(tipgraph: Tipgraph) -> dict[str, list[str]]:
    return {fact["subject"]["name"]: fact["object"]["identifiers"] for fact in joins(tipgraph)}


def test_four_programmes_are_joined_to_their_activities_and_nothing_else_is(loaded: Tipgraph) -> None:
    assert pairs(loaded) == {name: [identifier] for name, identifier in JOINED.items()}
    for fact in joins(loaded):
        assert fact["strength"] == "inferred"
        assert fact["rule"] == "join.name"
        assert fact["qualifiers"]["score"] >= 0.85
        assert {"name", "bodies in common", "places in common", "period"} <= {
            reason.split(":")[0] for reason in fact["qualifiers"]["reasons"].split("; ")
        }
        assert fact["qualifiers"]["subject_passage"].startswith("emn-netherlands-2025~")
        assert fact["qualifiers"]["object_passage"].startswith("iom-3183-activities~")


def test_another_phase_and_mere_letters_are_not_even_candidates(loaded: Tipgraph) -> None:
    candidates = loaded.json("resolve", "list", "--limit", "100000")
    listed = {end for row in candidates for end in (row["one"], row["other"])}
    documents = {f"programme:nl-{name}" for name in ("compass", "training-strategy-implementation-phase-ii-nigerian-immigration-service")}
    assert not documents & listed
    assert not {f"programme:{identifier}" for identifier in (*PHASE_ONE, ONLY_LETTERS)} & {
        row[end] for row in candidates for end in ("one", "other")
        if documents & {row["one"], row["other"]}
    }  # fmt: skip


@pytest.mark.parametrize(
    ("name", "differs"),
    [
        ("COMPASS", {"amounts", "countries", "dates", "partners"}),
        ("Trusted Sources", {"amounts", "dates", "partners"}),
        ("PROTECT II", {"amounts", "dates", "partners"}),
    ],
)
def test_sources_side_by_side_show_what_differs(loaded: Tipgraph, name: str, differs: set[str]) -> None:
    answer = loaded.json("ask", "compare-sources", f"programme={name}")
    rows = {row["document"].split("~")[0]: row for row in answer["rows"]}
    document, data = rows["emn-netherlands-2025"], rows["iom-3183-activities"]
    assert data["identifiers"] == [JOINED[name]]
    assert set(document["differs"]) == set(data["differs"]) == differs
    assert document["periods"] != data["periods"]
    assert [a["currency"] for a in document["amounts"]] == [""]
    assert {a["currency"] for a in data["amounts"]} == {"USD"}


def test_compass_ends_and_counts_otherwise_in_the_data(loaded: Tipgraph) -> None:
    answer = loaded.json("ask", "compare-sources", "programme=XM-DAC-47066-PX.0263")
    rows = {row["document"].split("~")[0]: row for row in answer["rows"]}
    data = rows["iom-3183-activities"]
    assert {(p["kind"], p["end_date"]) for p in data["periods"]} == {("planned", "2022-12-31"), ("actual", "")}
    assert {a["kind"]: round(a["amount"]) for a in data["amounts"]}["budget"] == 41224514
    assert [a["amount"] for a in rows["emn-netherlands-2025"]["amounts"]] == [55150000]
    assert {"Algeria", "Sudan"} == set(rows["emn-netherlands-2025"]["countries"]) - set(data["countries"])


def test_what_is_joined_is_neither_planned_alone_nor_published_alone(loaded: Tipgraph) -> None:
    for question in ("published-not-planned", "planned-not-published"):
        answer = loaded.json("ask", question, "country=Nigeria", "limit=1000")
        assert answer["rows"]
        shown = {identifier for row in answer["rows"] for identifier in row["identifiers"]} | {row["name"] for row in answer["rows"]}
        assert not shown & {*JOINED, *JOINED.values()}


def test_a_judgement_takes_a_join_away_and_undo_brings_it_back(tipgraph: Tipgraph) -> None:
    before = tipgraph.facts("--document", "joins")
    pair = ("programme:nl-compass", "programme:XM-DAC-47066-PX.0263")
    tipgraph.run("resolve", "different", *pair)
    assert set(pairs(tipgraph)) == {*JOINED} - {"COMPASS"}
    assert [row["programme"] for row in tipgraph.json("ask", "compare-sources", f"programme={pair[1]}")["rows"]] == [pair[1]]
    tipgraph.run("resolve", "undo", *pair)
    assert tipgraph.facts("--document", "joins") == before


def test_forgetting_the_data_file_takes_its_joins_away(tipgraph: Tipgraph) -> None:
    tipgraph.run("forget", "iom-3183-activities")
    assert "joins" not in {d["stem"] for d in tipgraph.json("stats")["documents"]}
    assert not any('"SAME_AS"' in line for line in tipgraph.facts())
