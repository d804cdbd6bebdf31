"""What only the embedded store promises: many processes and threads on one folder, whole versions, one writer."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from graph.errors import StoreError, StoreLocked
from graph.stores.embedded import EmbeddedStore, connections
from tests.graph.batches import small_batch

ROOT = Path(__file__).parents[4]
SLOW = "MATCH (a:Passage), (b:Passage), (c:Passage) WHERE a.ordinal + b.ordinal + c.ordinal = -1 RETURN count(*)"
WHOLE = "MATCH (d:Document) OPTIONAL MATCH (d)<-[:FROM_DOCUMENT]-(p:Passage) RETURN d.id AS id, d.statements AS told, count(p) AS found"

WRITER = """
import sys
from pathlib import Path
from graph.stores.embedded import EmbeddedStore
from tests.graph.batches import small_batch
store = EmbeddedStore(Path(sys.argv[1]))
for size in range(2, 12):
    with store.writing() as change:
        change.put(small_batch("doc~1", [{"id": "actor:iom", "name": f"IOM {size}"}], [f"number {size}"] * size))
"""
HOLDER = """
import sys, time
from pathlib import Path
from graph.stores.embedded import EmbeddedStore
with EmbeddedStore(Path(sys.argv[1])).writing():
    print("holding", flush=True)
    sys.stdin.read()
"""


def start(code: str, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", code, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def put(store: EmbeddedStore, document: str, passages: int) -> None:
    with store.writing() as change:
        change.put(small_batch(document, [{"id": "actor:iom", "name": "IOM"}], [f"Sentence {i}." for i in range(passages)]))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EmbeddedStore]:
    with closing(EmbeddedStore(tmp_path / "store", wait=10)) as opened:
        yield opened


def test_readers_see_whole_versions_only_while_another_process_writes(store: EmbeddedStore) -> None:
    put(store, "doc~1", 1)
    seen: set[object] = set()
    writer = start(WRITER, Path(store.url))

    def ask() -> None:
        with closing(EmbeddedStore(Path(store.url))) as own:
            while writer.poll() is None:
                for reader in (store, own):
                    ((_, told, found),) = reader.read(WHOLE).rows
                    assert told == found
                    assert reader.find_ids(["actor:iom"]) == {"actor:iom": (("Actor", "actor:iom"),)}
                    seen.add(found)

    with ThreadPoolExecutor(2) as pool:
        asking = [pool.submit(ask) for _ in range(2)]
        _, errors = writer.communicate(timeout=60)
        assert (writer.returncode, errors) == (0, "")
        for one in asking:
            one.result()
    assert store.read(WHOLE).rows == (("doc~1", 11, 11),)
    assert len(seen) > 2


def test_a_thread_reads_on_while_the_version_turns_under_it(store: EmbeddedStore) -> None:
    put(store, "doc~1", 500)
    started = threading.Event()

    def read_slowly() -> object:
        started.set()
        return store.read(SLOW).rows[0][0]

    with ThreadPoolExecutor(3) as pool:
        slow = [pool.submit(read_slowly) for _ in range(3)]
        started.wait()
        for number in range(2, 4):
            put(store, f"doc~{number}", 1)
            assert len(store.read(WHOLE).rows) == number
        store.close()
        assert [one.result() for one in slow] == [0, 0, 0]


def test_a_version_that_nobody_reads_any_more_is_closed(store: EmbeddedStore) -> None:
    put(store, "doc~1", 1)
    store.read(WHOLE)
    before = _open_files(store)
    for number in range(2, 5):
        put(store, f"doc~{number}", 1)
        store.read(WHOLE)
    assert _open_files(store) == before
    store.close()
    assert _open_files(store) == 0


def _open_files(store: EmbeddedStore) -> int:
    if not Path("/proc/self/fd").exists():
        pytest.skip("counts open files by way of /proc")
    return sum(str(path.readlink()).startswith(store.url) for path in Path("/proc/self/fd").iterdir() if path.is_symlink())


def test_an_open_version_outlives_its_files(store: EmbeddedStore) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps files that are open")
    put(store, "doc~1", 3)
    with store._reading() as version:
        assert version
        for path in Path(store.url).glob("00000001.*"):
            path.unlink()
        assert store.read(WHOLE).rows == (("doc~1", 3, 3),)
        assert store.find_ids(["IOM"])


def test_a_second_writer_is_told_who_writes(store: EmbeddedStore) -> None:
    holder = start(HOLDER, Path(store.url))
    assert holder.stdout
    holder.stdout.readline()
    hasty = EmbeddedStore(Path(store.url), wait=0.1)
    with pytest.raises(StoreLocked, match=f"being written by process {holder.pid}"):
        put(hasty, "doc~1", 1)
    holder.communicate("", timeout=20)
    put(hasty, "doc~1", 1)
    assert hasty.read(WHOLE).rows == (("doc~1", 1, 1),)
    hasty.close()


def test_a_second_writer_waits_for_the_first(store: EmbeddedStore) -> None:
    with ThreadPoolExecutor(3) as pool:
        for one in [pool.submit(put, store, f"doc~{number}", number) for number in (1, 2, 3)]:
            one.result()
    assert sorted(store.read(WHOLE).rows) == [("doc~1", 1, 1), ("doc~2", 2, 2), ("doc~3", 3, 3)]


def test_a_killed_writer_leaves_the_store_as_it_was(store: EmbeddedStore) -> None:
    put(store, "doc~1", 1)
    holder = start(HOLDER, Path(store.url))
    assert holder.stdout
    holder.stdout.readline()
    (Path(store.url) / "00000002.lbug").write_bytes(b"half")  # what it would have begun
    holder.kill()
    holder.communicate()
    assert (store.version(), store.read(WHOLE).rows) == ("1", (("doc~1", 1, 1),))
    put(store, "doc~2", 2)
    assert sorted(store.read(WHOLE).rows) == [("doc~1", 1, 1), ("doc~2", 2, 2)]


def test_a_reader_that_may_not_write_reads(store: EmbeddedStore) -> None:
    put(store, "doc~1", 1)
    folder = Path(store.url)
    before = {path.name for path in folder.iterdir()}
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        assert EmbeddedStore(folder).read(WHOLE).rows == (("doc~1", 1, 1),)
        assert {path.name for path in folder.iterdir()} == before
    finally:
        folder.chmod(0o755)


@pytest.mark.parametrize("kind", ["lbug", "names"])
def test_a_version_that_is_damaged_or_missing_says_what_to_do(store: EmbeddedStore, kind: str) -> None:
    put(store, "doc~1", 1)
    path = Path(store.url) / f"00000001.{kind}"
    path.write_bytes(b"not what it was" * 400)
    with pytest.raises(StoreError, match=r"00000001\.lbug cannot be opened .*rebuild"):
        store.read(WHOLE)
    path.unlink()
    with pytest.raises(StoreError, match=r"00000001\.lbug cannot be opened .*rebuild"):
        store.read(WHOLE)


def test_reads_of_many_threads_run_side_by_side(store: EmbeddedStore) -> None:
    put(store, "doc~1", 400)
    store.read(WHOLE)
    with ThreadPoolExecutor(2) as pool:
        slow = pool.submit(store.read, SLOW)
        time.sleep(0.01)
        for _ in range(5):
            store.read("MATCH (d:Document) RETURN d.id")
            assert store.search("sentence")
        assert slow.result().rows == ((0,),)


@pytest.mark.parametrize(("small", "threads"), [(64 << 20, 1), (0, os.cpu_count())])
def test_one_thread_runs_a_statement_of_a_small_graph(
    store: EmbeddedStore, small: int, threads: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connections, "_SMALL", small)
    with store.writing() as change:
        change.put(small_batch("doc~1", [{"id": "actor:iom", "name": "IOM"}], ["A sentence."]))
    assert store.read("CALL current_setting('threads') RETURN *").rows == ((str(threads),),)
