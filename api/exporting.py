"""The command that writes what other tools read: export."""

import io
import sys
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.render import errors, print_json, say
from api.settings import Settings, opened
from graph.errors import QueryError
from graph.export.facts import export_facts
from graph.export.grass import graph_style
from queries.favourites import Favourites, favourites

FORMS: Mapping[str, frozenset[str]] = {
    "facts": frozenset({"--format", "--document", "--to"}),
    "neo4j-admin": frozenset({"DIR"}),
    "favourites": frozenset({"--to"}),
    "grass": frozenset({"--to"}),
}
"""What `export` writes, and what each takes."""

_UNDATED = (1980, 1, 1, 0, 0, 0)
"""The date of the files in an archive, so that the same favourites are the same bytes."""


def export(
    context: typer.Context,
    what: Annotated[str, typer.Argument(help=f"What to write: {', '.join(FORMS)}.")],
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="For neo4j-admin: the folder to make.", show_default=False)] = None,
    form: Annotated[str, typer.Option("--format", help="For facts, the form: jsonl.")] = "jsonl",
    document: Annotated[str, typer.Option(help="For facts: only this document, its stem or id.")] = "",
    to: Annotated[
        Path | None, typer.Option("--to", help="A file; to standard output where left out. Favourites into a .zip are a file each.")
    ] = None,
) -> None:
    """Write the facts (one a line), files for neo4j-admin's import, or favourites and a style sheet for Neo4j Browser."""
    given = {"DIR": folder is not None, "--format": form != "jsonl", "--document": bool(document), "--to": to is not None}
    _check(what, form, frozenset(name for name, there in given.items() if there))
    if what == "facts":
        _write((line + "\n" for line in export_facts(opened(context), document)), to)
    elif what == "grass":
        _write([graph_style()], to)
    elif what == "favourites":
        found = favourites(opened(context))
        for words in found.left_out:
            errors().print(f"Left out: {words}", markup=False, style="yellow")
        if to is not None and to.suffix.lower() == ".zip":
            _replace(to, [_zip(found)])
        else:
            _write([found.text()], to)
    elif folder is not None:
        _export_folder(context, folder)


def _check(what: str, form: str, given: frozenset[str]) -> None:
    if what not in FORMS:
        raise QueryError(f"There is no export {what!r}. Use: {', '.join(FORMS)}.")
    if extra := sorted(given - FORMS[what]):
        raise QueryError(f"export {what} takes no {extra[0]}; it takes {', '.join(sorted(FORMS[what]))}.")
    if form != "jsonl":
        raise QueryError(f"There is no export of facts as {form!r}. Use: jsonl.")
    if what == "neo4j-admin" and "DIR" not in given:
        raise QueryError("export neo4j-admin writes a folder. Use: tipgraph export neo4j-admin DIR")


def _export_folder(context: typer.Context, folder: Path) -> None:
    from graph.export.neo4j_admin import export_neo4j_admin  # it needs Neo4j's driver, which takes long to import

    settings: Settings = context.obj
    done = export_neo4j_admin(opened(context), folder)
    if settings.output == "json":
        print_json({"folder": str(folder), **asdict(done)})
    else:
        say(f"{folder}: {done.nodes} nodes and {done.relationships} relationships. How they are imported: {folder / 'README.txt'}")


def _zip(found: Favourites) -> bytes:
    """The favourites as Browser takes many at once: a file each, in a folder."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for favourite in found.found:
            archive.writestr(zipfile.ZipInfo(f"tipgraph/{favourite.name}.cypher", _UNDATED), favourite.text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _write(pieces: Iterable[str], to: Path | None) -> None:
    if to is None:
        sys.stdout.writelines(pieces)
    else:
        _replace(to, (piece.encode() for piece in pieces))


def _replace(to: Path, pieces: Iterable[bytes]) -> None:
    """Write a file that is whole, or as it was before."""
    temporary = to.with_name(to.name + ".new")
    try:
        with temporary.open("wb") as file:
            file.writelines(pieces)
        temporary.replace(to)
    except OSError as problem:
        raise QueryError(
            f"{to} cannot be written ({problem.strerror or problem}). Name a file in a folder that you may write."
        ) from problem
    finally:
        with suppress(OSError):  # what a failure left
            temporary.unlink()
