"""Each relation in each voice, in prose of other countries than those of the corpus; and what is no fact."""

import pytest

from graph.model import Value
from tests.loaders.parts.prose.telling import read, triples

SAID: list[tuple[str, list[str]]] = [
    (
        "The Swedish Gender Equality Agency funds the Safe Return programme.",
        [
            "Swedish Gender Equality Agency > FUNDS > Safe Return",
        ],
    ),
    (
        "The Blue Harbour project is co-financed by the Internal Security Fund.",
        [
            "Internal Security Fund > FUNDS > Blue Harbour",
        ],
    ),
    (
        "The Blue Harbour project, funded by Norway and Finland, started late.",
        [
            "Government of Finland > FUNDS > Blue Harbour",
            "Government of Norway > FUNDS > Blue Harbour",
        ],
    ),
    (
        "The Open Doors project was carried out by ICMPD with the financial support of Austria.",
        [
            "Government of Austria > FUNDS > Open Doors",
            "ICMPD > IMPLEMENTS > Open Doors",
        ],
    ),
    (
        "The Open Doors project receives funding from the European Commission.",
        [
            "European Commission > FUNDS > Open Doors",
        ],
    ),
    (
        "Sweden contributed SEK 2 million to the Blue Harbour project.",
        [
            "Government of Sweden > FUNDS > Blue Harbour",
        ],
    ),
    (
        "The Irish Department of Justice made funding available for the Safe Return programme.",
        [
            "Irish Department of Justice > FUNDS > Safe Return",
        ],
    ),
    (
        "The Polish Ministry of the Interior sponsors the La Strada Foundation.",
        [
            "Polish Ministry of the Interior > FUNDS > La Strada Foundation",
        ],
    ),
    (
        "Talita Foundation, an NGO subsidised by the Swedish government, helps women.",
        [
            "Government of Sweden > FUNDS > Talita Foundation",
        ],
    ),
    (
        "The Federal Criminal Police Office runs the Blue Harbour project.",
        [
            "Federal Criminal Police Office > IMPLEMENTS > Blue Harbour",
        ],
    ),
    (
        "The Safe Roads programme is funded by the EU and implemented by UNICEF and IOM.",
        [
            "EU > FUNDS > Safe Roads",
            "IOM > IMPLEMENTS > Safe Roads",
            "UNICEF > IMPLEMENTS > Safe Roads",
        ],
    ),
    (
        "Safe Roads, a regional programme of IOM and UNICEF, trains border guards.",
        [
            "IOM > IMPLEMENTS > Safe Roads",
            "UNICEF > IMPLEMENTS > Safe Roads",
        ],
    ),
    (
        "The Swedish Migration Agency has been implementing the project 'Safe Roads'.",
        [
            "Swedish Migration Agency > IMPLEMENTS > Safe Roads",
        ],
    ),
    (
        "IOM is the implementing partner of the Safe Roads project.",
        [
            "IOM > IMPLEMENTS > Safe Roads",
        ],
    ),
    (
        "The Border Guard offered a training course on document fraud.",
        [
            "Border Guard > IMPLEMENTS > Training course on document fraud",
        ],
    ),
    (
        'The Polish Police launched the campaign "Not for Sale".',
        [
            "Polish Police > IMPLEMENTS > Not for Sale",
        ],
    ),
    (
        "With the Northern Light strategy, the Swedish government is working to reach employers.",
        [
            "Government of Sweden > IMPLEMENTS > Northern Light",
        ],
    ),
    (
        "The Irish Department of Justice chairs the National Stakeholder Forum.",
        [
            "Irish Department of Justice > LEADS > National Stakeholder Forum",
        ],
    ),
    (
        "The Blue Harbour project is led by the Polish Police.",
        [
            "Polish Police > LEADS > Blue Harbour",
        ],
    ),
    (
        "The Swedish Police Authority is the coordinator of the Blue Harbour project.",
        [
            "Swedish Police Authority > LEADS > Blue Harbour",
        ],
    ),
    (
        "The Blue Harbour project, under the leadership of Frontex, ended.",
        [
            "Frontex > LEADS > Blue Harbour",
        ],
    ),
    (
        "The Border Assistance Centre is an agency set up in 2015 and co-run by the Polish Police and the Border Guard.",
        [
            "Border Guard > LEADS > Border Assistance Centre",
            "Polish Police > LEADS > Border Assistance Centre",
        ],
    ),
    (
        "The Swedish Gender Equality Agency hosts an annual conference on labour exploitation.",
        [
            "Swedish Gender Equality Agency > LEADS > Annual conference on labour exploitation",
        ],
    ),
    (
        "The Polish Police participates in the Blue Harbour project.",
        [
            "Polish Police > PARTICIPATES_IN > Blue Harbour",
        ],
    ),
    (
        "The Irish Immigration Service is a member of the National Stakeholder Forum.",
        [
            "Irish Immigration Service > PARTICIPATES_IN > National Stakeholder Forum",
        ],
    ),
    (
        "The National Stakeholder Forum brings together the Department of Justice and the Irish Immigration Service.",
        [
            "Department of Justice > PARTICIPATES_IN > National Stakeholder Forum",
            "Irish Immigration Service > PARTICIPATES_IN > National Stakeholder Forum",
        ],
    ),
    (
        "The members of the National Stakeholder Forum are Europol and Frontex.",
        [
            "Europol > PARTICIPATES_IN > National Stakeholder Forum",
            "Frontex > PARTICIPATES_IN > National Stakeholder Forum",
        ],
    ),
    (
        "Latvia has joined the Blue Harbour project.",
        [
            "Government of Latvia > PARTICIPATES_IN > Blue Harbour",
        ],
    ),
    (
        "The Swedish Police Authority works closely with Europol and Eurojust.",
        [
            "Swedish Police Authority > COOPERATES_WITH > Eurojust",
            "Swedish Police Authority > COOPERATES_WITH > Europol",
        ],
    ),
    (
        "In 2021, Sweden signed a memorandum of understanding with Romania.",
        [
            "Government of Sweden > COOPERATES_WITH > Romania",
        ],
    ),
    (
        "A declaration of intent was signed between Romania and Sweden.",
        [
            "Government of Sweden > COOPERATES_WITH > Romania",
        ],
    ),
    (
        "The Swedish Police Authority set up a joint investigation team with Bulgaria.",
        [
            "Swedish Police Authority > COOPERATES_WITH > Bulgaria",
        ],
    ),
    (
        "The Polish Police has posted liaison officers to Ukraine and Moldova.",
        [
            "Polish Police > COOPERATES_WITH > Moldova",
            "Polish Police > COOPERATES_WITH > Ukraine",
        ],
    ),
    (
        "In cooperation with Frontex, the Border Guard trained officers.",
        [
            "Border Guard > COOPERATES_WITH > Frontex",
        ],
    ),
    (
        "The Border Guard and the Swedish Customs cooperate.",
        [
            "Border Guard > COOPERATES_WITH > Swedish Customs",
        ],
    ),
    (
        "The Blue Harbour project focuses on Nigeria and Ghana.",
        [
            "Blue Harbour > TARGETS > Ghana",
            "Blue Harbour > TARGETS > Nigeria",
        ],
    ),
    (
        "The Blue Harbour project is active in the countries of Togo, Benin and Niger.",
        [
            "Blue Harbour > TARGETS > Benin",
            "Blue Harbour > TARGETS > Niger",
            "Blue Harbour > TARGETS > Togo",
        ],
    ),
    (
        "The Blue Harbour project in Ghana has ended.",
        [
            "Blue Harbour > TARGETS > Ghana",
        ],
    ),
    (
        "The Blue Harbour project targets Nigerian women.",
        [
            "Blue Harbour > TARGETS > Nigeria",
        ],
    ),
    (
        "The Swedish Migration Agency is responsible for the implementation of the Safe Return programme.",
        [
            "Swedish Migration Agency > RESPONSIBLE_FOR > Safe Return",
        ],
    ),
    (
        "The Safe Return programme falls under the responsibility of the Ministry of Justice.",
        [
            "Ministry of Justice > RESPONSIBLE_FOR > Safe Return",
        ],
    ),
    (
        "Nordic Consulting Institute of Stockholm runs the Safe Return programme on behalf of the Swedish Migration Agency.",
        [
            "Nordic Consulting Institute of Stockholm > IMPLEMENTS > Safe Return",
            "Swedish Migration Agency > RESPONSIBLE_FOR > Safe Return",
        ],
    ),
    (
        "The Polish government adopted the National Action Plan against Trafficking 2022-2024.",
        [
            "Government of Poland > RESPONSIBLE_FOR > National Action Plan against Trafficking",
        ],
    ),
    (
        "The Swedish Migration Agency, formerly the Swedish Migration Board, moved.",
        [
            "Swedish Migration Agency > SUCCEEDS > Swedish Migration Board",
        ],
    ),
    (
        "The Swedish Migration Board was renamed the Swedish Migration Agency.",
        [
            "Swedish Migration Agency > SUCCEEDS > Swedish Migration Board",
        ],
    ),
    (
        "The Northern Light project was succeeded by the Blue Harbour project.",
        [
            "Blue Harbour > SUCCEEDS > Northern Light",
        ],
    ),
    (
        "The Anti-Trafficking Unit is part of the Swedish Police Authority.",
        [
            "Anti-Trafficking Unit > PART_OF > Swedish Police Authority",
        ],
    ),
    (
        "The Victims Desk Office (part of the Polish Police) answers.",
        [
            "Victims Desk Office > PART_OF > Polish Police",
        ],
    ),
    (
        "The Anti-Trafficking Agency is based in Latvia.",
        [
            "Anti-Trafficking Agency > LOCATED_IN > Latvia",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "facts"), SAID, ids=lambda value: value if isinstance(value, str) else "")
def test_a_sentence_says_its_facts(sentence: str, facts: list[str]) -> None:
    assert sorted(" > ".join(triple) for triple in triples(sentence)) == facts


NOT_SAID = [
    "The Ministry of Justice may fund the Blue Harbour project.",
    "The Ministry of Justice plans to fund the Blue Harbour project.",
    "The Blue Harbour project will be funded by Sweden.",
    "The Ministry of Justice does not fund the Blue Harbour project.",
    "The Blue Harbour project is no longer funded by Sweden.",
    "If the application is granted, the Blue Harbour project is funded by Sweden.",
    "The Border Guard has asked to participate in the Blue Harbour project.",
    "The Border Guard would lead the Blue Harbour project.",
    "Is the Blue Harbour project funded by Sweden?",
    "Sweden is negotiating a memorandum of understanding with Romania.",
    "The Ministry of Justice was invited to join the Blue Harbour project.",
    "The budget of the Ministry of Justice funds nothing of the kind.",
    "A compass for municipalities is run by the Polish Police.",
    "The measures encompass municipalities and the Polish Police.",
    "Victims who cooperate with the Polish Police receive a permit.",
    "The Swedish Police Authority should participate in the Blue Harbour project.",
    "The Blue Harbour project is to be implemented by IOM.",
    "Without the support of Sweden, the Blue Harbour project ends.",
    "The Swedish Police Authority arrested twelve people in Gothenburg.",
    "Anna Svensson leads the Blue Harbour project.",
]


@pytest.mark.parametrize("sentence", NOT_SAID)
def test_what_is_hedged_planned_denied_or_asked_is_no_fact(sentence: str) -> None:
    assert triples(sentence) == set()


def test_a_country_whose_name_says_kingdom_or_republic_is_a_place() -> None:
    text = "Sweden has liaison officers in Ukraine, the United Kingdom and the Czech Republic.\n"
    assert {o for _, _, o in triples(text)} == {"Ukraine", "United Kingdom", "Czechia"}


def test_an_office_in_a_country_is_not_the_country() -> None:
    text = "The Ministry of the Interior and IOM Poland launched the campaign “Your Choice”.\n"
    assert {s for s, _, _ in triples(text, "PL")} == {"Ministry of the Interior", "IOM Poland"}


def test_an_undertaking_s_name_holds_no_verb() -> None:
    text = "Minors in an ongoing asylum procedure will receive training from the Swedish Migration Agency.\n"
    assert not any("receive" in o or "procedure" in o for _, _, o in triples(text))


def test_a_hyphen_may_stand_before_the_word_that_makes_a_name_a_programme_s() -> None:
    text = "The Swedish Police Authority takes part in the LANTERN-project, a study of debts.\n"
    assert triples(text) == {("Swedish Police Authority", "PARTICIPATES_IN", "LANTERN")}


def test_the_month_of_may_is_no_hedge() -> None:
    text = "In May 2022, the Ministry of the Interior funded the Lantern project.\n"
    assert ("Ministry of the Interior", "FUNDS", "Lantern") in triples(text)


def test_it_is_what_the_sentence_before_was_about() -> None:
    facts = read("The Blue Harbour project began. It is funded by Norway.")
    assert [(f.subject.shown, f.predicate, f.strength) for f in facts if f.predicate == "FUNDS"] == [
        ("Government of Norway", "FUNDS", "inferred")
    ]


def test_the_project_is_the_last_one_of_the_section() -> None:
    assert ("IOM", "IMPLEMENTS", "Blue Harbour") in triples("The Blue Harbour project began.\n\nThe project is implemented by IOM.")


def test_another_section_forgets_what_was_named_before() -> None:
    assert triples("# One\n\nThe Blue Harbour project began.\n\n# Two\n\nThe project is implemented by IOM.") == set()


def test_these_projects_are_all_of_the_sentence_before() -> None:
    text = "Sweden knows the Blue Harbour project and the Northern Light project. These projects are funded by Norway."
    assert {("Government of Norway", "FUNDS", "Blue Harbour"), ("Government of Norway", "FUNDS", "Northern Light")} <= triples(text)


def test_we_is_the_state_and_is_inferred() -> None:
    facts = read("We fund the Blue Harbour project.")
    assert [(f.subject.shown, f.object.shown, f.strength) for f in facts] == [("Government of Sweden", "Blue Harbour", "inferred")]  # type: ignore[union-attr]


def test_the_ministry_is_the_one_named_before() -> None:
    text = "The Polish Ministry of Justice met. The Ministry funds the Blue Harbour project."
    assert ("Polish Ministry of Justice", "FUNDS", "Blue Harbour") in triples(text, "PL")


def test_a_fact_quotes_exact_text_with_both_ends() -> None:
    text = "Since 2019, the Safe Return programme (see page 4) is funded by the Swedish Gender Equality Agency, among others."
    fact = read(text)[0]
    assert fact.evidence.quote in text
    assert "Safe Return" in fact.evidence.quote
    assert "Gender Equality Agency" in fact.evidence.quote


def test_an_amount_goes_with_the_fact() -> None:
    fact = read("Sweden contributed SEK 2 million to the Blue Harbour project.")[0]
    assert dict(fact.qualifiers) == {"amount": 2_000_000.0, "currency": "SEK"}


def test_an_instrument_is_named() -> None:
    fact = read("Sweden concluded a cooperation agreement with Moldova.")[0]
    assert fact.qualifiers["instrument"] == "Cooperation Agreement"


def test_a_programme_runs_from_to() -> None:
    (fact,) = read("The Blue Harbour project runs from 2021 to 2024.")
    assert isinstance(fact.object, Value)
    assert (fact.predicate, fact.object.properties["start_date"], fact.object.properties["end_date"]) == ("HAS_PERIOD", "2021", "2024")


def test_the_same_fact_of_one_passage_is_written_once() -> None:
    facts = read("The Blue Harbour project is funded by Norway, and Norway funds the Blue Harbour project.")
    assert len([f for f in facts if f.predicate == "FUNDS"]) == 1


def test_prose_of_a_language_without_a_grammar_gives_no_facts() -> None:
    assert read("Sweden funds the Blue Harbour project.", language="is") == ()


def test_every_fact_names_its_rule() -> None:
    assert {f.rule.split(".")[0] for text, _ in SAID for f in read(text)} == {"prose"}
