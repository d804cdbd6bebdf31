"""A funder's money: parts of one flow are added, what several records or sources say again is not, parts of wholes are set aside."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from graph.judging import Verdict, judge
from graph.store import GraphStore, SourceBatch
from queries.runner import ask
from tests.conftest import ENGINES, NewAddress
from tests.queries.conftest import holding
from tests.queries.small_graph import Source, period

DATA = "data~aaaa0001"


@pytest.fixture(scope="module", params=ENGINES)
def funded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, new_address: NewAddress) -> Iterator[GraphStore]:
    """Programmes of several records, and ones that lie in others."""
    with holding([_data(), _more_data()], new_address(request.param, tmp_path_factory.mktemp("funded"))) as opened:
        yield opened


def _data() -> SourceBatch:
    d = Source(DATA, "Activities", "2026-02", "2026-02-01T10:00:00", kind="iati")
    for passage, amount in (("p1", 100.0), ("p1", 50.0), ("p1", 7.0), ("p1", -20.0), ("p2", 130.0)):
        _give(d, "actor:government-nl", "programme:p01", amount, passage)
    d.say("actor:government-nl", "FUNDS", "programme:p02", amount=30.0, currency="EUR", passage=f"{DATA}/p1")
    d.say("actor:government-nl", "FUNDS", "programme:p02", amount=20.0, currency="EUR", passage=f"{DATA}/p1")
    _nest(d, "actor:iom", "p10", "p11")
    _nest(d, "actor:unodc", "p20", "p21", "p22", "p23")
    _give(d, "actor:who", "programme:p30", 5.0)
    d.say("programme:p30", "PART_OF", "programme:p31")
    d.say("programme:p31", "PART_OF", "programme:p30")
    d.say("programme:p33", "PART_OF", "programme:p32")
    _give(d, "actor:naptip", "programme:p32", 10.0)
    _give(d, "actor:naptip", "programme:p33", 11.5)
    return d.batch()


def _more_data() -> SourceBatch:
    d = Source("more~bbbb0002", "More activities", "2026-03", "2026-03-01T10:00:00", kind="iati")
    _give(d, "actor:government-nl", "programme:p01", 120.0)
    return d.batch()


def _nest(source: Source, funder: str, *programmes: str) -> None:
    """Each is part of the one before; the first and the last have money of the funder, and the last is what the first is not."""
    first, last = (f"programme:{programmes[end]}" for end in (0, -1))
    for whole, part in pairwise(programmes):
        source.say(f"programme:{part}", "PART_OF", f"programme:{whole}")
    _give(source, funder, first, 900.0)
    _give(source, funder, last, 400.0)
    source.say(first, "TARGETS", "country:NG")
    source.say(first, "HAS_PERIOD", period("2020-01-01", "2021-12-31"))
    source.say(first, "HAS_RELEVANCE", {"label": "Relevance", "relevance": "no"})
    for place in ("country:NG", "country:GH"):
        source.say(last, "TARGETS", place)
    source.say(last, "HAS_PERIOD", period("2020-01-01", "2030-12-31"))


def _give(source: Source, funder: str, programme: str, amount: float, passage: str = "") -> None:
    more = {"passage": f"{source.id}/{passage}"} if passage else {}
    source.say(funder, "FUNDS", programme, amount=amount, currency="USD", kind="incoming_funds", **more)


def _row(store: GraphStore, funder: str, **asked: str) -> dict[str, Any]:
    (row,) = ask(store, "funding-by-funder", {"actor": funder, "currency": "USD", "relevance": "all", **asked}).rows
    return dict(row)


def test_parts_of_one_flow_are_added_within_a_record_and_other_records_are_not(funded: GraphStore) -> None:
    row = _row(funded, "actor:government-nl")
    assert row["amount"] == 137.0
    assert [p["amount"] for p in row["programmes"]] == [137.0]
    assert sorted(s["amount"] for s in row["sources"]) == [120.0, 137.0]


def test_what_is_no_flow_of_a_data_file_is_no_part_of_a_sum(funded: GraphStore) -> None:
    assert _row(funded, "actor:government-nl", currency="EUR")["amount"] == 30.0


NESTED = pytest.mark.parametrize(("funder", "part"), [("actor:iom", "Project 11"), ("actor:unodc", "Project 23")])


@NESTED
@pytest.mark.parametrize("asked", [{}, {"country": "Nigeria"}, {"state": "ended", "on": "2031"}, {"active_to": "2021"}])
def test_a_part_is_set_aside_where_a_whole_above_it_is_in_the_answer(
    funded: GraphStore, funder: str, part: str, asked: dict[str, str]
) -> None:
    row = _row(funded, funder, **asked)
    assert (row["amount"], row["part_amount"]) == (900.0, 400.0)
    assert {p["name"]: p["amount"] for p in row["programmes"]}[part] is None


@NESTED
@pytest.mark.parametrize(
    "asked",
    [{"country": "Ghana"}, {"programme": "?"}, {"relevance": "yes"}, {"state": "running", "on": "2025-06-01"}, {"active_from": "2025"}],
)
def test_a_part_counts_where_its_whole_is_not_in_the_answer(funded: GraphStore, funder: str, part: str, asked: dict[str, str]) -> None:
    row = _row(funded, funder, **{name: part if value == "?" else value for name, value in asked.items()})
    assert (row["amount"], row["part_amount"]) == (400.0, None)
    assert [(p["name"], p["amount"]) for p in row["programmes"]] == [(part, 400.0)]
    assert [s["part"] for s in row["sources"]] == [False]


def test_what_is_part_of_a_part_of_itself_is_not_set_aside(funded: GraphStore) -> None:
    row = _row(funded, "actor:who")
    assert (row["amount"], row["part_amount"]) == (5.0, None)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_part_that_a_reviewer_dismissed_is_none(engine: str, tmp_path: Path, new_address: NewAddress) -> None:
    with holding([_data()], new_address(engine, tmp_path)) as store:
        part = "MATCH (:Programme {id: 'programme:p22'})-[m:PART_OF]->(:Programme) RETURN m.id"
        judge(store, Verdict("dismissed", (str(store.read(part).rows[0][0]),)), "desk-1")
        row = _row(store, "actor:unodc")
        assert (row["amount"], row["part_amount"]) == (1300.0, None)


def test_parts_that_give_more_than_their_wholes_are_told(funded: GraphStore) -> None:
    more = "Parts give more than the wholes that they are in, in 1 row: they are not added, so look at both, amount and part_amount."
    assert (_row(funded, "actor:naptip")["amount"], _row(funded, "actor:naptip")["part_amount"]) == (10.0, 11.5)
    assert more in ask(funded, "funding-by-funder", {"actor": "actor:naptip"}).notes
    assert not any("Parts give" in note for note in ask(funded, "funding-by-funder", {"actor": "actor:iom", "relevance": "all"}).notes)
