"""Loading, loading again, new editions, forgetting: what is in the store afterwards."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from api.uploads import keep
from graph import writing
from graph.batch import batch_of
from graph.editions import all_editions
from graph.errors import ModelError, UnknownName
from graph.export.facts import export_facts
from graph.resolve.countries import read_reference
from graph.resolve.reference import TABLES
from graph.store import GraphStore
from graph.stores.embedded import EmbeddedStore
from graph.writing import forget, load, load_all
from loaders import read_data
from tests.graph.batches import content
from tests.graph.extractions import IOM, extraction, fact, of_dataset, three_facts
from tests.loaders.iati.reading import activity, document


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    opened = EmbeddedStore(tmp_path / "store")
    yield opened
    opened.close()


def exported(store: GraphStore, document: str = "") -> list[str]:
    return list(export_facts(store, document))


def test_the_life_of_a_document(store: GraphStore) -> None:
    """Loaded, unchanged, another edition, forgotten: one store, step by step, because each change costs a second."""
    first = load(store, extraction())
    before, version = exported(store), store.version()
    assert (first.outcome, first.statements, first.passages, first.in_force) == ("loaded", 3, 1, True)
    assert len(before) == 3

    again = load(store, extraction())
    assert (again.outcome, again.document, again.statements) == ("unchanged", first.document, 3)
    assert (exported(store), store.version()) == (before, version)

    newer = load(store, extraction(text="IOM now runs COMPASS in Nigeria.", issued="2026-01", facts=three_facts()[:1]))
    assert (newer.outcome, newer.in_force) == ("new edition", True)
    assert len(exported(store)) == 1
    assert exported(store, first.document) == before

    older = load(store, extraction(text="An old text.", issued="2020"))
    assert (older.outcome, older.in_force) == ("new edition", False)
    with pytest.raises(UnknownName, match=r"sample has 3 editions: .*Name one of them"):
        forget(store, "sample")

    forget(store, newer.document)
    assert exported(store) == before
    forget(store, older.document)
    forget(store, first.document)
    assert exported(store) == []
    assert {e.is_reference for e in all_editions(store)} == {True}
    with pytest.raises(UnknownName, match=r"There is no document sample\. Loaded are: none"):
        forget(store, "sample")


def test_an_extraction_that_breaks_the_schema_leaves_the_store_as_it_was(store: GraphStore) -> None:
    load(store, extraction())
    before, version = content(store), store.version()
    wrong = of_dataset(extraction("wrong", "Another text.", facts=[*three_facts(), fact(IOM, "EMPLOYS", IOM)]), "emn/nl/wrong")
    with pytest.raises(ModelError):
        load(store, wrong)
    assert (content(store), store.version()) == (before, version)


def test_a_group_is_one_change_and_reported_source_by_source(store: GraphStore) -> None:
    one, other = extraction(), of_dataset(extraction("other", "IOM again."), "emn/nl/other")
    reports = list(load_all(store, [one, other, one]))
    assert [(r.document.split("~")[0], r.outcome) for r in reports] == [("sample", "loaded"), ("other", "loaded"), ("sample", "unchanged")]
    assert store.version() == "1"
    assert len(exported(store)) == 6


def test_data_files_of_a_call_go_into_one_change_however_large(store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A change costs the whole graph, and what was read of a data file outlives a kill."""
    monkeypatch.setattr(writing, "GROUP_STATEMENTS", 1)
    files = []
    for name in ("one", "other"):
        path = tmp_path / f"{name}.xml"
        path.write_text(document(activity("<recipient-country code='KE'/>", identifier=f"ZZ-{name}")))
        files.append(read_data(path, tmp_path / f"run-{name}" / "run"))
    assert [report.outcome for report in load_all(store, files)] == ["loaded", "loaded"]
    assert store.version() == "1"


def test_again_writes_the_same_bytes_anew(store: GraphStore) -> None:
    load(store, extraction(facts=three_facts()[:1]))
    report = load(store, extraction(), again=True)
    assert (report.outcome, report.statements) == ("loaded", 3)
    renamed = load(store, extraction("renamed"), again=True)
    assert [e.stem for e in all_editions(store) if not e.is_reference] == ["renamed"]
    assert renamed.document.startswith("renamed~")


def test_reference_tables_are_documents_of_their_own_and_exported_only_by_name(store: GraphStore) -> None:
    load(store, extraction())
    tables = {e.id for e in all_editions(store) if e.is_reference}
    assert tables == {f"reference:{table}" for table in (*TABLES, "regions.csv")}
    assert not any('"reference:' in line for line in exported(store))
    named = exported(store, "reference:international_bodies.csv")
    assert len(named) >= len(read_reference("international_bodies.csv"))
    assert all('"document": "reference:international_bodies.csv"' in line for line in named)


def test_the_export_knows_no_path_and_no_time_of_loading(store: GraphStore) -> None:
    with store.writing() as change:
        change.put(batch_of(extraction(), "2020-01-01T00:00:00+00:00"))
    (edition,) = all_editions(store)
    lines = exported(store)
    assert edition.loaded_at.startswith("2020")
    assert not any("2020-01-01" in line or "sample.txt" in line for line in lines)
    with store.writing() as change:
        change.put(batch_of(extraction(), "2021-01-01T00:00:00+00:00"))
    assert exported(store) == lines


def test_the_path_is_kept_whole_so_that_rebuild_finds_it(store: GraphStore) -> None:
    load(store, extraction())
    assert Path(next(e for e in all_editions(store) if not e.is_reference).path).is_absolute()


def test_files_of_one_name_in_two_folders_are_told_to_be_editions_and_what_to_do(store: GraphStore, tmp_path: Path) -> None:
    files = []
    for folder, country in (("kenya", "Kenya"), ("mali", "Mali")):
        path = tmp_path / folder / "3w.csv"
        path.parent.mkdir()
        path.write_text(f"#org,#country\nA Club,{country}\n")
        files.append(read_data(path, tmp_path / f"run-{folder}"))
    first, second = load_all(store, files)
    assert (first.outcome, first.skipped, second.outcome) == ("loaded", (), "new edition")
    assert [("kenya/3w.csv" in skipped.reason, "another name" in skipped.reason) for skipped in second.skipped] == [(True, True)]
    (tmp_path / "mali" / "3w.csv").write_text("#org,#country\nB Club,Mali\n")
    again = load(store, read_data(tmp_path / "mali" / "3w.csv", tmp_path / "run-again"))
    assert (again.outcome, len(again.skipped)) == ("new edition", 1)
    forget(store, first.document)
    (tmp_path / "mali" / "3w.csv").write_text("#org,#country\nC Club,Mali\n")
    last = load(store, read_data(tmp_path / "mali" / "3w.csv", tmp_path / "run-last"))
    assert (last.outcome, last.skipped) == ("new edition", ())


def test_uploads_of_one_name_are_editions_and_nothing_more_is_said(store: GraphStore, tmp_path: Path) -> None:
    reports = []
    for country in ("Kenya", "Mali"):
        upload = keep(tmp_path / "uploads", "3w.csv", BytesIO(f"#org,#country\nA Club,{country}\n".encode()))
        reports.append(load(store, read_data(upload, tmp_path / f"run-{country}")))
    assert [(report.outcome, report.skipped) for report in reports] == [("loaded", ()), ("new edition", ())]
