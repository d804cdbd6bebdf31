"""The command that copies a graph into another store: copy."""

from contextlib import closing
from dataclasses import dataclass
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from api.render import errors, print_json, print_rows, say
from api.settings import Settings
from graph.copying import Copied, only_in
from graph.copying import copy as copy_graph
from graph.editions import all_editions
from graph.store import Cell, GraphStore
from graph.stores import open_store
from graph.tally import Tally, sum_tallies


def copy(
    context: typer.Context,
    source: Annotated[str, typer.Option("--from", help="The store that is copied: a folder, or scheme://…", show_default=False)],
    target: Annotated[str, typer.Option("--to", help="The store that it is copied into; a folder is made.", show_default=False)],
) -> None:
    """Copy a whole graph into another store, of any engine, and compare both; what is there already is passed over."""
    settings: Settings = context.obj
    _check_addresses(context, source, target)
    with closing(open_store(source)) as one, closing(open_store(target)) as other:
        done: list[Copied] = []
        others = only_in(other, one)
        before = len(other.judgements())
        equal = False
        try:
            _copy_all(done, one, other)
            equal = True
        finally:
            if done:
                new = len(other.judgements()) - before
                _print_report(_Report(one.url, other.url, equal, done, others, new), settings.output)


@dataclass(frozen=True, slots=True)
class _Report:
    """What a call has copied; it is reported also where the call is cut short.

    Attributes:
        equal: whether all was copied, and then found equal in both stores.
        others: the documents that only the target holds.
        judgements: how many came along.
    """

    source: str
    target: str
    equal: bool
    done: list[Copied]
    others: tuple[str, ...]
    judgements: int


def _check_addresses(context: typer.Context, source: str, target: str) -> None:
    """Refuse --store, which could be meant for either (TIPGRAPH_STORE does not count here), and an address that a script left empty."""
    given = context.parent.get_parameter_source("store") if context.parent else None
    if given is not None and given.name == "COMMANDLINE":
        raise typer.BadParameter("copy takes --from and --to instead", param_hint="--store")
    for name, address in (("--from", source), ("--to", target)):
        if not address.strip():
            raise typer.BadParameter("it is empty; name a store", param_hint=name)


def _copy_all(done: list[Copied], source: GraphStore, target: GraphStore) -> None:
    """Copy, with a bar on a terminal; after the last document the stores are compared."""
    console = errors()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
    with bar:
        total = len(all_editions(source))
        task = bar.add_task("copying", total=total)
        for copied in copy_graph(source, target):
            done.append(copied)
            bar.update(task, completed=len(done), description="comparing" if len(done) == total else copied.document)


def _print_report(report: _Report, output: str) -> None:
    whole = sum_tallies(copied.tally for copied in report.done)
    rows: list[dict[str, Cell]] = [_row(copied) for copied in report.done]
    if output == "json":
        print_json({"from": report.source, "to": report.target, "equal": report.equal, **whole.counts, "checksum": whole.checksum,
                    "judgements": report.judgements, "documents": rows, "only_in_target": report.others})  # fmt: skip
    elif output == "csv":
        others = [dict.fromkeys(rows[0]) | {"document": id_, "outcome": "only in the target"} for id_ in report.others]
        print_rows([*rows, *others], "csv")
    else:
        for copied in report.done:
            say(f"{copied.document}: {copied.outcome}, {_counted(copied.tally)}")
        for id_ in report.others:
            say(f"{id_}: only in {report.target}, left as it is", "yellow")
        if report.judgements:
            say(f"{report.judgements} judgements copied")
        found = f"equal in both stores, checksum {whole.checksum[:16]}" if report.equal else "not found equal"
        say(f"{len(report.done)} documents with {_counted(whole)}: {found}")


def _row(copied: Copied) -> dict[str, Cell]:
    return {"document": copied.document, "outcome": copied.outcome, **copied.tally.counts, "checksum": copied.tally.checksum}


def _counted(tally: Tally) -> str:
    return ", ".join(f"{number} {name}" for name, number in tally.counts.items())
