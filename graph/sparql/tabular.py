"""Rows of a SELECT as CSV and TSV (SPARQL 1.1 Query Results CSV and TSV Formats)."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from graph.export.tables import inert

Term = Mapping[str, str]
"""A term as SPARQL's JSON results write it: `type`, `value`, `xml:lang` or `datatype`."""

_XSD = "http://www.w3.org/2001/XMLSchema#"
_BARE = frozenset({_XSD + "integer", _XSD + "decimal", _XSD + "double"})
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def csv_rows(variables: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> str:
    """CSV: plain values. One departure from the standard: a text that a spreadsheet would run as a formula has an apostrophe before it."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(variables)
    writer.writerows([_plain(term) for term in row] for row in rows)
    return file.getvalue()


def tsv_rows(variables: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> Iterator[str]:
    """TSV: terms as Turtle writes them."""
    yield "\t".join(f"?{name}" for name in variables) + "\n"
    for row in rows:
        yield "\t".join(_turtle(term) for term in row) + "\n"


def _plain(term: Term | None) -> str:
    if term is None:
        return ""
    return f"_:{term['value']}" if term["type"] == "bnode" else inert(term["value"]) if term["type"] == "literal" else term["value"]


def _turtle(term: Term | None) -> str:
    if term is None:
        return ""
    if term["type"] == "uri":
        return f"<{term['value']}>"
    if term["type"] == "bnode":
        return f"_:{term['value']}"
    if term.get("datatype") in _BARE:
        return term["value"]
    mark = f"@{term['xml:lang']}" if "xml:lang" in term else f"^^<{term['datatype']}>" if "datatype" in term else ""
    return f'"{term["value"].translate(_ESCAPES)}"{mark}'
