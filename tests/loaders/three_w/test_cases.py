"""A table with single ages row by row is one of persons, whatever its heads call them; counts by age and sex are none."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from tests.loaders.three_w.reading import read


@pytest.mark.parametrize(
    ("heads", "tags", "row"),
    [
        ("Agency,Client,Age,Sex", "#org,#meta,#meta,#meta", "A Club,Wanda Q,17,F"),
        ("Agency,Name,Age,Activity", "#org,#name,#age,#activity", "A Club,Wanda Quill,17,Shelter"),
        ("Agency,Child,Age,Sex,Trafficker", "#org,#meta,#meta,#meta,#meta", "A Club,Wanda,12 years,F,Uncle"),
        ("Agency,Nationality,Age,Sex,Form of exploitation", "#org,#meta,#meta,#meta,#meta", "A Club,Kenyan,22,F,Begging"),
        ("Agency,Form of exploitation,Age", "#org,#meta,#meta", "A Club,Begging,22"),
        ("Agency,Returnee,Age,Sex", "#org,#meta,#meta,#meta", "A Club,Wanda,19,F"),
        ("Agency,Case,Age at referral,Sex at birth", "#org,#meta,#meta,#meta", "A Club,2024-017,19,F"),
        ("Agency,Client's age,Gender", "#org,,", "A Club,19,F"),
        ("Agency,X,Y", "#org,#affected+age,#affected+sex", "A Club,19,F"),
        ("Agency,X,Y", "#org,#age,#nationality", "A Club,19,Kenyan"),
        ("Organisme,Enfant,Âge,Sexe", "#org,#meta,#meta,#meta", "A Club,Awa,14 ans,F"),
        ("Entidad,Edad,Forma de explotación", "#org,#meta,#meta", "A Club,14,Trata"),
        ("Agency,Client,Age", "#org,#meta,#meta", "A Club,Wanda Q,17 y/o"),
        ("Agency,ID,Age", "#org,#meta,#meta", "A Club,001,17"),
        ("Organisme,Enfant,Âge", "#org,#meta,#meta", "A Club,Awa,14"),
        ("Agency,Age,Sex,Service", "#org,#meta,#meta,#reached", "A Club,14,F,1"),
    ],
)
def test_single_ages_beside_traits_or_names_make_a_table_of_cases(tmp_path: Path, heads: str, tags: str, row: str) -> None:
    with pytest.raises(SourceError, match="makes it a table of cases or victims") as caught:
        read(tmp_path, f"{heads}\n{tags}\n{row}\n{row}\n")
    assert caught.value.fix


@pytest.mark.parametrize(
    ("heads", "tags", "row"),
    [
        ("Agency,Age group,Sex,People", "#org,#meta,#meta,#reached", "A Club,0-17,F,30"),
        ("Agency,Age,Sex,People", "#org,#reached+age,#reached+sex,#reached", "A Club,17,F,30"),
        ("Agency,Age 0-17,Age 18-59,Sex", "#org,#reached+age_0_17,#reached+age_18_59,#meta", "A Club,12,30,all"),
        ("Agency,Women,Men,Age", "#org,#reached+f,#reached+m,#reached+age", "A Club,12,30,12"),
        ("Agency,Age of organisation,Country", "#org,#meta,#country", "A Club,12,Kenya"),
        ("Organisme,Nombre,Âge", "#org,#reached,#meta", "A Club,12,17"),
        ("Agency,Minimum age,Country", "#org,#meta,#country", "A Club,12,Kenya"),
        ("Agency,Girls,Boys,Form of exploitation", "#org,#reached,#reached,#meta", "A Club,12,17,Begging"),
    ],
)
def test_counts_by_age_and_sex_are_read(tmp_path: Path, heads: str, tags: str, row: str) -> None:
    records, _ = read(tmp_path, f"{heads}\n{tags}\n{row}\n{row}\n")
    assert records.records == 2
