"""Joins on every store: made with the change that brings both sources, gone with either, taken back by a judgement."""

from itertools import permutations

import pytest

from graph.candidates import find_candidates
from graph.editions import all_editions
from graph.export.facts import export_facts
from graph.judging import Verdict, judge, undo
from graph.schema import EDGES
from graph.store import GraphStore
from tests.graph.batches import content
from tests.graph.joins.sources import Said, data_file, document, drop, joined, put, same_as

HARBOUR = Said("HARBOUR", countries=("NG", "GH"))
PLAN = document("plan", HARBOUR, Said("Safe Doors", identifier="XX-1-100200"))
ACTIVITY = Said("Help and Advice for Refugees (HARBOUR)", identifier="XX-1-PX.0263", period=("2022", ""))
DOORS = Said("Shelters", identifier="XX-1-100200", bodies=(), countries=(), period=None)
FILE = data_file("file", ACTIVITY, DOORS, Said("Keeping the harbour open", identifier="XX-1-9"))
HARBOURS = ("programme:nl-harbour", "programme:XX-1-PX.0263")
DOOR = ("programme:nl-safe-doors", "programme:XX-1-100200")


def test_a_name_and_an_identifier_join(store: GraphStore) -> None:
    put(store, PLAN, FILE)
    assert same_as(store) == {HARBOURS, DOOR}
    assert joined(store) == {HARBOURS[0]: HARBOURS[0], HARBOURS[1]: HARBOURS[0], DOOR[0]: DOOR[0], DOOR[1]: DOOR[0]}


def test_a_join_shows_its_score_its_reasons_and_both_sides(store: GraphStore) -> None:
    put(store, PLAN, FILE)
    columns = ", ".join(f"r.{name} AS {name}" for name in EDGES["SAME_AS"].properties)
    text = f"MATCH (a:Programme)-[r:SAME_AS]->(b:Programme) RETURN a.id AS one, {columns} ORDER BY score DESC"
    by_identifier, by_name = store.read(text).dicts()
    assert (by_identifier["rule"], by_identifier["score"]) == ("join.identifier", 1.0)
    assert by_identifier["reasons"] == "identifier: both publish XX-1-100200"
    assert (by_name["rule"], by_name["strength"], by_name["document"]) == ("join.name", "inferred", "joins")
    assert "bodies in common: United Nations Office on Drugs and Crime; places in common: NG; period: 2021 – 2023 meets 2022 – …" in str(
        by_name["reasons"]
    )
    assert (by_name["quote"], by_name["spans"]) == ("HARBOUR", [0, 7])
    assert str(by_name["subject_passage"]).startswith("plan~")
    assert str(by_name["object_passage"]).startswith("file~")


def test_the_order_of_loading_does_not_matter(store: GraphStore) -> None:
    put(store, PLAN, FILE)
    expected = content(store)
    for order in permutations((PLAN, FILE)):
        drop(store, *(str(batch.document["id"]) for batch in order))
        assert content(store) == {}
        for batch in order:
            put(store, batch)
        assert content(store) == expected


@pytest.mark.parametrize("gone", [PLAN, FILE])
def test_without_one_of_its_sources_a_join_is_gone(store: GraphStore, gone: object) -> None:
    put(store, PLAN, FILE)
    kept = FILE if gone is PLAN else PLAN
    drop(store, str((PLAN if gone is PLAN else FILE).document["id"]))
    without = content(store)
    assert same_as(store) == set()
    assert joined(store) == {}
    assert [e.id for e in all_editions(store)] == [kept.document["id"]]
    drop(store, str(kept.document["id"]))
    put(store, kept)
    assert content(store) == without


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_judgement_removes_a_join_and_undo_brings_it_back(store: GraphStore, verdict: str) -> None:
    put(store, PLAN, FILE)
    before = content(store)
    judge(store, Verdict(verdict, HARBOURS), "desk-1")
    assert same_as(store) == {DOOR}
    assert HARBOURS[0] not in joined(store)
    assert not any({pair.one.id, pair.other.id} == {*HARBOURS} for pair in find_candidates(store))
    undo(store, HARBOURS, "desk-1")
    assert content(store) == before


def test_judged_the_same_two_are_one_node_and_undo_makes_them_joined_again(store: GraphStore) -> None:
    put(store, PLAN, FILE)
    before = content(store)
    judge(store, Verdict("same", HARBOURS), "desk-1")
    assert same_as(store) == {DOOR}
    assert store.find_ids(HARBOURS) == dict.fromkeys(HARBOURS, (("Programme", min(HARBOURS)),))
    undo(store, HARBOURS, "desk-1")
    assert content(store) == before


def test_a_join_that_is_dismissed_stays_to_be_seen_and_joins_nothing(store: GraphStore) -> None:
    put(store, PLAN, FILE)
    ((id_,),) = store.read("MATCH (a:Programme {id: $id})-[r:SAME_AS]->(b:Programme) RETURN r.id", {"id": HARBOURS[0]}).rows
    judge(store, Verdict("dismissed", (str(id_),)), "desk-1")
    assert same_as(store) == {HARBOURS, DOOR}
    assert joined(store) == dict.fromkeys(DOOR, DOOR[0])


def test_what_may_be_one_waits_for_people(store: GraphStore) -> None:
    put(store, PLAN, data_file("file", Said(ACTIVITY.name, identifier="XX-1-PX.0263", bodies=("Another Body",))))
    assert same_as(store) == set()
    (pair,) = [pair for pair in find_candidates(store) if {pair.one.id, pair.other.id} == {*HARBOURS}]
    assert "against: no bodies in common" in pair.reasons
    judge(store, Verdict("same", HARBOURS), "desk-1")
    assert set(store.find_ids(HARBOURS).values()) == {(("Programme", min(HARBOURS)),)}


def test_two_activities_of_a_file_that_fit_alike_wait_for_people(store: GraphStore) -> None:
    put(store, PLAN, data_file("file", ACTIVITY, Said("HARBOUR, second boat", identifier="XX-1-2")))
    assert same_as(store) == set()
    found = [pair.reasons[-1].rpartition(" also ")[::2] for pair in find_candidates(store) if HARBOURS[0] in (pair.one.id, pair.other.id)]
    assert found == [
        ("left to people: several activities of the file fit the programme,", other) for other in (HARBOURS[1], "programme:XX-1-2")
    ]


def test_documents_and_files_that_speak_of_one_programme_are_joined_together(store: GraphStore) -> None:
    put(store, PLAN, FILE, document("other", HARBOUR, country="BE"), data_file("again", ACTIVITY))
    assert {id_ for id_, stand_in in joined(store).items() if stand_in == "programme:be-harbour"} == {*HARBOURS, "programme:be-harbour"}


def test_two_that_were_judged_different_are_not_joined_through_a_third(store: GraphStore) -> None:
    put(store, PLAN, FILE, document("other", HARBOUR, country="BE"))
    judge(store, Verdict("different", (HARBOURS[0], "programme:be-harbour")), "desk-1")
    assert joined(store).get(HARBOURS[0]) != joined(store).get("programme:be-harbour")
    assert ("programme:be-harbour", HARBOURS[1]) in same_as(store)


def test_joins_are_exported_as_facts_with_both_identifiers(store: GraphStore) -> None:
    put(store, PLAN, FILE)
    facts = [line for line in export_facts(store) if '"SAME_AS"' in line]
    assert len(facts) == 2
    assert all('"document": "joins"' in line and "XX-1-" in line for line in facts)
    assert facts == [line for line in export_facts(store, "joins") if line]
