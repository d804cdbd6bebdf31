"""The commands that judge statements: review list, accept, dismiss, undo."""

from dataclasses import asdict
from typing import Annotated

import typer

from api.render import errors, print_json, print_rows, say
from api.settings import BY_VARIABLE, Settings, opened
from graph.judging import Verdict, judge_all, undo_all
from graph.resolve.judgements import ACCEPTED, DISMISSED
from queries.doubts import find_doubts

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None, help="Review statements: a dismissed one leaves the answers.")

By = Annotated[str, typer.Option("--by", envvar=BY_VARIABLE, help="The label of a key or a desk that reviews, never a person's name.")]
Note = Annotated[str, typer.Option(help="Why, in a few words; no people's names.")]
Statements = Annotated[list[str], typer.Argument(help="Statements' ids, as answers and `show` give them.", metavar="STATEMENT…")]


@app.command("list")
def list_(context: typer.Context, limit: Annotated[int, typer.Option(min=1, help="Statements at the most.")] = 50) -> None:
    """Doubtful statements that nobody reviewed: those that contradict others, were reviewed in an earlier edition, or are inferred."""
    settings: Settings = context.obj
    found = find_doubts(opened(context))
    rows = [{name: cell for name, cell in asdict(doubt).items() if name != "rank"} for doubt in found[:limit]]
    if rows or settings.output != "table":
        print_rows(rows, settings.output, f"{len(found)} doubtful statements")
    else:
        say("No statement is doubtful.")


@app.command()
def accept(context: typer.Context, statements: Statements, by: By = "", note: Note = "") -> None:
    """Accept statements: they are reviewed, and leave the list."""
    _review(context, ACCEPTED, statements, by, note)


@app.command()
def dismiss(context: typer.Context, statements: Statements, by: By = "", note: Note = "") -> None:
    """Dismiss statements: answers leave them out and say so."""
    _review(context, DISMISSED, statements, by, note)


@app.command()
def undo(context: typer.Context, statements: Statements, by: By = "", note: Note = "") -> None:
    """Take reviews back, all or none: the statements are as if nobody had reviewed them, or as the review before had it."""
    settings: Settings = context.obj
    gone = undo_all(opened(context), statements, by, note)
    if settings.output == "json":
        print_json([asdict(line) for line in gone])
    else:
        for line in gone:
            say(f"taken back: {line.about[0]} {line.verdict} ({line.id}, by {line.by})")


def _review(context: typer.Context, verdict: str, statements: list[str], by: str, note: str) -> None:
    """Review each; those that are none are told, the others are reviewed (exit code 1)."""
    settings: Settings = context.obj
    outcomes = judge_all(opened(context), [Verdict(verdict, (s,), note) for s in dict.fromkeys(statements)], by)
    wrong = [o.problem for o in outcomes if o.problem]
    done = [o for o in outcomes if o.judgement]
    if settings.output == "json":
        print_json([{**asdict(o.judgement), "made": o.made} for o in done if o.judgement])
    else:
        for o in done:
            say(f"{o.verdict.about[0]} {verdict}" + (f" ({o.judgement.id})" if o.judgement else ""))
    for problem in wrong:
        errors().print(f"tipgraph: {problem}", markup=False, style="red")
    raise typer.Exit((1 if done else 2) if wrong else 0)
