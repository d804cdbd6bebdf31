"""The command that measures: quality, the facts of a store against gold."""

from pathlib import Path
from typing import Annotated

import typer

from api.render import errors, print_json, print_rows, say
from api.settings import Settings, opened
from graph.errors import QueryError
from graph.model import STRENGTHS
from graph.quality.comparing import quality_of
from graph.quality.gold import read_gold
from graph.quality.scoring import DIMENSIONS, TABLES, Figures, Quality
from graph.schema import STATEMENTS
from graph.store import Cell

SHORT = 1
"""The exit code where the figures are below a limit, or a document that has gold is not loaded."""


def quality(
    context: typer.Context,
    gold: Annotated[Path, typer.Option(help="A folder of gold files, as docs/gold.md describes them.", show_default=False)],
    document: Annotated[list[str] | None, typer.Option(help="Only this document, by its stem; may be given again.")] = None,
    predicate: Annotated[list[str] | None, typer.Option(help="Only facts of this predicate; may be given again.")] = None,
    strength: Annotated[list[str] | None, typer.Option(help=f"Only facts of this strength: {', '.join(STRENGTHS)}.")] = None,
    misses: Annotated[int, typer.Option(min=0, help="List so many gold facts that the store lacks.")] = 0,
    extras: Annotated[int, typer.Option(min=0, help="List so many facts of the store that gold does not confirm.")] = 0,
    min_recall: Annotated[float | None, typer.Option(min=0, max=1, help="Exit with 1 where the total's recall is lower.")] = None,
    min_precision: Annotated[float | None, typer.Option(min=0, max=1, help="Exit with 1 where the total's precision is lower.")] = None,
) -> None:
    """Precision, recall and F1 of the loaded facts against gold, by document, kind, predicate and strength."""
    settings: Settings = context.obj
    _check("predicate", predicate, STATEMENTS)
    _check("strength", strength, STRENGTHS)
    wanted = read_gold(gold, tuple(document or ()))
    found = quality_of(opened(context), wanted).only(predicate or (), strength or ())
    _print(found, settings.output, misses, extras)
    problems = _problems(found, min_recall, min_precision)
    for problem in problems:
        errors().print(f"tipgraph: {problem}", markup=False, style="red")
    raise typer.Exit(SHORT if problems else 0)


def figures_row(figures: Figures) -> dict[str, Cell]:
    """One row of figures; a dimension that it is not counted by is empty."""
    return {
        **{dimension: figures.of.get(dimension, "") for dimension in DIMENSIONS},
        "gold": figures.gold,
        "found": figures.found,
        "recall": _rounded(figures.recall),
        "exported": figures.exported,
        "confirmed": figures.confirmed,
        "precision": _rounded(figures.precision),
        "f1": _rounded(figures.f1),
    }


def _check(option: str, given: list[str] | None, known: tuple[str, ...]) -> None:
    for value in given or ():
        if value not in known:
            raise QueryError(f"There is no {option} {value!r}. Use: {', '.join(known)}.")


def _print(found: Quality, output: str, misses: int, extras: int) -> None:
    rows = [figures_row(figures) for table in TABLES for figures in found.figures(table)]
    missed: list[dict[str, Cell]] = [
        {"document": f.document, "line": f.line, "missing": f.shown, "strength": f.strength, "quote": f.quote}
        for f in found.misses()[:misses]
    ]
    extra: list[dict[str, Cell]] = [
        {"document": f.document, "unconfirmed": f.shown, "strength": f.strength, "quote": f.quote} for f in found.extras()[:extras]
    ]
    if output == "json":
        print_json({"figures": rows, "not_loaded": found.not_loaded, "unjudged": found.unjudged, "misses": missed, "extras": extra})
    elif output == "csv":
        print_rows(rows, "csv")
    else:
        _print_tables(found, missed, extra)


def _print_tables(found: Quality, missed: list[dict[str, Cell]], extra: list[dict[str, Cell]]) -> None:
    for table in TABLES:
        rows = [figures_row(figures) for figures in found.figures(table)]
        shown: list[dict[str, Cell]] = [{k: _shown(v) for k, v in row.items() if k in table or k not in DIMENSIONS} for row in rows]
        print_rows(shown, "table", f"By {' and '.join(table)}" if table else "All")
    if found.unjudged:
        counts = ", ".join(f"{name} {number}" for name, number in found.unjudged.items())
        say(f"Not judged, because the gold of their document has no fact of this predicate: {counts}.")
    for rows, title in ((missed, "Gold facts that the store lacks"), (extra, "Facts of the store that gold does not confirm")):
        if rows:
            print_rows(rows, "table", title)


def _problems(found: Quality, min_recall: float | None, min_precision: float | None) -> list[str]:
    """Why the call fails: documents that are not loaded, limits that are not kept (a figure that is not there keeps none)."""
    total = found.total()
    problems = [f"{document} has gold and is not in the store, so it counts in no figure. Load it first: tipgraph load PATH"
                for document in found.not_loaded]  # fmt: skip
    for name, value, limit in (("recall", total.recall, min_recall), ("precision", total.precision, min_precision)):
        if limit is not None and (value is None or value < limit):
            problems.append(f"{name} is {'not known' if value is None else format(value, '.3f')}, the limit is {limit:g}")
    return problems


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 3)


def _shown(cell: Cell) -> Cell:
    """A share with all its digits, so that a column of them lines up."""
    return f"{cell:.3f}" if isinstance(cell, float) else cell
