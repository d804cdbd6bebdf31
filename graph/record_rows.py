"""Rows of records as Arrow tables: statements, with the numbers of organisations for ends, and names."""

from collections.abc import Collection, Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from graph.extracts import arrow_schema, arrow_table
from graph.ids import hashed_statement_ids
from graph.records import FIXED, Pair, StatementRow
from graph.schema import EDGES
from graph.store import Cell, Table

_WHY: Mapping[str, str] = {"Programme": "its identifier", "Country": "its code", "Region": "its code", "Theme": "the table of sectors"}

ENDS = (("from_id", "subject_reason"), ("to_id", "object_reason"))
"""The columns of an edge's ends, and of why they are those."""

PROGRAMMES: Table = ("NAMES", "Document", "Programme")
"""The table of what a document calls programmes."""


def statement_table(document: str, pair: Pair, rows: Sequence[StatementRow], texts: Sequence[str]) -> pa.Table:
    """The rows of statements of one kind; an end that is an organisation is still its number.

    Args:
        texts: what each organisation is called, by number.
    """
    predicate, left, right = pair
    edge = EDGES[predicate]
    cells = list(zip(*rows, strict=True))
    if len(cells) != FIXED + len(edge.qualifiers):
        raise KeyError(f"{predicate} has {len(edge.qualifiers)} qualifiers, a row {len(cells) - FIXED}")
    subjects = [texts[n] for n in cells[0]] if left == "Actor" else cells[2]
    objects = [texts[n] for n in cells[1]] if right == "Actor" else cells[3]
    numbers, locators, quotes, rules, strengths = cells[4:FIXED]
    qualifiers, count = dict(zip(edge.qualifiers, cells[FIXED:], strict=True)), len(rows)
    places = number_texts(numbers)
    columns: dict[str, Sequence[Cell]] = {
        "from_id": cells[0], "to_id": cells[1], "document": same(document, count), "passage": passage_ids(document, places),
        "strength": strengths, "review": same("", count), "rule": rules, "quote": quotes,
        "locator": locators, "subject_text": subjects, "object_text": objects,
        "subject_reason": same(_WHY.get(left, "content"), count), "object_reason": same(_WHY.get(right, "content"), count), **qualifiers,
    }  # fmt: skip
    schema = arrow_schema(pair)
    for label, (end, _) in zip(pair[1:], ENDS, strict=True):
        if label == "Actor":
            schema = schema.set(schema.get_field_index(end), pa.field(end, pa.int32()))
    table = arrow_table(pair, columns, document, schema)
    said = [table["subject_text"], table["object_text"], places, table["locator"]]
    said += [table[name] if edge.qualifiers[name] == "STRING" else _texts(column) for name, column in qualifiers.items()]
    table = table.set_column(schema.get_field_index("id"), "id", statement_ids(document, predicate, said))
    return table if right == "Actor" else _without_ids(table)


def _without_ids(table: pa.Table) -> pa.Table:
    """The rows without texts that are the id of the object's node: nothing else is printed of such a value than the quote."""
    texts = table["object_text"]
    return table.set_column(table.schema.get_field_index("object_text"), "object_text",
                            pc.if_else(pc.equal(texts, table["to_id"]), "", texts))  # fmt: skip


def statement_ids(document: str, predicate: str, columns: Sequence[pa.Array | pa.ChunkedArray]) -> pa.Array:
    """The ids of statements of a data file: hashes of cells in a fixed order, put together by Arrow.

    The parting character stands in no XML and no table, so that no two lists of cells become one text; a cell that is null is "None".
    """
    options = pc.JoinOptions(null_handling="replace", null_replacement="None")
    texts = pc.binary_join_element_wise(f"{document}\x1f{predicate}", *columns, "\x1f", options=options)
    return pa.array(hashed_statement_ids(texts.cast(pa.binary()).to_pylist()), pa.string())


def _texts(cells: Sequence[object]) -> pa.Array:
    """Cells as Python prints them."""
    return pa.array(list(map(str, cells)), pa.string())


def name_table(document: str, label: str, rows: Sequence[tuple[Cell, ...]]) -> pa.Table:
    """What a document calls nodes, from rows as _name_row makes them; of rows of one node the first counts."""
    once = {row[0]: row for row in reversed(rows)}
    cells = list(zip(*reversed(once.values()), strict=True)) or [()] * len(_NAME)
    columns: dict[str, Sequence[Cell]] = dict(zip(_NAME, cells, strict=True))
    return arrow_table(("NAMES", "Document", label), {**columns, "from_id": same(document, len(once)),
                                                      "document": same(document, len(once))}, document)  # fmt: skip


_NAME = ("to_id", "name", "aliases", "kind", "country", "identifiers")


def name_row(
    id_: str, name: str, aliases: Collection[str], kind: str, country: str, identifiers: Collection[str]
) -> tuple[Cell, ...]:  # fmt: skip
    """A row for name_table."""
    return (id_, name, sorted({*aliases} - {name}), kind, country, sorted({*identifiers}))


def number_texts(numbers: Sequence[object]) -> pa.Array:
    """Numbers of records as texts."""
    return pc.cast(pa.array(numbers, pa.int64()), pa.string())


def passage_ids(document: str, places: pa.Array) -> pa.Array:
    """The ids of the passages of records, whose numbers are given as texts."""
    return pc.binary_join_element_wise(f"{document}/p", places, "")


def same(text: str, count: int) -> pa.Array:
    """A column of one text."""
    return pa.repeat(pa.scalar(text, pa.string()), count)
