"""What a canned question is: its parameters, columns, totals and text, as the header of its file declares them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from graph.store import Cell

ParameterType = Literal[
    "country",
    "actor",
    "programme",
    "region",
    "theme",
    "document",
    "string",
    "integer",
    "number",
    "date",
    "boolean",
    "strength",
    "choice",
]
PARAMETER_TYPES: tuple[str, ...] = get_args(ParameterType)

ColumnType = Literal["id", "string", "integer", "number", "date", "boolean", "strings", "records"]
COLUMN_TYPES: tuple[str, ...] = get_args(ColumnType)
"""`strings` is a list of texts, `records` a list of mappings; both are sorted before they are shown."""

NAME_LABELS: Mapping[str, str] = {
    "country": "Country",
    "actor": "Actor",
    "programme": "Programme",
    "region": "Region",
    "theme": "Theme",
}
"""The parameter types whose values are names of nodes, and the label of those nodes."""

Default = str | int | float | bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a question can be asked for.

    Attributes:
        default: the value where none is given; None where one must be given.
        choices: the values of a `choice`; empty for other types.
        help: one line for the person who fills it in.
        wider: a boolean whose `true` lets more rows in; the answer says what `false` left out.
    """

    name: str
    type: ParameterType
    default: Default | None
    choices: tuple[str, ...] = ()
    help: str = ""
    wider: bool = False

    @property
    def required(self) -> bool:
        """Whether the question cannot be asked without it."""
        return self.default is None


@dataclass(frozen=True, slots=True)
class Column:
    """One column of an answer."""

    name: str
    type: ColumnType
    meaning: str


@dataclass(frozen=True, slots=True)
class Total:
    """One figure over all rows, not only those shown; `note` is said where it is above zero, with the figure as `{n}`."""

    name: str
    meaning: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One statement that gives rows, and the one that counts them all; most questions have one part."""

    rows: str
    totals: str


@dataclass(frozen=True, slots=True)
class Question:
    """A canned question.

    Attributes:
        topic: the folder that its file stands in.
        parameters: its own and, after them, those of the standard ones that its text uses.
        chart: a hint for the web page (`table`, `bar`, `graph`, `heatmap`, `timeline` …).
        phrases: sentences that ask it, with `{parameter}` where a name stands.
        examples: arguments to try it with.
        text: the file's Cypher, as it stands.
        supplied: the `$names` that the text uses and the runner supplies (`documents`, `strengths` …).
        analysis: what computes its rows from the statements that its parts give (`queries.analyses`); "" where they are the rows.
    """

    name: str
    title: str
    description: str
    topic: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    totals: tuple[Total, ...]
    parts: tuple[Part, ...]
    chart: str
    phrases: tuple[str, ...]
    examples: tuple[Mapping[str, Cell], ...]
    text: str
    supplied: frozenset[str]
    analysis: str = ""

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of this name, None where the question has no such."""
        return next((p for p in self.parameters if p.name == name), None)


STANDARD: tuple[Parameter, ...] = (
    Parameter("active_from", "date", "", help="Programmes that ran on or after this day (2024, 2024-05 or 2024-05-31)."),
    Parameter("active_to", "date", "", help="Programmes that ran on or before this day."),
    Parameter("as_of", "date", "", help="What the editions issued by this day said; default the latest of each."),
    Parameter("documents", "document", "", help="Only these documents: names or ids, with commas between them."),
    Parameter("min_strength", "strength", "inferred", help="The weakest evidence that counts: inferred, sentence or table."),
    Parameter("include_inferred", "boolean", True, help="Whether statements that need context count."),
    Parameter("limit", "integer", 100, help="How many rows to show."),
    Parameter("offset", "integer", 0, help="How many rows to pass over first."),
)
"""The parameters that questions share, declared once; `active_from` and `active_to` only where the text uses them."""

SUPPLIED: frozenset[str] = frozenset({"documents", "earlier", "strengths", "hidden", "limit", "offset", "active_from", "active_to"})
"""The `$names` that the runner passes to every text that uses them: the editions in force, those in force before `since` that others
have replaced, the strengths that count, the review that hides a statement, the page of rows, and the bounds of time."""
