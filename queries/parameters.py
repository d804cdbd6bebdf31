"""Arguments as given (text, mostly) become typed values; what was understood is kept for the answer."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from graph.days import AFTER_ANY, OPEN, first_number, last_number
from graph.errors import QueryError
from graph.model import STRENGTHS
from graph.store import Cell, GraphStore
from queries.dates import check_date
from queries.names import resolve_name
from queries.near import nearest
from queries.spec import NAME_LABELS, Parameter, Question

MAX_LIMIT = 100_000
"""Rows that one answer may show."""

ANY_TIME = ("0000", OPEN + AFTER_ANY)
"""The bounds of time where none is asked for."""

_TRUE, _FALSE = frozenset({"true", "yes", "1", "on"}), frozenset({"false", "no", "0", "off"})


@dataclass(frozen=True, slots=True)
class Understood:
    """How one argument was read: as given, the value that the query gets, the name to show; a note where something is amiss."""

    parameter: str
    raw: str
    value: Cell
    shown: str
    note: str = ""


def understand_arguments(store: GraphStore, question: Question, arguments: Mapping[str, Cell]) -> tuple[Understood, ...]:
    """The arguments that were given, typed and resolved, in the order of the question's parameters.

    Raises:
        QueryError: an unknown or missing parameter, or a value of another type; names the parameter, what was found and expected.
        UnknownName: a name that is not in the graph.
    """
    given = {name.strip().replace("-", "_"): value for name, value in arguments.items() if value is not None and value != ""}
    for name in given:
        if question.parameter(name) is None:
            raise _unknown_parameter(question, name)
    for parameter in question.parameters:
        if parameter.required and parameter.name not in given:
            raise QueryError(f"{question.name} needs {parameter.name} ({parameter.type}): {parameter.help}", parameter.name)
    return tuple(_understand(store, p, given[p.name]) for p in question.parameters if p.name in given)


def query_values(question: Question, understood: tuple[Understood, ...]) -> dict[str, Cell]:
    """A value for every parameter of the question: what was understood, else the default; time bounds as texts and numbers that compare."""
    values: dict[str, Cell] = {p.name: p.default for p in question.parameters}
    values.update((u.parameter, u.value) for u in understood)
    first, last = str(values.get("active_from") or ""), str(values.get("active_to") or "")
    if first and last and first > last + AFTER_ANY:
        raise QueryError(f"active_from {first} is after active_to {last}; expected a span of time.", "active_from")
    values["active_from"], values["active_to"] = first or ANY_TIME[0], last + AFTER_ANY if last else ANY_TIME[1]
    values["active_first"], values["active_last"] = first_number(first), last_number(last)
    return values


def strengths(values: Mapping[str, Cell]) -> list[str]:
    """The strengths that count, weakest first."""
    names: list[str] = list(STRENGTHS)
    kept = names[names.index(str(values["min_strength"])) :]
    return kept if values["include_inferred"] else [name for name in kept if name != "inferred"]


def _understand(store: GraphStore, parameter: Parameter, raw: Cell) -> Understood:
    text = str(raw).lower() if isinstance(raw, bool) else str(raw).strip()
    if parameter.type in NAME_LABELS:
        node = resolve_name(store, parameter.name, parameter.type, text)
        return Understood(parameter.name, text, node.id, node.name, node.note)
    value = _typed(parameter, text)
    shown = str(value).lower() if isinstance(value, bool) else str(value)
    return Understood(parameter.name, text, value, shown)


def _typed(parameter: Parameter, text: str) -> Cell:
    match parameter.type:
        case "date":
            return check_date(parameter.name, text)
        case "integer":
            return check_number(parameter.name, text)
        case "number":
            return _number(parameter.name, text)
        case "boolean":
            return _boolean(parameter.name, text)
        case "strength":
            return _choice(parameter.name, text, STRENGTHS)
        case "choice":
            return _choice(parameter.name, text, parameter.choices)
        case "currency":
            return _currency(parameter.name, text)
        case _:
            return text


def check_number(name: str, text: str) -> int:
    """The number as given, where it is a whole one. Raises QueryError naming the parameter."""
    try:
        value = int(text)
    except ValueError as problem:
        raise QueryError(f"{name} is '{text}'; expected a whole number.", name) from problem
    if not 0 <= value <= MAX_LIMIT:
        raise QueryError(f"{name} is {value}; expected a whole number from 0 to {MAX_LIMIT}.", name)
    return value


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError as problem:
        raise QueryError(f"{name} is '{text}'; expected a number.", name) from problem


def _boolean(name: str, text: str) -> bool:
    if text.lower() in _TRUE | _FALSE:
        return text.lower() in _TRUE
    raise QueryError(f"{name} is '{text}'; expected true or false.", name)


def _currency(name: str, text: str) -> str:
    if re.fullmatch("[A-Za-z]{3}", text):
        return text.upper()
    raise QueryError(f"{name} is '{text}'; expected a code of three letters, as EUR.", name)


def _choice(name: str, text: str, choices: tuple[str, ...]) -> str:
    found = next((c for c in choices if c.lower() == text.lower().replace("_", " ") or c.lower() == text.lower()), None)
    if found is None:
        raise QueryError(f"{name} is '{text}'; expected one of: {', '.join(choices)}.", name)
    return found


def _unknown_parameter(question: Question, name: str) -> QueryError:
    known = [p.name for p in question.parameters]
    near = nearest(name, known, limit=1)
    hint = f" Did you mean {near[0]}?" if near else ""
    return QueryError(f"{question.name} has no parameter '{name}'.{hint} It takes: {', '.join(known)}.", name)
