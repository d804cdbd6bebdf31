"""Turns that contributions, plans and replies of many states have, each with a sentence written for it."""

import pytest

from graph.model import Value
from tests.loaders.parts.prose.telling import Triple, read, triples

SAID: list[tuple[str, Triple]] = [
    ("The charities ran it. The NGOs Lantern and HARBOUR-NET run the Beacon project.", ("HARBOUR-NET", "IMPLEMENTS", "Beacon")),
    ("The Platform on Bonded Labour brings together the Labour Agency and NGOs such as Lantern and Open Door.",
     ("Open Door", "PARTICIPATES_IN", "Platform on Bonded Labour")),
    ("The Federal Labour Crime Office (FLCX) was set up. FLCX leads the Beacon project.",
     ("Federal Labour Crime Office", "LEADS", "Beacon")),
    ("Lantern runs the Beacon project.", ("Lantern", "IMPLEMENTS", "Beacon")),
    ("Lantern and Harbour are members of the Platform on Bonded Labour.", ("Harbour", "PARTICIPATES_IN", "Platform on Bonded Labour")),
    ("The Labour Agency takes part in the Beacon project and the Coast Police has been co-driver of the Beacon project.",
     ("Coast Police", "LEADS", "Beacon")),
    ("The Beacon project, carried out by the Labour Agency in partnership with the Coast Police, is new.",
     ("Coast Police", "IMPLEMENTS", "Beacon")),
    ("The Beacon project is financed by the Labour Agency and focuses on Ghana and Benin.", ("Beacon", "TARGETS", "Benin")),
    ("The Labour Agency represents Sweden in the Platform on Bonded Labour.",
     ("Labour Agency", "PARTICIPATES_IN", "Platform on Bonded Labour")),
    ("The Coast Police leads the Beacon project, with Frontex and Denmark as participants.",
     ("Government of Denmark", "PARTICIPATES_IN", "Beacon")),
    ("Officers from Ghana and Benin have been seconded to the Coast Police.", ("Coast Police", "COOPERATES_WITH", "Benin")),
    ("The Coast Police has liaison officers stationed in Accra (Ghana) and Cotonou (Benin).", ("Coast Police", "COOPERATES_WITH", "Ghana")),
    ("Norway has supported the Harbour Relief Agency financially.", ("Government of Norway", "FUNDS", "Harbour Relief Agency")),
    ("The UNODC project Seabright ended.", ("UNODC", "IMPLEMENTS", "Seabright")),
    ("Norway funds the Bright Coast Campaign of UNODC.", ("UNODC", "IMPLEMENTS", "Bright Coast Campaign")),
    ("Norway funds the Bright Coast Campaign of UNODC.", ("Government of Norway", "FUNDS", "Bright Coast Campaign")),
    ("The Labour Agency ran the project Seabright; it was co-financed by Norway.", ("Government of Norway", "FUNDS", "Seabright")),
    ("The Labour Agency, commissioned by the Welfare Board, runs the Beacon project.", ("Welfare Board", "RESPONSIBLE_FOR", "Beacon")),
    ("Norway is an active member of the Council of the Arctic Shore Agency.",
     ("Government of Norway", "PARTICIPATES_IN", "Council of the Arctic Shore Agency")),
    ("Members of the Platform on Bonded Labour: the Labour Agency, Lantern, IOM.",
     ("Lantern", "PARTICIPATES_IN", "Platform on Bonded Labour")),
    ("The Task Force on Servitude has established two working groups: the Working Group on Farms and the Working Group on Ports.",
     ("Working Group on Ports", "PART_OF", "Task Force on Servitude")),
    ("Norway, Denmark and Iceland set up a joint investigation team.", ("Government of Norway", "COOPERATES_WITH", "Iceland")),
    ("Norway signed a memorandum of understanding with Ghana and a cooperation protocol with Benin.",
     ("Government of Norway", "COOPERATES_WITH", "Benin")),
    ("The Labour Agency has run information campaigns in Ghana.", ("Information campaigns", "TARGETS", "Ghana")),
    ("The Coast Police takes part in EMPACT and leads the operational action on forced begging.",
     ("Operational action on forced begging", "PART_OF", "European Multidisciplinary Platform Against Criminal Threats")),
    ("The Third Action Plan builds on the Second Action Plan.", ("Third Action Plan", "SUCCEEDS", "Second Action Plan")),
    ("Norway's Action Plan 2021-2024 was prepared by the Welfare Ministry.",
     ("Welfare Ministry", "RESPONSIBLE_FOR", "Action Plan 2021-2024")),
    ("The Labour Agency coordinates the Beacon project and chairs the High-Level Group on Servitude.",
     ("Labour Agency", "LEADS", "High-Level Group on Servitude")),
    ("The High-Level Group on Servitude met. The Group is made up of the Labour Agency and the Coast Police.",
     ("Coast Police", "PARTICIPATES_IN", "High-Level Group on Servitude")),
    ("The Labour Agency is the national contact point for the Beacon project.", ("Labour Agency", "PARTICIPATES_IN", "Beacon")),
    ("Norway, through the Welfare Agency, provided EUR 2 million to the Trust Fund of the Labour Office.",
     ("Government of Norway", "FUNDS", "Trust Fund of the Labour Office")),
    ('A new campaign, "Look Closer", was launched by the Labour Agency.', ("Labour Agency", "IMPLEMENTS", "Look Closer")),
    ("Norway funds the UNODC project Seabright.", ("Government of Norway", "FUNDS", "Seabright")),
    ("The state prosecutor's office works together with Norway.", ("state prosecutor's office", "COOPERATES_WITH", "Norway")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fact"), SAID, ids=[f"{number}-{fact[1]}" for number, (_, fact) in enumerate(SAID)])
def test_a_turn_says_its_fact(text: str, fact: Triple) -> None:
    assert fact in triples(text)


NOT_SAID: list[tuple[str, Triple]] = [
    ("The Platform on Bonded Labour was set up by the Labour Agency and is headed by the Coast Police.",
     ("Coast Police", "LEADS", "Labour Agency")),
    ("The National Action Plan against Servitude was launched by the Labour Agency.",
     ("Labour Agency", "IMPLEMENTS", "National Action Plan against Servitude")),
    ("Norway funds a UNODC project.", ("Government of Norway", "FUNDS", "UNODC")),
    ("Norway and Denmark are partners in the Beacon project.", ("Government of Norway", "COOPERATES_WITH", "Denmark")),
    ("The Platform on Bonded Labour brings together the Labour Agency and NGOs such as Lantern.",
     ("NGOs", "PARTICIPATES_IN", "Platform on Bonded Labour")),
    ("Beacon is a project. Norway leads the operational action on forced begging.", ("Government of Norway", "LEADS", "Beacon")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "fact"), NOT_SAID)
def test_a_turn_does_not_say_more(text: str, fact: Triple) -> None:
    assert fact not in triples(text)


def test_the_agency_is_the_one_that_a_sentence_was_about() -> None:
    text = "The Harbour Agency opened in May. The Platform consists of the Labour Agency. The agency runs the Beacon project."
    other = "The Labour Agency met the Harbour Agency. The agency runs the Beacon project."
    assert ("Harbour Agency", "IMPLEMENTS", "Beacon") not in triples(other)
    assert ("Labour Agency", "IMPLEMENTS", "Beacon") in triples(text)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("The Coast Action Plan to Counter Servitude covers the years 2022 to 2025.", "2022", "2025"),
        ("The Labour Agency evaluated the Action Plan 2019-2021.", "2019", "2021"),
    ],
)
def test_a_plan_runs_in_the_years_that_it_covers_or_is_named_by(text: str, start: str, end: str) -> None:
    periods = [f.object.properties for f in read(text) if isinstance(f.object, Value) and f.predicate == "HAS_PERIOD"]
    assert [(p["start_date"], p["end_date"]) for p in periods] == [(start, end)]
