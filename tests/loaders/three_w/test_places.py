"""Where a 3W row works: codes beside names, regions where no country is named."""

from pathlib import Path

import pytest

from tests.loaders.three_w.reading import column, read


def test_a_code_that_says_another_country_than_the_name_counts_and_is_told(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#country+name,#country+code\nA Club,Guinea,GNB\nA Club,Kenya,KEN\n")
    assert column(batch, "TARGETS", "to_id") == ["country:GW", "country:KE"]
    assert column(batch, "TARGETS", "locator") == ["C2", "B3"]
    assert [(skipped.place, "'Guinea' is Guinea" in skipped.reason) for skipped in records.skipped] == [("B2", True)]


def test_a_country_of_origin_is_not_where_the_work_is_and_contradicts_nothing(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#country+origin,#country+code+destination\nA Club,Kenya,ITA\n")
    assert column(batch, "TARGETS", "to_id") == ["country:IT"]
    assert [(skipped.place, "not where the work is" in skipped.reason) for skipped in records.skipped] == [("B1", True)]


@pytest.mark.parametrize("attribute", ["+funder", "+donor", "+provider", "+origin", "+hq", "+nationality", "+code+origin", "+org_origin"])
def test_a_country_of_somebody_or_something_else_is_not_where_the_work_is(tmp_path: Path, attribute: str) -> None:
    records, batch = read(tmp_path, f"#org,#country{attribute},#country,#adm1{attribute},#adm1\nA Club,NL,Italy,Drenthe,Lazio\n")
    assert column(batch, "TARGETS", "to_id") == ["country:IT"]
    assert column(batch, "HAS_LOCATION", "quote") == ["Lazio"]
    assert batch.nodes["Passage"]["text"] == ["A Club | Italy | Lazio"]
    assert [(skipped.place, "not where the work is" in skipped.reason) for skipped in records.skipped] == [("B1", True), ("D1", True)]


def test_a_code_counts_where_the_name_is_none(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#country+name,#country+iso3\nA Club,Kenya Situation,ken\n")
    assert column(batch, "TARGETS", "to_id") == ["country:KE"]
    assert len(records.skipped) == 1


def test_a_region_is_the_place_of_a_row_without_a_country(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#sector,#region\nA Club,Food,West Africa\nA Club,Food,Horn of Africa\nA Club,Food,Lakeland\n")
    assert column(batch, "TARGETS", "object_text") == ["West Africa", "Horn of Africa"]
    assert all(str(id_).startswith("region:") for id_ in column(batch, "TARGETS", "to_id"))
    assert len(set(column(batch, "IMPLEMENTS", "to_id"))) == 3
    assert [(skipped.place, "'Lakeland' is no region" in skipped.reason) for skipped in records.skipped] == [("C4", True)]


def test_a_region_beside_a_country_is_left_out_and_told(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#region,#country\nA Club,West Africa,Mali\n")
    assert column(batch, "TARGETS", "to_id") == ["country:ML"]
    assert [skipped.place for skipped in records.skipped] == ["B2"]
