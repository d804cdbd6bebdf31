"""What was uploaded becomes files of the server's own naming, and then documents in the graph, told step by step."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from tempfile import mkstemp
from typing import Any, BinaryIO

from api.reading import Reading, read_all
from api.settings import extracts_folder
from graph.data_file import Records
from graph.editions import UPLOADED, all_editions
from graph.errors import SourceError
from graph.extract_cache import ExtractCache
from graph.store import GraphStore
from graph.writing import LoadReport, Read, find_loaded, load_all
from loaders import DATA_ENDINGS, all_loaders
from loaders.readers import READERS

ENDINGS = frozenset(READERS) | DATA_ENDINGS
"""The endings of files that a loader reads."""

_UNSAFE = re.compile(r"[^A-Za-z0-9._ -]+")
_NAME_LENGTH = 100
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: `reading`, `read`, `loaded`, `failed`, `stopped` or `done`, and what is told of it."""

    event: str
    data: Mapping[str, Any]


def safe_name(given: str) -> str:
    """A file name of nothing but letters, digits, blanks and . _ -, with the ending that it had; no part of a path is kept.

    Raises:
        SourceError: no loader reads files of that ending.
    """
    name = _UNSAFE.sub("-", given.replace("\\", "/").rpartition("/")[2]).strip(" .-")
    stem, dot, ending = name.rpartition(".")
    if not dot or f".{ending.lower()}" not in ENDINGS:
        raise SourceError(
            name[:_NAME_LENGTH] or "the file", "no loader reads files of this ending", f"Send one of: {', '.join(sorted(ENDINGS))}"
        )
    return f"{(stem.strip(' .-') or 'document')[:_NAME_LENGTH]}.{ending.lower()}"


def keep(folder: Path, given: str, content: BinaryIO) -> Path:
    """Write an upload under its own hash, so that `tipgraph rebuild` finds it again; the same bytes are there once.

    Raises:
        SourceError: see safe_name; or the disk refuses.
    """
    name = safe_name(given)
    digest = hashlib.sha256()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle, temporary = mkstemp(dir=folder)
        with os.fdopen(handle, "wb") as file:
            while piece := content.read(_PIECE):
                digest.update(piece)
                file.write(piece)
        place = folder / digest.hexdigest()[:UPLOADED]
        place.mkdir(exist_ok=True, mode=0o700)
        Path(temporary).replace(place / name)
    except OSError as problem:
        raise SourceError(name, f"it cannot be kept ({problem.strerror})", "Make room on the server's disk") from problem
    return place / name


def load_files(store: GraphStore, files: list[Path], tell: Callable[[Step], None]) -> None:
    """Load files through the store's one writer; each is wholly there afterwards, or not.

    Args:
        tell: is told what becomes of each file, and last of all `done` with how many are loaded and failed.

    Raises:
        StoreError: the store cannot be written, or another process writes; the message names it.
    """
    loaded = 0
    failed: list[str] = []
    with ExtractCache(extracts_folder(store.url)) as cache:
        how = Reading(lambda: all_loaders().by_kind, None, cache, partial(find_loaded, store, all_editions(store)))
        unwritten: dict[str, Records] = {}
        for report in load_all(store, _reads(files, how, unwritten, failed, tell)):
            loaded += 1
            if report.source in unwritten:
                cache.drop(unwritten.pop(report.source))
            tell(Step("loaded", _told(report)))
    tell(Step("done", {"loaded": loaded, "failed": len(failed), "version": store.version()}))


def _reads(
    files: list[Path], how: Reading, unwritten: dict[str, Records], failed: list[str], tell: Callable[[Step], None]
) -> Iterator[Read]:
    """What the files gave, told as it comes; what cannot be read is noted, and the next file's turn comes."""
    for path in files:
        tell(Step("reading", {"file": path.name, "bytes": path.stat().st_size}))
    for path, read in read_all(files, how):
        if isinstance(read, SourceError):
            failed.append(path.name)
            tell(Step("failed", {"file": path.name, "problem": _words(read, path), "place": read.place, "fix": read.fix}))
            continue
        if isinstance(read, Records):
            unwritten[read.document.path] = read
        tell(Step("read", {"file": path.name, "kind": read.document.kind, "title": read.document.title}))
        yield read


def _words(error: SourceError, path: Path) -> str:
    return error.problem.replace(str(path), path.name)


def _told(report: LoadReport) -> dict[str, Any]:
    """A report without the place of the file on the server."""
    return {**asdict(report), "source": Path(report.source).name, "skipped": [asdict(skipped) for skipped in report.skipped]}
