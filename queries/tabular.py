"""An answer as tables: its rows with HXL hashtags and their sources as columns, and the passages on a sheet of their own."""

from collections.abc import Iterator, Mapping, Sequence

from graph.export.tables import CellType, Table, TableColumn
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
