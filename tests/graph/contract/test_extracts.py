"""The rows of a source on disk: whole or not at all, part by part, the same in every store."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from graph import extracts
from graph.errors import ModelError, StoreError
from graph.extracts import DOCUMENT, link_extract, open_extract, write_extract
from graph.store import Columns, GraphStore, SourceBatch
from tests.graph.batches import content, full_batch, small_batch

ACTORS = [{"id": f"actor:{i}", "name": f"Actor {i}"} for i in range(3)]
PROGRAMME = {"id": "programme:x", "name": "X"}
WHOLE = small_batch("data~1", [*ACTORS, PROGRAMME], ["One.", "Two.", "Three."], [(f"actor:{i}", "programme:x") for i in range(3)])


def in_parts(batch: SourceBatch) -> Iterable[SourceBatch]:
    """Each table of a batch in parts of one row: its nodes and names first."""
    tables = [SourceBatch(batch.document, {label: one(rows, i)}) for label, rows in batch.nodes.items() for i in range(len(rows["id"]))]
    edges = sorted(batch.edges.items(), key=lambda edge: edge[0][0] != "NAMES")
    return [*tables, *(SourceBatch(batch.document, {}, {pair: one(rows, i)}) for pair, rows in edges for i in range(len(rows["to_id"])))]


def one(rows: Columns, place: int) -> Columns:
    return {name: cells[place : place + 1] for name, cells in rows.items()}


def test_a_store_holds_the_same_of_a_source_in_one_part_or_in_many(
    store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extracts, "PART", 2)
    with store.writing() as change:
        change.put(WHOLE)
    once = content(store)
    with store.writing() as change:
        change.put(write_extract(tmp_path / "parts", in_parts(WHOLE)))
    assert content(store) == once


def test_every_table_and_property_survives_the_disk(store: GraphStore, tmp_path: Path) -> None:
    with store.writing() as change:
        change.put(full_batch())
    before = content(store)
    extract = write_extract(tmp_path / "full", [full_batch()])
    assert extract.size == full_batch().size
    with store.writing() as change:
        change.put(link_extract(extract, tmp_path / "linked"))
    assert content(store) == before


def test_a_folder_is_there_only_when_all_parts_are(tmp_path: Path) -> None:
    def parts() -> Iterable[SourceBatch]:
        yield WHOLE
        raise KeyError("a defect of the loader")

    with pytest.raises(KeyError, match="a defect of the loader"):
        write_extract(tmp_path / "half", parts())
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_process_left_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "data.half").mkdir()
    (tmp_path / "data.half" / "FUNDS-Actor-Programme.parquet").write_text("half")
    assert write_extract(tmp_path / "data", [WHOLE]).size == WHOLE.size


def test_a_folder_without_its_document_is_refused_with_what_to_do(tmp_path: Path) -> None:
    extract = write_extract(tmp_path / "data", [WHOLE])
    (extract.folder / DOCUMENT).unlink()
    with pytest.raises(StoreError, match=r"does not hold a whole source.*Load its document again"):
        open_extract(extract.folder)


def test_an_edge_to_a_node_that_no_part_names_is_refused(tmp_path: Path) -> None:
    stray = small_batch("data~1", ACTORS, funds=[("actor:1", "programme:nowhere")])
    with pytest.raises(ModelError, match=r"data~1: an edge Actor-\[FUNDS\]->Programme joins programme:nowhere"):
        write_extract(tmp_path / "data", [WHOLE, stray])
    assert list(tmp_path.iterdir()) == []


def test_a_cell_of_the_wrong_type_names_its_column(tmp_path: Path) -> None:
    broken = SourceBatch(WHOLE.document, {"Passage": {**WHOLE.nodes["Passage"], "ordinal": ["first", 1, 2]}}, WHOLE.edges)
    with pytest.raises(StoreError, match=r"data~1: Passage\.ordinal holds a cell that is no int64"):
        write_extract(tmp_path / "data", [broken])


def test_a_source_without_parts_is_a_defect_of_its_loader(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="has no document"):
        write_extract(tmp_path / "data", [])
