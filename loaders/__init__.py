"""The loaders: which kinds of document can be read, and how a file finds its loader.

A loader is a module and a line in `LOADERS`; loaders of other packages join by the entry-point group
`tipgraph.loaders` (name: the kind; value: a module with KIND, LOOKS_FOR, sniff and load).
"""

import importlib
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from graph.data_file import Records
from graph.errors import SourceError, StoreError, UnknownKind
from graph.model import Extraction
from loaders.code import code_state
from loaders.data import DataLoader
from loaders.sniff import Sniff

if TYPE_CHECKING:
    from loaders.base import Loader, Source

LOADERS: Mapping[str, str] = MappingProxyType(
    {
        "action_plan": "loaders.action_plan",
        "country_page": "loaders.country_page",
        "emn": "loaders.emn",
        "fact_sheet": "loaders.fact_sheet",
        "greta_reply": "loaders.greta_reply",
    }
)
"""Our own loaders by kind; imported when first used."""

DATA_LOADERS: Mapping[str, str] = MappingProxyType({"iati": "loaders.iati", "three_w": "loaders.three_w"})
"""Our own loaders of data files by kind; imported when first used."""

ENTRY_POINTS = "tipgraph.loaders"
"""The entry-point group by which loaders of other packages join."""

SURE = 0.5
"""The least score with which a source is taken for a kind."""


DATA_ENDINGS: frozenset[str] = frozenset({".csv", ".gz", ".tsv", ".xlsx", ".xml", ".zip"})
"""The endings of files that data loaders read."""


@dataclass(frozen=True, slots=True)
class Loaders:
    """All loaders that are there, and what is wrong with those that are not."""

    by_kind: "Mapping[str, Loader]"
    broken: Mapping[str, str]


def all_loaders() -> Loaders:
    """Our own loaders and those of other packages; a broken one of another package is reported, never fatal."""
    found = {kind: cast("Loader", importlib.import_module(module)) for kind, module in sorted(LOADERS.items())}
    broken = {}
    for entry in sorted(entry_points(group=ENTRY_POINTS), key=lambda e: e.name):
        try:
            loader = entry.load()
            missing = [name for name in ("KIND", "LOOKS_FOR", "sniff", "load") if not hasattr(loader, name)]
        except Exception as problem:  # noqa: BLE001  (another package's code may fail in any way; it is reported)
            broken[entry.name] = f"{entry.value}: {type(problem).__name__}: {problem}"
            continue
        if missing:
            broken[entry.name] = f"{entry.value} lacks {', '.join(missing)}"
        elif entry.name in found:
            broken[entry.name] = f"{entry.value}: the kind {entry.name} is taken"
        else:
            found[entry.name] = cast("Loader", loader)
    for name, reason in broken.items():
        logging.getLogger(__name__).warning("loader %s of another package is left out: %s", name, reason)
    return Loaders(MappingProxyType(found), MappingProxyType(broken))


def choose_loader(source: "Source", loaders: "Mapping[str, Loader]", kind: str | None = None) -> "tuple[Loader, Sniff]":
    """The loader of a source: the kind asked for, or the one that recognises its content best.

    Raises:
        UnknownKind: no loader recognises it (the message lists what each looks for), or there is no such kind.
    """
    if kind is not None:
        if kind not in loaders:
            raise UnknownKind(source.path, f"there is no kind {kind!r}", f"Use one of: {', '.join(sorted({*loaders, *DATA_LOADERS}))}")
        return loaders[kind], Sniff(1.0, f"asked for with --kind {kind}")
    sniffed = sorted(((loader.sniff(source), name) for name, loader in loaders.items()), key=lambda pair: (-pair[0].score, pair[1]))
    if not sniffed or sniffed[0][0].score < SURE:
        looked = "".join(f"\n  {name}: {loader.LOOKS_FOR}" for name, loader in sorted(loaders.items()))
        raise UnknownKind(source.path, "no known kind of document", f"Name its kind with --kind if it is one of these; looked for:{looked}")
    return loaders[sniffed[0][1]], sniffed[0][0]


def read_data(
    path: Path, run: Path, kind: str | None = None, tell: Callable[[float], None] | None = None, helpers: Executor | None = None
) -> Records:
    """Read one data file to its end, unless its rows are in the cache.

    Args:
        run: where its rows go: what ExtractCache.begin gives.
        tell: called now and then with the share of the file that is read.
        helpers: processes that read a large file in parts, in the place of this one.

    Raises:
        UnknownKind: no data loader recognises it.
        SourceError: the file cannot be read, or its loader fails on it.
    """
    from graph.extract_cache import read_cached  # with Arrow, which documents do without, it takes long to import

    _check_name(path)
    try:
        loader, reason = choose_data_loader(path, kind)
        return read_cached(loader.read(path), reason, run, code_state(), tell, helpers)
    except (SourceError, StoreError):
        raise
    except Exception as problem:
        raise SourceError(
            str(path), f"its loader failed on it ({type(problem).__name__}: {problem})", "Please report this with the file"
        ) from problem


def choose_data_loader(path: Path, kind: str | None = None) -> tuple[DataLoader, str]:
    """The loader of a data file, and why it is that one.

    Raises:
        UnknownKind: none recognises it.
        SourceError: the file cannot be read.
    """
    known = {name: cast("DataLoader", importlib.import_module(module)) for name, module in DATA_LOADERS.items()}
    ending = path.suffix.lower()
    inside = Path(path.stem).suffix.lower()
    if kind is None and any(ending in loader.PACKED for loader in known.values()) and inside in _tables(known):
        raise SourceError(str(path), f"tables ({inside}) are not read from archives", "Unpack it and load the file in it")
    loaders = {
        name: loader for name, loader in known.items() if name == kind or (kind is None and ending in loader.ENDINGS | loader.PACKED)
    }
    sniffed = sorted(((loader.sniff(path), name) for name, loader in loaders.items()), key=lambda pair: (-pair[0].score, pair[1]))
    sniff, name = sniffed[0]
    if sniff.score < SURE and kind is None:
        looked = "; ".join(f"{name}: {loader.LOOKS_FOR}" for name, loader in sorted(loaders.items()))
        raise UnknownKind(str(path), f"no known kind of data: {sniff.reason}. Looked for: {looked}", "Check that it is the right file")
    return loaders[name], f"asked for with --kind {kind}" if kind else sniff.reason


def _tables(known: Mapping[str, DataLoader]) -> frozenset[str]:
    """The endings of data files that no archive may hold."""
    return frozenset().union(*(loader.ENDINGS for loader in known.values() if not loader.PACKED))


def is_data(path: Path, kind: str | None = None) -> bool:
    """Whether a file is read by a data loader."""
    return kind in DATA_LOADERS or (kind is None and path.suffix.lower() in DATA_ENDINGS)


def read_document(path: Path, loaders: "Mapping[str, Loader] | None" = None, kind: str | None = None) -> Extraction:
    """Read one file into facts.

    Raises:
        SourceError: the file cannot be read, or its loader fails on it.
    """
    from loaders.base import read_source  # documents need much that data files do not

    _check_name(path)
    source = read_source(path)
    loader, sniff = choose_loader(source, all_loaders().by_kind if loaders is None else loaders, kind)
    try:
        extraction = loader.load(source)
    except SourceError:
        raise
    except Exception as problem:
        raise SourceError(
            source.path, f"the {loader.KIND} loader failed on it ({type(problem).__name__}: {problem})", "Please report this with the file"
        ) from problem
    return replace(extraction, document=replace(extraction.document, reason=sniff.reason))


def _check_name(path: Path) -> None:
    """Refuse a path whose bytes are no UTF-8: it is told with every statement of the file.

    Raises:
        SourceError: it is such a path.
    """
    try:
        str(path).encode()
    except UnicodeEncodeError as problem:
        raise SourceError(str(path), "its name, or that of a folder above it, is not written in UTF-8", "Rename it") from problem
