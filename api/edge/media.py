"""The forms of output, and how a request chooses one: `?format=` before the header Accept.

Another form is a line in `FORMS`: a function from a result to bytes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from types import MappingProxyType
from typing import Annotated, Any

from fastapi import Depends, Query, Request, Response
from pydantic_core import to_json

from api.edge.docx_form import DOCX, docx_bytes
from api.edge.problems import ProblemError
from graph.export.csv_table import csv_lines
from graph.export.report import Column, Grid, Report
from graph.export.report import cell as report_cell
from graph.export.tables import Table
from queries.answer import cell_text


@dataclass(frozen=True, slots=True)
class Result:
    """What an end point found.

    Attributes:
        data: for JSON; Any because every end point has its own.
        tables: the same as rows, and on further sheets what they rest on; made where it is asked for.
        linked: the same as JSON-LD, made where it is asked for; Any because JSON nests.
        version: the version of the graph that it was drawn from; "" where it does not come from the graph.
        name: a file name without ending.
        links: addresses by relation (`next`, `prev`, `canonical`).
        rates: the digest of the exchange rates that it rests on too; "" for none.
        day: the day of asking, ISO 8601, where it tells what is so on that day; "" where it does not.
        report: the same with numbered sources, where it has any; else a report is made of the rows.
    """

    data: Any
    tables: Callable[[], Sequence[Table]]
    linked: Callable[[], Mapping[str, Any]]
    version: str
    name: str
    links: Mapping[str, str] = field(default_factory=dict)
    rates: str = ""
    day: str = ""
    report: Callable[[], Report] | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form of output."""

    media_type: str
    write: Callable[[Result, "Shape"], bytes]
    ending: str


@dataclass(frozen=True, slots=True)
class Shape:
    """How a request wants its result."""

    form: str
    hxl: bool


def write_json(result: Result, _: Shape) -> bytes:
    """JSON with everything."""
    return to_json(result.data, inf_nan_mode="null")


def write_csv(result: Result, shape: Shape) -> bytes:
    """RFC 4180 with a row of HXL tags under the heads, unless `hxl=false`."""
    return "".join(csv_lines(result.tables()[0], hxl=shape.hxl)).encode()


def write_xlsx(result: Result, shape: Shape) -> bytes:
    """A workbook: the rows with typed cells under a frozen head, and sheets with what they rest on."""
    from graph.export.xlsx_table import write_xlsx as write  # openpyxl takes long to import

    file = BytesIO()
    write(result.tables(), file, hxl=shape.hxl)
    return file.getvalue()


def write_jsonld(result: Result, _: Shape) -> bytes:
    """JSON-LD 1.1 in the words of the graph's RDF."""
    return to_json(result.linked())


def write_docx(result: Result, _: Shape) -> bytes:
    """A Word file: a report with numbered sources, or the rows where there are none."""
    return docx_bytes(result.report() if result.report else rows_report(result))


def rows_report(result: Result) -> Report:
    """Rows without sources of their own as a report."""
    table = result.tables()[0]
    columns = tuple(Column(column.name.replace("_", " ")) for column in table.columns)
    rows = tuple(tuple(report_cell(cell_text(value)) for value in row) for row in table.rows)
    about = f"Graph version {result.version}." if result.version else ""
    return Report(result.name.replace("-", " ").capitalize(), about, (Grid(result.name, columns, rows),))


FORMS: Mapping[str, Form] = MappingProxyType(
    {
        "json": Form("application/json", write_json, "json"),
        "csv": Form("text/csv; charset=utf-8", write_csv, "csv"),
        "xlsx": Form("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", write_xlsx, "xlsx"),
        "jsonld": Form("application/ld+json", write_jsonld, "jsonld"),
        "docx": Form(DOCX, write_docx, "docx"),
    }
)
"""The forms by the name that `?format=` takes; the first is that of a request which names none."""

_TYPES: Mapping[str, str] = MappingProxyType({name: form.media_type for name, form in FORMS.items()})


def choose_shape(
    request: Request,
    form: Annotated[
        str,
        Query(alias="format", description="The form; else the header Accept chooses.", json_schema_extra={"enum": ["", *FORMS]}),
    ] = "",
    hxl: Annotated[bool, Query(description="Whether CSV and XLSX have a row of HXL tags under their heads.")] = True,
) -> Shape:
    """The form that a request asks for.

    Raises:
        ProblemError: 422 for an unknown name, 406 where nothing that is accepted can be given.
    """
    if form and form not in FORMS:
        raise ProblemError(422, f"format is '{form}'; expected one of: {', '.join(FORMS)}.", "format", tuple(FORMS))
    return Shape(form or accepted(request.headers.get("accept", "*/*"), _TYPES), hxl)


Shaped = Annotated[Shape, Depends(choose_shape)]


def respond(result: Result, shape: Shape) -> Response:
    """The result in its form, with its version as ETag and its links."""
    form = FORMS[shape.form]
    headers = {"Vary": "Accept"}
    if result.version:
        headers |= {
            "ETag": etag("-".join(filter(None, (result.version, result.rates, result.day))), shape),
            "Cache-Control": "no-cache",
            "Graph-Version": result.version,
        }
    if result.links:
        headers["Link"] = ", ".join(f'<{address}>; rel="{relation}"' for relation, address in result.links.items())
    if shape.form != "json":
        headers["Content-Disposition"] = f'attachment; filename="{result.name}.{form.ending}"'
    return Response(form.write(result, shape), headers=headers, media_type=form.media_type)


def etag(version: str, shape: Shape) -> str:
    """A weak tag: the same version of the graph in the same form says the same."""
    return f'W/"{version}-{shape.form}"'


def forms_documented(model: Any) -> dict[int | str, dict[str, Any]]:
    """The forms of an end point for the OpenAPI; Any because FastAPI takes any model."""
    others = {form.media_type.split(";")[0]: {"schema": _schema(form.media_type)} for name, form in FORMS.items() if name != "json"}
    return {200: {"model": model, "content": others}, 304: {"description": "Nothing changed since the version in If-None-Match."}}


def _schema(media_type: str) -> dict[str, str]:
    """What a body is for the OpenAPI: JSON-LD is an object, the others are bytes."""
    return {"type": "object"} if media_type.endswith("json") else {"type": "string", "format": "binary"}


def accepted(header: str, types: Mapping[str, str]) -> str:
    """The name of the media type that a header Accept puts first; of those that are as good, the first of ours.

    Raises:
        ProblemError: 406, none of them is accepted.
    """
    wanted = sorted((_weighed(part) for part in header.split(",") if part.strip()), key=lambda pair: -pair[1])
    for media_type, weight in wanted:
        for name, ours in types.items():
            bare = ours.split(";")[0]
            if weight > 0 and media_type in (bare, "*/*", bare.split("/")[0] + "/*"):
                return name
    offered = tuple(ours.split(";")[0] for ours in types.values())
    raise ProblemError(406, f"Accept is '{header}'; this address gives {', '.join(offered)}.", "Accept", offered)


def _weighed(part: str) -> tuple[str, float]:
    media_type, *parameters = (piece.strip() for piece in part.split(";"))
    quality = next((p[2:] for p in parameters if p.startswith("q=")), "1")
    try:
        return media_type.lower(), float(quality)
    except ValueError:
        return media_type.lower(), 0.0
