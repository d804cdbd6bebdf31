"""The command line: load documents, ask questions, look at what the answers rest on.

Exit codes: 0 done; 1 a source failed (the others are loaded); 2 a wrong call, an unknown question or name; 3 the store cannot be
used; 4 a plain sentence was not understood, so nothing was asked.
"""

import sys
from typing import Annotated, NoReturn

import typer

from api import asking, loading, looking
from api.render import OUTPUTS, errors
from api.settings import STORE_VARIABLE, Settings, default_store
from graph.errors import StoreError, TipgraphError

DONE, WRONG_CALL, STORE_FAILED = 0, 2, 3
"""The exit codes that are set here; 1 and 4 are `load`'s and `ask`'s own."""

app = typer.Typer(
    name="tipgraph", no_args_is_help=True, rich_markup_mode=None, pretty_exceptions_enable=False, help=__doc__,
    context_settings={"help_option_names": ["-h", "--help"]},
)  # fmt: skip


@app.callback()
def settings(
    context: typer.Context,
    store: Annotated[
        str, typer.Option(help="The store: a folder.", envvar=STORE_VARIABLE, show_default="a folder of the user's data")
    ] = "",
    output: Annotated[str, typer.Option("--output", "-o", help=f"The form of the output: {', '.join(OUTPUTS)}.")] = "table",
) -> None:
    """Read the options that all commands share."""
    if output not in OUTPUTS:
        raise typer.BadParameter(f"{output!r} is no form of output; use one of: {', '.join(OUTPUTS)}", param_hint="--output")
    context.obj = Settings(store or default_store(), output)


app.command("load")(loading.load)
app.command("forget")(loading.forget)
app.command("rebuild")(loading.rebuild)
app.command("ask")(asking.ask)
app.command("questions")(asking.questions)
app.command("search")(looking.search)
app.command("show")(looking.show)
app.command("why")(looking.why)
app.command("stats")(looking.stats)
app.command("export")(looking.export)


def main() -> NoReturn:
    """Run the command line; tipgraph's own errors become one line and an exit code."""
    try:
        app(prog_name="tipgraph", standalone_mode=True)
    except StoreError as problem:
        _stop(problem, STORE_FAILED)
    except TipgraphError as problem:
        _stop(problem, WRONG_CALL)
    except BrokenPipeError:
        sys.stderr.close()
    sys.exit(DONE)


def _stop(problem: TipgraphError, code: int) -> NoReturn:
    errors().print(f"tipgraph: {problem}", markup=False, style="red")
    sys.exit(code)


if __name__ == "__main__":
    main()
