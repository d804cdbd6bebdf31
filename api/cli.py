"""The command line: load documents, ask questions, look at what the answers rest on."""

import logging
import signal
import sys
from importlib.metadata import version
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from api import (
    asking,
    copying,
    exporting,
    keys,
    loading,
    looking,
    measuring,
    rating,
    resolving,
    reviewing,
    serving,
    sparqling,
    transactions,
)
from api.completing import as_bash_reads
from api.render import OUTPUTS, errors, say
from api.settings import RATES_VARIABLE, STORE_VARIABLE, Settings, default_rates, default_store
from graph.errors import StoreError, TipgraphError

DONE, WRONG_CALL, STORE_FAILED = 0, 2, 3
"""The exit codes that are set here; 1 is `load`'s and `quality`'s own, 4 is `ask`'s, 130 is typer's."""

EXIT_CODES = """Exit codes: 0 done; 1 a source could not be loaded, or a judgement not made (the others are), or the quality is below a
limit; 2 a wrong call, bad gold, or an unknown question, parameter, name or document; 3 a store cannot be used, or a copy is not equal to
it; 4 a plain sentence was not understood, so nothing was asked; 130 interrupted (each source is wholly in the store, or not at all)."""

app = typer.Typer(
    name="tipgraph",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=EXIT_CODES,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _tell_version(wanted: bool) -> None:
    if wanted:
        say(f"tipgraph {version('tipgraph')}")
        raise typer.Exit


@app.callback()
def settings(
    context: typer.Context,
    store: Annotated[
        str,
        typer.Option(
            help="The store: a folder, made when first written, or neo4j://user@host/database.",
            envvar=STORE_VARIABLE,
            show_default="a folder in the user's data folder",
        ),
    ] = "",
    rates: Annotated[
        Path | None,
        typer.Option(
            help="The file of exchange rates that `rates` keeps and `convert` goes by.",
            envvar=RATES_VARIABLE,
            show_default="a file in the user's data folder",
        ),
    ] = None,
    output: Annotated[str, typer.Option("--output", "-o", help=f"The form of the output: {', '.join(OUTPUTS)}.")] = "table",
    _version: Annotated[bool, typer.Option("--version", is_eager=True, callback=_tell_version, help="Show the version and exit.")] = False,
) -> None:
    """Load documents, ask questions, look at what the answers rest on. Every answer shows its sources."""
    if output not in OUTPUTS:
        raise typer.BadParameter(f"{output!r} is no form of output; use one of: {', '.join(OUTPUTS)}", param_hint="--output")
    context.obj = Settings(store or default_store(), output, rates or default_rates())


app.command("load")(loading.load)
app.command("forget")(loading.forget)
app.command("rebuild")(loading.rebuild)
app.command("copy")(copying.copy)
app.command("ask")(asking.ask)
app.command("questions")(asking.questions)
app.command("sparql")(sparqling.sparql)
app.command("search")(looking.search)
app.command("show")(looking.show)
app.command("why")(looking.why)
app.command("rates")(rating.rates)
app.command("transactions")(transactions.transactions)
app.add_typer(resolving.app, name="resolve")
app.add_typer(reviewing.app, name="review")
app.command("stats")(looking.stats)
app.command("export")(exporting.export)
app.command("quality")(measuring.quality)
app.command("serve")(serving.serve)
app.command("mcp")(serving.mcp)
app.add_typer(keys.app, name="key")


def main() -> NoReturn:
    """Run the command line; tipgraph's own errors become one line and an exit code."""
    _prepare_streams()
    logging.getLogger("loaders").addHandler(logging.NullHandler())  # what it warns of, `load` says itself
    try:
        with as_bash_reads():
            app(prog_name="tipgraph", standalone_mode=True)
    except StoreError as problem:
        _stop(problem, STORE_FAILED)
    except TipgraphError as problem:
        _stop(problem, WRONG_CALL)
    sys.exit(DONE)


def _prepare_streams() -> None:
    """Into files and pipes goes UTF-8 with its line ends as written; a pipe that is closed (`| head`) ends the program silently."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if isinstance(sys.stdout, TextIOWrapper) and not sys.stdout.isatty():
        sys.stdout.reconfigure(encoding="utf-8", newline="")


def _stop(problem: TipgraphError, code: int) -> NoReturn:
    errors().print(f"tipgraph: {problem}", markup=False, style="red")
    sys.exit(code)


if __name__ == "__main__":
    main()
