"""Answers and lists as tables with HXL hashtags: rows with their sources as columns, and what they rest on as sheets of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence

from graph.editions import Edition
from graph.export.tables import CellType, Table, TableColumn, is_day
from graph.store import Cell
from queries.answer import Answer, Citation
from queries.spec import Column

_HASHTAGS: Mapping[str, str] = {
    "actor": "#org", "other": "#org+other", "party": "#org+party", "maker": "#org+maker", "centre": "#org+centre",
    "programme": "#activity", "one": "#meta+one", "action": "#activity+action", "recommendation": "#activity+recommendation",
    "country": "#country", "region": "#region", "theme": "#sector", "passage": "#meta+passage",
}  # fmt: skip
"""The hashtag of a column that holds a thing's id, and of those that tell more of that thing."""

_BY_NAME: Mapping[str, str] = {
    "amount": "#value+amount", "currency": "#value+currency", "status": "#status", "seat": "#country+code+seat",
    "text": "#description+text", "converted": "#value+converted",
    "periods": "#date+list", "places": "#country+list", "themes": "#sector+list", "issued": "#date+issued",
    "programmes": "#activity+list", "programme_count": "#indicator+programmes+num", "partner_count": "#indicator+partners+num",
    "actor_count": "#indicator+actors+num", "partners": "#org+list", "funders": "#org+funder+list", "roles": "#meta+role+list",
}  # fmt: skip
_LISTED: Mapping[str, str] = {
    "aliases": "#meta+alias+list", "country": "#country+code", "document": "#meta+source+id", "documents": "#indicator+documents+num",
    "identifiers": "#meta+identifier+list", "issued": "#date+issued", "object": "#meta+object+id", "object_name": "#meta+object+name",
    "page": "#meta+page+num", "passage": "#meta+passage+id", "quote": "#description+quote", "statements": "#indicator+statements+num",
    "subject": "#meta+subject+id", "subject_name": "#meta+subject+name", "text": "#description+text",
}  # fmt: skip
"""The hashtags of the fields of lists; all others are #meta with their own name as attribute."""

_NO_ATTRIBUTE = re.compile(r"[^a-z0-9_]+")
_SEARCHED = (
    TableColumn("document", "#meta+source+name"),
    TableColumn("title", "#meta+source+title"),
    TableColumn("issued", "#date+issued", "date"),
)
_SOURCE_COLUMNS = (
    TableColumn("documents", "#meta+source+list"),
    TableColumn("pages", "#meta+page+list"),
    TableColumn("quotes", "#description+quote+list"),
    TableColumn("statements", "#meta+statement+id+list"),
)
_CITED = (
    TableColumn("row", "#meta+row+num", "number"),
    TableColumn("document", "#meta+source+name"),
    TableColumn("title", "#meta+source+title"),
    TableColumn("issued", "#date+issued", "date"),
    TableColumn("page", "#meta+page+num", "number"),
    TableColumn("section", "#meta+section"),
    TableColumn("quote", "#description+quote"),
    TableColumn("text", "#description+passage"),
    TableColumn("strength", "#meta+strength"),
    TableColumn("statement", "#meta+statement+id"),
    TableColumn("rule", "#meta+rule"),
)
_ABOUT = (TableColumn("what", "#meta+what"), TableColumn("answer", "#meta+answer"))


def rows_table(answer: Answer) -> Table:
    """The rows, and in four more columns what they rest on."""
    columns = (*_columns(answer.columns), *_SOURCE_COLUMNS)
    rows = ([*(row[c.name] for c in answer.columns), *_cited(cited)] for row, cited in zip(answer.rows, answer.citations, strict=True))
    return Table("rows", columns, rows)


def tables(answer: Answer) -> tuple[Table, ...]:
    """All that a workbook holds of an answer: its rows, each passage behind each row, what was asked, found and searched."""
    return rows_table(answer), Table("sources", _CITED, _citations(answer)), Table("answer", _ABOUT, _about(answer))


def list_tables(fields: Sequence[str], rows: Sequence[Sequence[Cell]], searched: Sequence[Edition] = ()) -> tuple[Table, ...]:
    """All that a workbook holds of a list: its rows, and the editions that it is drawn from where those are known.

    What a column holds is told by its cells: they may be those of a statement of somebody's own.
    """
    columns = tuple(TableColumn(field, _listed(field), _kind([row[place] for row in rows])) for place, field in enumerate(fields))
    sources = Table("sources", _SEARCHED, [(e.stem, e.title, e.issued) for e in searched])
    return (Table("rows", columns, rows), *((sources,) if searched else ()))


def _listed(field: str) -> str:
    attribute = _NO_ATTRIBUTE.sub("_", field.lower()).strip("_0123456789")
    return _LISTED.get(field) or f"#meta+{attribute or 'value'}"


def _kind(cells: Sequence[Cell]) -> CellType:
    told = [cell for cell in cells if cell is not None and cell != ""]
    if told and all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in told):
        return "number"
    return "date" if told and all(map(is_day, told)) else "text"


def _columns(columns: Sequence[Column]) -> Iterator[TableColumn]:
    """The columns with their hashtags: a name or an identifier tells more of the thing whose id stands before it."""
    thing = "#meta"
    for column in columns:
        if column.type == "id":
            thing = _HASHTAGS.get(column.name, f"#meta+{column.name}")
            yield TableColumn(column.name, f"{thing}+id")
        else:
            yield TableColumn(column.name, _hashtag(column, thing), _type(column))


def _hashtag(column: Column, thing: str) -> str:
    if column.name in ("name", "kind", "identifiers", "aliases") or column.name.endswith(("_name", "_identifiers")):
        own = _HASHTAGS.get(column.name.rpartition("_")[0], thing)
        return f"{own}+{column.name.rpartition('_')[2]}{'+list' if column.type == 'strings' else ''}"
    if column.name in _BY_NAME:
        return _BY_NAME[column.name]
    if column.type in ("integer", "number"):
        return f"#indicator+{column.name}+num"
    if column.type == "date":
        return f"#date+{column.name}"
    return f"#meta+{column.name}{'+list' if column.type in ('strings', 'records') else ''}"


def _type(column: Column) -> CellType:
    return "number" if column.type in ("integer", "number") else "date" if column.type == "date" else "text"


def _cited(cited: Sequence[Citation]) -> list[Cell]:
    pages = dict.fromkeys(str(c.page) for c in cited if c.page is not None)
    return ["; ".join(dict.fromkeys(c.stem for c in cited)), "; ".join(pages), " | ".join(dict.fromkeys(c.quote for c in cited)),
            "; ".join(c.statement for c in cited)]  # fmt: skip


def _citations(answer: Answer) -> Iterator[Sequence[Cell]]:
    for number, cited in enumerate(answer.citations, answer.offset + 1):
        for c in cited:
            yield number, c.stem, c.title, c.issued, c.page, c.section, c.quote, c.text, c.strength, c.statement, c.rule


def _about(answer: Answer) -> Iterator[Sequence[Cell]]:
    yield "question", answer.question
    yield "title", answer.title
    yield from (("asked for", f"{u.parameter}: {u.shown}") for u in answer.understood)
    yield "summary", answer.summary
    yield from (("total", f"{name}: {figure}") for name, figure in answer.totals.items())
    yield from (("note", note) for note in (*answer.notes, *answer.left_out))
    yield from (("searched", f"{e.stem} ({e.issued or 'no date'}): {e.title}") for e in answer.documents)
    yield "graph version", answer.version
