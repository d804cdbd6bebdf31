"""Country pages of the Commission: an invented page of Portugal in the same template."""

from pathlib import Path
from typing import cast

import pytest

from graph.model import Extraction, Fact, Value
from loaders import base, country_page, read_document

PAGE = """Migration and Home Affairs

Together Against Trafficking in Human Beings – Portugal

General information

Portugal is mainly a country of destination. Its work rests on an interministerial programme entitled Safe Harbour.

Safe Harbour programme

Since March 2019, ministries have carried out the programme.

Statistics

According to the Observatory on Trafficking in Human Beings, 308 presumed victims were signalled in Portugal in 2021. Of \
these, 45 were minors.

National Action Plan

The National Action Plan on preventing and combating trafficking 2018-2021 was adopted by the government in June 2018. It \
has three strategic objectives:

  1. Knowledge and information
  2. The assistance to victims
  3. Fight against networks

A new plan will be adopted in 2023.

Institutional, legal and policy framework

Article 160 of the Penal Code punishes trafficking with three to ten years.

The Network of Support and Protection (RAPVT) is an alliance set up in 2013 and coordinated by the Commission for \
Citizenship and Gender Equality.

It also receives information from others, including the Judiciary Police and the Chamber of Trade.

Prevention

The Portuguese Red Cross carried out a survey on recruitment in agriculture. The Portuguese Red Cross carried out a study in \
collaboration with the University of Porto.

Cross-border cooperation

Police liaison officers have been posted to:

  • Brazil (with accreditation for Angola and Cape Verde)
  • Senegal

Liaison officers will be posted to Nepal.

Portugal has signed a memorandum of understanding with Brazil in 2019.

Cooperation with EMPACT

We are driver of EMPACT THB. The Ministry of Justice made money available for the sub-projects Labour Fraud and Safe \
Journeys, which are led by the Judiciary Police.

The Mirage project, funded by the European Union and implemented by the Judiciary Police, trained 60 inspectors.

Cooperation with international organisations

We contribute to the Blue Heart campaign of UNODC and a regional programme of IOM in West Africa. The Netherlands will \
contribute to a fund.

Relevant links and other contacts

National rapporteur

Commission for Citizenship and Gender Equality (CIG): https://www.cig.gov.pt/

Civil society organisations

Family Planning Association (APF), runs shelters for women: http://www.apf.pt/

Victim support line: https://apav.pt/line

Other

Information portal: https://eportugal.gov.pt/
"""


@pytest.fixture
def page(tmp_path: Path) -> Extraction:
    path = tmp_path / "page.txt"
    path.write_text(PAGE, "utf-8")
    return read_document(path, loaders={"country_page": cast("base.Loader", country_page)})


def end(fact: Fact) -> str:
    return str(fact.object.properties) if isinstance(fact.object, Value) else fact.object.shown


def rows(page: Extraction, rule: str) -> list[tuple[str, str, str]]:
    return [(f.subject.shown, f.predicate, end(f)) for f in page.facts if f.rule == f"country_page.{rule}"]


def test_it_is_recognised_by_its_headings(page: Extraction) -> None:
    assert page.document.kind == "country_page"
    assert page.document.country == "PT"
    assert page.document.title == "Together Against Trafficking in Human Beings – Portugal"
    assert "headings" in page.document.reason


def test_other_documents_are_not(tmp_path: Path) -> None:
    path = tmp_path / "other.txt"
    path.write_text("Statistics\n\nThere were 20 cases.\n\nPrevention\n\nWork goes on.\n", "utf-8")
    assert country_page.sniff(base.read_source(path)).score < 0.5


def test_the_plan_its_period_and_who_adopted_it(page: Extraction) -> None:
    name = "National Action Plan on preventing and combating trafficking 2018-2021"
    assert (("Government of Portugal", "RESPONSIBLE_FOR", name)) in rows(page, "plan")
    (period,) = [f for f in page.facts if f.rule == "country_page.plan" and f.predicate == "HAS_PERIOD"]
    assert isinstance(period.object, Value)
    assert (period.object.properties["start_date"], period.object.properties["end_date"]) == ("2018", "2021")


def test_lines_of_action_are_programmes_of_the_plan(page: Extraction) -> None:
    lines = [f.subject for f in page.facts if f.rule == "country_page.action_line"]
    assert [(e.shown, e.kind) for e in lines] == [
        ("Knowledge and information", "action_line"),
        ("The assistance to victims", "action_line"),
        ("Fight against networks", "action_line"),
    ]
    assert lines[1].aliases == ("Assistance to victims",)


def test_a_programme_with_a_title_and_its_beginning(page: Extraction) -> None:
    assert ("Government of Portugal", "RESPONSIBLE_FOR", "Safe Harbour") in rows(page, "programme")
    starts = [f.object.properties["start_date"] for f in page.facts if f.rule == "country_page.programme" and isinstance(f.object, Value)]
    assert starts == ["2019-03"]


def test_who_runs_a_body_and_who_informs_it(page: Extraction) -> None:
    (run,) = [f for f in page.facts if f.rule == "country_page.run_by"]
    assert (run.subject.shown, end(run), dict(run.qualifiers)) == (
        "Commission for Citizenship and Gender Equality", "Network of Support and Protection", {"role": "coordinated", "since": "2013"}
    )  # fmt: skip
    assert [o for _, _, o in rows(page, "information")] == ["Judiciary Police", "Chamber of Trade"]


POLAND = """Together Against Trafficking in Human Beings – Poland

General information

Poland is a country of transit.

National Action Plan

The National Action Plan against Trafficking in Human Beings for 2022-2024 was adopted by the government on 10 May 2022. \
It has two priorities:

  1. Training of officers
  2. Support for victims

Institutional, legal and policy framework

The Committee for Preventing Trafficking is chaired by the Secretary of State in the Ministry of the Interior and Administration. \
Its members are the Border Guard, the National Police, ministries and La Strada Foundation.

The Anti-Trafficking Network brings together representatives of Caritas Polska and the University of Warsaw.

Cross-border cooperation

Work goes on.
"""


@pytest.fixture
def poland(tmp_path: Path) -> Extraction:
    path = tmp_path / "poland.txt"
    path.write_text(POLAND, "utf-8")
    return read_document(path, loaders={"country_page": cast("base.Loader", country_page)})


def test_a_plan_adopted_in_may_with_its_years_behind_for(poland: Extraction) -> None:
    plan = "National Action Plan against Trafficking in Human Beings for 2022-2024"
    assert ("Government of Poland", "RESPONSIBLE_FOR", plan) in rows(poland, "plan")
    assert [(s, o) for s, _, o in rows(poland, "action_line")] == [("Training of officers", plan), ("Support for victims", plan)]
    assert any(f.predicate == "HAS_PERIOD" and "'2022'" in end(f) and "'2024'" in end(f) for f in poland.facts)


def test_the_chair_and_the_members_of_a_committee(poland: Extraction) -> None:
    committee = "Committee for Preventing Trafficking"
    assert rows(poland, "run_by") == [("Secretary of State in the Ministry of the Interior and Administration", "LEADS", committee)]
    assert rows(poland, "members") == [
        ("Border Guard", "PARTICIPATES_IN", committee),
        ("National Police", "PARTICIPATES_IN", committee),
        ("La Strada Foundation", "PARTICIPATES_IN", committee),
        ("Caritas Polska", "PARTICIPATES_IN", "Anti-Trafficking Network"),
        ("University of Warsaw", "PARTICIPATES_IN", "Anti-Trafficking Network"),
    ]


def test_research_and_joint_studies(page: Extraction) -> None:
    assert rows(page, "research") == [("Portuguese Red Cross", "IMPLEMENTS", "Survey on recruitment in agriculture")]
    assert rows(page, "together") == [("Portuguese Red Cross", "COOPERATES_WITH", "University of Porto")]


def test_liaison_officers_and_their_accreditations(page: Extraction) -> None:
    posts = [f.object.key for f in page.facts if f.rule == "country_page.liaison" and not isinstance(f.object, Value)]
    assert posts == ["BR", "AO", "CV", "SN"]


def test_agreements(page: Extraction) -> None:
    (fact,) = [f for f in page.facts if f.rule == "country_page.agreement"]
    assert (end(fact), dict(fact.qualifiers)) == ("Brazil", {"instrument": "Memorandum of Understanding", "date": "2019"})


def test_parts_of_empact(page: Extraction) -> None:
    assert ("Government of Portugal", "LEADS", "EMPACT THB") in rows(page, "empact_lead")
    assert rows(page, "empact_funds") == [
        ("Ministry of Justice", "FUNDS", "Labour Fraud"),
        ("Ministry of Justice", "FUNDS", "Safe Journeys"),
    ]
    assert rows(page, "empact_leads") == [("Judiciary Police", "LEADS", "Labour Fraud"), ("Judiciary Police", "LEADS", "Safe Journeys")]


def test_projects_with_funder_and_implementer(page: Extraction) -> None:
    assert rows(page, "funded_by") == [("European Union", "FUNDS", "Mirage"), ("Judiciary Police", "IMPLEMENTS", "Mirage")]


def test_programmes_abroad(page: Extraction) -> None:
    regional = "Regional programme of IOM in West Africa"
    assert rows(page, "contributes") == [
        ("Government of Portugal", "PARTICIPATES_IN", "Blue Heart"),
        ("Government of Portugal", "PARTICIPATES_IN", regional),
    ]
    assert rows(page, "programme_of") == [("UNODC", "IMPLEMENTS", "Blue Heart"), ("IOM", "IMPLEMENTS", regional)]
    assert rows(page, "programme_in") == [(regional, "TARGETS", "West Africa")]


def test_contacts_are_organisations_not_sites_or_lines(page: Extraction) -> None:
    assert [s for s, _, _ in rows(page, "contact")] == ["Commission for Citizenship and Gender Equality", "Family Planning Association"]


def test_laws_and_plans_count_nothing(page: Extraction) -> None:
    values = [f.object.properties["value"] for f in page.facts if f.predicate == "HAS_VALUE" and isinstance(f.object, Value)]
    assert values == [308, 45, 60]


def test_every_quote_stands_in_the_source(page: Extraction) -> None:
    for fact in page.facts:
        assert " ".join(PAGE[a:b] for a, b in fact.evidence.spans) == fact.evidence.quote


def test_the_sample_reads() -> None:
    found = read_document(Path("samples/country-page-netherlands.txt"), loaders={"country_page": cast("base.Loader", country_page)})
    assert found.document.country == "NL"
    assert {f.predicate for f in found.facts} >= {"LEADS", "COOPERATES_WITH", "LOCATED_IN", "HAS_VALUE", "PART_OF", "PARTICIPATES_IN"}
