"""Rows of totals are left out and told; what only looks like one stays."""

from pathlib import Path

import pytest

from graph.data_file import Records
from graph.store import SourceBatch
from tests.loaders.three_w.reading import column, read

HEAD = "#org,#org+funder,#sector,#country,#adm1,\n"


def read_with(folder: Path, row: str) -> tuple[Records, SourceBatch]:
    """A table of one row of work and this one."""
    return read(folder, f"{HEAD}A Club,,Food,Kenya,Coast,5\n{row}\n")


@pytest.mark.parametrize(
    "row",
    [
        "Total,,,,,5",
        "GRAND TOTAL:,,,Kenya,,5",
        "Sub-total,,Food,,,5",
        "Total général,,,,,5",
        "Totale,Total,,,,5",
        "Gesamtsumme,,,,,5",
        "Итого,,,,,5",
        "الإجمالي,,,,,5",
        "A Club Total,,,,,5",
        "Total A Club,,,,,5",
        "A Club,,Food,Total,,5",
        "A Club,,Food,Kenya,Total,5",
        "A Club,,Subtotal,Kenya,,5",
    ],
)
def test_a_row_of_totals_is_left_out_and_told(tmp_path: Path, row: str) -> None:
    records, batch = read_with(tmp_path, row)
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club"]
    assert [(skipped.place, skipped.reason) for skipped in records.skipped] == [("row 3", "a row of totals is left out")]
    assert len(batch.nodes["Passage"]["id"]) == 1


@pytest.mark.parametrize(
    "row", ["B Club,Total,Food,Kenya,,5", "Total Care Club,,Food,Kenya,,5", "Total Aid,,Food,,,5", "B Club,,Food,France,Somme,5"]
)
def test_a_name_with_the_word_in_a_row_of_work_stays(tmp_path: Path, row: str) -> None:
    records, batch = read_with(tmp_path, row)
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", row.split(",")[0]]
    assert records.skipped == ()
