"""Lists as end points give them: pages with cursors, sparse fields, facets, and what was searched."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Query
from pydantic import BaseModel, Field, create_model
from starlette.datastructures import URL

from api.edge.media import Result
from api.edge.problems import ProblemError
from graph.editions import Edition
from graph.export.tables import Table
from graph.store import Cell
from queries.linked import linked_list
from queries.near import nearest
from queries.paging import MAX_PAGE, Page
from queries.tabular import list_tables

CURSOR_FORM = r"^[A-Za-z0-9_-]*$"
"""What a cursor is made of."""

Limit = Annotated[int, Query(ge=1, le=MAX_PAGE, description="Rows of a page.")]
Cursor = Annotated[str, Query(pattern=CURSOR_FORM, max_length=2_000, description="Where the page begins: from `next` of the page before.")]


def fields_of(known: Sequence[str]) -> Any:
    """The type of the parameter `fields` of a list with these; Any because it is made of them. They are checked by `kept_fields`."""
    one = f"({'|'.join(known)})"
    form = {"pattern": f"^({one}(,{one})*)?$"}
    return Annotated[
        str, Query(max_length=500, description="Only these, with commas between them.", examples=["id"], json_schema_extra=form)
    ]


class Searched(BaseModel):
    """An edition that a list is drawn from."""

    id: str
    stem: str
    title: str
    issued: str


class ListBase(BaseModel):
    """A page of a list, without its rows."""

    version: str = Field(description="The version of the graph.")
    total: int | None = Field(description="Rows of all pages; null where it was not asked for.")
    facets: dict[str, dict[str, int]] = Field(description="By field, how many rows of all pages have each value.")
    next: str | None = Field(description="The address of the next page; null after the last.")
    searched: list[Searched]
    left_out: list[str]


def list_model(item: type[BaseModel], title: str) -> type[BaseModel]:
    """The page of a list of these; sparse fields leave out any of an item's."""
    fields: dict[str, Any] = {name: (field.annotation, Field(default=None)) for name, field in item.model_fields.items()}
    sparse = create_model(f"{title}Item", __doc__=item.__doc__, **fields)
    return create_model(f"{title}Page", __base__=ListBase, __doc__=f"A page of {title.lower()}.", items=(list[sparse], ...))  # type: ignore[valid-type]


def kept_fields(fields: str, known: Sequence[str]) -> tuple[str, ...]:
    """The fields asked for, in that order; all where none is named.

    Raises:
        ProblemError: 422, one of them is none.
    """
    wanted = tuple(dict.fromkeys(name.strip() for name in fields.split(",") if name.strip()))
    for name in wanted:
        if name not in known:
            raise ProblemError(422, f"fields holds '{name}'; there are: {', '.join(known)}.", "fields", nearest(name, known))
    return wanted or tuple(known)


def page_result(page: Page, fields: tuple[str, ...], url: URL, name: str) -> Result:
    """A page as a result."""
    items = [{field: item[field] for field in fields} for item in page.items]
    following = relative(url.include_query_params(cursor=page.cursor)) if page.cursor else None
    searched = [{"id": e.id, "stem": e.stem, "title": e.title, "issued": e.issued} for e in page.searched]
    data = {"version": page.version, "total": page.total, "facets": page.facets, "next": following, "searched": searched,
            "left_out": page.left_out, "items": items}  # fmt: skip
    links = {"next": following} if following else {}
    return list_result(data, Listed(name, fields, items, page.searched), page.version, links)


@dataclass(frozen=True, slots=True)
class Listed:
    """What a result lists.

    Attributes:
        name: what it is a list of; a file name without ending.
        fields: the fields of each item, in the order of a table's columns.
        about: the thing that the items are about, where they are about one.
    """

    name: str
    fields: tuple[str, ...]
    items: Sequence[Mapping[str, Cell]]
    searched: Sequence[Edition] = ()
    about: Mapping[str, Cell] | None = None


def list_result(data: Any, listed: Listed, version: str = "", links: Mapping[str, str] | None = None) -> Result:
    """A list as a result; `data` is its JSON, Any because every end point has its own."""

    def tables() -> tuple[Table, ...]:
        return list_tables(listed.fields, [[item[field] for field in listed.fields] for item in listed.items], listed.searched)

    def linked() -> Mapping[str, Any]:
        return linked_list(listed.name, listed.items, version, listed.searched, listed.about)

    return Result(data, tables, linked, version, listed.name, links or {})


def relative(url: URL) -> str:
    """An address without its server."""
    return f"{url.path}?{url.query}" if url.query else url.path
