"""Files become what they say, one after the other or several at once, with a bar that says how fast and how long."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from multiprocessing.process import BaseProcess
from pathlib import Path

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn, TransferSpeedColumn

from api.render import errors
from graph.batch import check_extraction
from graph.errors import ModelError, SourceError
from graph.extract_cache import ExtractCache
from graph.model import Extraction
from graph.record_batch import Records
from graph.writing import Loaded, Read
from loaders import is_data, read_data, read_document
from loaders.base import Loader
from loaders.readers.packed import sha256_of

WORTH_WORKERS = 8 << 20
"""Bytes of data files from which on processes of their own read them. Two files of 4 MB together took 1.7 s longer that way, for each
process starts anew; from where on it pays is a guess until it is measured on a machine with idle cores."""

Outcome = tuple[Path, Read | SourceError]
"""A file, and what it gave or why it gave nothing."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How the files of a call are read.

    Attributes:
        find_loaded: what the store holds of a data file with these bytes (its hash and path), which then is not read; None where it must.
    """

    loaders: Mapping[str, Loader]
    kind: str | None
    cache: ExtractCache
    find_loaded: Callable[[str, Path], Loaded | None]


def read_all(files: Sequence[Path], how: Reading) -> Iterator[Outcome]:
    """What each file gave, in order; a file that cannot be read stops no other."""
    with _progress(files) as bar, _ahead(files, how) as ahead:
        for path in files:
            tell = bar.begin(path)
            try:
                yield path, _read(path, how, ahead.get(path), tell)
            except SourceError as problem:
                yield path, problem
            except ModelError as problem:
                yield path, SourceError(str(path), f"its loader gave a wrong fact ({problem})", "Please report this with the file")
            tell(1.0)


def _read(path: Path, how: Reading, ahead: "Future[Records] | None", tell: Callable[[float], None]) -> Read:
    if not is_data(path, how.kind):
        extraction: Extraction = read_document(path, how.loaders, how.kind)
        check_extraction(extraction)
        return extraction
    if ahead is not None:
        return ahead.result()
    return how.find_loaded(sha256_of(path), path) or read_data(path, how.cache.begin(), how.kind, tell)


@contextmanager
def _ahead(files: Sequence[Path], how: Reading) -> Iterator[Mapping[Path, "Future[Records]"]]:
    """Data files that other processes read meanwhile, one each; none where that would take longer."""
    data = [path for path in files if is_data(path, how.kind) and path.is_file()]
    cores = _cores()
    if len(data) < 2 or cores < 2 or sum(path.stat().st_size for path in data) < WORTH_WORKERS:
        yield {}
        return
    new = [path for path in data if os.access(path, os.R_OK) and how.find_loaded(sha256_of(path), path) is None]
    pool = ProcessPoolExecutor(min(cores, max(1, len(new))), get_context("spawn"), initializer=_end_with_parent)
    try:
        run = how.cache.begin()
        yield {path: pool.submit(read_data, path, run, how.kind) for path in new}
    finally:
        pool.shutdown(cancel_futures=True)


def _cores() -> int:
    """The cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _end_with_parent() -> None:
    """End this worker when the process that started it is gone, also where that was killed."""
    threading.Thread(target=_await_end, args=(parent_process(),), daemon=True).start()


def _await_end(parent: BaseProcess | None) -> None:
    if parent is not None:
        parent.join()
        os._exit(1)


@dataclass(slots=True)
class _Bar:
    """A bar over the bytes of all files."""

    progress: Progress
    task: int
    sizes: Mapping[Path, int]
    done: int = 0

    def begin(self, path: Path) -> Callable[[float], None]:
        """Turn to a file; the call takes the share of it that is read."""
        begun, size = self.done, self.sizes[path]
        self.progress.update(self.task, description=path.name)  # type: ignore[arg-type]

        def tell(share: float) -> None:
            self.done = begun + int(size * share)
            self.progress.update(self.task, completed=self.done)  # type: ignore[arg-type]

        return tell


@contextmanager
def _progress(files: Sequence[Path]) -> Iterator[_Bar]:
    """A bar on a terminal, with bytes, rate and time left."""
    sizes = {path: path.stat().st_size if path.is_file() else 0 for path in files}
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeElapsedColumn(),
               TextColumn("left"), TimeRemainingColumn())  # fmt: skip
    with Progress(*columns, console=errors(), transient=True) as progress:
        yield _Bar(progress, progress.add_task("loading", total=sum(sizes.values())), sizes)
