"""Only columns that the reader understands are read: the passage holds nothing of the others, and the report names each."""

from pathlib import Path

import pytest

from tests.loaders.three_w.reading import column, read


def passages(batch: object) -> list[object]:
    return batch.nodes["Passage"]["text"]  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("tag", ["#meta", "#name", "#age", "#client", "#description", "#reached", "#date+year", "#org+type", "#sector+id"])
def test_a_column_that_is_not_understood_is_not_in_the_passage_and_told_once(tmp_path: Path, tag: str) -> None:
    records, batch = read(tmp_path, f"Who,Extra,Where\n#org,{tag},#country\nA Club,Wanda Quill,Kenya\nA Club,Wanda Quill,Kenya\n")
    assert passages(batch) == ["A Club | Kenya"] * 2
    assert [(skipped.place, "'Extra'" in skipped.reason, "times" in skipped.reason) for skipped in records.skipped] == [("B2", True, False)]


@pytest.mark.parametrize(
    "head",
    [
        "Contact No.",
        "Focal person",
        "Project manager",
        "Prepared by",
        "Staff in charge",
        "Name of reporting officer",
        "Personne ressource",
        "Nom du responsable",
        "Tél",
    ],
)
def test_staff_is_never_read_and_the_report_says_why(tmp_path: Path, head: str) -> None:
    records, batch = read(tmp_path, f"Who,{head},Where\n#org,#date+start,#country\nA Club,Wanda Quill,Kenya\n")
    assert "Quill" not in str(batch)
    assert ["it holds persons" in skipped.reason for skipped in records.skipped] == [True]


def test_both_rows_of_heads_tell_what_a_column_holds(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "Who,Focal point,Where\n,Name,\n#org,#date+start,#country\nA Club,Wanda Quill,Kenya\n")
    assert "Quill" not in str(batch)
    assert ["it holds persons" in skipped.reason for skipped in records.skipped] == [True]


def test_a_table_without_countries_says_so(tmp_path: Path) -> None:
    records, _ = read(tmp_path, "#org,#adm1\nA Club,Coast\n")
    assert [(skipped.place, "no column gives a country" in skipped.reason) for skipped in records.skipped] == [("row 1", True)]


def test_adm0_is_the_country(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#adm0+name\nA Club,Kenya\n")
    assert column(batch, "TARGETS", "to_id") == ["country:KE"]
    assert records.skipped == ()
