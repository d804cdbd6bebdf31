"""A second row of hashtags further down begins a table of its own, or repeats the first one's on a printed page."""

from pathlib import Path

from tests.loaders.three_w.reading import column, read

FIRST = "Who,What,Where\n#org,#sector,#country\nA Club,Food,Kenya\n"


def test_a_second_table_below_has_its_own_columns(tmp_path: Path) -> None:
    records, batch = read(tmp_path, f"{FIRST}#org,#country,#sector\nB Club,Mali,Health\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club"]
    assert column(batch, "TARGETS", "to_id") == ["country:KE", "country:ML"]
    assert column(batch, "TARGETS", "locator") == ["C3", "B5"]
    assert len(set(column(batch, "TARGETS", "id"))) == 2
    assert (records.records, records.skipped) == (2, ())


def test_the_heads_of_a_second_table_are_no_data(tmp_path: Path) -> None:
    _, batch = read(tmp_path, f"{FIRST}Where,Who,What\n#country,#org,#sector\nMali,B Club,Health\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club"]


def test_a_title_and_new_heads_below_an_empty_row_are_no_data(tmp_path: Path) -> None:
    records, batch = read(tmp_path, f"{FIRST},,\nPart two,,\nBody,Land,\n#org,#country,\nB Club,Mali,\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club"]
    assert records.skipped == ()


def test_data_right_above_a_second_table_stay_data(tmp_path: Path) -> None:
    _, batch = read(tmp_path, f"{FIRST}C Club,Food,Kenya\n#org,#country,#sector\nB Club,Mali,Health\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "C Club", "B Club"]


def test_hashtags_repeated_with_their_heads_are_skipped(tmp_path: Path) -> None:
    records, batch = read(
        tmp_path, f"{FIRST}Who,What,Where\n#org,#sector,#country\nB Club,Food,Mali\n#org,#sector,#country\nC Club,,Mali\n"
    )
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club", "C Club"]
    assert records.records == 3


def test_a_second_table_that_is_none_is_told_and_the_first_is_read(tmp_path: Path) -> None:
    records, batch = read(tmp_path, f"{FIRST},,\nInitials,Age,Sex\n#meta,#meta,#org\nW,17,F\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club"]
    assert [(skipped.place, "the table is not read" in skipped.reason) for skipped in records.skipped] == [("row 6", True)]


def test_a_cell_that_looks_like_a_hashtag_begins_no_table(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#sector,#country\nA Club,#food,Kenya\n,#null,Kenya\nB Club,,Kenya\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club"]
    assert records.records == 3
