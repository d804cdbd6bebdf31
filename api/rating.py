"""The command that keeps exchange rates: rates."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer

from api.files import writing
from api.render import print_rows, say
from api.settings import Settings, rates_in
from graph.errors import QueryError
from graph.store import Cell
from queries.rates import Rate, Rates, read_rates


def rates(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="A CSV file with the columns currency, to, date, rate, source.")] = None,
    forget: Annotated[bool, typer.Option("--forget", help="Forget the rates that are loaded.")] = False,
) -> None:
    """Load exchange rates for `convert=EUR` in place of those there were, or show what is loaded. No store is touched."""
    settings: Settings = context.obj
    if forget and file is not None:
        raise typer.BadParameter("nothing can be loaded and forgotten at once", param_hint="--forget")
    if forget:
        _forget(settings.rates)
        say(f"No exchange rates are loaded; {settings.rates} is gone or never was.")
        return
    if file is not None:
        _keep(file, settings.rates)
    found = rates_in(settings.rates)
    if not found.rates and settings.output == "table":
        say(f"No exchange rates are loaded ({settings.rates}). Load a table: tipgraph rates FILE.csv")
        return
    print_rows(list(_shown(found)), settings.output)
    if settings.output == "table":
        say(f"{len(found.rates):,} rates in {settings.rates}")


def _keep(file: Path, kept: Path) -> None:
    """Keep a rate table: all of it, or what there was before. Raises SourceError, QueryError."""
    read_rates(file)
    data = file.read_bytes()
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise QueryError(f"{kept.parent} cannot be made ({problem.strerror}). Name another file: --rates FILE") from problem
    with writing(kept) as to:
        to.write(data)


def _forget(kept: Path) -> None:
    try:
        kept.unlink(missing_ok=True)
    except OSError as problem:
        raise QueryError(f"{kept} cannot be removed ({problem.strerror}). Remove it by hand.") from problem


def _shown(found: Rates) -> Iterator[dict[str, Cell]]:
    """One row a pair of currencies and source."""

    def pair(rate: Rate) -> tuple[str, str, str]:
        return rate.currency, rate.to, rate.source

    for (currency, to, source), group in groupby(sorted(found.rates, key=lambda r: (*pair(r), r.date)), pair):
        dated = list(group)
        yield {"currency": currency, "to": to, "source": source, "rates": len(dated), "first": dated[0].date, "last": dated[-1].date,
               "last_rate": str(dated[-1].rate)}  # fmt: skip
