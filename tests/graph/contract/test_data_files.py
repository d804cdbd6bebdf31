"""Data files on every store: all of a call come in one change, at once or staged, and leave what loading one by one leaves."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.data_file import Records
from graph.editions import all_editions, editions_in_force
from graph.export.facts import export_facts
from graph.store import GraphStore
from graph.stores.neo4j import writing
from graph.writing import Read, forget, load, load_all
from loaders import read_data
from tests.graph.extractions import extraction
from tests.graph.joins.sources import joined, same_as
from tests.loaders.iati.reading import activity, document

PIECE = 100
"""Rows of a piece of a staged change here, where whole reference tables are written: some pieces a table."""


@pytest.fixture(autouse=True)
def _pieces(store: GraphStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writing, "PIECE", PIECE)


def data_file(folder: Path, name: str, identifiers: Sequence[str], month: int = 1, content: str = "") -> Records:
    """An IATI file of some activities in Kenya; another month is another edition of it."""
    path = folder / f"{name}-2026-0{month}-01.xml"
    activities = (activity(f"<recipient-country code='KE'/>{content}", identifier=identifier) for identifier in identifiers)
    path.write_text(document(*activities, version=f'generated-datetime="2026-0{month}-01"'))
    found = read_data(path, folder / path.stem / "run")
    assert isinstance(found, Records)
    return found


def seen(store: GraphStore) -> tuple[list[str], list[str], object, object]:
    """What readers see: the editions in force, their facts, the joins."""
    return [e.id for e in editions_in_force(all_editions(store))], list(export_facts(store)), same_as(store), joined(store)


def test_files_of_a_call_are_one_change_and_the_same_as_one_by_one(store: GraphStore, tmp_path: Path) -> None:
    files = [data_file(tmp_path, "one", ["ZZ-1", "ZZ-2"]), data_file(tmp_path, "other", ["ZZ-2", "ZZ-3"])]
    reports = list(load_all(store, [*files, extraction()]))
    assert [report.outcome for report in reports] == ["loaded"] * 3
    assert store.version() == "1"
    together = seen(store)
    assert len(together[1]) > 3
    for report in reports:
        forget(store, report.document)
    one_by_one: list[Read] = [extraction(), *reversed(files)]
    for read in one_by_one:
        load(store, read)
    assert seen(store) == together


def test_each_file_is_told_what_files_of_other_datasets_have_too(store: GraphStore, tmp_path: Path) -> None:
    titled = "<title><narrative>Work</narrative></title>"
    files = [
        data_file(tmp_path, name, identifiers, content=titled)
        for name, identifiers in (("one", ["ZZ-1", "ZZ-2", "ZZ-3"]), ("two", ["ZZ-2", "ZZ-3"]), ("three", ["ZZ-3"]), ("four", ["ZZ-4"]))
    ]
    list(load_all(store, files[2:3]))
    newer = data_file(tmp_path, "two", ["ZZ-2"], month=2, content=titled)
    reports = {report.source.rsplit("/", 1)[-1][:-15]: report for report in load_all(store, [*files[:2], files[3], newer])}
    told = {name: [s.reason.split(":")[0] for s in report.skipped if s.place == "identifiers"] for name, report in reports.items()}
    assert told["one"] == [
        "1 of its activities three-2026-01-01 has too (for example programme",
        "2 of its activities two-2026-01-01 has too (for example programme",
        "1 of its activities two-2026-02-01 has too (for example programme",
    ]
    assert told["four"] == []


def test_new_editions_and_new_files_of_a_call_are_seen_together(store: GraphStore, tmp_path: Path) -> None:
    list(load_all(store, [data_file(tmp_path, "one", ["ZZ-1"]), data_file(tmp_path, "other", ["ZZ-2"])]))
    before = int(store.version())
    later = [data_file(tmp_path, name, [identifier], month=2) for name, identifier in (("one", "ZZ-4"), ("other", "ZZ-5"))]
    reports = list(load_all(store, [*later, data_file(tmp_path, "third", ["ZZ-6"])]))
    assert all(report.in_force for report in reports)
    assert int(store.version()) == before + 1
    facts = "\n".join(seen(store)[1])
    assert [identifier in facts for identifier in ("ZZ-4", "ZZ-5", "ZZ-6")] == [True] * 3


def test_files_that_are_loaded_again_leave_what_was_there(store: GraphStore, tmp_path: Path) -> None:
    files = [data_file(tmp_path, "one", ["ZZ-1", "ZZ-2"]), data_file(tmp_path, "other", ["ZZ-2", "ZZ-3"])]
    list(load_all(store, files))
    before = seen(store)
    list(load_all(store, files, again=True))
    assert seen(store) == before
