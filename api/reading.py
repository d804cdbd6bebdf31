"""Files become what they say, one after the other or several at once, with a bar that says how fast and how long."""

import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context, parent_process
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from api.render import errors
from graph.batch import check_extraction
from graph.errors import ModelError, SourceError, printable
from graph.extract_cache import ExtractCache
from graph.lean import keep_lean
from graph.model import Extraction
from graph.writing import Loaded, Read
from loaders import is_data, read_data, read_document
from loaders.readers.packed import PACKED, sha256_of

if TYPE_CHECKING:
    from loaders.base import Loader

WORTH_WORKERS = 8 << 20
"""Bytes of data files from which on other processes help to read them: a process that starts anew costs half a second."""

LARGE = 16 << 20
"""Bytes of a data file from which on several processes read it together; smaller ones are read by one each."""

_LARGE_AT_ONCE = 2
"""Large files that are begun at one time: while the last step of one is made, which keeps one core busy, the next one is read."""

Outcome = tuple[Path, Read | SourceError]
"""A file, and what it gave or why it gave nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the files of a call are read.

    Attributes:
        loaders: gives those of documents, which are imported when the first document's turn comes.
        find_loaded: what the store holds of a data file with these bytes (its hash and path), which then is not read; None where it must.
            None instead of it where the store holds nothing.
    """

    loaders: Callable[[], "Mapping[str, Loader]"]
    kind: str | None
    cache: ExtractCache
    find_loaded: Callable[[str, Path], Loaded | None] | None

    def find(self, path: Path) -> Loaded | None:
        """What the store holds of a data file."""
        return self.find_loaded(sha256_of(path), path) if self.find_loaded else None


def read_all(files: Sequence[Path], how: Reading) -> Iterator[Outcome]:
    """What each file gave, in order; a file that cannot be read stops no other."""
    with _helpers(files, how) as helpers, _progress(files) as bar, _begun(files, how, helpers, bar) as begun:
        for path in files:
            tell = bar.begin(path)
            try:
                yield path, begun[path].result() if path in begun else _read(path, how, tell)
            except SourceError as problem:
                yield path, problem
            except ModelError as problem:
                yield path, SourceError(str(path), f"its loader gave a wrong fact ({problem})", "Please report this with the file")
            tell(1.0)


def _read(path: Path, how: Reading, tell: Callable[[float], None], helpers: Executor | None = None) -> Read:
    if is_data(path, how.kind):
        return how.find(path) or read_data(path, how.cache.begin(), how.kind, tell, helpers)
    extraction: Extraction = read_document(path, how.loaders(), how.kind)
    check_extraction(extraction)
    return extraction


@contextmanager
def _helpers(files: Sequence[Path], how: Reading) -> Iterator[ProcessPoolExecutor | None]:
    """Processes that read data files in the place of this one, which stays small for the store; none where that would take longer."""
    data = [path for path in files if is_data(path, how.kind) and path.is_file()]
    cores = _cores()
    if cores < 2 or sum(path.stat().st_size for path in data) < WORTH_WORKERS or (len(data) == 1 and data[0].stat().st_size < LARGE):
        yield None
        return
    helpers = ProcessPoolExecutor(cores, _context(), initializer=_begin_helping)
    try:
        with warnings.catch_warnings():  # Python 3.12 and newer warn of copies of a process with threads of any kind: see _context
            warnings.simplefilter("ignore", DeprecationWarning)
            helpers.submit(_cores)  # they begin now, before this process has other threads
        yield helpers
    finally:
        helpers.shutdown(cancel_futures=True)


@contextmanager
def _begun(
    files: Sequence[Path], how: Reading, helpers: ProcessPoolExecutor | None, bar: "_Bar"
) -> Iterator[Mapping[Path, "Future[Read]"]]:
    """The data files that are read before their turn: small or packed ones by a process each, large ones by all of them together."""
    if helpers is None:
        yield {}
        return
    run = how.cache.begin()
    data = [path for path in files if is_data(path, how.kind) and path.is_file() and os.access(path, os.R_OK)]
    large = [path for path in data if path.stat().st_size >= LARGE and path.suffix.lower() not in PACKED]  # what is packed is not shared
    small = [path for path in data if path not in large and how.find(path) is None]
    threads = ThreadPoolExecutor(_LARGE_AT_ONCE)
    try:
        begun: dict[Path, Future[Read]] = {path: helpers.submit(read_data, path, run, how.kind) for path in small}
        yield begun | {path: threads.submit(_read, path, how, bar.begin(path), helpers) for path in large}
    finally:
        helpers.shutdown(cancel_futures=True)  # where the call was cut short, threads wait for nobody
        threads.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """How processes start: as copies of this one, which takes no time, where no other of its threads runs Python; else anew.

    Threads of libraries (an open store, Arrow) wait meanwhile, and the copies never touch the store.
    """
    return get_context("fork" if sys.platform == "linux" and threading.active_count() == 1 else "spawn")


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin_helping() -> None:
    """Keep this process small, and end it when the process that started it is gone, also where that was killed."""
    keep_lean()
    threading.Thread(target=_await_end, args=(parent_process(),), daemon=True).start()


def _await_end(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)


@dataclass(frozen=True, slots=True)
class _Bar:
    """A bar over the bytes of all files; several may be read at one time."""

    progress: Progress
    task: TaskID
    sizes: Mapping[Path, int]
    shares: dict[Path, float] = field(default_factory=dict)

    def begin(self, path: Path) -> Callable[[float], None]:
        """Turn to a file; the call takes the share of it that is read."""
        self.progress.update(self.task, description=printable(path.name))

        def tell(share: float) -> None:
            more = share - self.shares.get(path, 0.0)
            self.shares[path] = share
            self.progress.update(self.task, advance=self.sizes[path] * more)

        return tell


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[_Bar]:
    """A bar on a terminal, with bytes, rate and time left."""
    sizes = {path: path.stat().st_size if path.is_file() else 0 for path in files}
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeElapsedColumn(),
               TextColumn("left"), TimeRemainingColumn())  # fmt: skip
    console = errors()
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        yield _Bar(progress, progress.add_task("loading", total=sum(sizes.values())), sizes)
