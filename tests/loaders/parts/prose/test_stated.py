"""Budgets, needs, labelled practices; names that prose introduces; who a clause's verb belongs to."""

import pytest

from graph.model import Entity, Value
from tests.loaders.parts.prose.telling import Triple, read, triples

SAID: list[tuple[str, list[Triple]]] = [
    ("Croatia participates in EMPACT THB and is co-leader of the operational action on begging.",
     [("Government of Croatia", "LEADS", "Operational action on begging")]),
    ("The Safe Roads project was coordinated by ICMPD and led by Austria and Slovenia.",
     [("ICMPD", "LEADS", "Safe Roads"), ("Government of Austria", "LEADS", "Safe Roads"),
      ("Government of Slovenia", "LEADS", "Safe Roads")]),
    ("The Amber Coast Initiative is a joint project of Latvia and Estonia, funded by the Nordic Council of Ministers.",
     [("Nordic Council of Ministers", "FUNDS", "Amber Coast Initiative")]),
    ("The Finnish Police lead the Open Doors programme and supports the Safe Roads programme with SEK 4 million.",
     [("Finnish Police", "FUNDS", "Safe Roads")]),
    ("The Polish Ministry of the Interior allocated PLN 2 million to the La Strada Foundation.",
     [("Polish Ministry of the Interior", "FUNDS", "La Strada Foundation")]),
    ("The Safe Roads project is implemented by IOM in cooperation with the Moldovan Ministry of Labour.",
     [("IOM", "IMPLEMENTS", "Safe Roads"), ("Moldovan Ministry of Labour", "IMPLEMENTS", "Safe Roads")]),
    ("The Blue Harbour programme supports the Kenyan Border Police.", [("Blue Harbour", "BENEFITS", "Kenyan Border Police")]),
    ("The Safe Roads project is implemented by GIZ, ZZHR and UNODC.",
     [("GIZ", "IMPLEMENTS", "Safe Roads"), ("ZZHR", "IMPLEMENTS", "Safe Roads"), ("UNODC", "IMPLEMENTS", "Safe Roads")]),
    ("Baltic Ferries and the Border Management Unit run the Safe Roads project.",
     [("Baltic Ferries", "IMPLEMENTS", "Safe Roads"), ("Border Management Unit", "IMPLEMENTS", "Safe Roads")]),
    ("Portugal adopted its fifth National Action Plan to Prevent and Combat Trafficking in Human Beings in 2024.",
     [("Government of Portugal", "RESPONSIBLE_FOR", "National Action Plan to Prevent and Combat Trafficking in Human Beings")]),
    ("The Border Police Bureau set up a Joint Investigation Team with Spain.", [("Border Police Bureau", "COOPERATES_WITH", "Spain")]),
    ("The Finnish Police carry out the project Follow the Money.", [("Finnish Police", "IMPLEMENTS", "Follow the Money")]),
    ("The ISF-funded project HARBOUR trains judges.", [("ISF", "FUNDS", "HARBOUR")]),
    ("The National Support Programme (NSP) began in 2019.\n\nThe NSP is financed by the Finnish Police.",
     [("Finnish Police", "FUNDS", "National Support Programme")]),
    ("The project HARBOUR trains judges.\n\nHARBOUR is led by the Finnish Police.", [("Finnish Police", "LEADS", "HARBOUR")]),
    ("The Finnish Police contribute to the Safe Roads programme. It is implemented by UNICEF.", [("UNICEF", "IMPLEMENTS", "Safe Roads")]),
    ("Finland chairs the National Task Force against Exploitation. The Task Force consists of the Border Guard and the Finnish Police.",
     [("Finnish Police", "PARTICIPATES_IN", "National Task Force against Exploitation")]),
    ("Street outreach: Pro-tukipiste, an NGO funded by Finland, uses peer educators.",
     [("Pro-tukipiste", "IMPLEMENTS", "Street outreach")]),
    ("The Labour Inspectorate recommended that permits are issued faster.",
     [("Permits are issued faster", "MADE_BY", "Labour Inspectorate")]),
    ("The Finnish Police and the Labour Inspectorate noted that it would be useful to share more data.",
     [("It would be useful to share more data", "MADE_BY", "Finnish Police"),
      ("It would be useful to share more data", "MADE_BY", "Labour Inspectorate")]),
]  # fmt: skip

NOT_SAID: list[tuple[str, Triple]] = [
    ("The Finnish Police did not recommend that permits are issued faster.", ("Permits are issued faster", "MADE_BY", "Finnish Police")),
    ("The Finnish Police noted that the Safe Roads project ended.", ("The Safe Roads project ended", "MADE_BY", "Finnish Police")),
    ("Police cooperation: the Finnish Police meet Europol.", ("Finnish Police", "IMPLEMENTS", "Police cooperation")),
    ("Street outreach: the Finnish Police may use peer educators.", ("Finnish Police", "IMPLEMENTS", "Street outreach")),
    ("A joint training with the Finnish Police began.", ("Finnish Police", "IMPLEMENTS", "Joint training")),
    ("Sida funds UNODC's work in Asia.", ("Sida", "FUNDS", "UNODC")),
    ("The Safe Roads project will be implemented in cooperation with IOM.", ("IOM", "IMPLEMENTS", "Safe Roads")),
    ("The Blue Harbour programme does not support the Kenyan Border Police.", ("Blue Harbour", "BENEFITS", "Kenyan Border Police")),
    ("The Safe Roads project was coordinated by ICMPD and visited by Austria.", ("Government of Austria", "LEADS", "Safe Roads")),
]


@pytest.mark.parametrize(("text", "said"), SAID, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_a_sentence_says(text: str, said: list[Triple]) -> None:
    assert [triple for triple in said if triple not in triples(text, "FI")] == []


@pytest.mark.parametrize(("text", "unsaid"), NOT_SAID, ids=lambda value: value[:60] if isinstance(value, str) else "")
def test_a_sentence_does_not_say(text: str, unsaid: Triple) -> None:
    assert unsaid not in triples(text, "FI")


def budgets(text: str) -> list[tuple[str, object, object]]:
    found = [f for f in read(text, "FI") if isinstance(f.object, Value) and f.predicate == "HAS_BUDGET"]
    return [(f.subject.shown, f.object.properties["amount"], f.object.properties["currency"]) for f in found if isinstance(f.object, Value)]


def test_a_budget_is_the_undertakings_that_has_it() -> None:
    assert budgets("The Safe Roads project ran until 2024 and had a total budget of EUR 2 million.") == [("Safe Roads", 2_000_000, "EUR")]


def test_a_budget_that_is_planned_is_none() -> None:
    assert budgets("The Safe Roads project will have a budget of EUR 2 million.") == []


def test_each_leader_has_the_role_of_its_own_verb() -> None:
    facts = read("The Safe Roads project was coordinated by ICMPD and led by Austria.", "FI")
    assert {(f.subject.shown, f.qualifiers["role"]) for f in facts if f.predicate == "LEADS"} == {
        ("ICMPD", "coordinator"),
        ("Government of Austria", "leader"),
    }


def test_two_undertakings_called_the_programme_stay_two() -> None:
    text = "IOM runs the Safe Roads programme. The programme is funded by Norway.\n\n# Next\n\nThe Open Doors programme began. "
    funded = [f.object for f in read(f"{text}The programme is funded by Iceland.", "FI") if f.predicate == "FUNDS"]
    assert [thing.shown for thing in funded if isinstance(thing, Entity)] == ["Safe Roads", "Open Doors"]
    assert [thing.names for thing in funded if isinstance(thing, Entity) and "the programme" in map(str.lower, thing.names)] == []
