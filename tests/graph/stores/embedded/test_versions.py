"""The folder of whole versions: what it refuses, keeps, sweeps and survives."""

import json
from pathlib import Path

import pytest

from graph.errors import SchemaMismatch, StoreError
from graph.schema import VERSION
from graph.stores.embedded.versions import KEPT, VersionFolder


def fill(folder: VersionFolder, number: int, text: str) -> None:
    files = folder.files(number)
    files.graph.write_text(text)
    files.names.write_text(text)
    files.sources.write_text("{}")


def publish(folder: VersionFolder, text: str) -> None:
    with folder.change(wait=1) as number:
        fill(folder, number, text)


@pytest.fixture
def folder(tmp_path: Path) -> VersionFolder:
    return VersionFolder(tmp_path / "store")


def test_a_folder_that_does_not_exist_is_an_empty_store(folder: VersionFolder) -> None:
    folder.check_format()
    assert folder.current() == 0
    assert not folder.folder.exists()


def test_a_change_writes_the_next_version_beside_the_current_one(folder: VersionFolder) -> None:
    publish(folder, "one")
    with folder.change(wait=1) as number:
        assert number == 2
        assert folder.current() == 1
        fill(folder, 2, "two")
    assert folder.current() == 2
    assert (folder.graph(1).read_text(), folder.graph(2).read_text()) == ("one", "two")


def test_a_change_that_fails_moves_nothing_and_leaves_no_files(folder: VersionFolder) -> None:
    publish(folder, "one")

    def fail() -> None:
        with folder.change(wait=1) as number:
            folder.graph(number).write_text("half")
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        fail()
    assert folder.current() == 1
    assert not folder.graph(2).exists()


def test_the_last_versions_are_kept_and_older_ones_swept(folder: VersionFolder) -> None:
    for number in range(1, KEPT + 4):
        publish(folder, str(number))
    kept = sorted(int(path.stem) for path in folder.folder.glob("*.lbug"))
    assert kept == list(range(folder.current() - KEPT - 1, folder.current() + 1))


def test_what_a_killed_writer_left_is_swept_by_the_next_one(folder: VersionFolder) -> None:
    publish(folder, "one")
    left = [folder.folder / name for name in ("00000002.lbug", "00000002.lbug.wal", "00000002.lbug.shadow", "00000002.names-journal")]
    for path in left:
        path.write_text("half")
    publish(folder, "two")
    assert folder.graph(2).read_text() == "two"
    assert not any(path.exists() for path in left[1:])


@pytest.mark.parametrize("mine", ["20240101.jpg", "notes.txt", "12 things.md", "00000009.txt"])
def test_a_folder_of_other_files_is_refused_and_left_alone(tmp_path: Path, mine: str) -> None:
    (tmp_path / mine).write_text("mine")
    with pytest.raises(StoreError, match=r"is not empty .* and has no STORE\.json"):
        VersionFolder(tmp_path).check_format()
    with pytest.raises(StoreError, match=r"is not empty"):
        publish(VersionFolder(tmp_path), "one")
    assert [path.name for path in tmp_path.iterdir()] == [mine]


def test_other_files_in_a_store_are_never_swept(folder: VersionFolder) -> None:
    publish(folder, "one")
    mine = [folder.folder / name for name in ("20240101.jpg", "judgements.jsonl", "99999999.txt")]
    for path in mine:
        path.write_text("mine")
    publish(folder, "two")
    assert all(path.read_text() == "mine" for path in mine)


def test_a_first_writer_that_was_killed_leaves_a_usable_folder(folder: VersionFolder) -> None:
    folder.folder.mkdir()
    for name in ("WRITER", "WRITER.lock", "STORE.json.new"):
        (folder.folder / name).write_text("")
    publish(folder, "one")
    assert folder.current() == 1


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("a file")
    with pytest.raises(StoreError, match="is a file; a store is a folder"):
        VersionFolder(tmp_path / "store").check_format()


@pytest.mark.parametrize(("schema", "advice"), [(VERSION - 1, "tipgraph rebuild"), (VERSION + 1, "use a newer tipgraph")])
def test_another_schema_says_which_and_what_to_do(folder: VersionFolder, schema: int, advice: str) -> None:
    publish(folder, "one")
    (folder.folder / "STORE.json").write_text(json.dumps({"schema": schema}))
    with pytest.raises(SchemaMismatch, match=f"written with schema {schema}, this tipgraph reads schema {VERSION}: .*{advice}"):
        folder.check_format()
    with pytest.raises(SchemaMismatch):
        publish(folder, "two")


@pytest.mark.parametrize("text", ["", "{", "[]", "{}"])
def test_a_damaged_format_file_is_an_error_that_names_it(folder: VersionFolder, text: str) -> None:
    publish(folder, "one")
    (folder.folder / "STORE.json").write_text(text)
    with pytest.raises(StoreError, match=r"STORE\.json is damaged"):
        folder.check_format()


@pytest.mark.parametrize("text", ["", "one", "1\n2", "-1", "1_0"])
def test_a_damaged_pointer_is_an_error_that_names_it(folder: VersionFolder, text: str) -> None:
    publish(folder, "one")
    (folder.folder / "CURRENT").write_text(text)
    with pytest.raises(StoreError, match="CURRENT cannot be read"):
        folder.current()


def test_a_lost_pointer_is_an_error_and_no_version_is_swept(folder: VersionFolder) -> None:
    publish(folder, "one")
    publish(folder, "two")
    (folder.folder / "CURRENT").unlink()
    with pytest.raises(StoreError, match="CURRENT is missing"):
        publish(folder, "three")
    assert folder.graph(2).read_text() == "two"


def test_a_disk_that_refuses_is_a_store_error(folder: VersionFolder) -> None:
    publish(folder, "one")

    def half() -> None:
        with folder.change(wait=1) as number:
            folder.graph(number).write_text("two")  # and no names file, as on a full disk

    with pytest.raises(StoreError, match="cannot be written"):
        half()
    assert folder.current() == 1
