"""What the shell is offered while somebody types: questions, their parameters, and values that are known without the graph."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from io import StringIO

import typer

from graph.model import STRENGTHS
from graph.resolve.countries import country_codes, country_name, regions
from graph.resolve.reference import reference_rows
from queries.catalogue import get_question, question_names
from queries.spec import Parameter

SHELL_VARIABLE = "_TIPGRAPH_COMPLETE"
"""The environment variable in which the script that `--install-completion` writes says that a shell completes, and which it is."""


def complete_question(incomplete: str) -> list[str]:
    """The questions that begin so."""
    return [name for name in question_names() if name.startswith(incomplete)]


def complete_argument(context: typer.Context, incomplete: str) -> list[str]:
    """The parameters of the question before it that begin so and were not given, or the values of one.

    A parameter that is the only one comes with values, or with the kind of its value: no shell then puts a blank behind its equals sign.
    """
    asked = str(context.params.get("question"))
    if asked not in question_names():
        return []
    question = get_question(asked)
    name, equals, _ = incomplete.partition("=")
    if equals:
        parameter = question.parameter(name)
        return [f"{name}={value}" for value in _values(parameter)] if parameter else []
    given = {str(word).partition("=")[0] for word in context.params.get("arguments") or ()}
    left = [p for p in question.parameters if p.name.startswith(name) and p.name not in given]
    if len(left) == 1:
        return [f"{left[0].name}={value}" for value in _values(left[0]) or ("", left[0].type.upper())]
    return [f"{p.name}=" for p in left]


@contextmanager
def as_bash_reads() -> Iterator[None]:
    """Let bash complete values: for it `country=Nig` is three words, of which it replaces the last; others take it for one.

    What is printed in the block is the offer; bash gets the part behind the equals sign, quoted for its line. Nothing is changed where no
    bash completes.
    """
    if os.environ.get(SHELL_VARIABLE) != "complete_bash":
        yield
        return
    words, at = _joined(os.environ.get("COMP_WORDS", "").split("\n"), int(os.environ.get("COMP_CWORD") or 0))
    os.environ.update(COMP_WORDS="\n".join(words), COMP_CWORD=str(at))
    name, equals, _ = words[at].partition("=") if at < len(words) else ("", "", "")
    offer = StringIO()
    try:
        with redirect_stdout(offer):
            yield
    finally:
        for line in offer.getvalue().splitlines():
            print(_quoted(line.removeprefix(name + equals) if equals else line))  # noqa: T201  the shell reads it


def _joined(words: Sequence[str], at: int) -> tuple[list[str], int]:
    """The words of a line with `name`, `=`, `value` made one, and which of them is completed."""
    made: list[str] = []
    place = at
    for number, word in enumerate(words):
        if made and number > 1 and (word == "=" or words[number - 1] == "="):
            made[-1] += word
        else:
            made.append(word)
        if number == at:
            place = len(made) - 1
    return made, place


def _quoted(text: str) -> str:
    """Text as it stands for itself on a line of bash."""
    return re.sub(r"([^\w=.,:+-])", r"\\\1", text)


def _values(parameter: Parameter) -> Sequence[str]:
    """The values of a parameter; none where they are not known without the graph."""
    match parameter.type:
        case "boolean":
            return ("true", "false")
        case "strength":
            return tuple(STRENGTHS)
        case "country":
            return sorted(map(country_name, country_codes()))
        case "region":
            return sorted(region.name for region in regions().values() if not region.country)
        case "theme":
            return [row.name for row in reference_rows() if row.label == "Theme"]
        case _:
            return parameter.choices
