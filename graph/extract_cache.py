"""Data files that were read and are not in the store yet: their rows stay in a folder, so that a load that was killed reads none twice.

What is whole lies under a key made of the file's bytes, of how it was read and of the schema. What is half written lies in a folder
of the process that writes it, which holds a lock: the next process that finds the lock free sweeps it.
"""

import json
import os
import secrets
import shutil
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import asdict, replace
from pathlib import Path

from filelock import FileLock, Timeout

from graph.data_file import Records
from graph.errors import StoreError
from graph.extracts import open_extract
from graph.ids import digest
from graph.model import DocumentInfo, Skipped
from graph.record_batch import read_records
from graph.records import RecordReading
from graph.schema import VERSION

EXTRACTS = "extracts"
"""The name of such a folder beside an embedded store."""

KEPT_DAYS = 14
"""Days after which what no load came back for is swept."""

_REPORT = "report.json"
_RUN = "run-"
_LOCK = ".lock"


class ExtractCache:
    """A folder with the rows of data files that were read. Use it in a `with` block: it ends with what this process left half removed."""

    def __init__(self, folder: Path) -> None:
        """Nothing is written before the first file is read."""
        self.folder = folder
        self._run = _RUN + secrets.token_hex(8)
        self._lock: FileLock | None = None

    def __enter__(self) -> "ExtractCache":
        return self

    def __exit__(self, *_: object) -> None:
        """Remove what this process left, and the folder where it is empty."""
        if self._lock:
            shutil.rmtree(self.folder / self._run, ignore_errors=True)
            self._lock.release()
            (self.folder / (self._run + _LOCK)).unlink(missing_ok=True)
            if not any(self.folder.iterdir()):
                self.folder.rmdir()

    def begin(self) -> Path:
        """The folder for what this process writes, locked; what killed ones left is swept. Those that it starts may write there too.

        Raises:
            StoreError: the folder cannot be written.
        """
        run = self.folder / self._run
        if self._lock is None:
            try:
                run.mkdir(parents=True)
                self._lock = FileLock(self.folder / (self._run + _LOCK), blocking=False)
                self._lock.acquire()
                self._sweep()
            except OSError as problem:
                raise StoreError(
                    f"{self.folder} cannot be written ({problem}). Free some disk space, or choose another --store."
                ) from problem
        return run

    def drop(self, records: Records) -> None:
        """Remove the rows of a file that a store holds now."""
        if records.extract.folder.parent == self.folder:
            shutil.rmtree(records.extract.folder, ignore_errors=True)

    def _sweep(self) -> None:
        """Remove what killed processes left, and what is old."""
        for path in self.folder.iterdir():
            if path.name.startswith(_RUN):
                if path.is_dir() and path.name != self._run and _is_free(self.folder / (path.name + _LOCK)):
                    shutil.rmtree(path, ignore_errors=True)
            elif path.is_dir() and path.stat().st_mtime < time.time() - KEPT_DAYS * 86_400:
                shutil.rmtree(path, ignore_errors=True)


def _is_free(lock: Path) -> bool:
    """Whether nobody holds a lock; it is removed then."""
    try:
        with FileLock(lock, blocking=False):
            pass
    except Timeout:
        return False
    lock.unlink(missing_ok=True)
    return True


def read_cached(
    reading: RecordReading, reason: str, run: Path, code: str, tell: Callable[[float], None] | None = None, helpers: Executor | None = None
) -> Records:
    """Read a data file to its end, unless its rows are in the cache.

    Args:
        reason: why its loader was chosen.
        run: what ExtractCache.begin gave.
        code: what tells one state of the loaders from another.
        tell: called now and then with the share of the file that is read, 0 to 1.
        helpers: processes that read a large file in parts, in the place of this one.

    Raises:
        SourceError: the file is broken; nothing of it is left in the cache.
    """
    key = digest(reading.document_id, reading.sha256, code, VERSION)[:32]
    folder, half = run.parent / key, run / f"{key}-{secrets.token_hex(4)}"  # two files with the same bytes may be read at once
    found = _open(folder, reading, reason)
    if found:
        return found
    records = read_records(reading, reason, half, tell, helpers)
    (half / _REPORT).write_text(json.dumps(asdict(replace(records, extract=None))), "utf-8")  # type: ignore[arg-type]
    try:
        os.rename(half, folder)
    except OSError:
        return records  # another process read the same file meanwhile; what this one has serves until it ends
    return replace(records, extract=open_extract(folder))


def _open(folder: Path, reading: RecordReading, reason: str) -> Records | None:
    """The rows of a file that were read before; None where they are not there, or damaged."""
    try:
        told = json.loads((folder / _REPORT).read_text("utf-8"))
        extract = open_extract(folder)
    except (OSError, ValueError, StoreError):
        shutil.rmtree(folder, ignore_errors=True)
        return None
    info = DocumentInfo(**{**told["document"], "path": reading.path, "reason": reason})
    skipped = tuple(Skipped(**line) for line in told["skipped"])
    return Records(told["id"], info, extract, told["statements"], told["records"], skipped)
