"""The command that shows an activity's transactions one by one, read again from the file that was loaded."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.render import print_rows, say
from api.settings import Settings, opened
from graph.editions import Edition, all_editions
from graph.errors import QueryError, SourceError
from loaders.readers.packed import sha256_of
from queries import look


def transactions(
    context: typer.Context,
    programme: Annotated[str, typer.Argument(help="The id, name or IATI identifier of an activity.")],
    file: Annotated[Path | None, typer.Option(help="Where the loaded file is now, if it was moved.")] = None,
) -> None:
    """Each transaction of an activity as published; the graph keeps their sums, so the loaded file is read again."""
    settings: Settings = context.obj
    store = opened(context)
    node = look.show(store, programme)
    identifiers = {str(i) for i in _listed(node.properties.get("identifiers"))}
    said_by = {s.document for s in node.statements if s.id not in node.old}
    editions = [e for e in all_editions(store) if e.id in said_by and e.kind == "iati"]
    if not editions:
        raise QueryError(f"{node.properties.get('name', node.id)!r} stands in no IATI file in force, so it has no transactions to read.")
    rows = [row for edition in editions for row in _rows(edition, file, identifiers)]
    if rows or settings.output != "table":
        print_rows(rows, settings.output, f"{len(rows)} transactions, each as published")
    if settings.output == "table":
        say(f"Searched: {', '.join(e.stem for e in editions)}{'' if rows else '; no transaction found there'}.", "dim")


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, list | tuple) else []


def _rows(edition: Edition, file: Path | None, identifiers: set[str]) -> Iterator[dict[str, str | int]]:
    from loaders.iati.transactions import read_transactions  # the loaders take long to import

    path = file or Path(edition.path)
    if sha256_of(path) != edition.sha256:
        raise SourceError(str(path), f"it is not the file that was loaded as {edition.id}", "Load it, or name the loaded file with --file")
    for found in read_transactions(path, identifiers):
        yield {"document": edition.stem, **asdict(found)}
