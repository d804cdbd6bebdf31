"""Places that stand in heads, with marks below them: a mark means the place of its head, and is never a place."""

from pathlib import Path

import pytest

from tests.loaders.three_w.reading import column, read


@pytest.mark.parametrize("mark", ["x", "X", "✓", "1", "Yes", "oui", "sí"])
def test_a_mark_means_the_place_of_its_head(tmp_path: Path, mark: str) -> None:
    text = f"Who,Land,Coast,Rift,Lamu\n#org,#country,#adm1,#adm1,#adm1\nA Club,Kenya,,{mark},0\nB Club,Kenya,{mark},no,\n"
    records, batch = read(tmp_path, text)
    assert column(batch, "HAS_LOCATION", "to_id") == ["location:Rift///adm1/KE//", "location:Coast///adm1/KE//"]
    assert column(batch, "HAS_LOCATION", "locator") == ["D3", "C4"]
    assert batch.nodes["Passage"]["text"] == [f"A Club | Kenya | Rift: {mark}", f"B Club | Kenya | Coast: {mark}"]
    assert records.skipped == ()


def test_without_heads_the_attributes_are_the_places(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org,#country,#adm1+coast,#adm1+lake_side\nA Club,Kenya,x,x\n")
    assert column(batch, "HAS_LOCATION", "object_text") == ["Coast", "Lake Side"]


def test_countries_may_stand_in_heads(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "Who,Kenya,Mali\n#org,#country,#country\nA Club,x,x\n")
    assert column(batch, "TARGETS", "to_id") == ["country:KE", "country:ML"]
    assert column(batch, "TARGETS", "locator") == ["B3", "C3"]


def test_a_mark_in_a_column_of_places_or_organisations_is_none_and_told(tmp_path: Path) -> None:
    records, batch = read(tmp_path, "Who,For,Land,Place\n#org,#org+funder,#country,#adm1\nA Club,x,Kenya,x\nB Club,,Kenya,Coast\n")
    assert column(batch, "HAS_LOCATION", "object_text") == ["Coast"]
    assert column(batch, "FUNDS", "subject_text") == []
    assert {skipped.place for skipped in records.skipped} == {"B3", "D3"}


def test_numbers_of_districts_are_no_marks(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "Who,Land,District\n#org,#country,#adm1\nA Club,Kenya,1\nB Club,Kenya,2\n")
    assert column(batch, "HAS_LOCATION", "object_text") == ["1", "2"]


def test_an_acronym_that_means_yes_in_some_language_is_an_organisation(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org,#country\nSIM,Kenya\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["SIM"]
