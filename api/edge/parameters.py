"""Parameters of addresses: those of the canned questions from their headers; unknown and repeated ones are refused."""

from collections import Counter
from collections.abc import Iterator
from inspect import Parameter as Argument
from typing import Annotated, Any, Literal, get_origin

from fastapi import Query, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from api.edge.problems import ProblemError
from graph.model import STRENGTHS
from queries.near import nearest
from queries.parameters import MAX_LIMIT
from queries.spec import NAME_LABELS, Parameter, Question

_YEAR, _CYCLE = "[12][0-9]{3}", "([12][0-9](0[48]|[2468][048]|[13579][26])|(12|16|20|24|28)00)"
_DAYS = "(0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8])"
DAY = f"^({_YEAR}|{_YEAR}-(0[1-9]|1[0-2])|{_YEAR}-({_DAYS})|{_CYCLE}-02-29)$"
"""A date at any precision that is on the calendar."""

DATE = f"{DAY[:-1]}?$"
"""A date, or nothing."""

NAME_LENGTH = 500

STANDARDS = ("/v1/reconcile/",)
"""Addresses that clients of a standard call, with more parameters than it names."""


def typed_argument(question: Question, parameter: Parameter) -> Argument:
    """A question's parameter as an argument of an end point, with its type, default, help and examples."""
    examples = [example[parameter.name] for example in question.examples if parameter.name in example]
    type_, limits = _type_of(parameter)
    query = Query(description=_help(parameter), examples=examples or None, **limits)
    default = Argument.empty if parameter.required else parameter.default
    return Argument(parameter.name, Argument.KEYWORD_ONLY, default=default, annotation=Annotated[type_, query])


def refuse_unknown(request: Request) -> None:
    """Refuse parameters that an address does not have, and those given twice: a misspelt one must not be passed over.

    Raises:
        ProblemError: 422, with the nearest name.
    """
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or route.path.startswith(STANDARDS):
        return
    fields = {field.alias: field for field in _fields(route.dependant)}
    known = frozenset(fields)
    for name, count in Counter(name for name, _ in request.query_params.multi_items()).items():
        if name not in known:
            takes = f"It takes: {', '.join(sorted(known))}." if known else "It takes none."
            raise ProblemError(422, f"{request.url.path} has no parameter '{name}'. {takes}", name, nearest(name, known))
        if count > 1 and get_origin(fields[name].field_info.annotation) is not list:
            raise ProblemError(422, f"{name} is given {count} times; it is taken once.", name)


def _fields(dependant: Dependant) -> Iterator[Any]:
    """The query parameters of an end point and of what it depends on; Any because FastAPI's fields have no public type."""
    yield from dependant.query_params
    for below in dependant.dependencies:
        yield from _fields(below)


def _help(parameter: Parameter) -> str:
    kind = f" A {parameter.type}: name, alias, code or id." if parameter.type in NAME_LABELS else ""
    return parameter.help + kind


def _type_of(parameter: Parameter) -> tuple[Any, dict[str, Any]]:
    """The type, and limits to it; Any because a type is made of the header's choices."""
    match parameter.type:
        case "integer":
            return int, {"ge": 0, "le": MAX_LIMIT}
        case "number":
            return float, {"allow_inf_nan": False}
        case "boolean":
            return bool, {}
        case "choice":
            return Literal[parameter.choices], {}
        case "strength":
            return Literal[tuple(STRENGTHS)], {}
        case "date":
            return str, {"pattern": DAY if parameter.required else DATE}
        case _:
            return str, {"max_length": NAME_LENGTH, **({"min_length": 1} if parameter.required else {})}
