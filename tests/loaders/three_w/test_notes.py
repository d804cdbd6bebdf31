"""Notes below a table name nobody who does anything; a row of a table that only lists organisations is none."""

from pathlib import Path

import pytest

from tests.loaders.three_w.reading import column, read

NOTE = "a row that holds nothing but one text is left out"


@pytest.mark.parametrize(
    "row",
    [
        "Source: the cluster,,,",
        "Last updated: May 2024,Last updated: May 2024,Last updated: May 2024,Last updated: May 2024",
        ",Disclaimer: these figures bind nobody,,",
        "* provisional,,,",
    ],
)
def test_a_note_is_left_out_and_told(tmp_path: Path, row: str) -> None:
    records, batch = read(tmp_path, f"#org,#org+funder,#sector,#country\nA Club,,Food,Kenya\n{row}\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club"]
    assert ("FUNDS", "Actor", "Programme") not in batch.edges
    assert [(skipped.place, NOTE in skipped.reason) for skipped in records.skipped] == [("row 3", True)]
    assert len(batch.nodes["Passage"]["id"]) == 1


def test_one_text_in_two_columns_is_no_note_where_it_is_a_country(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org+funder,#country\nKenya,Kenya\n")
    assert column(batch, "TARGETS", "to_id") == ["country:KE"]


def test_a_list_of_organisations_holds_no_notes(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org\nA Club\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club"]
