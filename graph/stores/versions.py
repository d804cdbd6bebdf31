"""A folder of whole versions and one pointer: how one writer and any number of readers share a store.

A change works on a copy of the current version and then moves the pointer in one atomic replace, so a reader
sees a version as a whole or not at all, and a kill at any moment leaves the pointer where it was. Leftovers of
a killed writer are swept by the next one. (Why not one file: a reader of the file being written fails or never
sees later commits; see docs/decisions/0002-whole-versions.md.)
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from graph.errors import SchemaMismatch, StoreError, StoreLocked
from graph.schema import VERSION

KEPT = 3
"""Versions kept behind the current one: a reader between its look at the pointer and its open still finds its file."""

_FORMAT = "STORE.json"


class VersionFolder:
    """The folder: `CURRENT` names the version that readers open; `NNNNNNNN.lbug` and `.names` are its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> int:
        """The number of the version that readers see; 0 where nothing was ever written."""
        try:
            return int((self.folder / "CURRENT").read_text("ascii"))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError) as problem:
            raise StoreError(
                f"{self.folder / 'CURRENT'} cannot be read ({problem}). Restore it to the number of the newest "
                f"*.lbug file that is whole, or remove the folder and load again."
            ) from problem

    def graph(self, number: int) -> Path:
        """The graph file of a version."""
        return self.folder / f"{number:08}.lbug"

    def names(self, number: int) -> Path:
        """The name and text index of a version."""
        return self.folder / f"{number:08}.names"

    def check_format(self) -> None:
        """Refuse a folder that is not a store, or a store of another schema, with what to do."""
        path = self.folder / _FORMAT
        if not path.exists():
            if self.current():
                raise StoreError(
                    f"{self.folder} has versions but no {_FORMAT}: it was not written by tipgraph, or was damaged. Choose another --store."
                )
            return
        try:
            found = json.loads(path.read_text("utf-8"))["schema"]
        except (OSError, ValueError, KeyError) as problem:
            raise StoreError(f"{path} is damaged ({problem}). Restore it, or remove the folder and load again.") from problem
        if found != VERSION:
            older = isinstance(found, int) and found < VERSION
            what = "run `tipgraph rebuild` to read its sources again into a new store" if older else "use a newer tipgraph"
            raise SchemaMismatch(f"{self.folder} was written with schema {found}, this tipgraph reads schema {VERSION}: {what}.")

    @contextmanager
    def change(self, wait: float) -> Iterator[int]:
        """Hold the writer's lock and yield the number of the next version, whose files start as copies of the current one.

        The pointer moves only when the block ends without an error.

        Args:
            wait: seconds to wait for another writer.

        Raises:
            StoreLocked: another process still writes; the message names it.
            StoreError: the folder cannot be written.
        """
        holder = self.folder / "WRITER"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "WRITER.lock", timeout=wait)
            lock.acquire()
        except Timeout as problem:
            who = holder.read_text("ascii", errors="replace") if holder.exists() else "unknown"
            raise StoreLocked(f"{self.folder} is being written by process {who}. Wait for it, or end it and try again.") from problem
        except OSError as problem:
            raise StoreError(f"{self.folder} cannot be written ({problem}). Choose a folder you may write with --store.") from problem
        try:
            self.check_format()
            holder.write_text(str(os.getpid()), "ascii")
            number = self.current()
            self._sweep(number)
            if number:
                _copy(self.graph(number), self.graph(number + 1))
                _copy(self.names(number), self.names(number + 1))
            else:
                _replace(self.folder / _FORMAT, json.dumps({"schema": VERSION, "engine": "ladybug"}))
            yield number + 1
            for path in (self.graph(number + 1), self.names(number + 1)):
                _sync(path)
            _replace(self.folder / "CURRENT", str(number + 1))
        except OSError as problem:
            raise StoreError(f"{self.folder} cannot be written ({problem}). The store is as it was before.") from problem
        finally:
            lock.release()

    def _sweep(self, current: int) -> None:
        """Remove what a killed writer left above the pointer, and versions too old for any reader to be opening."""
        for path in self.folder.glob("[0-9]*.*"):
            number = int(path.name.split(".")[0])
            if number > current or number < current - KEPT:
                path.unlink(missing_ok=True)


def _copy(source: Path, target: Path) -> None:
    """Copy a file, sharing its blocks where the file system can."""
    shutil.copyfile(source, target)


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _replace(path: Path, text: str) -> None:
    """Write a small file so that readers see the old text or the new, never half."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
