"""The commands that change the store: load, forget, rebuild."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from api.render import console, errors, print_json
from api.settings import Settings, files_in
from graph.editions import all_editions
from graph.errors import SchemaMismatch, SourceError, TipgraphError
from graph.model import Extraction
from graph.store import GraphStore
from graph.stores import open_store
from graph.stores.embedded import stored_sources
from graph.writing import LoadReport
from graph.writing import forget as forget_document
from graph.writing import load as load_extraction
from loaders import all_loaders, read_document
from loaders.base import Loader
from loaders.readers import READERS


def load(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files, or folders with files.", show_default=False)],
    kind: Annotated[str | None, typer.Option(help="The kind of document, where its content does not tell.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and report; write nothing.")] = False,
    again: Annotated[bool, typer.Option("--again", help="Read documents anew that are loaded already.")] = False,
) -> None:
    """Load documents: each is wholly in the graph afterwards, or not at all; one that fails stops no other."""
    settings: Settings = context.obj
    loaders = all_loaders()
    for name, reason in loaders.broken.items():
        _say(f"loader {name} of another package is left out: {reason}")
    files = files_in(paths, frozenset(READERS))
    if not files:
        raise SourceError(", ".join(map(str, paths)), f"no file that a reader knows ({', '.join(sorted(READERS))})", "Give other paths")
    store = None if dry_run else open_store(settings.store)
    reports, errors = _load_all(files, store, loaders.by_kind, kind, again)
    _print_reports(reports, errors, settings.output, dry_run)
    raise typer.Exit(1 if errors else 0)


def forget(
    context: typer.Context, document: Annotated[str, typer.Argument(help="A document's stem, or its id where there are several editions.")]
) -> None:
    """Remove a document: exactly its statements, and what nothing else names."""
    settings: Settings = context.obj
    gone = forget_document(open_store(settings.store), document)
    if settings.output == "json":
        print_json(asdict(gone))
    else:
        console().print(f"{gone.id}: {gone.statements} statements removed ({gone.title}).", markup=False)


def rebuild(
    context: typer.Context, into: Annotated[Path, typer.Argument(help="A folder for the new store; it must be empty or missing.")]
) -> None:
    """Read a store's sources again into a new store: after a change of the schema, or of the loaders."""
    settings: Settings = context.obj
    if into.exists() and any(into.iterdir()):
        raise TipgraphError(f"{into} is not empty. Name an empty or a new folder.")
    try:
        sources = [(e.path, e.sha256) for e in all_editions(open_store(settings.store)) if e.path]
    except SchemaMismatch:
        sources = list(stored_sources(Path(settings.store)))
    store = open_store(str(into))
    reports, errors = _load_all([Path(path) for path, _ in sources], store, all_loaders().by_kind, None, again=False)
    hashes = {e.sha256 for e in all_editions(store)}
    changed = [path for path, sha256 in sources if sha256 not in hashes and path not in {e.source for e in errors}]
    _print_reports(reports, errors, settings.output, dry_run=False)
    for path in changed:
        _say(f"{path} has other bytes than when it was loaded first; the new store has what it holds now")
    raise typer.Exit(1 if errors else 0)


def _load_all(
    files: list[Path], store: GraphStore | None, loaders: Mapping[str, Loader], kind: str | None, again: bool
) -> tuple[list[LoadReport], list[SourceError]]:
    reports: list[LoadReport] = []
    errors: list[SourceError] = []
    for path in _with_progress(files):
        try:
            extraction = read_document(path, loaders, kind)
            reports.append(_dry(extraction) if store is None else load_extraction(store, extraction, again=again))
        except SourceError as problem:
            errors.append(problem)
    return reports, errors


def _dry(extraction: Extraction) -> LoadReport:
    info = extraction.document
    return LoadReport(info.path, info.stem, "would load", info.kind, info.reason, info.title, info.issued or "", len(extraction.facts),
                      len(extraction.passages), extraction.skipped)  # fmt: skip


def _with_progress(files: list[Path]) -> Iterator[Path]:
    """The files, with a bar on a terminal."""
    bar = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), console=errors(), transient=True
    )
    with bar:
        task = bar.add_task("loading", total=len(files))
        for path in files:
            bar.update(task, description=path.name)
            yield path
            bar.advance(task)


def _print_reports(reports: list[LoadReport], errors: list[SourceError], output: str, dry_run: bool) -> None:
    if output == "json":
        failed = [{"source": e.source, "outcome": "failed", "place": e.place, "problem": e.problem, "fix": e.fix} for e in errors]
        print_json([asdict(r) for r in reports] + failed)
        return
    out = console()
    for report in reports:
        force = "" if report.in_force or dry_run else "; a later edition is in force"
        out.print(f"{report.source}: {report.outcome} as {report.document} [{report.kind}, {report.issued or 'no date'}]: "
                  f"{report.statements} statements, {report.passages} passages, {len(report.skipped)} skipped{force}", markup=False)  # fmt: skip
        out.print(f"  {report.title}; {report.kind} because of {report.reason}", markup=False, style="dim")
        for skipped in report.skipped:
            out.print(f"  skipped, {skipped.place}: {skipped.reason}", markup=False, style="yellow")
    for error in errors:
        _say(str(error))
    if errors:
        _say(f"{len(errors)} of {len(reports) + len(errors)} sources failed; the others are loaded.")


def _say(line: str) -> None:
    errors().print(f"tipgraph: {line}", markup=False, style="red")
