"""Canned questions that are SPARQL too: `sparql/<name>.rq` gives the rows of the question of that name, with ids in place of records.

A text is asked for one thing by binding the variable of that parameter (`?country`); lists stand in one cell, with `; ` between.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from graph.errors import QueryError
from graph.export.rdf.vocabulary import BASE, thing
from graph.sparql.endpoint import MOST_ROWS, SECONDS, Sparql
from graph.sparql.result import SparqlResult
from graph.store import Cell
from queries.catalogue import get_question
from queries.parameters import understand_arguments
from queries.spec import NAME_LABELS

SUFFIX = ".rq"


@cache
def sparql_texts() -> Mapping[str, str]:
    """The texts by the names of their questions, sorted."""
    found = {file.name.removesuffix(SUFFIX): file.read_text("utf-8") for file in files("queries").joinpath("sparql").iterdir()
             if file.name.endswith(SUFFIX)}  # fmt: skip
    return MappingProxyType(dict(sorted(found.items())))


def ask_sparql(
    sparql: Sparql, name: str, arguments: Mapping[str, Cell], *, seconds: float = SECONDS, rows: int = MOST_ROWS
) -> SparqlResult:
    """The rows of a canned question by SPARQL.

    Args:
        arguments: names of things by parameter, as for the question itself; only those whose variable the text selects.

    Raises:
        QueryError: the question has no SPARQL, or an argument that SPARQL does not take.
        UnknownName: a name that is not in the graph.
    """
    texts = sparql_texts()
    if name not in texts:
        raise QueryError(f"There is no SPARQL of the question '{name}'. There is of: {', '.join(texts)}.")
    question, text = get_question(name), texts[name]
    understood = understand_arguments(sparql.store, question, arguments)
    for item in understood:
        parameter = question.parameter(item.parameter)
        if parameter is None or parameter.type not in NAME_LABELS or f"?{item.parameter} " not in text.split("WHERE")[0]:
            raise QueryError(f"The SPARQL of {name} does not take {item.parameter}. Ask the question itself: tipgraph ask {name}")
    return sparql.query(text, {item.parameter: thing(BASE, str(item.value)).value for item in understood}, seconds=seconds, rows=rows)
