"""What a version keeps ready of the partners in a country gives the answers that its statements give."""

import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.iati_files import make_files
from graph.judging import Verdict, judge
from graph.partners import KEPT, LISTED, ROLES, STATES, Wanted
from graph.store import Cell
from graph.stores.embedded import EmbeddedStore
from queries.answer import Answer
from queries.runner import ask
from tests.queries.activity_sources import activity_sources
from tests.queries.joined_sources import joined_sources
from tests.queries.small_sources import DISMISSED, small_sources
from tests.queries.test_told import Unfolded

ROOT = Path(__file__).parents[2]
SOURCES = {"small": small_sources, "activities": activity_sources, "joined": joined_sources}
ARGUMENTS: tuple[Mapping[str, Cell], ...] = (
    {}, {"relevance": "yes"}, {"each": 1}, {"each": LISTED, "on": "2019"}, {"limit": 2, "offset": 1}, {"on": "2021-06-01"}, {"offset": 900},
    {"offset": KEPT - 2, "limit": 2}, {"offset": KEPT - 2, "limit": 4}, {"offset": KEPT + 2, "limit": 2, "relevance": "yes"},
)  # fmt: skip
COUNTED: tuple[Mapping[str, Cell], ...] = (
    *({"role": role} for role in ROLES.values()), {"role": "implements", "each": 1, "limit": 2, "offset": 1},
    {"kind": "igo"}, {"kind": "ngo", "each": 2}, {"kind": "igo", "role": "funds"}, {"kind": "network", "role": "benefits"},
    *({"state": state, "on": "2021-06-01"} for state in STATES), {"state": "running", "role": "implements", "relevance": "unknown"},
    {"relevance": "no"}, {"relevance": "unknown", "regions": True}, {"regions": True}, {"worldwide": True},
    {"offset": 900, "role": "funds"}, {"active_from": "2024"}, {"active_from": "2019", "active_to": "2021-06", "role": "implements"},
    {"worldwide": True, "role": "implements", "relevance": "yes"}, {"regions": True, "state": "ended", "each": LISTED},
)  # fmt: skip
RESTRICTED: tuple[Mapping[str, Cell], ...] = (
    {"min_strength": "sentence"}, {"each": LISTED + 1}, {"as_of": "2024-06-30"},
)  # fmt: skip


@pytest.fixture(scope="module", params=[*SOURCES, "made up"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph on disk."""
    path = tmp_path_factory.mktemp("ready") / "store"
    if request.param == "made up":
        (made,) = make_files(path.parent, 250)
        command = [sys.executable, "-m", "api.cli", "--store", str(path), "load", str(made.path)]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        return path
    with closing(EmbeddedStore(path)) as store:
        with store.writing() as change:
            for batch in SOURCES[request.param]():
                change.put(batch)
        if request.param == "small":
            judge(store, Verdict("dismissed", (DISMISSED,)), "desk-1")
    return path


def countries(store: EmbeddedStore) -> list[str]:
    """Those that have most programmes, and some that have few."""
    text = "MATCH (c:Country) OPTIONAL MATCH (c)<-[t:TARGETS]-(p:Programme) RETURN c.id, count(t.id) AS n ORDER BY n DESC, c.id"
    found = [str(row[0]) for row in store.read(text).rows]
    return [*found[:3], found[-1]]


def alike(one: Answer, other: Answer) -> bool:
    return (one.rows, one.totals, one.citations, one.notes, one.left_out) == (
        other.rows, other.totals, other.citations, other.notes, other.left_out,
    )  # fmt: skip


def test_what_is_kept_ready_is_what_the_statements_say(folder: Path) -> None:
    with closing(EmbeddedStore(folder)) as ready, closing(Unfolded(folder)) as said:
        for country in countries(ready):
            assert ready.partners(country, Wanted(0, 1, 1))
            for arguments in ARGUMENTS:
                asked = {"country": country, **arguments}
                assert alike(ask(ready, "partners-in-country", asked), ask(said, "partners-in-country", asked)), asked


def test_what_is_counted_of_the_columns_is_what_the_statements_say(folder: Path) -> None:
    with closing(EmbeddedStore(folder)) as ready, closing(Unfolded(folder)) as said:
        country = countries(ready)[0]
        assert ready.partners(country, Wanted(0, 1, 1, role="funds", kind="igo", state="running", day="2024", reach=2))
        for arguments in COUNTED:
            asked = {"country": country, **arguments}
            assert alike(ask(ready, "partners-in-country", asked), ask(said, "partners-in-country", asked)), asked


def test_what_restricts_the_answer_more_is_asked_of_the_statements(folder: Path) -> None:
    with closing(EmbeddedStore(folder)) as ready, closing(Unfolded(folder)) as said:
        for arguments in RESTRICTED:
            asked = {"country": countries(ready)[0], **arguments}
            assert alike(ask(ready, "partners-in-country", asked), ask(said, "partners-in-country", asked)), asked


def test_a_version_that_keeps_nothing_ready_answers_all_the_same(folder: Path) -> None:
    with closing(EmbeddedStore(folder)) as store:
        country = countries(store)[0]
        before = ask(store, "partners-in-country", {"country": country})
        (index,) = folder.glob(f"*{store.version()}.names")
    with closing(sqlite3.connect(index)) as db:
        kept = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'partner%'")]
        db.executescript("".join(f"ALTER TABLE {name} RENAME TO was_{name};" for name in kept))
        with closing(EmbeddedStore(folder)) as store:
            assert store.partners(country, Wanted(0, 1, 1)) is None
            assert store.partners(country, Wanted(0, 1, 1, role="funds")) is None
            assert alike(ask(store, "partners-in-country", {"country": country}), before)
        db.executescript("".join(f"ALTER TABLE was_{name} RENAME TO {name};" for name in kept))


def test_rows_list_so_many_programmes_and_count_all(folder: Path) -> None:
    with closing(EmbeddedStore(folder)) as store:
        for name, given in (("partners-in-country", {"country": countries(store)[0]}), ("funding-by-funder", {})):
            one, every = (ask(store, name, {**given, "each": each}) for each in (1, 0))
            assert [row["programme_count"] for row in one.rows] == [row["programme_count"] for row in every.rows]
            assert one.totals == every.totals
            for few, all_ in zip(one.rows, every.rows, strict=True):
                ids = {programme["id"] for programme in all_["programmes"]}  # type: ignore[attr-defined]  # a list of records
                assert len(ids) == all_["programme_count"]
                assert {programme["id"] for programme in few["programmes"]} < ids or len(ids) == 1  # type: ignore[attr-defined]
            over = sum(row["programme_count"] > 1 for row in one.rows)  # type: ignore[operator]  # an integer column
            more = sum(row["programme_count"] - 1 for row in one.rows)  # type: ignore[operator,misc]
            said = [note for note in one.notes if "each=0 lists all" in note]
            assert bool(said) == bool(over)
            assert all(f" {over} row" in note and f" {more} more" in note for note in said)
            assert not any("each=0" in note for note in every.notes)
