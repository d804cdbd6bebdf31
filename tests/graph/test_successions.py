"""Renamings and mergers of the reference tables are statements with a source: the newer points to the older."""

from collections.abc import Mapping

import pytest

from graph.reference_documents import reference_batches
from graph.resolve.reference import reference_rows
from graph.store import Cell


def successions() -> list[Mapping[str, Cell]]:
    found: list[Mapping[str, Cell]] = []
    for batch in reference_batches():
        columns = batch.edges.get(("SUCCEEDS", "Actor", "Actor"), {})
        found += [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    return found


def before(id_: str) -> set[str]:
    return {str(row["to_id"]) for row in successions() if row["from_id"] == id_}


@pytest.mark.parametrize(
    ("newer", "older"),
    [
        ("actor:nl-nla", {"actor:nl-inspectorate-szw"}),
        ("actor:nl-inspectorate-szw", {"actor:nl-labour-inspectorate", "actor:nl-siod"}),
        ("actor:nl-ministry-justice-security", {"actor:nl-ministry-security-justice"}),
        ("actor:nl-ministry-security-justice", {"actor:nl-ministry-justice"}),
        ("actor:nl-police", {"actor:nl-klpd"}),
        ("actor:euaa", {"actor:easo"}),
        ("actor:dg-intpa", {"actor:dg-devco"}),
    ],
)
def test_a_body_succeeds_those_that_it_was_made_of(newer: str, older: set[str]) -> None:
    assert before(newer) == older


def test_every_succession_of_the_tables_is_a_statement_with_year_source_and_passage() -> None:
    rows = {row.id: row for row in reference_rows()}
    assert len(successions()) == sum(len(row.succeeds) for row in rows.values()) > 5
    for said in successions():
        row = rows[str(said["from_id"])]
        assert (said["since"], said["quote"], said["document"]) == (row.since, row.source, f"reference:{row.table}")
        assert said["passage"] == f"reference:{row.table}/p{row.line}"
        assert str(said["since"]) > "1900"


def test_no_body_succeeds_itself_by_any_chain() -> None:
    for id_ in {str(row["from_id"]) for row in successions()}:
        seen, left = set[str](), [id_]
        while left:
            older = before(left.pop()) - seen
            assert id_ not in older
            seen |= older
            left += sorted(older)
