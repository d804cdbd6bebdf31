"""A document and three sets of aid data about the same things: relevance, regions, periods of all kinds, joined and nested programmes."""

from graph.store import SourceBatch
from tests.queries.small_graph import Source, period


def activity_sources() -> list[SourceBatch]:
    """The sources, in an order that does not matter."""
    return [s.batch() for s in (_document(), _old_data(), _data(), _more_data(), _reference())]


def _relevance(value: str) -> dict[str, object]:
    return {"label": "Relevance", "relevance": value}


def _status(value: str) -> dict[str, object]:
    return {"label": "Status", "status": value}


def _document() -> Source:
    d = Source("survey~aaaa0001", "Survey of measures", "2025-07", "2026-01-01T10:00:00", kind="emn")
    d.say("programme:compass", "TARGETS", "country:NG")
    d.say("programme:compass", "HAS_PERIOD", period("2024", "2027"))
    d.say("actor:iom", "IMPLEMENTS", "programme:compass")
    d.say("actor:government-nl", "FUNDS", "programme:compass", amount=10.0, currency="EUR")
    d.say("programme:compass", "ADDRESSES", "theme:prevention")
    return d


def _old_data() -> Source:
    """An older edition of the data, by which Boats was about trafficking and still ran."""
    d = Source("data~bbbb0000", "Activities", "2024-01", "2024-02-01T10:00:00", "data", "iati")
    d.say("programme:act-boats", "HAS_RELEVANCE", _relevance("yes"))
    d.say("programme:act-boats", "TARGETS", "country:NG")
    d.say("programme:act-boats", "HAS_PERIOD", period("2019-01-01", "2026-12-31"), kind="planned")
    d.say("actor:who", "IMPLEMENTS", "programme:act-boats")
    return d


def _data() -> Source:
    d = Source("data~bbbb0002", "Activities", "2026-02", "2026-02-01T10:00:00", "data", "iati")
    d.say("programme:act-compass", "HAS_RELEVANCE", _relevance("no"), strength="inferred")
    d.say("programme:act-compass", "TARGETS", "country:NG", percentage=60.0)
    d.say("programme:act-compass", "TARGETS", "country:GH", percentage=90.0, passage=f"{d.id}/p2")  # an activity is one passage
    d.say("programme:act-compass", "HAS_PERIOD", period("2024-01-01", "2026-12-31"), kind="planned")
    d.say("programme:act-compass", "HAS_PERIOD", period("2024-02-01", ""), kind="actual")
    d.say("actor:iom", "ACCOUNTABLE_FOR", "programme:act-compass")
    d.say("actor:government-nl", "FUNDS", "programme:act-compass", amount=12.0, currency="EUR")
    d.say("programme:act-boats", "HAS_RELEVANCE", _relevance("no"), strength="inferred")
    d.say("programme:act-boats", "TARGETS", "country:NG", percentage=100.0)
    d.say("programme:act-boats", "HAS_PERIOD", period("2019-01-01", "2026-12-31"), kind="planned")
    d.say("programme:act-boats", "HAS_PERIOD", period("2019-02-01", "2020-06-30"), kind="actual")
    d.say("actor:who", "IMPLEMENTS", "programme:act-boats")
    d.say("actor:government-nl", "FUNDS", "programme:act-boats", amount=5.0, currency="EUR")
    d.say("programme:act-region", "HAS_RELEVANCE", _relevance("yes"))
    d.say("programme:act-region", "TARGETS", "region:west-africa")
    d.say("programme:act-region", "HAS_PERIOD", period("2030-01-01", "2031-12-31"), kind="planned")
    d.say("actor:unodc", "IMPLEMENTS", "programme:act-region")
    d.say("programme:act-world", "HAS_RELEVANCE", _relevance("unknown"))
    d.say("programme:act-world", "TARGETS", "region:world")
    d.say("programme:act-world", "HAS_STATUS", _status("ended"))
    d.say("actor:naptip", "IMPLEMENTS", "programme:act-world")
    d.say("programme:act-whole", "HAS_RELEVANCE", _relevance("yes"))
    d.say("programme:act-whole", "TARGETS", "country:GH")
    d.say("programme:act-whole", "HAS_STATUS", _status("ongoing"))
    d.say("actor:government-nl", "FUNDS", "programme:act-whole", amount=100.0, currency="EUR")
    d.say("programme:act-part", "HAS_RELEVANCE", _relevance("yes"))
    d.say("programme:act-part", "TARGETS", "country:GH")
    d.say("programme:act-part", "PART_OF", "programme:act-whole")
    d.say("actor:government-nl", "FUNDS", "programme:act-part", amount=40.0, currency="EUR")
    return d


def _more_data() -> Source:
    """Another publisher of Boats, who knows what is the same, and a programme in a part of the country."""
    d = Source("more~cccc0003", "More activities", "2026-01", "2026-02-02T10:00:00", kind="iati")
    d.say("programme:act-boats", "HAS_RELEVANCE", _relevance("no"), strength="inferred")
    d.say("actor:government-nl", "FUNDS", "programme:act-boats", amount=7.0, currency="EUR")
    d.say("programme:act-compass", "SAME_AS", "programme:compass", strength="inferred")
    d.say("programme:act-edo", "HAS_RELEVANCE", _relevance("unknown"))
    d.say("programme:act-edo", "TARGETS", "region:ng-edo")
    d.say("actor:justice-ng", "LEADS", "programme:act-edo")
    d.say("programme:act-edo", "HAS_PERIOD", period("2025", ""), kind="")
    return d


def _reference() -> Source:
    d = Source("reference:regions", "Regions", "", "2020-01-01T10:00:00")
    for country in ("country:NG", "country:GH"):
        d.say(country, "PART_OF", "region:west-africa")
    d.say("region:ng-edo", "PART_OF", "country:NG")
    return d
