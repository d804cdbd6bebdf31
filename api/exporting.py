"""The command that writes what other tools read: export."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from api.export_forms import FORMS, Given
from api.files import writing
from api.render import errors, print_json, say
from api.settings import Settings, opened
from graph.errors import QueryError
from graph.export.grass import graph_style
from queries.favourites import Favourites, favourites

_TO = frozenset({"--to"})
TAKES: Mapping[str, frozenset[str]] = {
    **{name: form.takes | _TO for name, form in FORMS.items()},
    "neo4j-admin": frozenset({"DIR"}),
    "favourites": _TO,
    "grass": _TO,
}
"""What `export` writes, and what each takes."""

_UNDATED = (1980, 1, 1, 0, 0, 0)
"""The date of the files in an archive, so that the same favourites are the same bytes."""


def export(
    context: typer.Context,
    what: Annotated[str, typer.Argument(metavar="FORMAT", help=f"What to write: {', '.join(TAKES)}.")],
    folder: Annotated[Path | None, typer.Argument(metavar="DIR", help="For neo4j-admin: the folder to make.", show_default=False)] = None,
    form: Annotated[str, typer.Option("--format", help="For facts, the form: jsonl.")] = "jsonl",
    document: Annotated[str, typer.Option(help="Only this document, its stem or id.")] = "",
    no_hxl: Annotated[bool, typer.Option("--no-hxl", help="For csv and xlsx: no row of HXL hashtags under the headings.")] = False,
    base: Annotated[str, typer.Option(help="For RDF: what the IRIs of things begin with.", show_default="urn:tipgraph:")] = "",
    to: Annotated[
        Path | None,
        typer.Option("--output", "-o", "--to", help="A file; to standard output where left out. Favourites into a .zip are a file each."),
    ] = None,
) -> None:
    """Write the graph in a format that other tools read; a file is whole afterwards, or as it was before."""
    given = {"DIR": folder is not None, "--format": form != "jsonl", "--document": bool(document), "--to": to is not None,
             "--no-hxl": no_hxl, "--base": bool(base)}  # fmt: skip
    _check(what, form, frozenset(name for name, there in given.items() if there))
    if what in FORMS:
        store = opened(context)
        with writing(to, text=FORMS[what].text) as file:
            FORMS[what].write(store, file, Given(document, not no_hxl, base))
    elif what == "grass":
        with writing(to) as file:
            file.write(graph_style().encode())
    elif what == "favourites":
        _export_favourites(context, to)
    elif folder is not None:
        _export_folder(context, folder)


def _check(what: str, form: str, given: frozenset[str]) -> None:
    if what not in TAKES:
        raise QueryError(f"There is no export {what!r}. Use: {', '.join(TAKES)}.")
    if extra := sorted(given - TAKES[what]):
        raise QueryError(f"export {what} takes no {extra[0]}; it takes {', '.join(sorted(TAKES[what]))}.")
    if form != "jsonl":
        raise QueryError(f"There is no export of facts as {form!r}. Use: --format jsonl, or export csv or xlsx.")
    if what == "neo4j-admin" and "DIR" not in given:
        raise QueryError("export neo4j-admin writes a folder. Use: tipgraph export neo4j-admin DIR")


def _export_favourites(context: typer.Context, to: Path | None) -> None:
    found = favourites(opened(context))
    for words in found.left_out:
        errors().print(f"Left out: {words}", markup=False, style="yellow")
    packed = to is not None and to.suffix.lower() == ".zip"
    with writing(to) as file:
        file.write(_zip(found) if packed else found.text().encode())


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
