from pathlib import Path

import pytest

from graph.model import Entity, Extraction, Value
from loaders import action_plan
from loaders.base import Source, read_source

BRACKETED = """Government of the Netherlands

Council on Trade in People (III)
Action Plan
2015- 2018

July 2015

Table of contents

1 Schools (Security and Justice, Municipalities)	4
2 Health care (VWS, Police)	7

Introduction

The Council has worked since 2009. The Ministry of Security and Justice pays for its office. Ask the Ministry of Health, Welfare and Sports.

1

Schools (Security and Justice,
Municipalities)

What follows is background.

1. Pupils are hard to reach.
2. Teachers lack time.

Goals/ actions:

1. The Ministry of Security and Justice will print a leaflet (3rd quarter 2015).
It also answers questions (continuous).
2. Training:
 - a. a course will be developed by the Police (end of 2016);
 - b. a visit to the court to be planned, based on the guide drawn up by the Police in 2012.

3. The Council, together with the Public Prosecution Service, will visit schools. The Police may join.

2

Health care (VWS, Police, Health, Welfare and Sports)

Goals / Actions

1. A guide for doctors (the Judiciary and Public Prosecution Service, in 2017/depending on the law).
2. In November 2014, a Memorandum of Understanding was signed with Ghana. A MoU with India is expected to be concluded in June 2016.
3. If the money is found, the Police will open a desk.

Enclosure

Members of the Council on Trade in People III

Mr A.B. Jansen LL.M., *chairman* (Public Prosecution Service, head of the northern office)
Ms ██████ (mayor of Zwolle)
Ms C. de Vries MA, Ministry of Security and Justice, director
Mr D. Bakker (President of the District Court of Zwolle)

Afterword

Nothing more.
"""

LABELLED = """NATIONAL ACTION PLAN AGAINST TRAFFICKING IN PERSONS 2022-2025

Republic of Slovenia

Objective 1: Better prevention

Responsible: Ministry of the Interior

Action 1.1 Run a campaign in secondary schools.
Responsible: Ministry of Education, Police
Deadline: Q3 2023

Action 1.2: Publish a manual. Responsible: Ministry of the Interior. Deadline: end of 2024.

Objective 2: Stronger prosecution

Measure 2.1 – Train prosecutors
Lead: State Prosecutor's Office
Timeframe: 2022-2024

Action 2.2 will be evaluated later, as the law is still in parliament.
"""

TABLED = """# Plan of Action on Human Trafficking 2020–2022

## 1. Prevention

| No. | Action | Responsible | Deadline |
|---|---|---|---|
| 1.1 | Brief embassy staff | Ministry of Foreign Affairs, Police | 30 June 2020 |
| 1.2 | Renew the website | | Q1 2021 |

## 2. Protection

### Actions

1. The Swedish Police Authority will open two desks by the end of 2021.
2. Write a guide for shelters (Ministry of Employment, 2022).
"""


OBJECTIVES = """# Irish Council on Trade in People Delivery Plan

Making the Strategy Work

2021 – 2022

The objectives are:

- Strategic Objective 1: Earlier help
- Strategic Objective 2: Safe work

| Strategic Objective 1: Earlier help | | | |
|---|---|---|---|
| Priority Actions | Owner | Timescale | Review Date |
| 1.1 Print a card for patrols | Mr A. Murphy<br>Head of<br>Victim Support<br>Legal Aid Board | Ongoing | July 2021 |
| 1.2 Set up a desk | Ms B. Byrne<br>Council on Trade in People – Strategic Objectives Lead | End of 2022 | July 2021 |
| Strategic Objective 2: Safe work | | | |
| 2.1 Inspect farms | Mr A. Murphy/Niamh Walsh, Head of Farms<br>Labour Inspectorate | June 2022 | July 2021 |
| 2.2 Train inspectors | Scottish Government Anti-Slavery<br>Co-ordinator | 2022 | July 2021 |
"""


OUTCOMES = """# National Action Plan on Human Trafficking 2023–2027

Government of Ireland

## Pillar 1 – Prevention

### Outcome 1.1: People know the signs

| Ref | Action | Lead | Timeline |
|---|---|---|---|
| 1.1.1 | Brief hotels. | Department of Enterprise, Trade and Employment; Workplace Relations Commission | 2024 |

## Pillar 2 – Protection

### Outcome 2.1: Victims are found early

| Ref | Action | Lead | Timeline |
|---|---|---|---|
| 2.1.1 | Train inspectors. | WRC | By June 2025 |

## Abbreviations

WRC – Workplace Relations Commission
"""


def load(tmp_path: Path, text: str, name: str = "plan.txt") -> Extraction:
    return action_plan.load(read(tmp_path, text, name))


def read(tmp_path: Path, text: str, name: str = "plan.txt") -> Source:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return read_source(path)


def shown(end: Entity | Value) -> str:
    if isinstance(end, Value):
        return f"{end.properties['start_date']}/{end.properties['end_date']}"
    return (end.key or "").split("/")[-1] if end.label == "Action" else end.shown


def pairs(extraction: Extraction, predicate: str) -> set[tuple[str, str]]:
    return {(shown(f.subject), shown(f.object)) for f in extraction.facts if f.predicate == predicate}


def test_the_title_page_names_the_plan_its_period_and_its_body(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    name = "Council on Trade in People (III) Action Plan 2015-2018"
    assert (found.document.title, found.document.country, found.document.issued) == (name, "NL", "2015-07")
    assert pairs(found, "HAS_PERIOD") == {(name, "2015/2018")}
    assert ("Council on Trade in People (III)", name) in pairs(found, "RESPONSIBLE_FOR")


def test_chapters_are_parts_of_the_plan_with_the_parties_of_their_brackets(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    chapters = {s: o for s, o in pairs(found, "PART_OF") if s.startswith("Chapter")}
    assert sorted(chapters) == ["Chapter 1: Schools", "Chapter 2: Health care"]
    assert {s for s, o in pairs(found, "RESPONSIBLE_FOR") if o == "Chapter 1: Schools"} == {
        "Ministry of Security and Justice",
        "Municipalities",
    }
    assert {s for s, o in pairs(found, "RESPONSIBLE_FOR") if o == "Chapter 2: Health care"} == {
        "VWS",
        "Police",
        "Ministry of Health, Welfare and Sports",
    }


def test_only_lists_under_a_heading_of_actions_are_actions(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    actions = {s for s, _ in pairs(found, "PART_OF") if s[0].isdigit()}
    assert actions == {"1.1", "1.2", "1.2a", "1.2b", "1.3", "2.1", "2.2", "2.3"}
    assert {("1.2a", "1.2"), ("1.2a", "Chapter 1: Schools")} <= pairs(found, "PART_OF")


def test_an_action_is_called_by_its_number_and_by_its_text(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    action = next(f.subject for f in found.facts if f.subject.label == "Action" and shown(f.subject) == "1.1")
    assert action.text == "The Ministry of Security and Justice will print a leaflet (3rd quarter 2015)."
    assert {"Action 1.1", f"{action.text} It also answers questions (continuous)."} <= set(action.aliases)


def test_deadlines_lie_ahead_and_belong_to_their_item(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    assert pairs(found, "HAS_DEADLINE") == {
        ("1.1", "2015-07-01/2015-09-30"),
        ("1.1", "/"),
        ("1.2a", "2016-10-01/2016-12-31"),
        ("2.1", "2017-01-01/2017-12-31"),
        ("2.2", "2016-06-01/2016-06-30"),
    }


def test_who_does_an_action_is_its_subject_agent_or_bracket_and_never_a_hedge(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    assert {(s, o) for s, o in pairs(found, "RESPONSIBLE_FOR") if o[0].isdigit()} == {
        ("Ministry of Security and Justice", "1.1"),
        ("Police", "1.2a"),
        ("Council on Trade in People (III)", "1.3"),
        ("Public Prosecution Service", "1.3"),
        ("Judiciary", "2.1"),
        ("Public Prosecution Service", "2.1"),
    }


def test_only_concluded_agreements_are_cooperation(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    facts = [f for f in found.facts if f.predicate == "COOPERATES_WITH"]
    assert [(shown(f.subject), shown(f.object), dict(f.qualifiers)) for f in facts] == [
        ("Government of the Netherlands", "Ghana", {"instrument": "Memorandum of Understanding", "date": "2014-11"})
    ]


def test_members_are_organisations_and_never_people(tmp_path: Path) -> None:
    found = load(tmp_path, BRACKETED)

    assert {s for s, _ in pairs(found, "PARTICIPATES_IN")} == {
        "Public Prosecution Service",
        "Municipality of Zwolle",
        "Ministry of Security and Justice",
        "District Court of Zwolle",
    }
    assert pairs(found, "LEADS") == {("Public Prosecution Service", "Council on Trade in People (III)")}
    written = " ".join(f"{f.subject} {f.object} {f.evidence}" for f in found.facts)
    assert not any(name in written for name in ("Jansen", "Vries", "Bakker"))


def test_labels_say_who_and_by_when(tmp_path: Path) -> None:
    found = load(tmp_path, LABELLED)

    assert pairs(found, "HAS_DEADLINE") == {
        ("1.1", "2023-07-01/2023-09-30"),
        ("1.2", "2024-10-01/2024-12-31"),
        ("2.1", "2022-01-01/2024-12-31"),
    }
    assert {
        ("Ministry of Education", "1.1"),
        ("Police", "1.1"),
        ("Ministry of the Interior", "1.2"),
        ("State Prosecutor's Office", "2.1"),
    } <= pairs(found, "RESPONSIBLE_FOR")
    assert ("Ministry of the Interior", "Objective 1: Better prevention") in pairs(found, "RESPONSIBLE_FOR")
    assert {s for s, o in pairs(found, "PART_OF") if o.startswith("Objective 2")} == {"2.1"}


def test_tables_and_markdown_headings_are_read_by_their_columns(tmp_path: Path) -> None:
    found = load(tmp_path, TABLED, "plan.md")

    assert pairs(found, "HAS_DEADLINE") == {
        ("1.1", "2020-06-30/2020-06-30"),
        ("1.2", "2021-01-01/2021-03-31"),
        ("2.1", "2021-10-01/2021-12-31"),
        ("2.2", "2022-01-01/2022-12-31"),
    }
    assert {(s, o) for s, o in pairs(found, "RESPONSIBLE_FOR") if o[0].isdigit()} == {
        ("Ministry of Foreign Affairs", "1.1"),
        ("Police", "1.1"),
        ("Swedish Police Authority", "2.1"),
        ("Ministry of Employment", "2.2"),
    }
    assert ("Chapter 2: Protection", "Plan of Action on Human Trafficking 2020-2022") in pairs(found, "PART_OF")


def test_a_row_that_names_an_objective_is_the_chapter_of_the_rows_below(tmp_path: Path) -> None:
    found = load(tmp_path, OBJECTIVES, "plan.md")

    plan, one, two = (
        "Irish Council on Trade in People Delivery Plan 2021-2022",
        "Strategic objective 1: Earlier help",
        "Strategic objective 2: Safe work",
    )
    assert pairs(found, "PART_OF") == {(one, plan), (two, plan), ("1.1", one), ("1.2", one), ("2.1", two), ("2.2", two)}
    assert ("2.1", "2022-06-01/2022-06-30") in pairs(found, "HAS_DEADLINE")


def test_years_on_a_line_of_their_own_below_the_title_are_the_plan_s(tmp_path: Path) -> None:
    found = load(tmp_path, OBJECTIVES, "plan.md")

    assert pairs(found, "HAS_PERIOD") == {("Irish Council on Trade in People Delivery Plan 2021-2022", "2021/2022")}


def test_an_owner_s_cell_gives_the_bodies_and_no_bare_office(tmp_path: Path) -> None:
    found = load(tmp_path, OBJECTIVES, "plan.md")

    assert {(s, o) for s, o in pairs(found, "RESPONSIBLE_FOR") if o[0].isdigit()} == {
        ("Legal Aid Board", "1.1"),
        ("Irish Council on Trade in People", "1.2"),
        ("Labour Inspectorate", "2.1"),
        ("Scottish Government Anti-Slavery Co-ordinator", "2.2"),
    }
    assert not any("Walsh" in f"{f.subject} {f.evidence}" for f in found.facts)


def test_pillars_hold_outcomes_that_hold_the_rows_below(tmp_path: Path) -> None:
    found = load(tmp_path, OUTCOMES, "plan.md")

    assert {
        ("Outcome 1.1: People know the signs", "Pillar 1: Prevention"),
        ("Outcome 2.1: Victims are found early", "Pillar 2: Protection"),
        ("1.1.1", "Outcome 1.1: People know the signs"),
        ("2.1.1", "Outcome 2.1: Victims are found early"),
    } <= pairs(found, "PART_OF")


def test_a_ministry_with_commas_is_one_party(tmp_path: Path) -> None:
    found = load(tmp_path, OUTCOMES, "plan.md")

    assert {s for s, o in pairs(found, "RESPONSIBLE_FOR") if o == "1.1.1"} == {
        "Department of Enterprise, Trade and Employment",
        "Workplace Relations Commission",
    }


def test_a_list_of_abbreviations_says_which_names_are_one(tmp_path: Path) -> None:
    found = load(tmp_path, OUTCOMES, "plan.md")

    assert ("Actor", ("Workplace Relations Commission", "WRC")) in found.aliases


def test_an_agreement_concluded_in_may_is_no_wish(tmp_path: Path) -> None:
    text = BRACKETED.replace("In November 2014, a Memorandum", "In May 2014, a Memorandum")

    assert ("Government of the Netherlands", "Ghana") in pairs(load(tmp_path, text), "COOPERATES_WITH")


@pytest.mark.parametrize(("text", "name"), [(BRACKETED, "a.txt"), (LABELLED, "b.txt"), (TABLED, "c.md")])
def test_a_plan_is_known_by_its_content(tmp_path: Path, text: str, name: str) -> None:
    assert action_plan.sniff(read(tmp_path, text, name)).score >= 0.5


def test_a_text_that_only_mentions_a_plan_is_no_plan(tmp_path: Path) -> None:
    text = "Report on prevention\n\nThe national action plan was adopted in 2018. It has five goals.\n\n1. One thing.\n2. Another thing.\n"

    assert action_plan.sniff(read(tmp_path, text)).score < 0.5


def test_the_sample_is_a_plan() -> None:
    source = read_source(Path(__file__).parents[2] / "samples" / "action-plan-task-force.txt")

    assert action_plan.sniff(source).score >= 0.5
    assert len(pairs(action_plan.load(source), "HAS_DEADLINE")) >= 10


@pytest.mark.parametrize(
    "text", ["x", "Action Plan", "1\n\nTitle", "Goals / Actions\n\n1. a", "Members of the Board\n\nx", "| Action | Deadline |\n| | |"]
)
def test_a_damaged_plan_is_read_without_error(tmp_path: Path, text: str) -> None:
    load(tmp_path, text)
