"""What the cells of a measure's table say in sentences, and a state's priorities."""

from collections.abc import Sequence

from graph.model import Entity, Fact
from loaders.base import Source
from loaders.emn import load
from loaders.parts.people import mask_people
from loaders.readers.text import read_text

HEAD = "# National Contribution of Finland\n\nEuropean Migration Network\n\n"
TABLE = """Name of the measure: Safe Harbour
Third country/ies of implementation: Kenya
Implementation period: 2021 – 2024
Total funding and source(s) of funding: EUR 2 million
Implementing partners: IOM
Objective(s): Protection of workers. The project targets Oman and Qatar as countries of destination.
Main activities: ACTIVITIES
State of implementation: Ongoing
Comments: COMMENTS
"""


def facts_of(text: str) -> Sequence[Fact]:
    masked = mask_people(HEAD + text)
    return load(Source("emn-finland.md", "emn-finland", "0" * 64, masked, tuple(read_text(masked)))).facts


def said(activities: str, comments: str = "N/A") -> set[tuple[str, str, str]]:
    facts = facts_of(TABLE.replace("ACTIVITIES", activities).replace("COMMENTS", comments))
    return {(f.subject.shown, f.predicate, f.object.shown) for f in facts if isinstance(f.object, Entity)}


def test_the_project_in_a_cell_is_the_measure_of_its_row() -> None:
    assert ("UNICEF", "PARTICIPATES_IN", "Safe Harbour") in said("Training.", "UNICEF joined the project.")


def test_who_an_activity_is_done_with_takes_part() -> None:
    assert ("Kenyan Border Police", "PARTICIPATES_IN", "Safe Harbour") in said(
        "- training - patrols in cooperation with the Kenyan Border Police"
    )


def test_what_a_measure_will_do_is_what_it_does() -> None:
    assert ("Trace Kenya Foundation", "PARTICIPATES_IN", "Safe Harbour") in said("Victims will be referred to the Trace Kenya Foundation.")


def test_what_a_measure_may_do_is_no_fact() -> None:
    assert ("Trace Kenya Foundation", "PARTICIPATES_IN", "Safe Harbour") not in said(
        "Victims may be referred to the Trace Kenya Foundation."
    )


def test_a_remark_says_what_came_before() -> None:
    assert ("Safe Harbour", "SUCCEEDS", "Calm Waters Project") in said("Training.", "The programme replaced the Calm Waters Project.")


def test_who_pays_is_no_place_of_the_measure() -> None:
    assert ("Safe Harbour", "TARGETS", "Norway") not in said("A shelter is run with the financial support of Norway.")


def test_the_state_itself_is_no_place_of_a_measure_elsewhere() -> None:
    assert ("Safe Harbour", "TARGETS", "Finland") not in said("Referral of victims between Kenya and Finland.")


def test_a_city_that_is_named_like_a_country_is_not_that_country() -> None:
    assert ("Safe Harbour", "TARGETS", "Benin") not in said("A shelter in Benin City.")


def test_all_countries_behind_a_verb_are_targets() -> None:
    assert {("Safe Harbour", "TARGETS", "Oman"), ("Safe Harbour", "TARGETS", "Qatar")} <= said("Training.")


PRIORITIES = """Q1. What are the thematic priorities of your country?

Finland has several priorities in the external dimension of human trafficking, VERB:

- preventing exploitation in countries of origin
- identifying victims on the routes
"""


def priorities(verb: str) -> set[tuple[str, str]]:
    facts = facts_of(PRIORITIES.replace("VERB", verb))
    return {(f.predicate, f.object.key or f.object.shown) for f in facts if isinstance(f.object, Entity) and f.rule == "emn.priorities"}


def test_the_priorities_of_a_state_are_a_policy_with_the_themes_of_its_list() -> None:
    shown = "Priorities in the external dimension of human trafficking"
    assert priorities("which are the following") == {("IMPLEMENTS", shown), ("ADDRESSES", "prevention"), ("ADDRESSES", "protection")}


def test_priorities_that_may_come_are_no_policy() -> None:
    assert priorities("which might be the following") == set()
