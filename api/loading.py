"""The commands that change the store: load, forget, rebuild."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from api.render import errors, print_json, print_rows, say
from api.settings import Settings, extracts_folder, files_in, opened
from graph.data_file import Records
from graph.editions import all_editions
from graph.errors import SchemaMismatch, SourceError, TipgraphError
from graph.store import GraphStore
from graph.stores import is_folder, stored_judgements, stored_sources
from graph.writing import LoadReport, Read, find_loaded, passages_in, statements_in
from graph.writing import forget as forget_document
from graph.writing import load_all as load_extractions
from loaders import DATA_ENDINGS, all_loaders, is_data
from loaders.readers import READERS

if TYPE_CHECKING:
    from graph.extract_cache import ExtractCache
    from loaders.base import Loader


def load(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with files.", show_default=False)],
    kind: Annotated[str | None, typer.Option(help="The kind of document, where its content does not tell.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report; write nothing.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read documents anew that are loaded already.")] = False,
) -> None:
    """Load documents (PDF, Word, HTML, text) and data (IATI, 3W); one that fails stops no other.

    Each is wholly in the graph afterwards, or not. Documents: .pdf, .docx, .html, .txt, .md. Data: IATI in .xml, also packed as .gz or
    .zip; 3W tables in .csv, .tsv, .xlsx.
    """
    settings: Settings = context.obj
    files = files_in(paths, DATA_ENDINGS | frozenset(READERS))
    if not files:
        raise SourceError(
            ", ".join(map(str, paths)), f"no file that a reader knows ({', '.join(sorted({*READERS, *DATA_ENDINGS}))})", "Give other paths"
        )
    if all(is_data(file, kind) for file in files):
        from graph.lean import keep_lean  # which imports Arrow: other commands do without

        keep_lean()
    store = None if dry_run else opened(context)
    done = _Done(dry_run=dry_run)
    try:
        _load_all(done, files, store, _Call(cache(_find_loaders), kind, again))
    finally:
        _print_reports(done, settings.output)
    raise typer.Exit(1 if done.errors else 0)


def forget(
    context: typer.Context, document: Annotated[str, typer.Argument(help="A document's stem, or its id where there are several editions.")]
) -> None:
    """Remove a document: exactly its statements, and what nothing else names."""
    settings: Settings = context.obj
    gone = forget_document(opened(context), document)
    if settings.output == "json":
        print_json(asdict(gone))
    else:
        say(f"{gone.id}: {gone.statements} statements removed ({gone.title}).")


def rebuild(
    context: typer.Context, into: Annotated[str, typer.Argument(help="The new store: a folder or an address; it must be empty.")]
) -> None:
    """Read a store's sources again into a new store: after a change of the schema, or of the loaders."""
    settings: Settings = context.obj
    if is_folder(into) and Path(into).exists() and any(Path(into).iterdir()):
        raise TipgraphError(f"{into} is not empty. Name an empty or a new folder.")
    store = opened(context, into)
    if store.version() != "0":
        raise TipgraphError(f"{into} is not empty. Name a store that holds nothing.")
    try:
        sources = [(e.path, e.sha256) for e in all_editions(opened(context)) if e.path]
    except SchemaMismatch:
        sources = list(stored_sources(settings.store))
    if judgements := stored_judgements(settings.store):
        with store.writing() as change:
            change.judge(judgements)
    done = _Done()
    try:
        _load_all(done, list(dict.fromkeys(Path(path) for path, _ in sources)), store, _Call(cache(_find_loaders)))
    finally:
        _print_reports(done, settings.output)
    hashes = {e.sha256 for e in all_editions(store)}
    for path, sha256 in sources:
        if sha256 not in hashes and path not in {e.source for e in done.errors}:
            _say(f"{path} has other bytes than when it was loaded first; the new store has what it holds now")
    raise typer.Exit(1 if done.errors else 0)


def _find_loaders() -> "Mapping[str, Loader]":
    """All loaders by kind; those of other packages that are broken are named."""
    found = all_loaders()
    for name, reason in found.broken.items():
        _say(f"loader {name} of another package is left out: {reason}")
    return found.by_kind


@dataclass
class _Done:
    """What a call has loaded so far: it is reported also where the call is cut short."""

    dry_run: bool = False
    reports: list[LoadReport] = field(default_factory=list)
    errors: list[SourceError] = field(default_factory=list)
    unwritten: dict[str, Records] = field(default_factory=dict)


def _load_all(done: _Done, files: list[Path], store: GraphStore | None, call: "_Call") -> None:
    with _cache_of(store) as cache:
        reads = _read_all(done, files, store, call, cache)
        for report in map(_dry, reads) if store is None else load_extractions(store, reads, again=call.again):
            done.reports.append(report)
            records = done.unwritten.pop(report.source, None)
            if records:
                cache.drop(records)


@dataclass(frozen=True, slots=True)
class _Call:
    """How a call reads its files."""

    loaders: Callable[[], "Mapping[str, Loader]"]
    kind: str | None = None
    again: bool = False


def _read_all(done: _Done, files: list[Path], store: GraphStore | None, call: _Call, cache: "ExtractCache") -> Iterator[Read]:
    """The files' extractions; what cannot be read is noted, and the next file's turn comes."""
    from api.reading import Reading, read_all  # see load

    there = () if store is None or call.again else all_editions(store)
    find = partial(find_loaded, store, there) if store and there else None
    for _, read in read_all(files, Reading(call.loaders, call.kind, cache, find)):
        if isinstance(read, SourceError):
            done.errors.append(read)
        else:
            if isinstance(read, Records):
                done.unwritten[read.document.path] = read
            yield read


@contextmanager
def _cache_of(store: GraphStore | None) -> Iterator["ExtractCache"]:
    """Where the rows of data files wait for a store: beside an embedded one, so that they are taken over and not copied."""
    from graph.extract_cache import ExtractCache  # see load

    if store is None:
        with TemporaryDirectory(prefix="tipgraph-") as folder, ExtractCache(Path(folder) / "extracts") as cache:
            yield cache
    else:
        with ExtractCache(extracts_folder(store.url)) as cache:
            yield cache


def _dry(read: Read) -> LoadReport:
    info = read.document
    return LoadReport(info.path, info.stem, "would load", info.kind, info.reason, info.title, info.issued or "", info.language,
                      statements_in(read), passages_in(read), read.skipped)  # fmt: skip


def _print_reports(done: _Done, output: str) -> None:
    failed = [{"source": e.source, "outcome": "failed", "place": e.place, "problem": e.problem, "fix": e.fix} for e in done.errors]
    if output == "json":
        print_json([asdict(r) for r in done.reports] + failed)
    elif output == "csv":
        rows = [{name: cell for name, cell in asdict(r).items() if name != "skipped"} | {"skipped": len(r.skipped)} for r in done.reports]
        print_rows(rows, "csv")
    else:
        for report in done.reports:
            _print_report(report, done.dry_run)
    for error in done.errors:
        _say(str(error))
    if done.errors:
        others = "can be read" if done.dry_run else "are loaded"
        _say(f"{len(done.errors)} of {len(done.reports) + len(done.errors)} sources failed; the others {others}.")


def _print_report(report: LoadReport, dry_run: bool) -> None:
    force = "" if report.in_force or dry_run else "; a later edition is in force"
    told = f"{report.kind}, {report.issued or 'no date'}, {_language(report.language)}"
    say(f"{report.source}: {report.outcome} as {report.document} [{told}]: "
        f"{report.statements} statements, {report.passages} passages, {len(report.skipped)} skipped{force}")  # fmt: skip
    say(f"  {report.title}; {report.kind} because of {report.reason}", "dim")
    places: dict[str, list[str]] = {}
    for skipped in report.skipped:
        places.setdefault(skipped.reason, []).append(skipped.place)
    for reason, where in places.items():
        say(f"  skipped, {_places(where)}: {reason}", "yellow")


def _places(where: list[str]) -> str:
    """Where records were skipped for one reason: the place of one, the number of several with the first places."""
    if len(where) == 1:
        return where[0]
    different = list(dict.fromkeys(where))
    more = f" and {len(different) - _PLACES_SHOWN} more places" if len(different) > _PLACES_SHOWN else ""
    return f"{len(where)} ×, {', '.join(different[:_PLACES_SHOWN])}{more}"


_PLACES_SHOWN = 5
"""Places of records skipped for one reason that the report prints; JSON has them all."""


def _language(code: str) -> str:
    return "language unknown" if code in ("", "und") else code


def _say(line: str) -> None:
    errors().print(f"tipgraph: {line}", markup=False, style="red")
