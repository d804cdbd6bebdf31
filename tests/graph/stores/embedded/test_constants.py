"""Columns that hold one cell in every row: found in files of any kind, and in the graph as if they had been copied cell by cell."""

import resource
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.iati_files import make_files
from graph import extracts
from graph.extracts import Extract, write_extract
from graph.judging import Verdict, judge
from graph.resolve.judgements import Judged, judged_by
from graph.store import Cell, Table
from graph.stores.embedded import EmbeddedStore
from graph.stores.embedded import constants as looking
from graph.stores.embedded import edges as copied
from graph.stores.embedded.constants import constants
from graph.stores.judging import Pair
from tests.graph.batches import content, small_batch

ROOT = Path(__file__).parents[4]
FUNDS: Pair = ("FUNDS", "Actor", "Programme")
NOTHING = judged_by(())


def source(folder: Path, name: str, number: int, cells: Mapping[str, Sequence[Cell]]) -> Extract:
    """A document with so many FUNDS statements, whose columns are these."""
    ends = [("actor:a", f"programme:{place}") for place in range(number)]
    names = [{"id": "actor:a", "name": "A"}, *({"id": programme, "name": "P"} for _, programme in ends)]
    batch = small_batch(name, names, funds=ends)
    rows = {**batch.edges[FUNDS], **cells}
    return write_extract(folder / name, [replace(batch, edges={**batch.edges, FUNDS: rows})])


def found(sources: Sequence[Extract], monkeypatch: pytest.MonkeyPatch, judged: Judged = NOTHING) -> Mapping[str, Cell]:
    monkeypatch.setattr(looking, "_WORTH", 5)
    rows: dict[Table, int] = {FUNDS: sum(source.sizes()[FUNDS] for source in sources)}
    return constants(sources, judged, rows, kept=())["FUNDS"]


def test_columns_with_one_cell_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cells: dict[str, Sequence[Cell]] = {
        "rule": ["iati.participating"] * 3_000,
        "quote": ["one"] * 2_999 + ["two"],
        "object_text": [None, *["A"] * 2_999],
        "subject_text": ["it's"] * 3_000,
        "locator": ["a\\b"] * 3_000,
        "spans": [[]] * 3_000,
        "phase": [None] * 3_000,
        "per": [""] * 3_000,
        "amount": [2.5] * 3_000,
        "currency": [None, *[""] * 2_999],
    }
    same = found([source(tmp_path, "one~1", 3_000, cells)], monkeypatch)
    asked = {name: same[name] for name in (*cells, "document", "id") if name in same}
    assert asked == {"rule": "iati.participating", "spans": [], "phase": None, "per": "", "document": "one~1"}


def test_a_column_is_left_out_only_where_all_sources_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = source(tmp_path, "one~1", 2_500, {"rule": ["r"] * 2_500, "phase": [None] * 2_500, "spans": [[]] * 2_500})
    other = source(tmp_path, "two~2", 3, {"rule": ["r"] * 3, "phase": [""] * 3, "spans": [[1, 2]] * 3})
    same = found([one, other], monkeypatch)
    assert same["rule"] == "r"
    assert not {"phase", "spans", "document"} & same.keys()


@pytest.mark.parametrize("untold", [(), ("one~1",), ("two~2",), ("one~1", "two~2")])
def test_files_that_tell_no_bounds_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, untold: Sequence[str]) -> None:
    cells: Mapping[str, tuple[Sequence[Cell], Sequence[Cell]]] = {
        "rule": (["r"] * 2_500, ["r"] * 3), "phase": ([None] * 2_500, ["", None, None]), "review": ([""] * 2_500, [""] * 3),
        "object_text": ([""] * 2_500, ["A"] * 3), "object_reason": (["r"] * 2_499 + ["s"], ["r"] * 3),
        "strength": (["it's"] * 2_500, ["it's"] * 3), "object_was": ([None] * 2_500, [None] * 3),
        "subject_was": (["", *[None] * 2_499], [""] * 3),
    }  # fmt: skip
    sources = []
    for place, name in enumerate(("one~1", "two~2")):
        monkeypatch.setitem(extracts._QUICK, "write_statistics", False if name in untold else extracts.BOUNDED)
        given = {column: of[place] for column, of in cells.items()}
        sources.append(source(tmp_path, name, len(given["rule"]), given))
    same = found(sources, monkeypatch)
    assert {name: same[name] for name in cells if name in same} == {"rule": "r", "review": "", "object_was": None}


def test_what_judgements_change_is_copied_where_somebody_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = source(tmp_path, "one~1", 2_500, {})
    changed = {"review", "subject_was", "object_was"}
    assert changed <= found([one], monkeypatch).keys()
    assert not changed & found([one], monkeypatch, replace(NOTHING, idle=False)).keys()


@pytest.mark.parametrize("verdict", [Verdict("dismissed", ("s-doc~1-actor:a-programme:p",)), Verdict("same", ("actor:a", "actor:b"))])
def test_documents_are_judged_beside_columns_that_were_left_out(
    tmp_path: Path, left_out: list[Mapping[str, Any]], verdict: Verdict
) -> None:  # fmt: skip
    with closing(EmbeddedStore(tmp_path / "store")) as store:
        with store.writing() as change:
            names = [{"id": "actor:a", "name": "A"}, {"id": "actor:b", "name": "A B"}, {"id": "programme:p", "name": "P"}]
            change.put(small_batch("doc~1", names, ["One."], [("actor:a", "programme:p")]))
        assert left_out[-1]["NAMES"]["was"] == ""
        judge(store, verdict, "desk-1", against_guards=True)
        assert "was" not in left_out[-1]["NAMES"]
        (row,) = store.read("MATCH (a:Actor)-[r:FUNDS]->(:Programme) RETURN a.id, r.review, r.subject_was").rows
        assert (
            row == ("actor:a", "dismissed", "")
            if verdict.verdict == "dismissed"
            else row in {("actor:a", "", ""), ("actor:b", "", "actor:a")}
        )


def test_few_rows_are_not_looked_at(tmp_path: Path) -> None:
    one = source(tmp_path, "one~1", 10, {})
    assert constants([one], NOTHING, one.sizes(), kept=()) == {}


@pytest.fixture(scope="module")
def made_up(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of made-up activities."""
    path = tmp_path_factory.mktemp("constants") / "store"
    (made,) = make_files(path.parent, 250)
    command = [sys.executable, "-m", "api.cli", "--store", str(path), "load", str(made.path)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    return path


@pytest.fixture
def folder(made_up: Path, tmp_path: Path) -> Path:
    """A copy of that store, to change."""
    shutil.copytree(made_up, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture
def left_out(monkeypatch: pytest.MonkeyPatch) -> list[Mapping[str, Any]]:
    """What was not copied cell by cell, of each change from here on; types of any size are looked at."""
    seen: list[Mapping[str, Any]] = []
    monkeypatch.setattr(looking, "_WORTH", 1)
    begin = copied.Edges.__init__

    def noted(*args: Any) -> None:
        seen.append(args[-1])
        begin(*args)

    monkeypatch.setattr(copied.Edges, "__init__", noted)
    return seen


def test_the_graph_is_the_same(folder: Path, left_out: list[Mapping[str, Any]]) -> None:
    with closing(EmbeddedStore(folder)) as store:
        before = content(store)
        with store.writing():
            pass  # the same sources in a new file
        assert len(left_out[-1]["HAS_BUDGET"]) >= 8
        assert content(store) == before
        with store.writing() as change:
            change.put(small_batch("doc~1", [{"id": "actor:a", "name": "A"}, {"id": "programme:p", "name": "P"}], ["One."],
                                   [("actor:a", "programme:p")], [("programme:p", 5.0)]))  # fmt: skip
        kept = {name: set(map(repr, rows)) for name, rows in content(store).items()}
        assert "rule" not in left_out[-1]["HAS_BUDGET"]
        assert all(repr(row) in kept[name] for name, rows in before.items() for row in rows)


def test_a_dismissed_statement_is_so_beside_columns_that_were_left_out(folder: Path, left_out: list[Mapping[str, Any]]) -> None:
    with closing(EmbeddedStore(folder)) as store:
        id_ = str(store.read("MATCH ()-[r:HAS_BUDGET]->() RETURN r.id ORDER BY r.id LIMIT 1").rows[0][0])
        judge(store, Verdict("dismissed", (id_,)), "desk-1")
        assert "review" not in left_out[-1]["HAS_BUDGET"]
        assert "strength" in left_out[-1]["HAS_BUDGET"]
        rows = store.read("MATCH ()-[r:HAS_BUDGET]->() WHERE r.review <> '' RETURN r.id, r.review, r.strength").rows
        assert rows == ((id_, "dismissed", "table"),)


def test_more_files_than_may_be_open_are_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = source(tmp_path, "one~1", 6, {"rule": ["r"] * 6})
    many = replace(one, tables={**one.tables, FUNDS: [*one.tables[FUNDS]] * 300})
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(list(Path("/proc/self/fd").iterdir())) + 100, hard))
    try:
        assert found([many], monkeypatch)["rule"] == "r"
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
