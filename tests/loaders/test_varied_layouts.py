"""Layouts of other states' documents: funders in a bracket, sections of a plan, items of GRETA, a page's officers, shares by country."""

from collections.abc import Sequence

import pytest

from graph.model import Entity, Fact, Value
from loaders import action_plan, country_page, emn, fact_sheet, greta_reply
from loaders.base import Loader, Source
from loaders.parts.people import mask_people
from loaders.readers.text import read_text


def facts_of(loader: Loader, text: str) -> Sequence[Fact]:
    masked = mask_people(text)
    return loader.load(Source("test.md", "test", "0" * 64, masked, tuple(read_text(masked)))).facts


def triples(facts: Sequence[Fact]) -> set[tuple[str, str, str]]:
    return {(f.subject.shown, f.predicate, f.object.shown) for f in facts if isinstance(f.object, Entity)}


CELLS = """# National Contribution of Finland

European Migration Network

Name of the measure: Safe Harbour
Third country/ies of implementation: Kenya
Implementation period: 2021 – 2024
Total funding and source(s) of funding: FUNDING
Implementing partners: IOM Kenya on behalf of the Coast Guard Agency
State of implementation: Ongoing
"""


@pytest.mark.parametrize(
    ("funding", "funders"),
    [
        ("EUR 4 million (Ministry of Trade, 80%; European Union, 20%)", {"Ministry of Trade", "European Union"}),
        ("EUR 3,000 (Harbour Agency: EUR 2,000; Office of Trade: EUR 1,000)", {"Harbour Agency", "Office of Trade"}),
        ("EUR 4 million per year, funded by Lantern and Harbour", {"Lantern", "Harbour"}),
        ("Total EUR 4 million. Norway contributed EUR 3,000 in 2021.", {"Government of Norway"}),
        ("EUR 4 million (of which 3 million EU)", {"EU"}),
    ],
)
def test_a_bracket_may_hold_several_that_pay(funding: str, funders: set[str]) -> None:
    facts = facts_of(emn, CELLS.replace("FUNDING", funding))
    assert {f.subject.shown for f in facts if f.predicate == "FUNDS"} == funders
    assert len([f for f in facts if f.predicate == "HAS_BUDGET"]) == 1


def test_on_behalf_of_parts_who_does_it_from_who_answers_for_it() -> None:
    said = triples(facts_of(emn, CELLS.replace("FUNDING", "EUR 4 million")))
    assert {("IOM Kenya", "IMPLEMENTS", "Safe Harbour"), ("Coast Guard Agency", "RESPONSIBLE_FOR", "Safe Harbour")} <= said


PLAN = """Publications of the Ministry of Trade, Finland

Action plan against servitude 2021-2023

1 Introduction

The previous Action Plan 2016-2018 was adopted in 2016.

2 Aims

2.1 Finding victims

Few are found.

Action 1. A register is opened.
Responsible party: Harbour Agency
Timetable: 2022

2.2 Helping victims

| No | Action | Responsible party | Timetable |
|---|---|---|---|
| 2 | Open a house | Coast Guard Agency | First half of 2022 |

3 Monitoring

A group meets.
"""


def test_a_dotted_number_above_actions_is_a_section() -> None:
    said = triples(facts_of(action_plan, PLAN))
    assert ("A register is opened.", "PART_OF", "Section 2.1: Finding victims") in said
    assert ("Open a house", "PART_OF", "Section 2.2: Helping victims") in said
    assert ("Section 2.1: Finding victims", "PART_OF", "Chapter 2: Aims") in said


def test_an_introduction_is_no_line_of_the_plan() -> None:
    assert not {s for s, _, _ in triples(facts_of(action_plan, PLAN)) if "Introduction" in s or "Monitoring" in s}


def test_a_timetable_says_by_when() -> None:
    due = {
        f.subject.shown: f.object.properties
        for f in facts_of(action_plan, PLAN)
        if f.predicate == "HAS_DEADLINE" and isinstance(f.object, Value)
    }
    assert due["Open a house"]["end_date"] == "2022-06-30"
    assert due["A register is opened."]["end_date"] == "2022-12-31"


def test_who_published_a_plan_answers_for_it_and_it_follows_the_one_before() -> None:
    said = triples(facts_of(action_plan, PLAN))
    assert ("Ministry of Trade", "RESPONSIBLE_FOR", "Action plan against servitude 2021-2023") in said
    assert ("Action plan against servitude 2021-2023", "SUCCEEDS", "Action Plan 2016-2018") in said


def test_labels_that_a_page_printed_in_one_line_are_parted() -> None:
    text = PLAN.replace("Agency\nTimetable", "Agency Other parties: Lantern Timetable")
    said = triples(facts_of(action_plan, text))
    assert {s for s, p, o in said if p == "RESPONSIBLE_FOR" and o == "A register is opened."} == {"Harbour Agency"}


REPLY = """Comments of the Latvian Government on GRETA's report

1. GRETA invites the Latvian authorities to go on. It also considers that the authorities should:
- print a leaflet;
- open an office (paragraph 66).

An office was opened.
"""


def test_an_item_has_the_verb_in_front_of_it() -> None:
    verbs = {f.subject.shown: f.object.properties["verb"] for f in facts_of(greta_reply, REPLY) if isinstance(f.object, Value)}
    assert verbs["print a leaflet"] == "considers"


PAGE = """Migration and Home Affairs

General information: situation on trafficking in human beings

Portugal is a country of destination.

Institutional, legal and policy framework

The Platform on Servitude was set up in 2013. It is chaired by the Harbour Agency and meets twice a year.

Cross-border cooperation to address trafficking in human beings

Liaison officers of the Coast Guard Agency are stationed in Angola.
"""


def test_a_page_tells_what_it_stands_for_and_whose_officers_they_are() -> None:
    said = triples(facts_of(country_page, PAGE))
    assert ("Harbour Agency", "LEADS", "Platform on Servitude") in said
    assert ("Coast Guard Agency", "COOPERATES_WITH", "Angola") in said
    assert not {("Harbour Agency", "LEADS", "It"), ("Government of Portugal", "COOPERATES_WITH", "Angola")} & said


SHEET = """# Fact sheet on servitude

## Findings

The number of minors has risen from 18 to 32 in two years. The harbour houses took in 142 victims in 2022, 20 fewer than in 2021.
Victims mainly came from Morocco (18%) and Romania (12%). Police recorded 112 suspected offences.

## Recommendations

1. The Rapporteur recommends that the police count again.
"""


def test_a_sheet_gives_both_ends_of_a_change_and_shares_by_country() -> None:
    facts = facts_of(fact_sheet, SHEET)
    values = {
        (f.object.properties["value"], f.object.properties["direction"])
        for f in facts
        if isinstance(f.object, Value) and "value" in f.object.properties
    }
    assert {(18, None), (32, None), (142, None), (20, "decrease"), (12, None), (112, None)} <= values


def test_where_victims_come_from_is_not_whose_sheet_it_is() -> None:
    assert not {f.object.shown for f in facts_of(fact_sheet, SHEET) if f.predicate == "ABOUT" and isinstance(f.object, Entity)} & {
        "Romania",
        "MA",
    }
