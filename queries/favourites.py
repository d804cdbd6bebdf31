"""The canned questions as Cypher that runs as it is: favourites for Neo4j Browser, statements for cypher-shell."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import QueryError
from graph.store import Cell, GraphStore
from queries.catalogue import questions
from queries.parameters import Understood
from queries.runner import explain
from queries.spec import Question
from queries.text import fill_in, literal, parameters_used, returned
from queries.versions import EMPTY

_WIDTH = 120
_ASKED = "asked"
"""The variable that holds what a statement is asked with; no question uses the name."""

_NUMBERS = frozenset({"limit", "offset"})
"""The parameters that stand where Cypher takes no variable."""

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
        yield Favourite(f"{question.name}-{number}" + (f"-{place}" if several else ""), comments + _statement(part.rows, values))


def _statement(rows: str, values: Mapping[str, Cell]) -> str:
    """A text that takes parameters as one that takes none: their values stand once, before it."""
    used = sorted(parameters_used(rows) - _NUMBERS)
    written = {name: f"{_ASKED}.{name}" for name in used} | {name: literal(values[name]) for name in _NUMBERS}
    given = ",\n".join(f"  {name}: {literal(values[name])}" for name in used)
    body = "\n".join(line for line in fill_in(rows, written).splitlines() if line.strip())
    columns = ", ".join(name for name in returned(rows) if name)
    return f"WITH {{\n{given}\n}} AS {_ASKED}\nCALL ({_ASKED}) {{\n{body}\n}}\nRETURN {columns};"
