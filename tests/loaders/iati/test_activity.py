"""What an activity says of itself: identifiers, texts, relevance, evidence, people."""

import re
from pathlib import Path

import pytest

from graph.ids import exact_id
from tests.loaders.iati.reading import IDENTIFIER, activity, document, read_one, read_text


def test_the_identifier_is_kept_as_published(tmp_path: Path) -> None:
    read = read_text(tmp_path, document(activity("", identifier="XM-9/a b, &amp; C")))
    (named,) = read.names("Programme").values()
    assert named["identifiers"] == ["XM-9/a b, & C"]


def test_two_identifiers_never_become_one_id(tmp_path: Path) -> None:
    close = ["A-1", "a-1", "A.1", "A 1", "A/1", "A%201", "A-1-", "~a-1"]
    read = read_text(tmp_path, document(*(activity("", identifier=i) for i in close)))
    assert len(read.names("Programme")) == len(close)


def test_an_identifier_that_looks_like_a_names_id_is_none() -> None:
    assert exact_id("programme", "nl-compass") == "programme:~nl-compass"
    assert exact_id("programme", "XM-DAC-1.2") == "programme:XM-DAC-1.2"


def test_the_same_identifier_twice_is_one_programme_with_two_records_and_is_told(tmp_path: Path) -> None:
    one, other = (activity(f"<title><narrative>{t}</narrative></title>") for t in ("First", "Second"))
    read = read_text(tmp_path, document(one, other))
    (named,) = read.names("Programme").values()
    assert (named["name"], named["aliases"]) == ("First", ["Second"])
    assert len(read.passages) == 2
    assert "comes 2 times" in read.remarks


def test_an_activity_without_identifier_is_kept_under_its_content(tmp_path: Path) -> None:
    text = document("<iati-activity><title><narrative>Nameless</narrative></title></iati-activity>")
    first, again = read_text(tmp_path, text, "a.xml"), read_text(tmp_path, text, "b.xml")
    assert list(first.names("Programme")) == list(again.names("Programme"))
    assert "no iati-identifier" in first.remarks


def test_titles_of_all_languages_are_names_the_english_one_shown(tmp_path: Path) -> None:
    title = '<title><narrative xml:lang="FR">Titre</narrative><narrative xml:lang="EN">Title</narrative><narrative/></title>'
    (named,) = read_one(tmp_path, title).names("Programme").values()
    assert (named["name"], named["aliases"]) == ("Title", ["Titre"])


def test_a_narrative_without_a_language_has_that_of_what_it_stands_in(tmp_path: Path) -> None:
    titles = (
        '<title xml:lang="es"><narrative>Camino</narrative><narrative xml:lang="en">Way</narrative></title>',
        '<title><narrative xml:lang="fr">Chemin</narrative><narrative>Path</narrative></title>',
    )
    text = document(activity(titles[0], "A", 'xml:lang="en"'), activity(titles[1], "B"), version='xml:lang="EN"')
    assert [named["name"] for named in read_text(tmp_path, text).names("Programme").values()] == ["Way", "Path"]


def test_version_1_texts_stand_without_narrative(tmp_path: Path) -> None:
    read = read_one(tmp_path, '<title xml:lang="en">Old title</title><description>Old words</description>')
    (named,) = read.names("Programme").values()
    assert named["name"] == "Old title"
    assert "Old words" in str(read.passages[0])


def test_html_in_a_text_is_read_as_text(tmp_path: Path) -> None:
    read = read_one(tmp_path, "<description><narrative>&lt;p&gt;Safe &amp;amp; sound&lt;/p&gt;</narrative></description>")
    assert "Safe & sound" in str(read.passages[0])
    assert "<p>" not in str(read.passages[0])


def test_a_very_long_narrative_is_kept_whole(tmp_path: Path) -> None:
    read = read_one(tmp_path, f"<description><narrative>{'long ' * 15_000}end</narrative></description>")
    assert str(read.passages[0]).endswith("end")


def test_a_replacement_character_stays(tmp_path: Path) -> None:
    assert "caf\ufffd" in str(read_one(tmp_path, "<title><narrative>caf\ufffd</narrative></title>").passages[0])


def test_contact_info_is_never_read(tmp_path: Path) -> None:
    read = read_one(tmp_path, "<contact-info><person-name>Jo Doe</person-name><email>jo@doe.example</email></contact-info>")
    assert "jo@" not in str(read.batch)
    assert "Doe" not in str(read.batch)


def test_an_email_address_in_place_of_an_identifier_is_left_out_and_told(tmp_path: Path) -> None:
    mail = "ana.sample@mail.example"
    content = (
        f'<reporting-org ref="{mail}"><narrative>Lake Club</narrative></reporting-org><other-identifier ref="{mail}"/>'
        f"<other-identifier>{mail}</other-identifier>"
        f'<participating-org role="4" ref="{mail}" activity-id="{mail}"><narrative>Hill Club</narrative></participating-org>'
        f'<participating-org role="4" ref="{mail}"/><related-activity ref="{mail}" type="1"/>'
        '<recipient-region code="M0" vocabulary="99"><narrative>Our south</narrative></recipient-region>'
        '<transaction><transaction-type code="1"/><value currency="EUR">5</value>'
        f'<provider-org ref="{mail}"><narrative>River Fund</narrative></provider-org></transaction>'
    )
    read = read_text(tmp_path, document(activity(content), activity("", identifier=mail)))
    assert "@" not in str(read.records) + str(read.batch)
    assert [row["subject_text"] for row in read.rows("IMPLEMENTS")] == ["Hill Club"]
    assert (
        f"activity {IDENTIFIER}, other-identifier[1]: an e-mail address stands in place of an identifier; left out (8 times)"
        in read.remarks
    )
    assert "activity 2: the iati-identifier is an e-mail address; its id is made of the activity's content" in read.remarks


def test_a_sign_that_is_no_address_stays_in_an_identifier(tmp_path: Path) -> None:
    (named,) = read_text(tmp_path, document(activity("", identifier="ZZ@7"))).names("Programme").values()
    assert named["identifiers"] == ["ZZ@7"]


def test_what_a_remark_quotes_holds_no_address(tmp_path: Path) -> None:
    remarks = read_one(tmp_path, '<activity-date type="1" iso-date="ana.sample@mail.example"/>').remarks
    assert "expected YYYY-MM-DD" in remarks
    assert "@" not in remarks


@pytest.mark.parametrize("name", ["M. Jean Sample, consultant", "M. Jean Sample", "Mme Ana Sample", "Monsieur Jean Sample (expert)"])
def test_an_organisation_that_is_a_person_is_left_out_and_told(tmp_path: Path, name: str) -> None:
    org = f'<participating-org role="4"{{}}><narrative>{name}</narrative></participating-org>'
    read = read_one(tmp_path, org.format("") + org.format(' ref="KE-NGC-1234"'))
    assert [row["from_id"] for row in read.rows("IMPLEMENTS")] == ["actor:KE-NGC-1234"]
    assert "Sample" not in str(read.records) + str(read.batch)
    assert "an organisation's name is a person's or contact details; left out (2 times)" in read.remarks


def test_a_ministry_beside_a_masked_minister_stays(tmp_path: Path) -> None:
    org = '<participating-org role="4"><narrative>Ms Ana Sample, Ministry of Health</narrative></participating-org>'
    (row,) = read_one(tmp_path, org).rows("IMPLEMENTS")
    assert "Ministry of Health" in str(row["quote"])
    assert "Sample" not in str(row)


def test_contact_details_in_a_description_are_masked(tmp_path: Path) -> None:
    text = "<description><narrative>Write to Ms Ana Sample, ana.sample@mail.example or +31 20 555 01 23.</narrative></description>"
    passage = str(read_one(tmp_path, text).passages[0])
    assert "Sample" not in passage
    assert "@" not in passage
    assert "555" not in passage


def test_a_passage_holds_every_quote_of_its_record(tmp_path: Path) -> None:
    content = (
        '<title><narrative>T</narrative></title><participating-org role="4"><narrative>Body</narrative></participating-org>'
        '<recipient-country code="KE"/><activity-status code="2"/><activity-date type="1" iso-date="2020-01-01"/>'
        '<sector code="15160"/><budget><value currency="EUR">5</value></budget>'
    )
    read = read_one(tmp_path, content)
    quotes = [str(row["quote"]) for name in ("IMPLEMENTS", "TARGETS", "HAS_PERIOD", "HAS_SECTOR", "HAS_BUDGET") for row in read.rows(name)]
    assert len(quotes) == 5
    assert all(quote in str(read.passages[0]) for quote in quotes)


def test_a_statement_says_the_elements_path_inside_its_record(tmp_path: Path) -> None:
    read = read_one(
        tmp_path, '<participating-org role="1" ref="X"/><participating-org role="4"><narrative>B</narrative></participating-org>'
    )
    (row,) = read.rows("IMPLEMENTS")
    assert (row["locator"], row["quote"]) == ("participating-org[2]", "B")
    assert str(row["passage"]).endswith("/p1")


def test_elements_of_other_namespaces_are_left_out(tmp_path: Path) -> None:
    content = '<x:title xmlns:x="urn:x"><narrative>Wrong</narrative></x:title><title><narrative>Right</narrative></title>'
    (named,) = read_one(tmp_path, content + '<title xmlns="urn:y"><narrative>Also wrong</narrative></title>').names("Programme").values()
    assert (named["name"], named["aliases"]) == ("Right", [])


def test_a_file_whose_default_namespace_is_foreign_is_read(tmp_path: Path) -> None:
    text = document(activity("<title><narrative>Named</narrative></title>"), version='xmlns="urn:whatever"')
    (named,) = read_text(tmp_path, text).names("Programme").values()
    assert named["name"] == "Named"


def test_parents_and_children_point_up_and_others_are_related(tmp_path: Path) -> None:
    related = "".join(f'<related-activity ref="R{n}" type="{n}"/>' for n in (1, 2, 3, 4, 5))
    read = read_one(tmp_path, related)
    assert [(r["from_id"], r["to_id"]) for r in read.rows("PART_OF")] == [
        ("programme:ZZ-TEST-1", "programme:R1"),
        ("programme:R2", "programme:ZZ-TEST-1"),
    ]
    assert [r["kind"] for r in read.rows("RELATED_TO")] == ["sibling", "co-funded", "third party"]
    assert read.names("Programme")["programme:R1"]["identifiers"] == ["R1"]


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Support to victims of human trafficking in the border towns of the north.", "yes"),
        ("Renforcer la lutte contre la traite des personnes dans les régions frontalières.", "yes"),
        ("Fortalecer la respuesta a la trata de personas en las zonas de frontera.", "yes"),
        ("Aanpak van mensenhandel door de gemeenten langs de grens en in de havens.", "yes"),
        ("Combating trafficking and smuggling so that migrants are protected at borders.", "yes"),
        ("Rangers are trained against wildlife trafficking in the parks of the east.", "no"),
        ("Border posts are equipped against trafficking in drugs and precursors at sea.", "no"),
        ("Better seeds and irrigation for farmers in the dry provinces of the south.", "no"),
        ("The unit studies trafficking along the coast, with new methods of analysis.", "unknown"),
        ("Seeds", "unknown"),
        (
            "为农民提供更好的种子和灌溉设备，改善南部各省干旱地区人民的生活条件以及粮食安全，并建设道路和学校和医院等基础设施项目工程",
            "unknown",
        ),
    ],
)
def test_an_activity_speaks_of_trafficking_in_human_beings_or_not(tmp_path: Path, text: str, answer: str) -> None:
    (row,) = read_one(tmp_path, f"<description><narrative>{text}</narrative></description>").rows("HAS_RELEVANCE")
    assert row["to_id"] == f"relevance:{answer}"


def test_a_judgement_quotes_the_words_that_it_rests_on(tmp_path: Path) -> None:
    text = "<description><narrative>Houses for victims of trafficking and their families in two cities.</narrative></description>"
    (row,) = read_one(tmp_path, text).rows("HAS_RELEVANCE")
    assert (row["quote"], row["strength"], row["rule"]) == ("victims of trafficking", "sentence", "relevance.person")


def test_an_activity_that_only_others_point_to_never_hides_a_title(tmp_path: Path) -> None:
    read = read_text(tmp_path, document(activity('<related-activity ref="B" type="1"/>', identifier="A"),
                                        activity("<title><narrative>Parent</narrative></title>", identifier="B")))  # fmt: skip
    assert read.names("Programme")["programme:B"]["name"] == "Parent"


def test_a_file_with_more_than_a_hundred_different_remarks_loads_and_tells_how_many_more(tmp_path: Path) -> None:
    dates = "".join(f'<activity-date type="1" iso-date="someday {number}"/>' for number in range(103))
    read = read_one(tmp_path, dates)
    assert len(read.records.skipped) == 101
    assert read.records.skipped[-1].reason == "further remarks (3 times)"


def test_comments_and_instructions_part_no_text(tmp_path: Path) -> None:
    text = (
        "<iati-activities><iati-activity><iati-identifier><!-- new -->ZZ-<?note x?>7</iati-identifier>"
        "<title>Lake <!-- not the river --> houses</title><description><narrative>Safe <?x y?>beds</narrative></description>"
        "</iati-activity></iati-activities>"
    )
    read = read_text(tmp_path, text)
    (named,) = read.names("Programme").values()
    assert (named["identifiers"], named["name"]) == (["ZZ-7"], "Lake houses")
    assert "Safe beds" in str(read.passages[0])


def test_markup_in_a_text_of_version_1_keeps_all_words_and_parts_them(tmp_path: Path) -> None:
    content = "<title>Hill <b>Club</b>s</title><description><p>Beds for girls</p><p>and boys<br/>by night</p></description>"
    read = read_one(tmp_path, content)
    (named,) = read.names("Programme").values()
    assert named["name"] == "Hill Clubs"
    assert " ".join(str(read.passages[0]).split()) == "Hill Clubs Beds for girls and boys by night"


def test_an_activity_inside_another_takes_nothing_of_it_and_is_told(tmp_path: Path) -> None:
    inner = [activity(f"<title><narrative>Inner {n}</narrative></title>", identifier=f"IN-{n}") for n in (1, 2, 3)]
    partner = '<participating-org role="4"><narrative>Hill Club</narrative></participating-org>'
    outer = activity(f"<title><narrative>Outer</narrative></title>{''.join(inner)}{partner}", identifier="OUT")
    read = read_text(tmp_path, document(outer, activity("", identifier="NEXT")))
    assert [named["name"] for named in read.names("Programme").values()] == ["Inner 1", "Inner 2", "Inner 3", "Outer", "NEXT"]
    assert [row["to_id"] for row in read.rows("IMPLEMENTS")] == ["programme:OUT"]
    assert read.remarks == "activity OUT: it holds other activities; each is kept as one of its own"


FOREIGN = 'xmlns="urn:a" xmlns:y="urn:b"'
"""A file's namespace and another of the same length."""


def test_the_text_of_another_namespace_is_nobodys_name_and_no_quote(tmp_path: Path) -> None:
    content = (
        '<participating-org role="4" ref="XM-DAC-47066"><y:contact>Odile Verdonkel</y:contact></participating-org>'
        '<recipient-country code="KE"><y:note>not Chad</y:note></recipient-country>'
        "<title><narrative>Aid<y:note> of Odile</y:note> here</narrative></title>"
    )
    read = read_text(tmp_path, document(activity(content), version='xmlns:y="urn:b"'))
    assert [row["from_id"] for row in read.rows("IMPLEMENTS")] == ["actor:iom"]
    assert not re.search("Odile|Chad", f"{read.passages} {read.rows('TARGETS')} {read.rows('IMPLEMENTS')}")
    assert [name["name"] for name in read.names("Programme").values()] == ["Aid here"]


def test_an_activity_of_another_namespace_is_none(tmp_path: Path) -> None:
    inner = "<y:iati-activity><y:iati-identifier>A</y:iati-identifier></y:iati-activity>"
    text = document(activity(f"<title><narrative>One</narrative></title>{inner}") + inner + activity("", "ZZ-2"), version=FOREIGN)
    read = read_text(tmp_path, text)
    assert set(read.names("Programme")) == {"programme:ZZ-2", f"programme:{IDENTIFIER}"}


def test_inner_elements_of_another_namespace_of_equal_length_are_left_out(tmp_path: Path) -> None:
    money = '<transaction><transaction-type code="2"/><value xmlns="urn:b">9</value><value currency="EUR">5</value></transaction>'
    place = '<location><name xmlns="urn:b"><narrative>Wrong</narrative></name><name><narrative>Right</narrative></name></location>'
    link = '<document-link url="https://example.org/a"><title xmlns="urn:b"><narrative>Wrong</narrative></title></document-link>'
    late = '<transaction><transaction-type code="2"/><value currency="EUR">5</value><value xmlns="urn:b">9</value></transaction>'
    read = read_text(tmp_path, document(activity(money + place + link + late), version=FOREIGN))
    assert [read.value("Budget", row["to_id"])["amount"] for row in read.rows("HAS_BUDGET")] == [10.0]
    assert "Wrong" not in str(read.passages)


def test_an_address_in_a_code_or_a_currency_is_left_out_and_told(tmp_path: Path) -> None:
    mail = "ana.sample@mail.example"
    content = (
        f'<sector code="{mail}"><narrative>Shelter</narrative></sector><sector code="{mail}"/><tag code="{mail}"/>'
        f'<policy-marker code="{mail}"><narrative>Care</narrative></policy-marker><humanitarian-scope code="{mail}"/>'
        f'<recipient-country code="{mail}"><narrative>Kenya</narrative></recipient-country>'
        f'<recipient-region code="{mail}"><narrative>Our south</narrative></recipient-region><recipient-region code="{mail}"/>'
        f'<location><location-id vocabulary="G1" code="{mail}"/><administrative vocabulary="A1" code="{mail}" level="1"/></location>'
        f'<transaction><transaction-type code="3"/><value currency="{mail}">5</value><receiver-org ref="{mail}"/></transaction>'
        f'<document-link url="https://example.org/a" format="{mail}"><category code="{mail}"/></document-link>'
        f'<related-activity ref="A-2" type="{mail}"/><participating-org role="{mail}" type="{mail}" ref="A"/>'
        f'<activity-status code="{mail}"/>'
    )
    read = read_one(tmp_path, content, f'default-currency="{mail}"')
    assert "@" not in str(read.records) + str(read.batch)
    assert "MAIL" not in str(read.batch)
    assert [read.value("Budget", row["to_id"])["currency"] for row in read.rows("HAS_BUDGET")] == [""]
    assert len(read.rows("HAS_SECTOR")) == 1
    assert "an e-mail address stands in place of an identifier; left out" in read.remarks
