"""Tables of cases or victims are told from tables that count people, in the languages of the field."""

from pathlib import Path

import pytest

from graph.errors import SourceError
from loaders import read_data
from loaders.three_w.personal import find_personal, parts_of

OF_PERSONS = [
    "Victim initials",
    "victimName",
    "Name of the victim",
    "Victim's name",
    "Survivor date of birth",
    "Record of survivors",
    "Trafficked person",
    "VoT ID",
    "Case #",
    "Case file",
    "Nom de la victime",
    "Âge des victimes",
    "N° de la victime",
    "Date de naissance (JJ/MM/AAAA)",
    "Código de víctima",
    "Nombre de la víctima",
    "Número de víctima",
    "Iniciais da vítima",
    "Data de nascimento",
    "Cognome",
    "Codice vittima",
    "Opfername",
    "Alter des Opfers",
    "Opfer-ID",
    "Naam van het slachtoffer",
    "Slachtoffer code",
    "Имя жертвы",
    "ФИО",
    "Возраст пострадавшего",
    "Вік постраждалої",
    "اسم الضحية",
    "رقم الضحية",
    "Numele victimei",
    "Płeć ofiary",
    "Offrets ålder",
]
OF_ALL = [
    "# of victims reached",
    "Number of victims",
    "Victims (age 0-17)",
    "People targeted, age 0-17, female",
    "Victims identified",
    "Sexual exploitation victims",
    "Case management",
    "Case number trend",
    "Name of case manager",
    "Name of victim support unit",
    "Names of survivors' organisations",
    "Name of person in charge",
    "Services for the victim/survivor",
    "Target group (child, victim, survivor)",
    "Nombre de victimes",
    "N° de victimes",
    "Nom du centre d'aide aux victimes",
    "Nom de la personne de contact",
    "Número de víctimas",
    "Nombre de la organización",
    "Número de vítimas assistidas",
    "Numero di vittime",
    "Anzahl der Opfer",
    "Aantal slachtoffers",
    "Число жертв",
    "Количество пострадавших",
    "عدد الضحايا",
    "Numărul de victime",
    "Liczba ofiar",
    "Antal offer",
]


@pytest.mark.parametrize("head", OF_PERSONS)
def test_a_head_that_names_a_person_makes_a_table_of_cases(head: str) -> None:
    assert find_personal([[head, "Organisation"], ["#meta", "#org"]]) == head


@pytest.mark.parametrize("head", OF_ALL)
def test_a_head_that_counts_people_or_names_a_service_makes_none(head: str) -> None:
    assert find_personal([[head, "Organisation"], ["#meta", "#org"]]) == ""


@pytest.mark.parametrize(
    ("heads", "tags"),
    [
        ("Name,Age,Gender,Nationality,Agency", "#meta+name,#indicator+age,#indicator,#indicator,#org"),
        ("Initials,Age,Citizenship,Agency", ",,,#org"),
        ("ID,Age,Sex,Agency", "#meta+id,#affected+age,#affected+sex,#org"),
        ("Nom,Âge,Sexe,Organisme", "#meta,,,#org"),
        ("Nombre,Edad,Sexo,Entidad", "#meta,,,#org"),
        ("Код,Возраст,Пол,Организация", ",,,#org"),
        ("الاسم,العمر,الجنسية,المنظمة", ",,,#org"),
    ],
)
def test_names_or_codes_beside_ages_and_traits_make_a_table_of_cases(heads: str, tags: str) -> None:
    assert find_personal([heads.split(","), tags.split(",")]) == heads.split(",")[0]


@pytest.mark.parametrize(
    ("heads", "tags"),
    [
        ("Name,Age,Gender,Reached", "#org+name,#reached+age,#reached+gender,#reached"),
        ("Name,Age group,Gender,Reached", "#meta,#reached,#reached,#reached"),
        ("No,Agency,Age,Sex,People", "#meta+id,#org,#reached+age,#reached+sex,#reached"),
        ("Nombre,Âge,Sexe,Organisme", "#reached,#reached+age,#reached+sex,#org"),
    ],
)
def test_counts_by_age_and_sex_make_none(heads: str, tags: str) -> None:
    assert find_personal([heads.split(","), tags.split(",")]) == ""


def test_the_title_of_a_table_is_no_head() -> None:
    assert find_personal([["Victim support, who does what where"], ["Agency", "Country"], ["#org", "#country"]]) == ""


def test_such_a_table_is_refused_with_the_head(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("Initiales,Âge,Sexe,Organisme,Pays\n#meta,#meta+age,#meta+sex,#org,#country\nX,17,F,A Club,Mali\n")
    with pytest.raises(SourceError, match=r"'Initiales' makes it a table of cases or victims"):
        read_data(path, tmp_path / "run")


def test_a_head_is_cut_at_its_marks_and_written_plainly() -> None:
    assert parts_of("N° d'identité (Âge/Sexe)") == ["no d identite", "age", "sexe"]
