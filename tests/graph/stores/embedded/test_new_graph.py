"""The file of a new graph: the same however it is opened and copied, closed where that fails; and how threads take turns meanwhile."""

import sys
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path

import ladybug
import pytest

from graph import extracts
from graph.judging import Verdict, judge
from graph.stores.embedded import EmbeddedStore, constants, copying, edges, new_graph, text
from graph.stores.embedded.new_graph import NewGraph
from graph.stores.embedded.turns import SHORT, short_turns
from tests.graph.batches import content
from tests.queries.joined_sources import joined_sources

ANEW = {(new_graph, "_LARGE"): 1}
AT_ONCE = {(copying, "_WORTH_THREADS"): 1, (edges, "_MANY"): 1, (constants, "_WORTH"): 1}
IN_PARTS = {(copying, "_MOST_OF_ONE"): 3, (copying, "_MOST_TOGETHER"): 2, (extracts, "PART"): 2}


@pytest.mark.parametrize("how", [ANEW, AT_ONCE, ANEW | AT_ONCE, AT_ONCE | IN_PARTS, ANEW | AT_ONCE | IN_PARTS])
def test_joined_and_judged_sources_are_the_same_graph_however_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: Mapping[tuple[object, str], int]
) -> None:  # fmt: skip
    with closing(EmbeddedStore(tmp_path / "store")) as store:
        with store.writing() as change:
            for batch in joined_sources():
                change.put(batch)
        statement = str(store.read("MATCH (:Actor)-[r:FUNDS|IMPLEMENTS]->(:Programme) RETURN min(r.id)").rows[0][0])
        judge(store, Verdict("dismissed", (statement,)), "desk-1")
        before = content(store)
        for (module, name), number in how.items():
            monkeypatch.setattr(module, name, number)
        with store.writing():
            pass  # the same sources in a new file
        assert content(store) == before
        assert store.read("MATCH (:Programme)-[r:SAME_AS]->(:Programme) RETURN count(*)").rows[0][0]


def test_a_file_in_which_the_tables_cannot_be_made_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "node_tables", lambda: ["no statement"])
    graph = NewGraph(tmp_path / "graph", [1], documents=False)
    with pytest.raises(RuntimeError), graph:
        pass
    assert graph.database.is_closed
    ladybug.Database(str(tmp_path / "graph")).close()


def test_threads_take_turns_as_before_once_the_last_change_has_ended() -> None:
    usual = sys.getswitchinterval()
    with ExitStack() as other:
        with short_turns():
            other.enter_context(short_turns())
        assert sys.getswitchinterval() == pytest.approx(SHORT)
    assert sys.getswitchinterval() == pytest.approx(usual)
