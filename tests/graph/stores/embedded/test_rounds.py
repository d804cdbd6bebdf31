"""What is copied between two checkpoints: as much as may be, and the same graph and partners come of it."""

import subprocess
import sys
from collections.abc import Callable, Collection, Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import ladybug
import pytest

from benchmarks.iati_files import make_files
from graph import extracts
from graph.store import Table
from graph.stores.embedded import EmbeddedStore, copying, edges, new_graph, writing
from graph.stores.embedded.copying import Copying
from graph.stores.embedded.new_graph import NewGraph
from queries.runner import ask
from tests.graph.batches import content

ROOT = Path(__file__).parents[4]
COUNTRIES = ("NG", "ET", "KE")

Round = list[tuple[str, int]]
"""The tables that were begun, or gone on with, in a round, each with its rows."""


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    """A store of made-up activities."""
    (made,) = make_files(tmp_path, 400)
    command = [sys.executable, "-m", "api.cli", "--store", str(tmp_path / "store"), "load", str(made.path)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return EmbeddedStore(tmp_path / "store")


@pytest.fixture
def rounds(monkeypatch: pytest.MonkeyPatch) -> list[Round]:
    """The rounds of each change from here on; partners take no memory from them, so that all are of one size."""
    seen: list[Round] = [[]]
    begin, settle = Copying._begin, Copying._next_round

    def begun(self: Copying, waiting: copying._Waiting) -> None:
        left = min(waiting.left, self.largest)
        begin(self, waiting)
        seen[-1].append(("-".join(waiting.table), left))

    def settled(self: Copying, left: Iterable[copying._Waiting]) -> None:
        seen.append([])
        settle(self, left)

    def alone(self: Copying, still: Callable[[], bool]) -> None:
        pass

    monkeypatch.setattr(Copying, "_begin", begun)
    monkeypatch.setattr(Copying, "_next_round", settled)
    monkeypatch.setattr(Copying, "share_memory", alone)
    monkeypatch.setattr(copying, "_WORTH_THREADS", 500)
    return seen


def sizes(store: EmbeddedStore) -> dict[Table, int]:
    with store.writing() as change:
        return dict(writing._sizes(tuple(change._sources)))


def test_rounds_are_few_and_none_has_room_for_what_a_later_one_copies(
    store: EmbeddedStore, rounds: list[Round], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    with closing(store):
        edges = {"-".join(table): number for table, number in sizes(store).items() if len(table) > 1}
        most = sorted(edges.values())[-2] * 3 // 2
        monkeypatch.setattr(copying, "_MOST_TOGETHER", most)
        rounds.clear()
        rounds.append([])
        with store.writing():
            pass  # the same sources in a new file
    largest = max(edges, key=lambda name: edges[name])
    first = next(place for place, round_ in enumerate(rounds) if any(name == largest for name, _ in round_))
    copied = [round_ for round_ in rounds[first + 1 :] if round_]
    together = sum(number for round_ in copied for _, number in round_)
    assert 2 < len(copied) <= together / most * 1.1 + 1
    for place, round_ in enumerate(copied):
        room = most - sum(number for _, number in round_)
        assert room >= 0
        assert not [name for later in copied[place + 1 :] for name, number in later if number <= room]


def test_a_file_that_is_opened_anew_for_the_smaller_tables_holds_the_same_graph(
    store: EmbeddedStore, rounds: list[Round], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    with closing(store):
        before, partners = content(store), [ask(store, "partners-in-country", {"country": code}).rows for code in COUNTRIES]
        opened: list[Collection[int]] = []
        open_ = NewGraph._open

        def noted(self: NewGraph, rows: Collection[int]) -> ladybug.Database:
            opened.append(rows)
            return open_(self, rows)

        monkeypatch.setattr(NewGraph, "_open", noted)
        monkeypatch.setattr(new_graph, "_LARGE", 1)
        monkeypatch.setattr(edges, "_MANY", 1_000)
        with store.writing():
            pass  # the same sources in a new file
        every, first, left = map(sum, opened)
        assert first + left == every - sum(number for table, number in sizes(store).items() if len(table) == 1)
        assert content(store) == before
        assert [ask(store, "partners-in-country", {"country": code}).rows for code in COUNTRIES] == partners


def test_a_table_in_parts_and_partners_beside_its_checkpoint_make_the_same_graph(
    store: EmbeddedStore, rounds: list[Round], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    with closing(store):
        before, partners = content(store), [ask(store, "partners-in-country", {"country": code}).rows for code in COUNTRIES]
        largest = max(number for table, number in sizes(store).items() if len(table) > 1)
        monkeypatch.setattr(copying, "_MOST_TOGETHER", largest // 2)
        monkeypatch.setattr(copying, "_MOST_OF_ONE", largest * 2 // 3)
        monkeypatch.setattr(extracts, "PART", largest // 10)
        begun: list[int] = []
        add = writing._Indexing.add_partners

        def noted(self: writing._Indexing, *arguments: Any) -> None:
            begun.append(len(rounds) - 1)
            add(self, *arguments)

        monkeypatch.setattr(writing._Indexing, "add_partners", noted)
        rounds.clear()
        rounds.append([])
        with store.writing():
            pass  # the same sources in a new file
        parts = [place for place, round_ in enumerate(rounds) if any(name == "HAS_BUDGET-Programme-Budget" for name, _ in round_)]
        assert len(parts) == 2
        assert begun == parts[-1:]
        assert content(store) == before
        assert [ask(store, "partners-in-country", {"country": code}).rows for code in COUNTRIES] == partners
        assert all(partners)
