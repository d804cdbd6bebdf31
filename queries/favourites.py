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

_ROW, _FOUND, _KEYS, _LISTED, _ITEMS = "this_row", "page_rows", "page_keys", "page_listed", "page_items"
_PAGE = {
    "keys": _KEYS,
    "apart": f"reduce(apart = [], key IN {_KEYS} | apart + split(key, ' '))",
    "items": _ITEMS,
    "parts": f"[item IN {_ITEMS} | item.id]",
}
"""What stands for the keys of the page, for the ids that these are made of, and for what its rows list."""

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
    before = [chosen(choice, values) for choice in (part.keys, part.listed) if choice]
    texts = [text.cypher() for text in (*before, *part.rows)]
    used = sorted(frozenset().union(*map(parameters_used, texts)) - _NUMBERS - _OF_THE_PAGE)
    written = {name: f"{_ASKED}.{name}" for name in used} | {name: literal(values[name]) for name in _NUMBERS} | _PAGE
    given = ",\n".join(f"  {name}: {literal(values[name])}" for name in used)
    bodies = [_lines(fill_in(text, written)) for text in texts]
    columns = [column.name for column in question.columns if column.name not in MADE]
    each = int(str(values["each"])) if part.listed else None
    shown = _keyed(texts, bodies, columns, each) if part.keys else f"CALL ({_ASKED}) {{\n{bodies[0]}\n}}\nRETURN {_returned(texts[0])};"
    return f"WITH {{\n{given}\n}} AS {_ASKED}\n{shown}"


def _keyed(texts: Sequence[str], bodies: Sequence[str], columns: Sequence[str], each: int | None) -> str:
    """The keys of the page in their order, then the rows of each section; a row is put together from them.

    Where rows list a bounded number of items (`each`, 0 for all), what they might list comes before them.

    A section's rows are collected inside its own CALL: collected after it, a section that finds nothing would leave no row of any.
    """
    keys, *sections = bodies
    known = [_ASKED, _KEYS]
    given = {name: f"{_ROW}.{name}" for name in returned(texts[0]) if name}
    lines = [f"CALL ({_ASKED}) {{\n{keys}\n}}", f"WITH {_ASKED}, collect({{{', '.join(f'{n}: {n}' for n in given)}}}) AS {_FOUND}"]
    lines.append(f"WITH {_ASKED}, {_FOUND}, [{_ROW} IN {_FOUND} | {_ROW}.key] AS {_KEYS}")
    texts = texts[1:]
    if each is not None:
        lines += _items(texts[0], sections[0], each)
        known.append(_ITEMS)
        texts, sections = texts[1:], sections[1:]
    scope = ", ".join(known)
    for place, (text, body) in enumerate(zip(texts, sections, strict=True)):
        names = [name for name in returned(text) if name]
        said = f"collect({{{', '.join(f'{n}: {n}' for n in names)}}}) AS section_{place}"
        lines.append(f"CALL ({scope}) {{\nCALL ({scope}) {{\n{body}\n}}\nRETURN {said}\n}}")
        if names[0] == "part":
            its = f"[one IN {_ITEMS} WHERE one.key = {_ROW}.key]"
            said_of = f"[said IN section_{place} WHERE said.part = item.id | said.{{}}]"
            found = {n: f"reduce(more = [], item IN {its} | more + {said_of.format(n)})" for n in names[1:]}
        else:
            found = {n: f"head([said IN section_{place} WHERE said.key = {_ROW}.key | said.{n}])" for n in names if n != "key"}
        given |= {n: f"coalesce({cell}, {given[n]})" if n in given else cell for n, cell in found.items()}
    shown = ", ".join(f"{given[name]} AS {name}" for name in (*columns, *(n for n in given if n.startswith("evidence"))))
    return "\n".join((*lines, f"UNWIND {_FOUND} AS {_ROW}", f"RETURN {shown};"))


def _items(text: str, body: str, each: int) -> list[str]:
    """What rows might list, in order, and of it what they do: the first `each` of every key, a mapping for each of an item's parts."""
    names = [name for name in returned(text) if name]
    first = f"[said IN {_LISTED} WHERE said.key = key]{f'[..{each}]' if each else ''}"
    cells = [".*", "key: said.key", "first: head(split(said.key, ' '))", *(f"{n}: said.{n}" for n in names[3:])]
    parts = f"reduce(more = [], said IN {first} | more + [part IN said.parts | part {{{', '.join(cells)}}}])"
    said = f"collect({{{', '.join(f'{n}: {n}' for n in names)}}}) AS {_LISTED}"
    return [
        f"CALL ({_ASKED}, {_KEYS}) {{\nCALL ({_ASKED}, {_KEYS}) {{\n{body}\n}}\nRETURN {said}\n}}",
        f"WITH {_ASKED}, {_FOUND}, {_KEYS}, reduce(found = [], key IN {_KEYS} | found + {parts}) AS {_ITEMS}",
    ]


def _lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _returned(text: str) -> str:
    return ", ".join(name for name in returned(text) if name)
