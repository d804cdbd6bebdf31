"""What a canned question is: its parameters, columns, totals and text, as the header of its file declares them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from graph.store import Cell
from queries.terms import EVERYTHING, put_in_terms
from queries.text import parameters_used

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
    "currency",
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
    """One figure over all rows, not only those shown.

    Attributes:
        note: said where the figure is above zero, with it as `{n}`, and other totals and parameters that are whole numbers by name.
        offer: the same of rows that are left out, said unless one of the parameters `taken` lets them in.
    """

    name: str
    meaning: str
    note: str = ""
    offer: str = ""
    taken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """One section's Cypher, as written."""

    written: str

    def cypher(self, told: bool = False, asked: frozenset[str] = EVERYTHING, alone: bool = False) -> str:
        """The Cypher with its terms put in; see queries.terms.put_in_terms."""
        return put_in_terms(self.written, told, asked, alone)

    @property
    def used(self) -> frozenset[str]:
        """The `$names` that it may use."""
        forms = (self.cypher(), self.cypher(told=True, asked=frozenset()), self.cypher(alone=True))
        return frozenset().union(*map(parameters_used, forms))


Choice = tuple[tuple[str, Text], ...]
"""Texts of one section, each with the parameter that it is for: the first whose parameter is given runs, that for "" always."""


@dataclass(frozen=True, slots=True)
class Part:
    """The statements that give rows, and the one that counts them all; most questions have one part.

    Attributes:
        keys: finds the keys of one page of rows, in order; empty where `rows` is one statement that finds the page itself.
        rows: each gives some columns of the rows of `$keys`, and their evidence; of a column that two give, the later one's counts.
        set_aside: counts what `keys` pass over; empty where that is nothing.
        edges: gives what an analysis computes rows from; it has no other texts then.
        wholes: two that find what is part of what (`part`, `whole`): of what the page lists, and of `$parts` (queries.wholes).
        listed: finds, in order, what each row of the page might list: the row's `key`, the `item`, its `parts` as mappings with an `id`;
            empty where rows list all that there is.
        parts: finds, of keys that are programmes (of `$apart`, where they are pairs of these), the ids that these have in other sources
            (`key`, `part`): what `$parts` are then, beside the keys themselves. The first of `rows` asked of parts says which count.
    """

    rows: tuple[Text, ...] = ()
    totals: Choice = ()
    keys: Choice = ()
    set_aside: Choice = ()
    listed: Choice = ()
    parts: Choice = ()
    edges: Choice = ()
    wholes: tuple[Text, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """All of them."""
        more = (*self.keys, *self.edges, *self.listed, *self.parts, *self.set_aside, *self.totals)
        return (*self.rows, *(text for _, text in more), *self.wholes)


def chosen(texts: Choice, values: Mapping[str, Cell]) -> Text:
    """The text that runs with these values of parameters."""
    return next(text for parameter, text in texts if not parameter or values[parameter])


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
        shown: give columns and evidence of the rows of `$keys`, where an analysis finds no more than the keys.
        relevant_first: its rows about trafficking come before all others, as those of `relevance=yes` in the same order, so that a page
            among them can be found without the others.
        always_bounded: it looks at no more programmes than `most_programmes` where one is given too: what it is about are their pairs.
        actor_edge: the type of the edges from an actor to the programmes that are asked for, where one is given; "" where an actor makes no
            difference to which are looked at.
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
    shown: Part | None = None
    relevant_first: bool = False
    always_bounded: bool = False
    actor_edge: str = ""

    @property
    def texts(self) -> tuple[Text, ...]:
        """All statements."""
        return (*(text for part in self.parts for text in part.texts), *(self.shown.texts if self.shown else ()))

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of this name, None where the question has no such."""
        return next((p for p in self.parameters if p.name == name), None)


MOST_PROGRAMMES = "most_programmes"
"""The parameter by which a question does not look at all programmes (queries.bounds)."""

STANDARD: tuple[Parameter, ...] = (
    Parameter(
        "relevance",
        "choice",
        "all",
        ("all", "yes", "unknown", "no"),
        "Only programmes that are about trafficking (yes), may be (unknown) or are not (no); all: the former first.",
    ),
    Parameter(
        "state",
        "choice",
        "all",
        ("all", "running", "planned", "ended", "unknown"),
        "Only programmes that are running, planned, ended or of unknown time on the day `on`.",
    ),
    Parameter("on", "date", "", help="The day of which states are told; default as_of, else today, else that of the latest document."),
    Parameter("regions", "boolean", False, help="Also programmes that target a region around the country."),
    Parameter(
        "worldwide", "boolean", False, help="Also those that target a region around it, the whole world or all developing countries."
    ),
    Parameter("active_from", "date", "", help="Programmes that ran on or after this day (2024, 2024-05 or 2024-05-31)."),
    Parameter("active_to", "date", "", help="Programmes that ran on or before this day."),
    Parameter("as_of", "date", "", help="What the editions issued by this day said; default the latest of each."),
    Parameter("documents", "document", "", help="Only these documents: names or ids, with commas between them."),
    Parameter("convert", "string", "", help="Show amounts in this currency too (ISO 4217: EUR), by the rates that were loaded."),
    Parameter("min_strength", "strength", "inferred", help="The weakest evidence that counts: inferred, sentence or table."),
    Parameter("include_inferred", "boolean", True, help="Whether statements that need context count."),
    Parameter(
        MOST_PROGRAMMES,
        "integer",
        3_500,
        help="Look at so many programmes at most: those about trafficking first, then those that several sources describe, then those "
        "that end last, then by id; of the country or funder asked for, where one is. A programme that is asked for is looked at whole, "
        "but for its pairs. 0 looks at all.",
    ),
    Parameter("each", "integer", 10, help="How many of its programmes a row lists, with their evidence; 0 for all. Counts are of all."),
    Parameter("limit", "integer", 100, help="How many rows to show."),
    Parameter("offset", "integer", 0, help="How many rows to pass over first."),
)
"""The parameters that questions share, declared once."""

ONLY_USED: Mapping[str, str] = {
    **{name: name for name in ("relevance", "state", "active_from", "active_to")},
    "on": "day",
    "regions": "reach",
    "worldwide": "reach",
    "convert": "conversions",
    "each": "listed",
    "most_programmes": "most_programmes",
}
"""The standard parameters that a question takes only where its text uses this `$name`, or declares this column (MADE), or where its header
says a default."""

MADE = frozenset({"converted", "conversions"})
"""The columns that no statement returns: queries.converting makes them. A question that declares `conversions` takes `convert`."""

SUPPLIED: frozenset[str] = frozenset({
    "documents", "earlier", "renewed", "strengths", "hidden", "limit", "offset", "few", "keys", "apart", "listed", "parts",
    "within", "part", "first", "second", "relevance", "state", "day", "by_day", "active_from", "active_to", "active_first", "active_last",
    "most_programmes", "cut_rank", "cut_ranks", "cut_final", "cut_number", "cut_skip", "cut_least", "cut_below", "cut_from", "cut_turn",
    "cut_more", "cut_end", "looked", "reach", "idle", "idle_here", "reached", "places", "regions_around", "worldwide_places",
})  # fmt: skip
"""The `$names` that the runner passes to every text that uses them.

- The editions in force; those in force before `since` that others have replaced, and those that `renewed` them; the strengths that
  count, the review that hides a statement.
- The page of rows, its keys, the ids that these are made of (`apart`); how many things a row lists (`few`: `each`, or more than there can
  be), and which (`listed`: key and item, a blank between), the ids of all parts of that (`parts`; `part` where a statement is asked once a
  part); where a row is a pair of programmes, ids of both (`first` and `second` where a statement is asked once a pair); what of a row lies
  `within` a whole that the row lists too (the row's key and an id).
- What programmes are asked for, the day of which states are told and the documents dated `by_day`, the bounds of time, what does not run
  then (queries.idle), where the programmes that are looked at end (`looked` and `cut_…`: queries.first_programmes).
- The places that stand for a country: all of them, those `reached` by what is asked (`reach`: 0 the country alone, 1 regions around it, 2
  the world).
"""
