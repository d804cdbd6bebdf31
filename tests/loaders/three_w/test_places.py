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


@pytest.mark.parametrize(
    "cell",
    ["Kenya; Uganda", "Kenya/Uganda", "Kenya, Uganda", "Kenya\nUganda", "Kenya and Uganda", "Kenya & Uganda", "Kenya et Uganda",
     "Kenya y Uganda", "Uganda | Kenya"],
)  # fmt: skip
def test_several_countries_of_a_cell_all_count(tmp_path: Path, cell: str) -> None:
    records, batch = read(tmp_path, f'#org,#country\nA Club,"{cell}"\n')
    assert set(column(batch, "TARGETS", "to_id")) == {"country:KE", "country:UG"}
    assert {str(quote) for quote in column(batch, "TARGETS", "quote")} <= {"Kenya", "Uganda"}
    assert records.skipped == ()


def test_a_country_whose_name_joins_two_words_is_one(tmp_path: Path) -> None:
    _, batch = read(tmp_path, '#org,#country\nA Club,"Kenya, Bosnia and Herzegovina, and Mali"\n')
    assert column(batch, "TARGETS", "to_id") == ["country:BA", "country:KE", "country:ML"]


@pytest.mark.parametrize("cell", ["Kenya; Lakeland", "Kenya, Nairobi", "Congo, the great"])
def test_a_cell_with_a_part_that_is_no_country_is_told_whole(tmp_path: Path, cell: str) -> None:
    records, batch = read(tmp_path, f'#org,#country\nA Club,"{cell}"\n')
    assert column(batch, "TARGETS", "to_id") == []
    assert [f"{cell!r} is no country" in skipped.reason for skipped in records.skipped] == [True]


def test_several_countries_in_any_order_are_one_programme_whose_bodies_and_places_are_of_no_one_country(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org,#country,#adm1\nA Club,Kenya; Uganda,Coast\nA Club,Uganda; Kenya,Coast\n")
    assert set(column(batch, "IMPLEMENTS", "object_text")) == {"A Club: work in Kenya, Uganda"}
    assert len(set(column(batch, "IMPLEMENTS", "to_id"))) == 1
    assert set(column(batch, "HAS_LOCATION", "to_id")) == {"location:Coast///adm1///"}


def test_codes_of_several_countries_agree_with_their_names_or_count(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "#org,#country+name,#country+code\nA Club,Kenya; Uganda,UGA;KEN\nA Club,Kenya; Mali,KEN;UGA\n")
    assert column(batch, "TARGETS", "to_id") == ["country:KE", "country:UG"] * 2
    assert column(batch, "TARGETS", "locator") == ["B2", "B2", "C3", "C3"]
    assert [skipped.place for skipped in records.skipped] == ["B3"]


def test_several_columns_of_countries_all_count(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org,#country,#country\nA Club,Kenya,Uganda\n")
    assert column(batch, "TARGETS", "to_id") == ["country:KE", "country:UG"]


def test_several_places_of_a_cell_and_of_columns_all_count(tmp_path: Path) -> None:
    text = '#org,#country,#adm1+name,#adm1+code,#adm2,#adm2\nA Club,Kenya,"Coast; Rift\nEmbu",K1;K2;K3,Lamu,Kitui\n'
    _, batch = read(tmp_path, text)
    ids = [f"location:{name}//{code}/adm1/KE//" for name, code in (("Coast", "K1"), ("Rift", "K2"), ("Embu", "K3"))]
    assert column(batch, "HAS_LOCATION", "to_id") == [*ids, "location:Lamu///adm2/KE//", "location:Kitui///adm2/KE//"]
    assert column(batch, "HAS_LOCATION", "quote") == ["Coast", "Rift", "Embu", "Lamu", "Kitui"]


def test_a_list_of_places_is_parted_at_its_commas(tmp_path: Path) -> None:
    _, batch = read(tmp_path, '#org,#country,#adm1+list\nA Club,Kenya,"Coast, Rift"\n')
    assert column(batch, "HAS_LOCATION", "quote") == ["Coast", "Rift"]
