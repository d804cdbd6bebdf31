"""The small graph with two data files beside its documents, for the questions that set them side by side.

The first file holds COMPASS under the identifier that a document gives it, and an activity that no document names; the second is an
older edition of the first.
"""

from collections.abc import Mapping
from dataclasses import replace

from graph.store import Cell, SourceBatch
from tests.queries.small_graph import Source, money, period
from tests.queries.small_sources import small_sources

COMPASS = "programme:XM-DAC-47066-PX.0263"
HARBOUR = "programme:XM-DAC-47066-PX.0777"
WOODS = "programme:XM-DAC-47066-PX.0778"


def joined_sources() -> list[SourceBatch]:
    """The documents and the data files."""
    return [*small_sources(), _data_file(), _old_data_file()]


def _data_file() -> SourceBatch:
    d = Source("activities~eeee0005", "IATI data of IOM", "2026-02", "2026-03-02T10:00:00", "iati/iom/activities")
    for place in ("country:NG", "country:GH"):
        d.say(COMPASS, "TARGETS", place)
    d.say("actor:iom", "REPORTS", COMPASS)
    d.say("actor:iom", "IMPLEMENTS", COMPASS)
    d.say("actor:government-nl", "FUNDS", COMPASS)
    d.say(COMPASS, "HAS_PERIOD", period("2021-01-01", "2022-12-31"), kind="planned")
    d.say(COMPASS, "HAS_PERIOD", period("2021-02-14", ""), kind="actual")
    d.say(COMPASS, "HAS_BUDGET", money(30000000.0, "USD"), kind="budget", revision="original", year="2021")
    one_record = {"passage": f"{d.id}/p8", "quote": "It says"}
    d.say(COMPASS, "HAS_BUDGET", money(11200000.0, "USD"), kind="budget", revision="original", year="2022", **one_record)
    d.say(COMPASS, "HAS_BUDGET", money(9000000.0, "USD"), kind="disbursement", year="2022")
    d.say(COMPASS, "HAS_RELEVANCE", _relevance("yes"))
    d.say(HARBOUR, "TARGETS", "country:NG")
    d.say(HARBOUR, "HAS_PERIOD", period("2023", "2025"), kind="planned")
    d.say("actor:iom", "IMPLEMENTS", HARBOUR)
    d.say(HARBOUR, "HAS_RELEVANCE", _relevance("yes"))
    d.say(WOODS, "TARGETS", "country:NG")
    d.say(WOODS, "HAS_RELEVANCE", _relevance("no"))
    return _of_data(d)


def _old_data_file() -> SourceBatch:
    d = Source("activities~ffff0006", "IATI data of IOM", "2025-11", "2025-12-01T10:00:00", "iati/iom/activities")
    d.say(COMPASS, "TARGETS", "country:NG")
    d.say(COMPASS, "TARGETS", "country:NE")
    d.say("actor:unodc", "IMPLEMENTS", COMPASS)
    d.say("actor:iom", "REPORTS", COMPASS)
    d.say(COMPASS, "HAS_PERIOD", period("2021-01-01", "2022-12-31"), kind="planned")
    d.say(COMPASS, "HAS_RELEVANCE", _relevance("yes"))
    return _of_data(d)


def _relevance(word: str) -> Mapping[str, Cell]:
    return {"label": "Relevance", "relevance": word}


def _of_data(source: Source) -> SourceBatch:
    batch = source.batch()
    return replace(batch, document={**batch.document, "kind": "iati"})
