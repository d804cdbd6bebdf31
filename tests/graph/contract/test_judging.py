"""Judgements on every store: rows move, old ids redirect, and what is taken back never was."""

from collections.abc import Iterable, Sequence

import pytest

from graph.resolve.judgements import make
from graph.schema import EDGES, NODES
from graph.store import Cell, GraphStore, Judgement, SourceBatch
from tests.graph.batches import Graph, content, small_batch, table

SWEDEN = small_batch(
    "se~1",
    [
        {"id": "actor:se-harbour", "name": "Harbour Watch", "aliases": ["HW"], "kind": "ngo", "country": "SE"},
        {"id": "programme:se-shield", "name": "SHIELD"},
    ],
    ["Harbour Watch pays for SHIELD."],
    [("actor:se-harbour", "programme:se-shield")],
    [("programme:se-shield", 5000000)],
)
NORWAY = small_batch(
    "no~2",
    [
        {"id": "actor:no-harbour", "name": "The Harbour Watch Foundation", "identifiers": ["NO-BRC-1"]},
        {"id": "actor:se-harbour", "name": "Harbour Watch Sweden"},
        {"id": "programme:no-shield", "name": "Shield Programme"},
    ],
    ["The foundation pays for the Shield Programme."],
    [("actor:no-harbour", "programme:no-shield"), ("actor:se-harbour", "programme:no-shield")],
)
BOTH = (SWEDEN, NORWAY)


def judgement(number: int, verdict: str, *about: str) -> Judgement:
    return make(f"2026-01-01T00:00:{number:02}.000000+00:00", "desk-1", verdict, about)


ONE = judgement(1, "same", "actor:se-harbour", "actor:no-harbour")
SHIELDS = judgement(2, "same", "programme:no-shield", "programme:se-shield")
DISMISSED = judgement(3, "dismissed", "s-no~2-actor:no-harbour-programme:no-shield")


def undo(number: int, judgement_: Judgement) -> Judgement:
    return judgement(number, "undo", judgement_.id)


def put(store: GraphStore, batches: Iterable[SourceBatch]) -> None:
    with store.writing() as change:
        for batch in batches:
            change.put(batch)


def drop(store: GraphStore, document: str) -> None:
    with store.writing() as change:
        change.drop(document)


def judge(store: GraphStore, *judgements: Judgement) -> None:
    with store.writing() as change:
        change.judge(judgements)


def cells(graph: Graph, kind: str, columns: Sequence[str]) -> list[dict[str, Cell]]:
    return [dict(zip(columns, row, strict=True)) for row in graph[kind]]


def funds(store: GraphStore) -> list[dict[str, Cell]]:
    return cells(content(store), "Actor-FUNDS-Programme", ("from_id", "to_id", *EDGES["FUNDS"].properties))


def test_two_names_judged_the_same_are_one_node_that_answers_for_both(store: GraphStore) -> None:
    put(store, BOTH)
    judge(store, ONE)
    (harbour,) = cells(content(store), "Actor", list(NODES["Actor"].properties))
    assert harbour["id"] == "actor:no-harbour"
    assert harbour["name"] == "The Harbour Watch Foundation"
    assert harbour["aliases"] == ["HW", "Harbour Watch", "Harbour Watch Sweden"]
    assert (harbour["kind"], harbour["country"], harbour["identifiers"]) == ("ngo", "SE", ["NO-BRC-1"])
    assert {row["from_id"] for row in funds(store)} == {"actor:no-harbour"}
    assert sorted(str(row["subject_was"]) for row in funds(store)) == ["", "actor:se-harbour", "actor:se-harbour"]


def test_an_old_id_and_every_old_name_find_the_node_that_answers(store: GraphStore) -> None:
    put(store, BOTH)
    judge(store, ONE)
    keys = ["actor:se-harbour", "actor:no-harbour", "Harbour Watch", "hw"]
    assert store.find_ids(keys) == dict.fromkeys(keys, (("Actor", "actor:no-harbour"),))
    assert store.find_ids(["actor:se-harbour"], ["Programme"]) == {}
    judge(store, undo(9, ONE))
    assert store.find_ids(["actor:se-harbour"]) == {"actor:se-harbour": (("Actor", "actor:se-harbour"),)}


@pytest.mark.parametrize("made", [[ONE], [SHIELDS], [DISMISSED], [ONE, SHIELDS, DISMISSED]])
def test_what_is_taken_back_never_was(store: GraphStore, made: list[Judgement]) -> None:
    put(store, BOTH)
    before = content(store)
    judge(store, *made)
    assert content(store) != before
    judge(store, *(undo(10 + i, line) for i, line in enumerate(made)))
    assert content(store) == before


def test_taking_one_of_several_back_leaves_the_others(store: GraphStore) -> None:
    put(store, BOTH)
    judge(store, SHIELDS, DISMISSED)
    without = content(store)
    judge(store, ONE)
    judge(store, undo(9, ONE))
    assert content(store) == without


def test_it_does_not_matter_whether_documents_or_judgements_come_first(store: GraphStore) -> None:
    put(store, BOTH)
    judge(store, ONE, SHIELDS, DISMISSED)
    expected = content(store)
    for batch in BOTH:
        drop(store, str(batch.document["id"]))
    assert content(store) == {}
    put(store, [NORWAY])
    put(store, [SWEDEN])
    assert content(store) == expected
    put(store, [NORWAY])
    assert content(store) == expected


def test_judgements_made_in_an_empty_store_wait_for_the_documents(store: GraphStore) -> None:
    judge(store, ONE)
    assert store.judgements() == (ONE,)
    put(store, BOTH)
    assert store.find_ids(["actor:se-harbour"]) == {"actor:se-harbour": (("Actor", "actor:no-harbour"),)}


def test_a_document_that_is_forgotten_takes_exactly_its_own_along(store: GraphStore) -> None:
    put(store, [SWEDEN])
    judge(store, ONE)
    alone = content(store)
    put(store, [NORWAY])
    drop(store, "no~2")
    assert content(store) == alone
    judge(store, undo(9, ONE))
    drop(store, "se~1")
    assert content(store) == {}


def test_three_names_are_one_and_come_apart_again_one_by_one(store: GraphStore) -> None:
    third = small_batch("dk~3", [{"id": "actor:dk-harbour", "name": "Havnevagten"}, {"id": "programme:dk", "name": "DK"}],
                        funds=[("actor:dk-harbour", "programme:dk")])  # fmt: skip
    more = judgement(4, "same", "actor:se-harbour", "actor:dk-harbour")
    put(store, [*BOTH, third])
    judge(store, ONE)
    two = content(store)
    judge(store, more)
    assert [row[0] for row in content(store)["Actor"]] == ["actor:dk-harbour"]
    judge(store, undo(9, more))
    assert content(store) == two


def test_a_body_of_a_reference_table_answers_before_others(store: GraphStore) -> None:
    put(store, [small_batch("a~1", [{"id": "actor:be-oim", "name": "OIM"}]), small_batch("b~2", [{"id": "actor:iom", "name": "IOM"}])])
    judge(store, judgement(1, "same", "actor:be-oim", "actor:iom"))
    assert store.find_ids(["OIM"]) == {"OIM": (("Actor", "actor:iom"),)}


def test_what_two_names_that_are_one_say_of_each_other_comes_back_with_them(store: GraphStore) -> None:
    both = small_batch("a~1", [{"id": "actor:one", "name": "One"}, {"id": "actor:two", "name": "Two"}], ["One, a part of Two."])
    rows = {
        **dict.fromkeys(EDGES["PART_OF"].properties, ""),
        "id": "s-part",
        "document": "a~1",
        "from_id": "actor:one",
        "to_id": "actor:two",
    }
    part = table({**rows, "spans": []})
    put(store, [SourceBatch(both.document, both.nodes, {**both.edges, ("PART_OF", "Actor", "Actor"): part})])
    before = content(store)
    line = judgement(1, "same", "actor:one", "actor:two")
    judge(store, line)
    assert [row[:2] for row in content(store)["Actor-PART_OF-Actor"]] == [("actor:one", "actor:one")]
    judge(store, undo(2, line))
    assert content(store) == before


@pytest.mark.parametrize("verdict", ["different", "unsure"])
def test_a_judgement_that_is_no_same_is_kept_and_moves_nothing(store: GraphStore, verdict: str) -> None:
    put(store, BOTH)
    before = content(store)
    line = judgement(1, verdict, "actor:se-harbour", "actor:no-harbour")
    judge(store, line)
    assert (content(store), store.judgements()) == (before, (line,))


def test_the_last_judgement_of_a_pair_counts_and_taking_it_back_brings_the_one_before(store: GraphStore) -> None:
    put(store, BOTH)
    apart = content(store)
    judge(store, ONE)
    together = content(store)
    different = judgement(5, "different", *ONE.about)
    judge(store, different)
    assert content(store) == apart
    judge(store, undo(6, different))
    assert content(store) == together


def test_a_review_stands_on_the_statement_and_survives_a_reload(store: GraphStore) -> None:
    put(store, BOTH)
    judge(store, DISMISSED)
    assert [row["id"] for row in funds(store) if row["review"] == "dismissed"] == list(DISMISSED.about)
    drop(store, "no~2")
    put(store, [NORWAY])
    assert [row["id"] for row in funds(store) if row["review"] == "dismissed"] == list(DISMISSED.about)
    judge(store, judgement(8, "accepted", *DISMISSED.about))
    assert [row["id"] for row in funds(store) if row["review"] == "accepted"] == list(DISMISSED.about)


def test_the_log_keeps_every_line_in_order_and_none_twice(store: GraphStore) -> None:
    judge(store, ONE, DISMISSED)
    judge(store, ONE)
    judge(store, undo(9, ONE))
    assert store.judgements() == (ONE, DISMISSED, undo(9, ONE))


def test_a_change_that_fails_judges_nothing(store: GraphStore) -> None:
    put(store, BOTH)
    before, version = content(store), store.version()

    def fail() -> None:
        with store.writing() as change:
            change.judge([ONE])
            raise KeyError("a defect of the caller")

    with pytest.raises(KeyError):
        fail()
    assert (content(store), store.version(), store.judgements()) == (before, version, ())
    judge(store, DISMISSED)
    assert store.judgements() == (DISMISSED,)


def test_judging_and_loading_in_one_change_are_one_change(store: GraphStore) -> None:
    with store.writing() as change:
        change.judge([ONE])
        for batch in BOTH:
            change.put(batch)
    assert {row["from_id"] for row in funds(store)} == {"actor:no-harbour"}


def test_an_empty_store_has_no_judgements(store: GraphStore) -> None:
    assert store.judgements() == ()
