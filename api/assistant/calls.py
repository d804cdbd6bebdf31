"""What each tool takes. The descriptions are read by the model that calls it."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from api.edge.parameters import NAME_LENGTH
from graph.schema import ENTITIES
from queries.evidence import MOST_CITED

MOST_ROWS = 200
"""Rows of one page at the most: a model reads all of them."""

Name = Annotated[str, Field(min_length=1, max_length=NAME_LENGTH)]
Rows = Annotated[int, Field(ge=1, le=MOST_ROWS, description="Rows of a page.")]
Cursor = Annotated[
    str, Field(max_length=500, description="next_cursor of the page before, with all else unchanged; empty for the first page.")
]
Cited = Annotated[
    int, Field(ge=1, le=MOST_CITED, description="Citations of a row at the most, the row itself first; more_citations counts others.")
]  # fmt: skip
Arguments = Annotated[
    dict[str, str | int | float | bool],
    Field(default_factory=dict, max_length=30, description='Values by parameter, as in {"country": "Nigeria"}: names, codes or ids.'),
]  # fmt: skip


class Call(BaseModel):
    """What every tool's arguments are: nothing but what it takes."""

    model_config = ConfigDict(extra="forbid")


class Ask(Call):
    """A question to be answered."""

    question: Annotated[
        str,
        Field(min_length=1, max_length=NAME_LENGTH, description="A question's name (the tool questions lists them), or a plain sentence.",
              examples=["partners-in-country", "which partners operate in Nigeria?"]),
    ]  # fmt: skip
    arguments: Arguments
    limit: Rows = 20
    cursor: Cursor = ""
    citations: Cited = 5


class Questions(Call):
    """A look at the canned questions."""

    name: Annotated[
        str, Field(max_length=100, description="One question, with its parameters, columns and examples; empty for the list.")
    ] = ""


class Search(Call):
    """A search over names and passages."""

    text: Annotated[Name, Field(description="Words, or a name; small slips are allowed in names.")]
    label: Annotated[Literal["", *ENTITIES, "Passage"], Field(description="Only finds of this label.")] = ""  # type: ignore[valid-type]  # the names are data
    limit: Annotated[int, Field(ge=1, le=100)] = 20


class Show(Call):
    """A look at one thing."""

    name: Annotated[Name, Field(description="An id; or a name, an alias, a code, an identifier as published.")]
    limit: Rows = 50
    cursor: Cursor = ""


class Why(Call):
    """A look at what one statement rests on."""

    statement: Annotated[Name, Field(description="A statement's id, from a citation or from the tool show.")]


class Compare(Call):
    """A comparison of what the sources say of one programme."""

    programme: Annotated[Name, Field(description="A programme, by a name, an alias or an identifier of any source.")]
    arguments: Arguments
    limit: Rows = 20
    cursor: Cursor = ""
    citations: Cited = 5
