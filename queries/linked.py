"""Answers and lists as JSON-LD, in the words of the graph's RDF (docs/rdf.md), so that what is read joins it.

A row of an answer is a node of its own (`tg:Row`), since it says what these sources say together; an item of a list is the thing itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from graph.editions import Edition
from graph.export.rdf.vocabulary import BASE, PREFIXES, TERMS, predicate, term, thing, value
from graph.schema import EDGES, NODES
from graph.store import Cell
from queries.answer import Answer, Citation
from queries.spec import Column

Linked = dict[str, Any]
"""A node of JSON-LD; Any because JSON nests."""

_CONTEXT: Mapping[str, str] = PREFIXES
_WORDS: Mapping[str, str] = {
    "name": "skos:prefLabel", "aliases": "skos:altLabel", "identifiers": "dct:identifier", "title": "dct:title", "issued": "dct:issued",
    "language": "dct:language", "subject": "rdf:subject", "predicate": "rdf:predicate", "object": "rdf:object",
    "passage": "prov:wasDerivedFrom", "document": "prov:hadPrimarySource",
}  # fmt: skip
"""What others call the fields of a list's items; all other fields are tipgraph's own words."""

_THINGS = frozenset({"subject", "object", "passage", "document", "one", "other"})
_OWN_NAMESPACES: Mapping[str, str] = {"statements": "statement:", "judgements": "judgement:"}


def linked_answer(answer: Answer) -> Linked:
    """An answer: what was asked and found, its rows in order, each with the statements that it rests on, and where those stand."""
    cited = {c.statement: c for row in answer.citations for c in row}
    return {
        "@context": dict(_CONTEXT),
        "@type": "tg:Answer",
        "tg:question": answer.question,
        "tg:graphVersion": answer.version,
        "dct:title": answer.title,
        "dct:description": answer.summary,
        "tg:total": [{"tg:name": name, "rdf:value": _literal("total", figure)} for name, figure in answer.totals.items()],
        "tg:note": [*answer.notes, *answer.left_out],
        "dct:source": [_document(edition) for edition in answer.documents],
        "tg:row": {"@list": [_row(answer.columns, row, said) for row, said in zip(answer.rows, answer.citations, strict=True)]},
        "tg:cites": [_statement(citation) for citation in cited.values()],
    }


def linked_list(
    name: str, items: Iterable[Mapping[str, Cell]], version: str, searched: Sequence[Edition] = (), about: Mapping[str, Cell] | None = None
) -> Linked:
    """A list: its items in order, and the editions that it is drawn from.

    Args:
        name: what it is a list of; ids of statements and judgements have a namespace of their own.
        about: the thing of which the items are statements.
    """
    found: Linked = {"@context": dict(_CONTEXT), "@type": "tg:List", "dct:title": name}
    if version:
        found["tg:graphVersion"] = version
    if about:
        found["tg:about"] = _item("", about)
    return found | {
        "dct:source": [_document(edition) for edition in searched],
        "tg:item": {"@list": [_item("statements" if "predicate" in item else name, item) for item in items]},
    }


def _row(columns: Sequence[Column], row: Mapping[str, Cell], said: Sequence[Citation]) -> Linked:
    found: Linked = {"@type": "tg:Row"}
    for column in columns:
        cell = row[column.name]
        if cell is not None and cell not in ("", []):
            found[_word(column.name)] = _node(str(cell)) if column.type == "id" else _literals(column.name, cell)
    return found | {"prov:wasDerivedFrom": [_node(f"statement:{c.statement}") for c in said]}


def _statement(cited: Citation) -> Linked:
    texts = {f"tg:{name}": getattr(cited, name) for name in ("quote", "strength", "rule")}
    return {
        **_node(f"statement:{cited.statement}"),
        "@type": ["rdf:Statement", "tg:Statement"],
        **{name: text for name, text in texts.items() if text},
        "prov:wasDerivedFrom": _node(cited.passage),
        "prov:hadPrimarySource": _node(cited.document),
    }


def _document(edition: Edition) -> Linked:
    more = {"dct:issued": _literal("issued", edition.issued)} if edition.issued else {}
    return {**_node(edition.id), "@type": ["dcat:Dataset", "tg:Document"], "dct:title": edition.title or edition.stem, **more}


def _item(name: str, item: Mapping[str, Cell]) -> Linked:
    """An item as the thing that it is; one without an id is a node without a name."""
    id_ = str(item.get("id") or "")
    found: Linked = _node(_OWN_NAMESPACES.get(name, "") + id_) if id_ else {}
    label = next((label for label in NODES if id_.startswith(f"{label.lower()}:")), "")
    if label or name == "statements":
        found["@type"] = f"tg:{label}" if label else ["rdf:Statement", "tg:Statement"]
    for field, cell in item.items():
        if field != "id" and cell is not None and cell not in ("", [], {}):
            found.update(_field(field, cell, of_actor=label == "Actor"))
    return found


def _field(field: str, cell: Cell, *, of_actor: bool) -> Linked:
    if field == "qualifiers" and isinstance(cell, Mapping):
        return {_word(name): _literal(name, value_) for name, value_ in cell.items() if value_ is not None}
    word = "org:identifier" if of_actor and field == "identifiers" else _WORDS.get(field, _word(field))
    if field == "country":
        return {word: _node(f"country:{cell}")}
    if field == "predicate":
        return {word: {"@id": predicate(str(cell)).value}} if cell in EDGES else {_word(field): str(cell)}
    return {word: _node(str(cell)) if field in _THINGS else _literals(field, cell)}


def _literals(name: str, cell: Cell) -> Any:
    """A cell as one value or several; a record is a node without a name, whose `rdf:value` is its thing."""
    if isinstance(cell, list | tuple):
        return [_literals(name, item) for item in cell if item is not None and item != ""]
    if isinstance(cell, Mapping):
        own = {"rdf:value": _node(str(cell["id"]))} if cell.get("id") else {}
        return own | {_word(field): _literals(field, more) for field, more in cell.items() if field != "id" and more not in (None, "", [])}
    return _literal(name, cell)


def _literal(name: str, cell: Cell) -> Any:
    """A value as JSON where JSON-LD gives it the right type, else with its type."""
    if isinstance(cell, bool | int):
        return cell
    found = value(name, cell)
    if found is None or found.datatype.value == f"{PREFIXES['xsd']}string":
        return str(cell)
    return {"@value": found.value, "@type": found.datatype.value}


def _word(name: str) -> str:
    """The property of a field; the name of somebody's own column may hold anything."""
    return f"tg:{term(name).value.removeprefix(TERMS)}" if name.isidentifier() and name.isascii() else thing(TERMS, name).value


def _node(id_: str) -> Linked:
    return {"@id": thing(BASE, id_).value}
