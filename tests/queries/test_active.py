"""Questions of a span of time: what programmes hold of their days says what their periods say, whatever pauses and phases they have."""

from collections.abc import Mapping
from contextlib import closing
from itertools import product
from pathlib import Path
from random import Random

import pytest

from graph.days import AFTER_ANY, OPEN, first_number, last_number, pauses_between, touches
from graph.partners import Wanted
from graph.store import Cell
from graph.stores.embedded import EmbeddedStore
from queries.answer import Answer
from queries.catalogue import questions
from queries.runner import ask
from tests.queries.small_graph import NUMBERED, Source, period
from tests.queries.test_told import Unfolded

DATES = ("", "2015", "2016-03", "2016-03-31", "2017-01-01", "2018", "2019-06", "2020-02-29", "2021")
SPANS: tuple[Mapping[str, Cell], ...] = (
    {"active_to": "2016-02"}, {"active_from": "2016-04", "active_to": "2016-12"}, {"active_from": "2018-06-01", "active_to": "2019-05"},
    {"active_from": "2020-03"},
)  # fmt: skip
TIMED = sorted(name for name, question in questions().items() if question.parameter("active_from"))


def _source(random: Random) -> Source:
    """Programmes with none to four periods, of phases or not, that overlap or leave pauses."""
    d = Source("survey~bbbb0002", "Survey of measures", "2025-07", "2026-01-01T10:00:00")
    for number in range(NUMBERED):
        id_, phases = f"programme:p{number:02}", ("I", "II") if number % 3 == 0 else ("",)
        for place in random.sample(["country:NG", "country:NE", "country:GH"], 2):
            d.say(id_, "TARGETS", place, phase=random.choice((*phases, "")))
        d.say("actor:iom", "IMPLEMENTS", id_)
        d.say(random.choice(["actor:unodc", "actor:who"]), "FUNDS", id_, amount=100.0, currency="EUR")
        d.say(id_, "ADDRESSES", random.choice(["theme:prevention", "theme:protection"]))
        for _ in range(random.randrange(5)):
            start, end = sorted(random.choices(DATES, k=2))
            if random.random() < 0.2:
                start, end = end, ""
            d.say(id_, "HAS_PERIOD", period(start, end), phase=random.choice(phases))
        for kind in random.sample(("planned", "actual"), random.randrange(3)):
            start, end = sorted(random.choices(DATES, k=2))
            d.say(id_, "HAS_PERIOD", period(*random.choice(((start, end), (end, ""), ("", start)))), kind=kind)
    return d


BEGUN, UNPLANNED, ENDLESS = ("programme:p00", "programme:p01", "programme:p02")
DATED: Mapping[str, Mapping[str, tuple[str, str]]] = {
    BEGUN: {"planned": ("2022-02-01", "2024-06-30"), "actual": ("2023-01-15", "")},
    UNPLANNED: {"planned": ("", "2026-12-31"), "actual": ("2023-01-01", "")},
    ENDLESS: {"planned": ("2022-02-01", ""), "actual": ("2023-01-15", "")},
}
"""Activities of a data file with their dates: start and end."""


def _activities() -> Source:
    d = Source("made~bbbb0003", "IATI data", "2025-07", "2026-01-01T10:00:00", kind="iati")
    for id_, dates in DATED.items():
        d.say(id_, "TARGETS", "country:NG")
        d.say("actor:iom", "IMPLEMENTS", id_)
        for kind, (start, end) in dates.items():
            d.say(id_, "HAS_PERIOD", period(start, end), kind=kind)
    return d


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph on disk in which every statement counts."""
    path = tmp_path_factory.mktemp("active") / "store"
    with closing(EmbeddedStore(path)) as store, store.writing() as change:
        change.put(_source(Random(5)).batch())
    return path


def _needed(name: str) -> dict[str, Cell]:
    given = {"country": "Nigeria", "actor": "IOM", "programme": "Project 00", "other": "UNODC", "since": "2020"}
    return {p.name: given[p.name] for p in questions()[name].parameters if p.required}


@pytest.mark.parametrize("name", TIMED)
def test_what_programmes_hold_of_their_days_says_what_their_periods_say(folder: Path, name: str) -> None:
    bound = [{"most_programmes": most} for most in (0, 4)] if questions()[name].parameter("most_programmes") else [{}]
    with closing(EmbeddedStore(folder)) as told, closing(Unfolded(folder)) as said:
        for span, more in product(SPANS, bound):
            asked = {**_needed(name), **span, **more}
            one, other = ask(told, name, asked), ask(said, name, asked)
            assert (one.rows, one.totals, one.citations, one.notes, one.left_out) == (
                other.rows, other.totals, other.citations, other.notes, other.left_out,
            ), asked  # fmt: skip


def test_the_graph_has_what_days_alone_do_not_tell(folder: Path) -> None:
    with closing(EmbeddedStore(folder)) as store:
        some = "sum(CASE WHEN p.pause_to > 0 THEN 1 ELSE 0 END), sum(CASE WHEN p.by_period > 0 THEN 1 ELSE 0 END)"
        text = f"MATCH (p:Programme) RETURN count(p.first_day), {some}, count(*)"
        dated, paused, by_period, all_ = (int(str(cell)) for cell in store.read(text).rows[0])
    assert all_ > dated > by_period > paused > 0


def test_what_is_no_date_is_compared_as_it_stands(tmp_path: Path) -> None:
    d = Source("survey~bbbb0002", "Survey of measures", "2025-07", "2026-01-01T10:00:00")
    d.say("programme:shield", "TARGETS", "country:NG")
    d.say("programme:shield", "HAS_PERIOD", period("2016", "spring 2017"))
    with closing(EmbeddedStore(tmp_path / "store")) as store, store.writing() as change:
        change.put(d.batch())
    for span in SPANS:
        rows = []
        for kind in (EmbeddedStore, Unfolded):
            with closing(kind(tmp_path / "store")) as store:
                rows.append(ask(store, "programmes-in-country", {"country": "Nigeria", **span}).rows)
        assert rows[0] == rows[1]


@pytest.mark.parametrize("kind", [EmbeddedStore, Unfolded])
def test_planned_and_actual_dates_fill_each_others_gaps(tmp_path: Path, kind: type[EmbeddedStore]) -> None:
    with closing(kind(tmp_path / "store")) as store:
        with store.writing() as change:
            change.put(_activities().batch())
        for asked, expected in (
            ({"active_from": "2040"}, {ENDLESS}),
            ({"active_from": "2025", "active_to": "2025"}, {UNPLANNED, ENDLESS}),
            ({"active_to": "2022-12-31"}, {BEGUN, ENDLESS}),
            ({"on": "2022-12-31", "state": "planned"}, {UNPLANNED}),
            ({"on": "2023-02-01", "state": "running"}, {BEGUN, UNPLANNED, ENDLESS}),
        ):
            rows = ask(store, "programmes-in-country", {"country": "Nigeria", **asked}).rows
            assert {row["programme"] for row in rows} == expected, asked
            assert _programmes(ask(store, "partners-in-country", {"country": "Nigeria", **asked})) == expected, asked


def test_pairs_overlap_while_both_run(tmp_path: Path) -> None:
    d = _activities()
    for id_, dates in (("programme:p03", ("2020-03", "2020-09-15")), ("programme:p04", ("2020-09-30", "2020-11"))):
        d.say(id_, "TARGETS", "country:NG")
        d.say(id_, "HAS_PERIOD", period(*dates))
    with closing(EmbeddedStore(tmp_path / "store")) as store:
        with store.writing() as change:
            change.put(d.batch())
        rows = ask(store, "overlapping-programmes", {"country": "Nigeria"}).rows
    assert {frozenset((row["programme"], row["other"])): row["months"] for row in rows} == {
        frozenset((BEGUN, UNPLANNED)): 18, frozenset((BEGUN, ENDLESS)): 29, frozenset((UNPLANNED, ENDLESS)): 48,
    }  # fmt: skip


def test_partners_of_a_span_are_counted_of_the_columns(folder: Path) -> None:
    with closing(EmbeddedStore(folder)) as store:
        pages = [
            store.partners("country:NG", Wanted(0, 10, 5, reach=1, day="2026", active=active))
            for active in (("", ""), ("2019", "2019" + AFTER_ANY), ("1990", "1990" + AFTER_ANY))
        ]
    every, some, few = (found.totals["programmes"] if found else -1 for found in pages)
    assert every > some > few > 0


def test_programmes_are_bounded_among_those_of_the_span(folder: Path) -> None:
    asked = {"country": "Nigeria", "active_from": "2019", "active_to": "2019"}
    with closing(EmbeddedStore(folder)) as store:
        every, all_ = (
            ask(store, "funding-by-funder", {**asked, "each": 0}),
            ask(store, "funding-by-funder", {"country": "Nigeria", "each": 0}),
        )
        first = ask(store, "funding-by-funder", {**asked, "each": 0, "most_programmes": 2})
    assert len(_programmes(first)) == 2 < len(_programmes(every)) < len(_programmes(all_))
    (said,) = [line for line in first.left_out if "first 2" in line]
    assert f"The first 2 of {len(_programmes(every))} programmes" in said


def _programmes(answer: Answer) -> set[str]:
    return {str(programme["id"]) for row in answer.rows for programme in row["programmes"]}  # type: ignore[attr-defined]  # records


def test_a_time_lies_in_a_pause_where_it_touches_no_span_between_them() -> None:
    random = Random(7)
    for _ in range(2000):
        spans = [(start, end or OPEN) for start, end in (sorted(random.choices(DATES, k=2)) for _ in range(random.randrange(1, 5)))]
        numbers = [(first_number(start), last_number(end)) for start, end in spans]
        begin, end = sorted(random.choices(DATES[1:], k=2))
        first, last = first_number(begin), last_number(end)
        outside = min(start for start, _ in numbers) > last or max(end for _, end in numbers) < first
        idle = outside or any(before < first and last < after for before, after in pauses_between(numbers))
        assert idle == (not any(touches(start, until, begin, end + AFTER_ANY) for start, until in spans))
