"""The command that asks in SPARQL: sparql."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from api.arguments import read_arguments
from api.render import errors, print_rows, say
from api.settings import Settings, opened, rdf_folder
from graph.errors import QueryError

_GRAPH = "turtle"
_STDIN = "-"


def sparql(
    context: typer.Context,
    query: Annotated[
        str, typer.Argument(metavar="QUERY", help="A query, a file that holds one, - for standard input, or a question's name.")
    ],
    arguments: Annotated[list[str] | None, typer.Argument(metavar="[PARAMETER=VALUE]...", help="For a question: country=Nigeria.")] = None,
    form: Annotated[
        str,
        typer.Option("--format", help="json, xml, csv, tsv; of CONSTRUCT and DESCRIBE turtle, nt, json-ld, rdf-xml.", show_default=False),
    ] = "",
    limit: Annotated[int, typer.Option(min=1, help="Rows or triples after which the answer is cut.")] = 10_000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which the query is ended.")] = 30.0,
) -> None:
    """Ask in SPARQL 1.1 (SELECT, ASK, CONSTRUCT, DESCRIBE) of the graph's RDF, which is made anew after a change."""
    from graph.sparql.endpoint import Sparql  # Oxigraph takes long to import
    from queries.sparql_texts import ask_sparql, sparql_texts

    settings: Settings = context.obj
    given = read_arguments(arguments or [])
    with Sparql(opened(context), rdf_folder(settings.store)) as endpoint:
        if query in sparql_texts():
            found = ask_sparql(endpoint, query, given, seconds=timeout, rows=limit)
        elif given:
            raise QueryError(f"Only a question takes arguments; {query[:40]!r} is none. Those in SPARQL are: {', '.join(sparql_texts())}.")
        else:
            found = endpoint.query(_text(query), seconds=timeout, rows=limit)
    form = form or ("" if settings.output == "table" else settings.output)
    if found.kind == "graph" or form:
        sys.stdout.write(found.serialised(_GRAPH if found.kind == "graph" and form in ("", "csv", "json") else form).decode())
    elif found.kind == "ask":
        say(str(found.boolean).lower())
    else:
        print_rows(found.texts(), settings.output)
    if found.truncated:
        errors().print(f"Cut after {limit} rows; there are more. Use --limit, or LIMIT and OFFSET.", markup=False, style="yellow")


def _text(query: str) -> str:
    """The query: of a file, of standard input, or as it is."""
    if query == _STDIN:
        return sys.stdin.read()
    if "\n" in query or "{" in query or query.split(maxsplit=1)[:1] in (["DESCRIBE"], ["describe"]):
        return query
    path = Path(query)
    try:
        return path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise QueryError(
            f"{query!r} is no query, no question with SPARQL, and no file that can be read. See docs/rdf.md for these questions."
        ) from problem
