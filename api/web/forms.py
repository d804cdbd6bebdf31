"""A question's parameters as the fields of a form, filled in as the question was understood."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.model import STRENGTHS
from graph.store import Cell
from queries.parameters import Understood
from queries.spec import STANDARD, Parameter, Question

_STANDARD = frozenset(p.name for p in STANDARD)
_ALWAYS = ("relevance", "active_from", "active_to")
"""Standard parameters that stand with the question's own; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form.

    Attributes:
        kind: text, number or choice.
        value: what is filled in; for names, the name.
        default: the value that need not be in the address.
    """

    name: str
    label: str
    kind: str
    value: str
    default: str
    choices: tuple[str, ...]
    help: str
    required: bool
    names: str = ""


def fields_of(
    question: Question, understood: Sequence[Understood], given: Mapping[str, Cell], defaults: Mapping[str, Cell]
) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """The fields that stand open, and those that are folded away.

    Args:
        given: the values of the address, for what was not understood.
        defaults: the page's own, where they are not the question's.
    """
    shown = {u.parameter: u.shown for u in understood}
    fields = [_field(p, shown.get(p.name, _plain(given.get(p.name))), defaults) for p in question.parameters if p.name != "offset"]
    open_ = [f for f in fields if f.name not in _STANDARD] + [f for name in _ALWAYS for f in fields if f.name == name]
    return tuple(open_), tuple(f for f in fields if f not in open_)


def _field(parameter: Parameter, value: str, defaults: Mapping[str, Cell]) -> Field:
    default = _plain(defaults.get(parameter.name, parameter.default))
    kind, choices = "text", parameter.choices
    match parameter.type:
        case "boolean":
            kind, choices = "choice", ("true", "false")
        case "integer" | "number":
            kind = "number"
        case "choice":
            kind = "choice"
        case "strength":
            kind, choices = "choice", tuple(STRENGTHS)
    names = parameter.type if parameter.type in ("country", "actor", "programme", "region", "theme") else ""
    return Field(
        parameter.name,
        parameter.name.replace("_", " "),
        kind,
        value or default,
        default,
        choices,
        parameter.help,
        parameter.required,
        names,
    )


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
