"""The canned questions as Cypher that runs as it is: favourites for Neo4j Browser, statements for cypher-shell."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import QueryError
from graph.export.literal import literal
from graph.store import Cell, GraphStore
from queries.catalogue import questions
from queries.parameters import Understood
from queries.runner import explain
from queries.spec import MADE, Part, Question, chosen
from queries.text import fill_in, parameters_used, returned
from queries.versions import EMPTY

_WIDTH = 120
_ASKED = "asked_with"
"""The variable that holds what a statement is asked with; no question uses the name."""

_NUMBERS = frozenset({"limit", "offset"})
"""The parameters that stand where Cypher takes no variable."""

_ROW, _FOUND, _KEYS = "this_row", "page_rows", "page_keys"
_PAGE = {"keys": _KEYS, "apart": f"reduce(apart = [], key IN {_KEYS} | apart + split(key, ' '))"}
"""What stands for the keys of the page, and for the ids that these are made of."""

_OF_THE_PAGE = frozenset(_PAGE)

_HOW = (
    "Write other values into the first lines, ids as `tipgraph show NAME` gives them. The documents are those in force at graph version "
    "{version}: export the favourites again after a load."
)


@dataclass(frozen=True, slots=True)
class Favourite:
    """One statement with its comments; the first line is its title, which Browser shows as its name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Favourites:
    """The favourites in order of question, and in words the examples that this graph cannot be asked."""

    found: tuple[Favourite, ...]
    left_out: tuple[str, ...]

    def text(self) -> str:
        """All of them as one file: statements end with a semicolon, and a blank line stands between them."""
        head = "// tipgraph: the canned questions\n// One statement each; in Neo4j Browser, drop the .zip to have each as a favourite."
        return "\n\n".join((head, *(favourite.text for favourite in self.found))) + "\n"


def favourites(store: GraphStore) -> Favourites:
    """Every example of every question, with the documents in force now.

    Raises:
        QueryError: the store holds nothing, or changed meanwhile.
    """
    version = store.version()
    if version == EMPTY:
        raise QueryError(f"The graph at {store.url} holds nothing yet. Load a document first: tipgraph load PATH")
    found: list[Favourite] = []
    left_out: list[str] = []
    for question in questions().values():
        if question.analysis:
            continue  # its Cypher gives statements, not its rows
        for number, example in enumerate(question.examples, 1):
            try:
                _, understood, values = explain(store, question.name, example)
            except QueryError as problem:
                left_out.append(f"{question.name} {' '.join(f'{name}={value}' for name, value in example.items())}: {problem}")
                continue
            found += _of_example(question, number, understood, values, version)
    if store.version() != version:
        raise QueryError("The graph changed while its favourites were written. Export them again when the loading is done.")
    return Favourites(tuple(found), tuple(left_out))


def _of_example(
    question: Question, number: int, understood: Sequence[Understood], values: Mapping[str, Cell], version: str
) -> Iterator[Favourite]:
    """One favourite a part of the question."""
    asked = ", ".join(f"{u.parameter} = {u.shown}" for u in understood)
    title = question.title + (f" ({asked})" if asked else "")
    for place, part in enumerate(question.parts, 1):
        several = len(question.parts) > 1
        lines = [title + (f", part {place} of {len(question.parts)}" if several else ""), *textwrap.wrap(question.description, _WIDTH)]
        lines += textwrap.wrap(_HOW.format(version=version), _WIDTH)
        comments = "".join(f"// {' '.join(line.split())}\n" for line in lines)
        yield Favourite(f"{question.name}-{number}" + (f"-{place}" if several else ""), comments + _statement(question, part, values))


def _statement(question: Question, part: Part, values: Mapping[str, Cell]) -> str:
    """A part's texts as one that takes no parameters: their values stand once, before it."""
    texts = [text.cypher() for text in (*((chosen(part.keys, values),) if part.keys else ()), *part.rows)]
    used = sorted(frozenset().union(*map(parameters_used, texts)) - _NUMBERS - _OF_THE_PAGE)
    written = {name: f"{_ASKED}.{name}" for name in used} | {name: literal(values[name]) for name in _NUMBERS} | _PAGE
    given = ",\n".join(f"  {name}: {literal(values[name])}" for name in used)
    bodies = [_lines(fill_in(text, written)) for text in texts]
    columns = [column.name for column in question.columns if column.name not in MADE]
    shown = _keyed(texts, bodies, columns) if part.keys else f"CALL ({_ASKED}) {{\n{bodies[0]}\n}}\nRETURN {_returned(texts[0])};"
    return f"WITH {{\n{given}\n}} AS {_ASKED}\n{shown}"


def _keyed(texts: Sequence[str], bodies: Sequence[str], columns: Sequence[str]) -> str:
    """The keys of the page in their order, then the rows of each section; a row is put together from them.

    A section's rows are collected inside its own CALL: collected after it, a section that finds nothing would leave no row of any.
    """
    keys, *sections = bodies
    given = {name: f"{_ROW}.{name}" for name in returned(texts[0]) if name}
    lines = [f"CALL ({_ASKED}) {{\n{keys}\n}}", f"WITH {_ASKED}, collect({{{', '.join(f'{n}: {n}' for n in given)}}}) AS {_FOUND}"]
    lines.append(f"WITH {_ASKED}, {_FOUND}, [{_ROW} IN {_FOUND} | {_ROW}.key] AS {_KEYS}")
    for place, (text, body) in enumerate(zip(texts[1:], sections, strict=True)):
        names = [name for name in returned(text) if name]
        said = f"collect({{{', '.join(f'{n}: {n}' for n in names)}}}) AS section_{place}"
        lines.append(f"CALL ({_ASKED}, {_KEYS}) {{\nCALL ({_ASKED}, {_KEYS}) {{\n{body}\n}}\nRETURN {said}\n}}")
        found = {n: f"head([said IN section_{place} WHERE said.key = {_ROW}.key | said.{n}])" for n in names if n != "key"}
        given |= {n: f"coalesce({cell}, {given[n]})" if n in given else cell for n, cell in found.items()}
    shown = ", ".join(f"{given[name]} AS {name}" for name in (*columns, *(n for n in given if n.startswith("evidence"))))
    return "\n".join((*lines, f"UNWIND {_FOUND} AS {_ROW}", f"RETURN {shown};"))


def _lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _returned(text: str) -> str:
    return ", ".join(name for name in returned(text) if name)
