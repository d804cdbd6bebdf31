"""What a data file gave is used again after a kill; what is half written never is."""

import os
import pickle
import subprocess
import sys
import time
from pathlib import Path

import pyarrow as pa
import pytest

from graph.data_file import Records
from graph.errors import SourceError
from graph.extract_cache import KEPT_DAYS, ExtractCache
from graph.record_rows import statement_ids
from loaders import read_data
from tests.loaders.iati.reading import activity, document
from tests.loaders.whole import whole_batch

TEXT = document(activity("<title><narrative>Lake shelter</narrative></title>"))


def write(folder: Path, name: str = "acts.xml", text: str = TEXT) -> Path:
    path = folder / name
    path.write_text(text)
    return path


def read(path: Path, cache: Path) -> Records:
    with ExtractCache(cache) as extracts:
        return read_data(path, extracts.begin())


def test_a_file_that_was_read_is_not_read_again(tmp_path: Path) -> None:
    path, cache = write(tmp_path), tmp_path / "extracts"
    first = read(path, cache)
    inode = (first.extract.folder / "Passage.parquet").stat().st_ino
    again = read(path, cache)
    assert again == first
    assert (again.extract.folder / "Passage.parquet").stat().st_ino == inode


def test_other_bytes_are_read_anew(tmp_path: Path) -> None:
    first = read(write(tmp_path), tmp_path / "extracts")
    other = read(write(tmp_path, text=TEXT.replace("Lake", "Hill")), tmp_path / "extracts")
    assert other.extract.folder != first.extract.folder
    assert whole_batch(other).nodes["Passage"]["text"] == ["Hill shelter"]


def test_the_same_bytes_at_another_path_are_told_with_that_path(tmp_path: Path) -> None:
    read(write(tmp_path), tmp_path / "extracts")
    (tmp_path / "moved").mkdir()
    path = write(tmp_path / "moved")
    assert read(path, tmp_path / "extracts").document.path == str(path)


def test_a_damaged_entry_is_read_anew(tmp_path: Path) -> None:
    path = write(tmp_path)
    first = read(path, tmp_path / "extracts")
    (first.extract.folder / "document.json").write_text("{")
    assert whole_batch(read(path, tmp_path / "extracts")).nodes["Passage"]["text"] == ["Lake shelter"]


def test_a_broken_file_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        read(write(tmp_path, text=TEXT[:-30]), tmp_path / "extracts")
    assert not (tmp_path / "extracts").exists()


def test_what_a_store_has_is_dropped(tmp_path: Path) -> None:
    records = read(write(tmp_path), tmp_path / "extracts")
    with ExtractCache(tmp_path / "extracts") as cache:
        cache.begin()
        cache.drop(records)
    assert not (tmp_path / "extracts").exists()


def test_what_nobody_came_back_for_is_swept(tmp_path: Path) -> None:
    old = read(write(tmp_path), tmp_path / "extracts").extract.folder
    then = time.time() - (KEPT_DAYS + 1) * 86_400
    os.utime(old, (then, then))
    new = read(write(tmp_path, "other.xml"), tmp_path / "extracts").extract.folder
    assert not old.exists()
    assert new.exists()


KILLED = """
import os, signal, sys
from pathlib import Path
from graph.extract_cache import ExtractCache
run = ExtractCache(Path(sys.argv[1])).begin()
(run / "half").mkdir()
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_what_a_killed_process_left_half_is_swept_and_what_was_whole_stays(tmp_path: Path) -> None:
    cache = tmp_path / "extracts"
    whole = read(write(tmp_path), cache).extract.folder
    killed = subprocess.run([sys.executable, "-c", KILLED, str(cache)], check=False)
    assert killed.returncode < 0
    assert list(cache.glob("run-*/half"))
    with ExtractCache(cache) as after:
        after.begin()
        assert not list(cache.glob("run-*/half"))
    assert list(cache.iterdir()) == [whole]


def test_what_a_running_process_writes_is_left_alone(tmp_path: Path) -> None:
    with ExtractCache(tmp_path / "extracts") as one, ExtractCache(tmp_path / "extracts") as other:
        run = one.begin()
        other.begin()
        assert run.exists()


def test_an_error_comes_back_from_another_process_as_it_was() -> None:
    error = SourceError("a.xml", "it is broken", "Download it again", "record 2")
    back = pickle.loads(pickle.dumps(error))
    assert (str(back), back.place, back.fix) == (str(error), "record 2", "Download it again")


def test_ids_of_statements_stay_the_same() -> None:
    cells = (pa.array([cell], pa.string()) for cell in ("a", "b", "1", "x", None, "2.5"))
    assert statement_ids("d~1", "FUNDS", list(cells)).to_pylist() == ["s-65b045dc11061d24568d"]
