"""What end points give, for the OpenAPI: the shapes of answers, lists and looks. Nothing is checked against them at run time."""

from typing import Any

from pydantic import BaseModel, Field, create_model

from queries.spec import Question

_CELLS: dict[str, Any] = {  # Any: types and their unions
    "id": str | None,
    "string": str | None,
    "date": str | None,
    "integer": int | None,
    "number": float | None,
    "boolean": bool | None,
    "strings": list[str],
    "records": list[dict[str, Any]],
}
"""The types of an answer's columns, as JSON has them; a record's fields are the question's own, hence Any."""


class Understood(BaseModel):
    """How an argument was read."""

    parameter: str
    raw: str
    value: str | int | float | bool | None
    shown: str
    note: str


class AnswerColumn(BaseModel):
    """A column of an answer."""

    name: str
    type: str
    meaning: str


class Citation(BaseModel):
    """A statement behind a row, and where it stands."""

    statement: str
    passage: str
    document: str
    stem: str
    title: str
    issued: str
    page: int | None
    section: str
    quote: str = Field(description="The words that say it.")
    text: str = Field(description="The whole passage.")
    strength: str
    rule: str


class Document(BaseModel):
    """An edition of a document."""

    id: str
    stem: str
    title: str
    dataset: str
    kind: str
    country: str
    issued: str
    loaded_at: str
    language: str
    in_force: bool
    statements: int
    skipped: int
    sha256: str


class AnswerBase(BaseModel):
    """An answer to a question, without its rows."""

    question: str
    title: str
    description: str
    chart: str
    understood: list[Understood]
    columns: list[AnswerColumn]
    citations: list[list[Citation]] = Field(description="For each row, the statements behind it.")
    totals: dict[str, float] = Field(description="Figures over all rows, whatever limit and offset are.")
    documents: list[Document] = Field(description="The editions searched.")
    left_out: list[str]
    notes: list[str]
    summary: str = Field(description="One sentence; of an empty answer, what was searched.")
    limit: int
    offset: int
    version: str = Field(description="The version of the graph.")


class Parameter(BaseModel):
    """A parameter of a question."""

    name: str
    type: str
    default: str | int | float | bool | None
    required: bool
    choices: list[str]
    help: str


class QuestionModel(BaseModel):
    """A canned question."""

    name: str
    title: str
    description: str
    topic: str
    chart: str
    href: str
    parameters: list[Parameter]
    columns: list[AnswerColumn]
    phrases: list[str]
    examples: list[dict[str, Any]] = Field(description="Arguments to try it with: by name, hence of any type.")


class Questions(BaseModel):
    """All canned questions."""

    questions: list[QuestionModel]


class Meant(BaseModel):
    """What a sentence was taken to mean."""

    question: str
    arguments: dict[str, str | int | float | bool | None]
    words: list[str] = Field(description="Which words were taken for which argument.")
    confidence: float


class Asked(BaseModel):
    """A plain sentence, what was understood, and the answer; null where it was not run."""

    sentence: str
    understood: Meant
    cypher: str = Field(description="The question's text.")
    answer: dict[str, Any] | None = Field(description="As /v1/questions/{name} gives it: each question has its own columns, hence Any.")


class Entity(BaseModel):
    """An actor, a programme, a country."""

    id: str
    name: str
    aliases: list[str]
    kind: str
    country: str
    identifiers: list[str]
    documents: int = Field(description="How many of the editions searched name it.")


class Statement(BaseModel):
    """One statement of one source."""

    id: str
    predicate: str
    subject: str
    subject_name: str
    object: str
    object_name: str
    qualifiers: dict[str, str | int | float | bool | None]
    document: str
    passage: str
    quote: str = Field(description="The words of the source that say it.")
    strength: str
    review: str
    rule: str
    locator: str


class SaidOf(Statement):
    """A statement of which a node is an end; `old` where a later edition is in force."""

    old: bool


class JudgementModel(BaseModel):
    """What somebody decided of two names or of a statement."""

    id: str
    when: str
    by: str
    verdict: str
    about: list[str]
    note: str


class NodeModel(BaseModel):
    """A node with all that is said of it."""

    id: str
    label: str
    properties: dict[str, str | int | float | list[str] | None]
    version: str
    total: int = Field(description="Statements of which it is an end.")
    statements: list[SaidOf]
    next: str | None = Field(description="Where the statements are that are not shown.")
    judgements: list[JudgementModel] = Field(description="Those by which other ids became this one.")


class PassageModel(BaseModel):
    """A passage of a document."""

    id: str
    ordinal: int
    kind: str
    page: int | None
    section: str
    text: str


class PlacedModel(BaseModel):
    """A passage in its surroundings."""

    version: str
    document: Document
    passage: PassageModel
    around: list[PassageModel] = Field(description="The passages before and after it, in reading order, with itself.")
    statements: str = Field(description="The address of the statements that rest on it.")


class HitModel(BaseModel):
    """One find of a search."""

    label: str
    id: str
    text: str
    score: float
    document: str
    href: str | None = Field(description="Where it is shown; null where there is no such address.")


class Hits(BaseModel):
    """What a search found."""

    version: str
    text: str
    facets: dict[str, dict[str, int]]
    hits: list[HitModel]
    summary: str


def answer_model(question: Question) -> type[BaseModel]:
    """The answer of one question, its rows typed by its columns."""
    title = "".join(word.capitalize() for word in question.name.split("-"))
    fields: dict[str, Any] = {column.name: (_CELLS[column.type], Field(description=column.meaning)) for column in question.columns}
    row = create_model(f"{title}Row", __doc__=f"A row of {question.name}.", **fields)
    return create_model(f"{title}Answer", __base__=AnswerBase, __doc__=f"The answer of {question.name}.", rows=(list[row], ...))  # type: ignore[valid-type]
