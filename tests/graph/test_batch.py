"""An extraction becomes rows: ids that never depend on the machine, names collected, the schema kept."""

from dataclasses import replace

import pytest

from graph.batch import REASONS, batch_of, budget_row, reasons, value_row
from graph.errors import ModelError
from graph.model import Entity, Fact, Mention, Skipped, Value
from tests.graph.extractions import COMPASS, IOM, NIGERIA, extraction, fact

NOW = "2026-01-01T00:00:00+00:00"


def ids(made_on: str = "/a/folder/sample.txt") -> list[object]:
    made = extraction()
    batch = batch_of(replace(made, document=replace(made.document, path=made_on)), NOW)
    return [id_ for (name, _, _), columns in sorted(batch.edges.items()) if "id" in columns for id_ in columns["id"]]


def test_statement_ids_do_not_depend_on_the_path_or_the_time() -> None:
    assert ids() == ids(r"C:\elsewhere\sample.txt")


def test_statement_ids_are_the_same_on_every_machine() -> None:
    assert sorted(map(str, ids())) == ["s-04c6178cbc3e03d9097b", "s-ceb3fb2a45a5cdfc09d2", "s-f1929f4840ac437478cc"]


def test_the_same_statement_at_the_same_place_is_written_once() -> None:
    batch = batch_of(extraction(facts=[fact(IOM, "IMPLEMENTS", COMPASS)] * 3), NOW)
    assert len(batch.edges["IMPLEMENTS", "Actor", "Programme"]["id"]) == 1
    assert batch.document["statements"] == 1


def test_a_mention_is_an_edge_with_its_places_and_counts_as_no_statement() -> None:
    made = replace(extraction(), mentions=(Mention(IOM, 0, ((0, 3), (8, 11))),))
    batch = batch_of(made, NOW)
    (edge,) = (columns for (name, _, _), columns in batch.edges.items() if name == "MENTIONS")
    assert (edge["spans"], edge["rule"], edge["object_text"]) == ([[0, 3, 8, 11]], ["mention"], [IOM.text])
    assert batch.document["statements"] == batch_of(extraction(), NOW).document["statements"]


def test_a_mention_resolves_as_the_name_in_a_fact_does() -> None:
    batch = batch_of(replace(extraction(), mentions=(Mention(COMPASS, 0, ((0, 3),)),)), NOW)
    assert batch.edges["MENTIONS", "Passage", "Programme"]["to_id"] == batch.edges["IMPLEMENTS", "Actor", "Programme"]["to_id"][:1]


@pytest.mark.parametrize("mention", [Mention(IOM, 99, ((0, 3),)), Mention(IOM, 0, ()), Mention(Entity("Passage", "p"), 0, ((0, 3),))])
def test_a_mention_that_stands_nowhere_is_refused(mention: Mention) -> None:
    with pytest.raises(ModelError, match="a mention of"):
        batch_of(replace(extraction(), mentions=(mention,)), NOW)


def test_a_thing_is_no_partner_of_itself() -> None:
    twice = fact(Entity("Actor", "OM"), "COOPERATES_WITH", Entity("Actor", "Public Prosecution Service"))
    assert ("COOPERATES_WITH", "Actor", "Actor") not in batch_of(extraction(facts=[twice]), NOW).edges


def test_a_node_has_all_names_of_the_document_and_the_first_kind_given() -> None:
    plain, telling = (
        Entity("Actor", "Harbour Watch"),
        Entity("Actor", "the Harbour Watch", name="Harbour Watch", kind="ngo", aliases=("HWX",)),
    )
    names = batch_of(extraction(facts=[fact(plain, "FUNDS", COMPASS), fact(telling, "LEADS", COMPASS)]), NOW).edges[
        "NAMES", "Document", "Actor"
    ]
    assert names["to_id"] == ["actor:nl-hwx"]
    assert (names["name"], names["kind"]) == (["Harbour Watch"], ["ngo"])
    assert names["aliases"] == [["HWX", "the Harbour Watch"]]


def test_a_document_keeps_why_records_were_skipped_the_most_frequent_reason_first() -> None:
    skipped = (Skipped("line 1", "no name"), *(Skipped(f"line {n}", "only a person is named") for n in range(2, 10)))
    document = batch_of(replace(extraction(), skipped=skipped), NOW).document
    assert document["skipped"] == 9
    assert document["skips"] == ["only a person is named (8×: line 2, line 3, line 4, line 5, line 6, …)", "no name (1×: line 1)"]


def test_of_very_many_reasons_the_rest_is_a_number() -> None:
    told = reasons([Skipped(f"line {n}", f"reason {n:04}") for n in range(REASONS + 7)])
    assert len(told) == REASONS + 1
    assert told[-1] == "and 7 more reasons"


def test_values_of_one_content_are_one_node() -> None:
    one, other = (value_row(Value("Budget", {"amount": a, "currency": "USD", "per": None})) for a in (1.0, 1))
    assert one == other
    assert one["id"] == "budget:1/USD/"


@pytest.mark.parametrize(("wrong", "words"), [
    (fact(IOM, "EMPLOYS", COMPASS), "no statement 'EMPLOYS'"),
    (fact(IOM, "NAMES", COMPASS), "no statement 'NAMES'"),
    (fact(NIGERIA, "IMPLEMENTS", COMPASS), "no IMPLEMENTS from Country to Programme"),
    (fact(IOM, "IMPLEMENTS", COMPASS, colour="red"), "IMPLEMENTS has no qualifier 'colour'"),
    (fact(COMPASS, "HAS_BUDGET", Value("Budget", {"sum": 1.0})), "Budget has no property 'sum'"),
    (fact(COMPASS, "HAS_BUDGET", Value("Budget", {"amount": "much"})), "amount is 'much'"),
    (fact(COMPASS, "HAS_BUDGET", Value("Budget", {"amount": float("nan")})), "expected a number"),
    (fact(IOM, "IMPLEMENTS", COMPASS, passage=9), "no passage 9"),
    (replace(fact(IOM, "IMPLEMENTS", COMPASS), strength="sure"), "'sure' is no strength"),  # type: ignore[arg-type]  # wrong on purpose
])  # fmt: skip
def test_a_fact_that_the_schema_does_not_know_is_refused_with_its_rule(wrong: Fact, words: str) -> None:
    with pytest.raises(ModelError, match=r"rule test\.rule") as caught:
        batch_of(extraction(facts=[wrong]), NOW)
    assert words in str(caught.value)


@pytest.mark.parametrize("amount", [0.0, -5.25, 1234567.89, 1e15, 0.1])
@pytest.mark.parametrize("currency", ["", "EUR"])
def test_the_fast_row_of_an_amount_is_the_row_of_its_value(amount: float, currency: str) -> None:
    assert budget_row(amount, currency) == value_row(Value("Budget", {"amount": amount, "currency": currency, "per": ""}))


def test_a_value_has_no_text_but_its_quote_and_its_statement_the_id_of_its_content() -> None:
    years = [fact(COMPASS, "HAS_PERIOD", Value("Period", {"start_date": "2024-01-01", "end_date": end})) for end in ("", "2025-12-31")]
    rows = batch_of(extraction(facts=years), NOW).edges["HAS_PERIOD", "Programme", "Period"]
    assert (rows["subject_text"], rows["object_text"]) == ([COMPASS.text] * 2, ["", ""])
    assert len(set(rows["id"])) == 2
