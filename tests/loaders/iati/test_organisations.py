"""Who organisations are: refs and names vote, known bodies keep their ids, and nothing merges on a ref alone."""

from pathlib import Path

import pytest

from graph.resolve.refs import clean_ref, is_identity
from tests.loaders.iati.reading import Read, activity, document, read_text

Printed = tuple[str, str]
"""(ref, name)"""


def read_orgs(folder: Path, *printed: Printed, more: str = "", type_: str = "") -> Read:
    """A file whose activities each have one implementing organisation."""
    return read_text(folder, document(*(
        activity(f'{more}<participating-org role="4" ref="{ref}" type="{type_}"><narrative>{name}</narrative></participating-org>',
                 identifier=f"A-{n}") for n, (ref, name) in enumerate(printed))))  # fmt: skip


def ids(read: Read) -> list[str]:
    return [str(row["from_id"]) for row in read.rows("IMPLEMENTS")]


@pytest.mark.parametrize("ref", ["22000", "N/A", "-", "0", "US-USAGOV", "XM-DAC-41000", "12001", "NL-KVK-12", "35", "GB-COH-1", "ES-17"])
def test_a_ref_that_stands_for_many_or_fits_no_register_is_no_identity(ref: str) -> None:
    assert not (clean_ref(ref) and is_identity(clean_ref(ref)))


@pytest.mark.parametrize(
    "ref", ["XM-DAC-47066", "47066", "NL-KVK-41160054", "GB-CHC-202918", "XM-DAC-7", "NL-1", "us-ein-13-1685039", "KE-NGC-1234"]
)
def test_a_ref_that_fits_its_register_is_an_identity(ref: str) -> None:
    assert is_identity(clean_ref(ref))


@pytest.mark.parametrize(
    "printed",
    [
        ("XM-DAC-47066", "International Organization for Migration (IOM)"),
        ("47066", "IOM"),
        ("", "OIM"),
        ("N/A", "International Organisation for Migration"),
        ("00043", "IOM"),
    ],
)
def test_a_known_body_is_one_under_all_its_refs_and_names(tmp_path: Path, printed: Printed) -> None:
    assert ids(read_orgs(tmp_path, printed)) == ["actor:iom"]


@pytest.mark.parametrize("name", ["USA for IOM", "IOM Development Fund", "IOM Regional Office for the South"])
def test_a_body_whose_name_holds_anothers_stays_apart(tmp_path: Path, name: str) -> None:
    assert ids(read_orgs(tmp_path, ("XM-DAC-47066", name))) != ["actor:iom"]


@pytest.mark.parametrize(
    "name",
    ["Ministry of Foreign Affairs of the Netherlands", "Netherlands - Ministry of Foreign Affairs", "Ministerie van Buitenlandse Zaken"],
)
def test_a_ministry_is_one_under_its_names(tmp_path: Path, name: str) -> None:
    assert ids(read_orgs(tmp_path, ("XM-DAC-7", name), ("NL-1", name))) == ["actor:nl-ministry-foreign-affairs"] * 2


NAPTIP = "National Agency for the Prohibition of Trafficking in Persons"


@pytest.mark.parametrize(
    "printed",
    [
        ("US-GOV-1", "U.S. Agency for International Development"),
        ("", "U.S. Agency for International Development"),
        ("", "US Agency for International Development"),
        ("", "United States Agency for International Development"),
        ("", "United States Agency for International Development (USAID)"),
        ("", "USAID"),
        ("US-GOV-1", "USAID"),
        ("US-GOV-1", "United States Agency for International Development (USAID) - BHA"),
    ],
)
def test_a_national_body_is_one_whose_country_its_name_tells(tmp_path: Path, printed: Printed) -> None:
    read = read_orgs(tmp_path, printed, more='<recipient-country code="NG"/>')
    assert (ids(read), "the name was taken" in read.remarks) == (["actor:usaid"], False)


@pytest.mark.parametrize("name", ["NAPTIP", NAPTIP, f"{NAPTIP} (NAPTIP)", "Nigeria - NAPTIP"])
@pytest.mark.parametrize("places", ['<recipient-country code="NG"/>', '<recipient-country code="NG"/><recipient-country code="GH"/>'])
def test_a_national_body_is_one_in_activities_of_its_country_or_by_a_long_acronym(tmp_path: Path, name: str, places: str) -> None:
    found = ids(read_orgs(tmp_path, ("", name), more=places))
    assert (found == ["actor:ng-naptip"]) == (name != NAPTIP or "GH" not in places)


@pytest.mark.parametrize(
    ("printed", "place", "expected"),
    [
        (("", "POLICE"), "KE", "actor:ke-police"),
        (("", "NATIONAL POLICE"), "CO", "actor:co-national-police"),
        (("", "RED CROSS"), "KE", "actor:red-cross"),
        (("KE-NGC-5512", "RED CROSS"), "KE", "actor:KE-NGC-5512"),
        (("GB-CHC-214779", "Salvation Army"), "NL", "actor:GB-CHC-214779"),
        (("", "Ministry of Foreign Affairs and Trade (MFAT)"), "HU", "actor:hu-ministry-foreign-affairs-trade"),
        (("XM-DAC-21-1", "Department of Foreign Affairs and Trade (DFAT)"), "KE", "actor:XM-DAC-21-1"),
        (("", "WODC"), "ZA", "actor:wodc"),
        (("GB-CHC-213890", "UK Save the Children"), "KE", "actor:GB-CHC-213890"),
        (("", "US World Food Programme"), "KE", "actor:us-world-food-programme"),
        (("", "Nigeria Immigration Service"), "GH", "actor:ng-nis"),
        (("", "Japan International Cooperation Agency"), "KE", "actor:jica"),
        (("", "JICA"), "KE", "actor:jica"),
    ],
)
def test_a_body_is_another_states_only_where_its_name_or_ref_tells(tmp_path: Path, printed: Printed, place: str, expected: str) -> None:
    assert ids(read_orgs(tmp_path, printed, more=f'<recipient-country code="{place}"/>')) == [expected]


def test_any_of_the_names_may_be_a_national_bodys(tmp_path: Path) -> None:
    names = "<narrative xml:lang='fr'>Service de l'immigration</narrative><narrative xml:lang='en'>Immigration Service</narrative>"
    both = f'<recipient-country code="NG"/><participating-org role="4">{names}<narrative>NIS</narrative></participating-org>'
    assert ids(read_text(tmp_path, document(activity(both)))) == ["actor:ng-nis"]


def test_a_short_name_of_a_country_may_be_a_bodys_own(tmp_path: Path) -> None:
    printed = ("", "DRC Iraq"), ("", "USA for IOM"), ("", "US Committee on Lakes"), ("", "United States Committee on Lakes")
    assert ids(read_orgs(tmp_path, *printed)) == ["actor:drc-iraq", "actor:usa-iom", *["actor:us-committee-lakes"] * 2]


def test_a_name_that_bodies_of_many_states_have_is_none_of_another_state(tmp_path: Path) -> None:
    printed = ("", "Ministry of Foreign Affairs"), ("", "National Police"), ("", "NIS")
    assert not set(ids(read_orgs(tmp_path, *printed, more='<recipient-country code="GH"/>'))) & {
        "actor:nl-ministry-foreign-affairs", "actor:nl-police", "actor:ng-nis",
    }  # fmt: skip


@pytest.mark.parametrize(
    "name", ["-", "???? ?????", "N/A", "n.a.", "None", "Not available", "TBD", "to be determined", "(none)", "N / A", "[Unknown]"]
)
def test_placeholders_are_one_body_that_is_not_named_and_are_told(tmp_path: Path, name: str) -> None:
    read = read_orgs(tmp_path, ("", name), ("N/A", name), ("XM-DAC-47066", name), ("", "Lake Aid"))
    assert ids(read) == ["actor:not-named", "actor:not-named", "actor:iom", "actor:lake-aid"]
    assert read.names("Actor")["actor:not-named"]["name"] == "(not named)"
    assert ids(read_orgs(tmp_path, ("", name), more='<recipient-country code="KE"/>')) == ["actor:ke-not-named"]
    assert name not in read.names("Actor")["actor:iom"]["aliases"]  # type: ignore[operator]  # a list of names
    assert f"{name!r} names nobody" in read.remarks


KENYA = '<recipient-country code="KE"/>'


@pytest.mark.parametrize("name", ["Government of", "GOVERNMENT OF THE", "Ministry of", "Department for", "TRUE", "false", "Not reported"])
def test_a_name_that_was_cut_off_or_is_no_name_is_nobodys_and_has_no_seat(tmp_path: Path, name: str) -> None:
    read = read_orgs(tmp_path, ("", name), more=KENYA)
    assert ids(read) == ["actor:ke-not-named"]
    assert read.names("Actor")["actor:ke-not-named"]["country"] in ("", None)


@pytest.mark.parametrize(
    "name", ["Private donors", "Various donors", "Multiple partners", "Multiple Parties", "Self-funded", "Own resources", "Other donors",
             "Anonymous donor", "Private individual donations", "Various", "Private individuals", "Self financed"],
)  # fmt: skip
def test_donors_and_partners_without_a_name_are_one_body_of_the_publisher_without_a_seat(tmp_path: Path, name: str) -> None:
    reporter = '<reporting-org ref="XM-DAC-41121"><narrative>Lake Aid</narrative></reporting-org>'
    org = f'<participating-org role="1"><narrative>{name}</narrative></participating-org>'
    places = KENYA, KENYA.replace("KE", "UG"), ""
    read = read_text(tmp_path, document(*(activity(reporter + place + org, f"A-{n}") for n, place in enumerate(places))))
    (id_,) = {str(row["from_id"]) for row in read.rows("FUNDS")}
    assert read.names("Actor")[id_]["country"] in ("", None)
    assert id_ != f"actor:{name.lower().replace(' ', '-')}"


@pytest.mark.parametrize("name", ["Government", "Ministry of Health", "Local Government", "National Police"])
def test_a_common_name_is_the_countrys(tmp_path: Path, name: str) -> None:
    assert ids(read_orgs(tmp_path, ("", name), more=KENYA))[0].startswith("actor:ke-")


def test_a_ref_alone_is_the_known_body_whose_name_the_file_prints_beside_it(tmp_path: Path) -> None:
    read = read_orgs(tmp_path, ("NL-KVK-41203942", "La Strada International"), ("NL-KVK-41203942", ""), ("NL-KVK-41203942", "N/A"))
    assert len(set(ids(read))) == 1
    assert not ids(read)[0].endswith("41203942")


def test_a_ref_alone_is_no_known_body_that_it_mostly_does_not_stand_beside(tmp_path: Path) -> None:
    read = read_orgs(tmp_path, ("KE-NGC-1234", "Lake Aid"), ("KE-NGC-1234", "Lake Aid"), ("KE-NGC-1234", "UNICEF"), ("KE-NGC-1234", ""))
    assert ids(read) == [*["actor:KE-NGC-1234"] * 2, "actor:unicef", "actor:KE-NGC-1234"]


@pytest.mark.parametrize("name", ["Norad", "NORAD", "Norwegian Agency for Development Cooperation"])
def test_a_national_body_beside_a_ref_of_its_countrys_register_is_the_known_one(tmp_path: Path, name: str) -> None:
    read = read_orgs(tmp_path, ("NO-BRC-971277882", name), ("NO-BRC-971277882", ""), more='<recipient-country code="TZ"/>')
    assert ids(read) == ["actor:norad"] * 2


def test_a_name_beside_a_ref_of_another_countrys_register_is_another_body(tmp_path: Path) -> None:
    assert ids(read_orgs(tmp_path, ("KE-NGC-1234", "Norad"))) == ["actor:KE-NGC-1234"]


def test_a_country_before_a_dash_is_the_bodys_country_also_in_short(tmp_path: Path) -> None:
    printed = ("", "UK - Department for International Development (DFID)"), ("GB-1", "DFID"), ("", "USA - Department of State")
    assert ids(read_orgs(tmp_path, *printed)) == ["actor:gb-dfid", "actor:gb-dfid", "actor:us-state-department"]


def test_a_ref_beside_a_name_that_is_anothers_gives_way_to_the_name_and_is_told(tmp_path: Path) -> None:
    read = read_orgs(tmp_path, ("XM-DAC-7", "UNICEF"))
    assert ids(read) == ["actor:unicef"]
    assert "ref XM-DAC-7 is printed beside 'UNICEF'" in read.remarks


def test_a_ref_beside_many_names_is_nobodys(tmp_path: Path) -> None:
    names = ("Lake Aid", "Hill Club", "River Trust", "Desert Union", "Coast Circle")
    read = read_orgs(tmp_path, *(("KE-NGC-1234", name) for name in names))
    assert len(set(ids(read))) == len(names)
    assert "stands beside 5 names" in read.remarks


def test_names_that_agree_beside_one_ref_are_one(tmp_path: Path) -> None:
    read = read_orgs(tmp_path, ("KE-NGC-1234", "Lake Aid Kenya"), ("KE-NGC-1234", "Lake Aid (LAK)"), ("", "Lake Aid Kenya"))
    assert set(ids(read)) == {"actor:KE-NGC-1234"}


def test_a_ref_without_a_name_takes_the_name_that_the_file_prints_elsewhere(tmp_path: Path) -> None:
    text = document(
        activity('<participating-org role="4" ref="KE-NGC-1234"/>', identifier="A"),
        activity('<participating-org role="4" ref="KE-NGC-1234"><narrative>Lake Aid</narrative></participating-org>', identifier="B"),
    )
    read = read_text(tmp_path, text)
    assert ids(read) == ["actor:KE-NGC-1234"] * 2
    assert read.names("Actor")["actor:KE-NGC-1234"]["name"] == "Lake Aid"


def test_ministries_of_two_countries_never_merge(tmp_path: Path) -> None:
    org = '<participating-org role="4"><narrative>Ministry of Health</narrative></participating-org>'
    text = document(*(activity(f'{org}<recipient-country code="{c}"/>', identifier=c) for c in ("KE", "UG")))
    assert len(set(ids(read_text(tmp_path, text)))) == 2


def test_ids_do_not_depend_on_the_order_of_a_file(tmp_path: Path) -> None:
    printed = [("KE-NGC-1234", "Lake Aid Kenya"), ("KE-NGC-1234", "Lake Aid"), ("", "Hill Club"), ("XM-DAC-7", "UNICEF")]
    forth, back = read_orgs(tmp_path, *printed), read_orgs(tmp_path, *reversed(printed))
    assert sorted(ids(forth)) == sorted(ids(back))


def test_a_government_is_the_state(tmp_path: Path) -> None:
    assert ids(read_orgs(tmp_path, ("", "Government of Kenya"), ("", "Kenya"), type_="10")) == ["actor:ke-government"] * 2


def test_partners_named_only_in_others_activities_are_listed(tmp_path: Path) -> None:
    read = read_orgs(tmp_path, ("", "Small Shelter Club"))
    assert read.names("Actor")["actor:small-shelter-club"]["name"] == "Small Shelter Club"


def test_refs_that_are_an_identity_are_kept_as_published_and_the_others_with_their_statement(tmp_path: Path) -> None:
    read = read_orgs(tmp_path, ("ke-ngc-1234", "Lake Aid"), ("22000", "Hill Club"))
    assert read.names("Actor")["actor:KE-NGC-1234"]["identifiers"] == ["ke-ngc-1234"]
    assert read.names("Actor")["actor:hill-club"]["identifiers"] == []
    assert [row["ref"] for row in read.rows("IMPLEMENTS")] == ["ke-ngc-1234", "22000"]


def test_types_tell_kinds(tmp_path: Path) -> None:
    assert read_orgs(tmp_path, ("", "Hill Club"), type_="22").names("Actor")["actor:hill-club"]["kind"] == "ngo"


def test_organisation_files_give_names(tmp_path: Path) -> None:
    text = (
        '<iati-organisations version="2.03"><iati-organisation><organisation-identifier>KE-NGC-1234</organisation-identifier>'
        "<name><narrative>Lake Aid</narrative><narrative xml:lang='sw'>Msaada</narrative></name></iati-organisation></iati-organisations>"
    )
    (named,) = read_text(tmp_path, text).names("Actor").values()
    assert (named["to_id"], named["name"], named["aliases"]) == ("actor:KE-NGC-1234", "Lake Aid", ["Msaada"])


def test_an_organisation_file_with_a_person_or_an_address_names_neither(tmp_path: Path) -> None:
    text = (
        "<iati-organisations><iati-organisation><organisation-identifier>ana.sample@mail.example</organisation-identifier>"
        "<name><narrative>M. Jean Sample</narrative></name></iati-organisation></iati-organisations>"
    )
    read = read_text(tmp_path, text)
    assert not read.names("Actor")
    assert "Sample" not in str(read.records) + str(read.batch)
    assert "@" not in str(read.records) + str(read.batch)
    assert "e-mail address" in read.remarks


def test_names_of_an_organisation_file_have_the_language_of_what_they_stand_in(tmp_path: Path) -> None:
    text = (
        '<iati-organisations xml:lang="en"><iati-organisation><organisation-identifier>KE-NGC-1234</organisation-identifier>'
        '<name><narrative xml:lang="sw">Msaada</narrative><narrative>Lake Aid</narrative></name></iati-organisation></iati-organisations>'
    )
    (named,) = read_text(tmp_path, text).names("Actor").values()
    assert named["name"] == "Lake Aid"
