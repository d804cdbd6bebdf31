"""A folder of whole versions and one pointer: how one writer and any number of readers share a store.

A change writes the files of the next version and then moves the pointer in one atomic replace, so a reader
sees a version as a whole or not at all, and a kill at any moment leaves the pointer where it was. Leftovers of
a killed writer are swept by the next one. (Why not one file: a reader of the file being written fails or never
sees later commits; see docs/decisions/0002-whole-versions.md.)
"""

import json
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from graph.errors import SchemaMismatch, StoreError, StoreLocked
from graph.schema import VERSION
from graph.stores.embedded import judgement_file
from graph.stores.embedded.disk import replace_text, sync, sync_folder
from graph.stores.embedded.source_list import FOLDER, sweep_sources

if TYPE_CHECKING:
    from graph.stores.embedded.sources import Sources

KEPT = 3
"""Versions kept behind the current one: a reader between its look at the pointer and its open still finds its file."""

_FORMAT = "STORE.json"
_VERSION_FILE = re.compile(r"(\d{8})\.(?:lbug|names|sources)(?:[.-].*)?")
"""A version's graph or names file, or what the engines put beside one while they work (`.wal`, `.shadow`, `-journal`)."""
_BEFORE_FIRST = {"WRITER", "WRITER.new", "WRITER.lock", f"{_FORMAT}.new", judgement_file.NAME, FOLDER, "extracts"}
"""What a killed writer may leave in a folder before its first version, and what a store may begin with: judgements, rows that wait."""


@dataclass(frozen=True, slots=True)
class VersionFiles:
    """The files of one version: the graph, the index of names and passages, and the list of the sources that it is made of."""

    graph: Path
    names: Path
    sources: Path


class VersionFolder:
    """The folder: `CURRENT` names the version that readers open; `NNNNNNNN.lbug`, `.names` and `.sources` are its files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.judgements = judgement_file.JudgementFile(folder)

    def current(self) -> int:
        """The number of the version that readers see; 0 where nothing was ever written."""
        try:
            text = (self.folder / "CURRENT").read_text("ascii")
            if not text.isdecimal():
                raise ValueError(f"it holds {text!r}, not a number")
            return int(text)
        except FileNotFoundError:
            return 0
        except (OSError, ValueError) as problem:
            raise StoreError(
                f"{self.folder / 'CURRENT'} cannot be read ({problem}). Restore it to the number of the newest "
                f"*.lbug file that is whole, or remove the folder and load again."
            ) from problem

    def files(self, number: int) -> VersionFiles:
        """The files of a version."""
        return VersionFiles(*(self.folder / f"{number:08}.{ending}" for ending in ("lbug", "names", "sources")))

    def graph(self, number: int) -> Path:
        """The graph file of a version."""
        return self.files(number).graph

    def sources(self, number: int) -> "Sources":
        """The sources of a version, to make the next version's of; none for 0."""
        from graph.stores.embedded.sources import Sources  # Arrow, which readers do without, takes long to import

        return Sources(self.folder, self.files(number).sources if number else None)

    def check_format(self) -> None:
        """Refuse a folder that is not a store, or a store of another schema, with what to do."""
        path = self.folder / _FORMAT
        if self.folder.exists() and not self.folder.is_dir():
            raise StoreError(f"{self.folder} is a file; a store is a folder. Choose another --store.")
        if not path.exists():
            self._check_unused()
            return
        try:
            found = json.loads(path.read_text("utf-8"))["schema"]
        except (OSError, ValueError, KeyError, TypeError) as problem:
            raise StoreError(f"{path} is damaged ({problem}). Restore it, or remove the folder and load again.") from problem
        if found != VERSION:
            older = isinstance(found, int) and found < VERSION
            what = "run `tipgraph rebuild NEW_FOLDER` to read its sources again" if older else "use a newer tipgraph"
            raise SchemaMismatch(f"{self.folder} was written with schema {found}, this tipgraph reads schema {VERSION}: {what}.")
        if not (self.folder / "CURRENT").exists() and any(path > self.graph(1) for path in self.folder.glob("0*.lbug")):
            raise StoreError(
                f"{self.folder / 'CURRENT'} is missing. Write the number of the newest *.lbug file that is whole into it, or remove "
                "the folder and load again."
            )

    def _check_unused(self) -> None:
        """Refuse a folder without a format file that holds anything: it is somebody else's, or damaged."""
        try:
            others = sorted(p.name for p in self.folder.iterdir() if p.name not in _BEFORE_FIRST) if self.folder.exists() else []
        except OSError as problem:
            raise StoreError(f"{self.folder} cannot be read ({problem}). Choose a folder you may read with --store.") from problem
        if others and not (self.folder / _FORMAT).exists():  # it may have come between the two looks
            raise StoreError(
                f"{self.folder} is not empty (it holds {others[0]}) and has no {_FORMAT}: it was not written by tipgraph, or was damaged. "
                "Choose another --store."
            )

    @contextmanager
    def change(self, wait: float) -> Iterator[int]:
        """Hold the writer's lock and yield the number of the next version, whose files the block writes.

        The pointer moves only when the block ends without an error.

        Args:
            wait: seconds to wait for another writer.

        Raises:
            StoreLocked: another process still writes; the message names it.
            StoreError: the folder cannot be written.
        """
        with self._locked(wait):
            number = self.current()
            try:
                self._prepare(number)
            except OSError as problem:
                raise self._refused(problem) from problem
            try:
                yield number + 1
            except BaseException:
                self.judgements.forget()
                self._sweep(number)
                raise
            try:
                with self.judgements.appended():
                    self._publish(number + 1)
            except OSError as problem:
                raise self._refused(problem) from problem

    @contextmanager
    def _locked(self, wait: float) -> Iterator[None]:
        """Hold the writer's lock, with this process named beside it."""
        holder = self.folder / "WRITER"
        try:
            self.check_format()
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "WRITER.lock", timeout=wait)
            lock.acquire()
        except Timeout as problem:
            who = holder.read_text("ascii", errors="replace") if holder.exists() else "unknown"
            raise StoreLocked(f"{self.folder} is being written by process {who}. Wait for it, or end it and try again.") from problem
        except OSError as problem:
            raise self._refused(problem) from problem
        try:
            self.check_format()
            replace_text(holder, str(os.getpid()))
            yield
        finally:
            lock.release()

    def _prepare(self, current: int) -> None:
        """Sweep; a folder's first change marks it as a store."""
        self._sweep(current)
        if not current:
            replace_text(self.folder / _FORMAT, json.dumps({"schema": VERSION, "engine": "ladybug"}))

    def _publish(self, number: int) -> None:
        """Make the files of a version safe on disk, and only then move the pointer."""
        files = self.files(number)
        for path in (files.graph, files.names, files.sources):
            sync(path)
        sync_folder(self.folder)
        replace_text(self.folder / "CURRENT", str(number))
        sync_folder(self.folder)

    def _refused(self, problem: OSError) -> StoreError:
        return StoreError(
            f"{self.folder} cannot be written ({problem}). The store is as it was before. Free some disk space, or choose a folder "
            "you may write with --store."
        )

    def _sweep(self, current: int) -> None:
        """Remove what a killed writer left above the pointer, versions too old for any reader to be opening, and their sources."""
        sweep_sources(self.folder, self.files(current).sources if current else None)
        for path in self.folder.iterdir():
            found = _VERSION_FILE.fullmatch(path.name)
            if found and not current - KEPT <= int(found[1]) <= current:
                with suppress(PermissionError):  # Windows keeps a file that a reader has open; the next sweep gets it
                    path.unlink(missing_ok=True)
