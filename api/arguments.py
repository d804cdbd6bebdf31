"""Arguments of questions as they are typed: PARAMETER=VALUE."""

from collections.abc import Iterable

import typer

from graph.errors import QueryError
from queries.catalogue import questions


def read_arguments(pairs: Iterable[str]) -> dict[str, str]:
    """The values by parameter. Raises QueryError where one has no equals sign."""
    found = {}
    for pair in pairs:
        name, equals, value = pair.partition("=")
        if not equals:
            raise QueryError(f"{pair!r} is no argument: write PARAMETER=VALUE, as in country=Nigeria. A plain sentence stands in quotes.")
        found[name.strip()] = value.strip()
    return found


def complete_question(incomplete: str) -> list[str]:
    """The questions that begin so, for the shell."""
    return [name for name in questions() if name.startswith(incomplete)]


def complete_argument(context: typer.Context, incomplete: str) -> list[str]:
    """The parameters of the question before it that begin so, or the choices of one, for the shell."""
    question = questions().get(str(context.params.get("question")))
    if question is None:
        return []
    choices = [f"{p.name}={choice}" for p in question.parameters for choice in (p.choices or [""]) if choice or not p.choices]
    if "=" not in incomplete:
        choices = [f"{p.name}=" for p in question.parameters]
    return [choice for choice in choices if choice.startswith(incomplete)]
