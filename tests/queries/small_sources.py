"""What the documents of the small graph say."""

from graph.store import Cell, SourceBatch
from tests.queries.small_graph import Source, money, period

DISMISSED = "s-survey~bbbb0002-14"
"""The statement that a reviewer dismissed: Shield Niger works in Nigeria."""


def small_sources() -> list[SourceBatch]:
    """The documents, in an order that does not matter."""
    return [s.batch() for s in (_old_survey(), _survey(), _plan(), _reply(), _reference())]


def _status(status: str) -> dict[str, Cell]:
    return {"label": "Status", "status": status}


def _old_survey() -> Source:
    """The older edition of the survey: Bridge worked in Ghana then."""
    d = Source("survey~aaaa0001", "Survey of measures", "2023-05", "2024-01-01T10:00:00")
    d.say("programme:bridge", "TARGETS", "country:GH", role="implementation")
    d.say("actor:who", "IMPLEMENTS", "programme:bridge")
    d.mention(2, "actor:who", "programme:bridge")
    return d


def _survey() -> Source:
    d = Source("survey~bbbb0002", "Survey of measures", "2025-07", "2026-01-01T10:00:00")
    for place in ("country:NG", "country:NE"):
        d.say("programme:compass", "TARGETS", place, role="implementation")
    d.say("programme:compass", "TARGETS", "country:GH", role="focus")
    d.say("programme:compass", "TARGETS", "country:NG", role="focus")
    d.say("actor:government-nl", "FUNDS", "programme:compass", strength="inferred")
    d.say("actor:iom", "IMPLEMENTS", "programme:compass")
    d.say("actor:iom", "IMPLEMENTS", "programme:compass", strength="sentence")
    d.say("programme:compass", "ADDRESSES", "theme:prevention")
    d.say("programme:compass", "HAS_PERIOD", period("2021-01-01", "2023-12-31"), phase="I")
    d.say("programme:compass", "HAS_PERIOD", period("2024", "2027"), phase="II")
    d.say("programme:compass", "HAS_BUDGET", money(55150000.0))
    d.say("programme:compass", "HAS_STATUS", _status("ongoing"))
    d.say("programme:shield", "TARGETS", "country:NE")
    d.say("programme:shield", "TARGETS", "country:NG", strength="sentence", review="dismissed")
    d.say("programme:shield", "ADDRESSES", "theme:prevention")
    d.say("actor:unodc", "IMPLEMENTS", "programme:shield")
    d.say("actor:government-nl", "FUNDS", "programme:shield", amount=2000000.0, currency="USD", phase="I")
    d.say("actor:government-nl", "FUNDS", "programme:shield", amount=2000000.0, currency="USD", phase="I", strength="sentence")
    d.say("actor:government-nl", "FUNDS", "programme:shield", amount=500000.0, currency="USD", phase="II")
    d.say("actor:government-nl", "FUNDS", "programme:shield", amount=100000.0)
    d.say("programme:shield", "BENEFITS", "actor:naptip")
    d.say("programme:shield", "HAS_PERIOD", period("2021", "2023-06-30"))
    d.say("programme:shield", "HAS_STATUS", _status("ongoing"))
    d.say("programme:bridge", "TARGETS", "country:NG")
    d.say("actor:naptip", "PARTICIPATES_IN", "programme:bridge")
    d.say("actor:iom", "LEADS", "programme:bridge", role="chair")
    d.say("programme:sahel", "TARGETS", "region:west-africa")
    d.say("actor:unodc", "IMPLEMENTS", "programme:sahel")
    d.say("programme:oa-labour", "PART_OF", "programme:empact")
    d.say("actor:police-nl", "LEADS", "programme:oa-labour", role="action leader", since="2022")
    d.say("actor:government-nl", "LEADS", "programme:oa-labour", role="co-leader")
    d.say("actor:iom", "PARTICIPATES_IN", "programme:oa-labour")
    d.say("actor:government-nl", "LEADS", "programme:empact", role="driver", since="2019")
    d.mention(6, "actor:iom", "programme:compass")
    d.mention(1, "programme:compass", "country:NG")
    return d


def _plan() -> Source:
    d = Source("plan~cccc0003", "National Action Plan", "2022", "2026-01-02T10:00:00")
    d.say("programme:chapter-1", "PART_OF", "programme:plan")
    d.say("actor:justice-nl", "RESPONSIBLE_FOR", "programme:chapter-1")
    d.say("action:1-1", "PART_OF", "programme:chapter-1")
    d.say("action:1-1", "HAS_DEADLINE", period("2022-07-01", "2022-09-30", "3rd quarter of 2022"))
    d.say("actor:police-nl", "RESPONSIBLE_FOR", "action:1-1")
    d.say("action:1-2", "PART_OF", "programme:chapter-1")
    d.say("action:1-2a", "PART_OF", "action:1-2")
    d.say("programme:compass", "HAS_PERIOD", period("2021-02", "2023-12"), phase="I")
    d.say("programme:compass", "HAS_BUDGET", money(41200000.0, "USD"))
    d.mention(9, "programme:compass")
    d.say("programme:shield", "ADDRESSES", "theme:protection")
    return d


def _reply() -> Source:
    d = Source("reply~dddd0004", "Reply to GRETA", "2026-02-01", "2026-03-01T10:00:00")
    d.say("recommendation:44", "HAS_STRENGTH", {"label": "Strength", "verb": "urges"}, paragraph="44", topic="Training of judges")
    d.say("recommendation:44", "MADE_BY", "actor:greta")
    d.say("recommendation:44", "ADDRESSED_TO", "actor:government-nl")
    d.say("reply~dddd0004", "REPLIES_TO", "recommendation:44", text="Judges are trained every year.")
    d.say("recommendation:45", "HAS_STRENGTH", {"label": "Strength", "verb": "considers"}, paragraph="45", topic="Data")
    d.say("recommendation:45", "MADE_BY", "actor:greta")
    return d


def _reference() -> Source:
    d = Source("reference:regions", "Regions", "", "2020-01-01T10:00:00")
    for country in ("country:NG", "country:NE", "country:GH"):
        d.say(country, "PART_OF", "region:west-africa")
    for actor in ("actor:justice-ng", "actor:justice-nl"):
        d.say(actor, "LOCATED_IN", "country:NG" if actor.endswith("ng") else "country:NE")
    return d
