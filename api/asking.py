"""The commands that ask: ask, questions."""

from dataclasses import asdict, replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from api.arguments import read_arguments
from api.completing import complete_argument, complete_question
from api.files import writing
from api.render import OUTPUTS, print_answer, print_json, print_rows, say
from api.settings import Settings, opened, rates_in
from graph.store import GraphStore
from queries.answer import Answer
from queries.catalogue import get_question
from queries.catalogue import questions as all_questions
from queries.rates import NO_RATES
from queries.reporting import report_of
from queries.runner import ask as ask_question
from queries.runner import explain as explain_question
from queries.spec import Question
from queries.tabular import tables
from queries.understand import Understanding, understand_unless_named

NOT_UNDERSTOOD = 4
"""The exit code for a sentence that was not understood."""

XLSX, DOCX = "xlsx", "docx"
FILES = (XLSX, DOCX)
FORMS = (*OUTPUTS, *FILES)
"""The forms of an answer; some are no text."""


def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="A question's name, or a plain sentence in quotes.", autocompletion=complete_question)],
    arguments: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PARAMETER=VALUE]...", help="Values, as in country=Nigeria.", autocompletion=complete_argument),
    ] = None,
    explain: Annotated[bool, typer.Option("--explain", help="Show the question and how it is read; do not run it.")] = False,
    timeout: Annotated[float, typer.Option(help="Seconds after which a question is ended.")] = 30.0,
    output: Annotated[str, typer.Option("--output", "-o", help=f"The form of the answer: {', '.join(FORMS)}.", show_default=False)] = "",
    no_hxl: Annotated[bool, typer.Option("--no-hxl", help="For csv and xlsx: no row of HXL hashtags under the headings.")] = False,
    to: Annotated[Path | None, typer.Option("--to", help="For xlsx and docx: a file; to standard output where left out.")] = None,
) -> None:
    """Answer a canned question, or a plain sentence that means one; every row comes with its passages."""
    settings: Settings = replace(context.obj, output=_form(output, to) or context.obj.output)
    given = read_arguments(arguments or [])
    store = opened(context)
    meant = understand_unless_named(store, question)
    if meant is not None:
        if meant.question is None:
            _not_understood(meant, settings.output)
        if settings.output == "table":
            _print_understood(meant)
        question, given = str(meant.question), {**{k: str(v) for k, v in meant.arguments.items()}, **given}
    if explain:
        _explain(store, settings, question, given)
        return
    rates = rates_in(settings.rates) if given.get("convert") else NO_RATES
    answer = ask_question(store, question, given, timeout=timeout, today=date.today().isoformat(), rates=rates)
    if settings.output in FILES:
        _write_file(answer, settings.output, to, hxl=not no_hxl)
    else:
        print_answer(answer, settings.output, hxl=not no_hxl)


def _form(output: str, to: Path | None) -> str:
    if output and output not in FORMS:
        raise typer.BadParameter(f"{output!r} is no form of an answer; use one of: {', '.join(FORMS)}", param_hint="--output")
    if to is not None and output not in FILES:
        raise typer.BadParameter(f"a file is for --output {' or '.join(FILES)}; redirect other forms", param_hint="--to")
    return output


def _write_file(answer: Answer, form: str, to: Path | None, *, hxl: bool) -> None:
    """What writes each form takes long to import."""
    with writing(to, text=False) as file:
        if form == XLSX:
            from graph.export.xlsx_table import write_xlsx

            write_xlsx(tables(answer), file, hxl=hxl)
        else:
            from graph.export.docx_report import write_docx

            write_docx(report_of(answer), file)


def questions(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(help="One question, with its parameters.", autocompletion=complete_question)] = None,
) -> None:
    """List the canned questions, or show one with its parameters and columns."""
    settings: Settings = context.obj
    if name is not None:
        _describe(get_question(name), settings.output)
        return
    rows = [{"topic": q.topic, "question": q.name, "title": q.title,
             "parameters": ", ".join(p.name if p.default is not None else f"{p.name} (needed)" for p in q.parameters)}
            for q in sorted(all_questions().values(), key=lambda q: (q.topic, q.name))]  # fmt: skip
    print_rows(rows, settings.output)


def _print_understood(meant: Understanding) -> None:
    words = ", ".join(f"{parameter} = {name} (“{text}”)" for parameter, text, name in meant.shown)
    say(f"Understood as: {meant.question}{' with ' + words if words else ''}", "dim")


def _not_understood(meant: Understanding, output: str) -> None:
    if output == "json":
        print_json({"understood": None, "reason": meant.reason, "nearest": [{"question": n, "title": t} for n, t, _ in meant.nearest]})
    else:
        say(f"Not understood, so nothing was asked: {meant.reason}")
        for name, title, _ in meant.nearest:
            say(f"  {name}: {title}")
    raise typer.Exit(NOT_UNDERSTOOD)


def _explain(store: GraphStore, settings: Settings, name: str, given: dict[str, str]) -> None:
    question, understood, values = explain_question(store, name, given, today=date.today().isoformat())
    if settings.output == "json":
        print_json({"question": question.name, "understood": [asdict(u) for u in understood], "values": values, "text": question.text})
        return
    say(f"{question.name}: {question.title}", "bold")
    for item in understood:
        say(f"  {item.parameter}: {item.raw} → {item.shown}")
    for parameter, value in values.items():
        say(f"  ${parameter} = {value}", "dim")
    say(question.text)


def _describe(question: Question, output: str) -> None:
    if output == "json":
        print_json({"name": question.name, "title": question.title, "description": question.description, "topic": question.topic,
                    "parameters": [{"name": p.name, "type": p.type, "default": p.default, "choices": p.choices, "help": p.help}
                                   for p in question.parameters],
                    "columns": [{"name": c.name, "type": c.type, "meaning": c.meaning} for c in question.columns],
                    "examples": [dict(e) for e in question.examples]})  # fmt: skip
        return
    say(f"{question.name}: {question.title}", "bold")
    say(question.description)
    print_rows([{"parameter": p.name, "type": p.type, "default": "needed" if p.default is None else str(p.default), "help": p.help}
                for p in question.parameters], "table", "Parameters")  # fmt: skip
    print_rows([{"column": c.name, "type": c.type, "meaning": c.meaning} for c in question.columns], "table", "Columns")
