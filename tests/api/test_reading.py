"""Data files in processes of their own: the same as in one, errors as usual, in the order of the files."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from api import reading
from api.reading import Outcome, Reading, read_all
from graph.data_file import Records
from graph.errors import SourceError
from graph.extract_cache import ExtractCache
from loaders import iati
from tests.loaders.iati.reading import activity, document


def read(folder: Path, files: list[Path]) -> list[Outcome]:
    with ExtractCache(folder / "extracts") as cache:
        return list(read_all(files, Reading(dict, None, cache, lambda _sha256, _path: None)))


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    made = []
    for number in range(3):
        path = tmp_path / f"{number}.xml"
        activities = "".join(activity(f"<title><narrative>Lake {number}-{place}</narrative></title>") for place in range(9))
        path.write_text(document(activities)[: -20 if number == 1 else None])
        made.append(path)
    return made


@pytest.mark.slow
@pytest.mark.parametrize("large", [reading.LARGE, 0], ids=["a process each", "all together"])
def test_workers_give_what_one_process_gives(tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch, large: int) -> None:
    alone = read(tmp_path / "alone", files)
    monkeypatch.setattr(reading, "LARGE", large)
    monkeypatch.setattr(iati, "PIECE", 300)
    monkeypatch.setattr(reading, "WORTH_WORKERS", 0)
    monkeypatch.setattr(reading, "_cores", lambda: 2)
    several = read(tmp_path / "several", files)
    assert [path for path, _ in several] == files
    for (_, one), (_, other) in zip(alone, several, strict=True):
        assert type(one) is type(other)
        if isinstance(one, Records) and isinstance(other, Records):
            assert (one.document, one.statements, one.skipped) == (other.document, other.statements, other.skipped)
            assert one.extract.sizes() == other.extract.sizes()
        else:
            assert str(one) == str(other)


def test_large_files_of_the_same_bytes_are_read_once_or_twice_and_never_lost(
    tmp_path: Path, files: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setattr(reading, "WORTH_WORKERS", 0)
    monkeypatch.setattr(reading, "_cores", lambda: 2)
    monkeypatch.setattr(reading, "LARGE", 0)
    (tmp_path / "again").mkdir()
    again = tmp_path / "again" / files[0].name
    again.write_bytes(files[0].read_bytes())
    for number in range(5):
        assert not [outcome for _, outcome in read(tmp_path / str(number), [files[0], again]) if isinstance(outcome, SourceError)]


def test_a_broken_file_stops_no_other(tmp_path: Path, files: list[Path]) -> None:
    assert [isinstance(outcome, SourceError) for _, outcome in read(tmp_path, files)] == [False, True, False]


PARENT = """
import sys, time
from pathlib import Path
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from os import getpid
from api.reading import _begin_helping
if __name__ == "__main__":
    pool = ProcessPoolExecutor(1, get_context("spawn"), initializer=_begin_helping)
    print(pool.submit(getpid).result(), flush=True)
    time.sleep(60)
"""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="sees processes in /proc")
def test_a_worker_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    parent = subprocess.Popen([sys.executable, script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    worker = Path("/proc") / parent.stdout.readline().strip()
    assert worker.exists()
    parent.kill()
    parent.communicate()
    ends = time.monotonic() + 10
    while worker.exists() and "Z" not in (worker / "stat").read_text().split()[2]:
        assert time.monotonic() < ends
        time.sleep(0.05)
