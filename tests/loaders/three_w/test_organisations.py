"""Organisations of a 3W row: whose columns name one, what is one name, in which languages, and who is never read."""

from pathlib import Path

import pytest

from loaders.three_w.organisations import split_names
from tests.loaders.three_w.reading import column, read


@pytest.mark.parametrize(
    "attributes", ["+num", "+category", "+type", "+reporting", "+parent", "+code", "+id", "+url", "+size", "+impl+num"]
)
def test_a_column_that_names_no_organisation_in_a_known_role_is_left_out_and_told_once(tmp_path: Path, attributes: str) -> None:
    records, batch = read(tmp_path, f"Who,Extra,Where\n#org,#org{attributes},#country\nA Club,B Club,Kenya\nA Club,C Club,Kenya\n")
    assert set(column(batch, "IMPLEMENTS", "subject_text")) == {"A Club"}
    assert [(skipped.place, "'Extra'" in skipped.reason, "times" in skipped.reason) for skipped in records.skipped] == [("B2", True, False)]


@pytest.mark.parametrize(
    ("attributes", "edge"),
    [
        ("+name", "IMPLEMENTS"),
        ("+name+i_en", "IMPLEMENTS"),
        ("+name_fr", "IMPLEMENTS"),
        ("+prog_name", "ACCOUNTABLE_FOR"),
        ("+impl+local", "IMPLEMENTS"),
        ("+implementing_partner_2", "IMPLEMENTS"),
        ("+acronym", "IMPLEMENTS"),
        ("+funder1", "FUNDS"),
        ("+prog+ngo", "ACCOUNTABLE_FOR"),
        ("+lead", "ACCOUNTABLE_FOR"),
    ],
)
def test_a_column_that_names_an_organisation_is_read_in_its_role(tmp_path: Path, attributes: str, edge: str) -> None:
    records, batch = read(tmp_path, f"#org{attributes},#country\nA Club,Kenya\n")
    assert column(batch, edge, "subject_text") == ["A Club"]
    assert records.skipped == ()


def test_an_acronym_beside_the_name_is_no_second_organisation(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org+name,#org+acronym,#org+funder+acronym,#country\nA Club,AC,BF,Kenya\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club"]
    assert column(batch, "FUNDS", "subject_text") == ["BF"]


@pytest.mark.parametrize(
    "tag", ["#org+focal_point", "#org+email", "#org+phone", "#meta+contact_name", "#activity+focalpoint", "#project+manager"]
)
def test_persons_and_contact_details_are_never_read(tmp_path: Path, tag: str) -> None:
    records, batch = read(tmp_path, f"Who,Ask,Where\n#org,{tag},#country\nA Club,Wanda Quill,Kenya\n")
    assert "Quill" not in str(batch)
    assert [skipped.place for skipped in records.skipped] == ["B2"]


@pytest.mark.parametrize(
    "head", ["Focal point", "Contact (name)", "Personne de contact", "Correo electrónico", "Контактное лицо", "الهاتف"]
)
def test_a_column_headed_as_contacts_is_never_read_whatever_its_tag(tmp_path: Path, head: str) -> None:
    records, batch = read(tmp_path, f"Who,{head},Where\n#org,#meta,#country\nA Club,Wanda Quill,Kenya\n")
    assert "Quill" not in str(batch)
    assert [skipped.place for skipped in records.skipped] == ["B2"]


def test_work_headed_as_contact_is_read(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "Who,Contact,Where\n#org,#sector,#country\nA Club,Contact tracing,Kenya\n")
    assert column(batch, "HAS_SECTOR", "quote") == ["Contact tracing"]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("A Club\nB Club\n\nHill Aid", ("A Club", "B Club", "Hill Aid")),
        ("- A Club\r\n- B Club", ("A Club", "B Club")),
        ("1. A Club\n2) B Club", ("A Club", "B Club")),
        ("A Club | B Club;medica aid", ("A Club", "B Club", "medica aid")),
        ("A Club,\nB Club", ("A Club", "B Club")),
        ("Society for the Help\nof Lake People", ("Society for the Help of Lake People",)),
        ("International Organization for\nMigration", ("International Organization for Migration",)),
        ("International Labour\nOrganization", ("International Labour Organization",)),
        ("LAKE- HILL", ("LAKE- HILL",)),
        ("IOM, UNICEF", ("IOM", "UNICEF")),
        ("International Labour Organization, ABCD", ("International Labour Organization", "ABCD")),
        ("Club of Lakes, Hills and Coasts", ("Club of Lakes, Hills and Coasts",)),
        ("IOM, Nairobi", ("IOM, Nairobi",)),
        ("IOM, NGA", ("IOM, NGA",)),
        ("Lake Aid, Inc", ("Lake Aid, Inc",)),
        ("UNHCR / IOM", ("UNHCR", "IOM")),
        ("UNHCR/IOM", ("UNHCR", "IOM")),
        ("OIM / IOM", ("OIM",)),
        ("IOM & UNODC", ("IOM", "UNODC")),
        ("IOM and UNODC", ("IOM", "UNODC")),
        ("IOM, UNODC, and UNICEF", ("IOM", "UNODC", "UNICEF")),
        ("IOM et ABCD", ("IOM", "ABCD")),
        ("ABCD y ACNUR", ("ABCD", "ACNUR")),
        ("ABCD/EFGH", ("ABCD/EFGH",)),
        ("AB&CD", ("AB&CD",)),
        ("IOM / Lake Aid", ("IOM / Lake Aid",)),
        ("Lake and Hill Aid", ("Lake and Hill Aid",)),
        ("UN Office on Drugs and Crime", ("UN Office on Drugs and Crime",)),
        ("EU, Norway", ("EU, Norway",)),
    ],
)
def test_several_organisations_of_a_cell_are_parted_only_where_that_is_sure(cell: str, names: tuple[str, ...]) -> None:
    assert split_names(cell) == names


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("EU, USA, Norway", ["EU", "USA", "Norway"]),
        ("EU & Norway", ["EU", "Norway"]),
        ("Trinidad and Tobago", ["Trinidad and Tobago"]),
        ("Norway, Oslo", ["Norway, Oslo"]),
    ],
)
def test_states_that_fund_are_parted_from_other_funders(tmp_path: Path, cell: str, names: list[str]) -> None:
    _, batch = read(tmp_path, f'#org,#org+funder,#country\nA Club,"{cell}",Kenya\n')
    assert column(batch, "FUNDS", "subject_text") == names


@pytest.mark.parametrize("attributes", ["+list", "+impl+list", "+name+list"])
def test_a_list_is_parted_at_its_commas(tmp_path: Path, attributes: str) -> None:
    records, batch = read(tmp_path, f'#org{attributes},#country\n"Lake Aid, Hill Club",Kenya\n')
    assert column(batch, "IMPLEMENTS", "subject_text") == ["Lake Aid", "Hill Club"]
    assert records.skipped == ()


@pytest.mark.parametrize(
    "cell", ["-", "N/A", "#N/A", "#REF!", "TBD", "none", "Not specified", "Unknown", "3", "?", "Source:", "Mme Awa Dupont"]
)
def test_a_cell_that_stands_for_no_name_is_left_out_and_told(tmp_path: Path, cell: str) -> None:
    records, batch = read(tmp_path, f"#org,#org+funder,#country\nA Club,{cell},Kenya\n{cell},Lake Fund,Kenya\n{cell},,Kenya\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club"]
    assert column(batch, "FUNDS", "subject_text") == ["Lake Fund"]
    assert {skipped.place for skipped in records.skipped} == {"B2", "row 4"}


def test_names_below_one_another_are_an_organisation_each_and_the_programme_names_all(tmp_path: Path) -> None:
    _, batch = read(tmp_path, '#org,#sector,#country\n"A Club\nB Club",Food,Kenya\n')
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club"]
    assert set(column(batch, "IMPLEMENTS", "object_text")) == {"A Club; B Club: Food in Kenya"}


def test_columns_of_several_languages_are_one_organisation_and_one_sector(tmp_path: Path) -> None:
    tags = "#org+name+en,#org+name+fr,#sector+i_en,#sector+i_fr,#country"
    text = f"{tags}\nLake Aid,Aide du lac,Counter-trafficking,Lutte contre la traite,Mali\n"
    _, batch = read(tmp_path, text)
    assert column(batch, "IMPLEMENTS", "subject_text") == ["Lake Aid"]
    assert "Aide du lac" in str(batch.edges["NAMES", "Document", "Actor"])
    assert column(batch, "HAS_SECTOR", "object_text") == ["Counter-trafficking"]


def test_the_theme_is_told_by_the_sectors_name_in_any_language(tmp_path: Path) -> None:
    text = "#org,#sector+fr,#sector+en,#country\nLake Aid,Aide aux rescapés,Counter-trafficking,Mali\n"
    _, batch = read(tmp_path, text)
    assert column(batch, "HAS_SECTOR", "object_text") == ["Aide aux rescapés"]
    assert column(batch, "ADDRESSES", "quote") == ["Counter-trafficking"]


def test_lists_in_several_languages_are_joined_one_by_one_or_the_first_counts(tmp_path: Path) -> None:
    records, batch = read(
        tmp_path, "#org+en,#org+fr,#country\nLake Aid; Hill Aid,Aide du lac; Aide du mont,Mali\nSea Aid; Sun Aid,Aide,Mali\n"
    )
    assert column(batch, "IMPLEMENTS", "subject_text") == ["Lake Aid", "Hill Aid", "Sea Aid", "Sun Aid"]
    assert [skipped.place for skipped in records.skipped] == ["B3"]


def test_columns_without_languages_are_organisations_of_their_own(tmp_path: Path) -> None:
    _, batch = read(tmp_path, "#org+impl,#org+impl,#sector,#sector,#country\nA Club,B Club,Food,Health,Mali\n")
    assert column(batch, "IMPLEMENTS", "subject_text") == ["A Club", "B Club"]
    assert column(batch, "HAS_SECTOR", "object_text") == ["Food", "Health"]


def test_a_known_body_is_kept_without_the_contact_details_beside_it(tmp_path: Path) -> None:
    rows = 'UNODC (odile.v@example.org),Niger\n"NAPTIP, 0703 000 0203",Nigeria\n'
    _, batch = read(tmp_path, f"#org,#country\n{rows}")
    assert column(batch, "IMPLEMENTS", "from_id") == ["actor:unodc", "actor:ng-naptip"]
    assert column(batch, "IMPLEMENTS", "subject_text") == ["UNODC", "NAPTIP"]
