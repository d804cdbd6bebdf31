"""The canned questions as Cypher that runs as it is: favourites for Neo4j Browser, statements for cypher-shell."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import QueryError
from graph.export.literal import literal
from graph.store import Cell, GraphStore
from queries.bounds import CUT
from queries.catalogue import questions
from queries.filling import BEST
from queries.parameters import Understood
from queries.runner import explain
from queries.spec import MADE, Part, Question, Text, chosen
from queries.terms import EVERYTHING
from queries.text import fill_in, parameters_used, returned
from queries.versions import EMPTY

_WIDTH = 120
_ASKED = "asked_with"
"""The variable that holds what a statement is asked with; no question uses the name."""

_NUMBERS = frozenset({"limit", "offset"})
"""The parameters that stand where Cypher takes no variable."""

_ROW, _FOUND, _KEYS, _LISTED, _ITEMS, _WITHIN = "this_row", "page_rows", "page_keys", "page_listed", "page_items", "page_within"
_APART = f"reduce(apart = [], key IN {_KEYS} | apart + split(key, ' '))"
_PAGE = {
    "keys": _KEYS,
    "apart": _APART,
    "listed": f"[item IN {_ITEMS} | item.key + ' ' + item.item]",
    "parts": f"[item IN {_ITEMS} | item.id]",
    "within": _WITHIN,
}
"""What stands for the keys of the page, for the ids that these are made of, for what its rows list, and what of it lies in wholes."""

_OF_THE_PAGE = frozenset(_PAGE)
_WHOLE = EVERYTHING - {CUT}
"""What terms are asked for in a favourite: everything but a bound, for nobody waits there for the others' sake."""

_WHOLES = Text(f"""
UNWIND {_LISTED} AS said
UNWIND said.parts AS part
MATCH (:Programme {{id: part.id}})-[way:PART_OF*1..6]->(w:Programme)
WHERE said.silent = 0 AND all(step IN way WHERE in_force(step)) AND any(other IN {_LISTED} WHERE other.key = said.key
  AND other.silent = 0 AND other.item <> said.item AND any(its IN other.parts WHERE its.id = w.id))
RETURN collect(DISTINCT said.key + ' ' + part.id) AS {_WITHIN}
""")
"""As queries.wholes: what lies in a whole that the same row lists too."""

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
    before = [chosen(choice, values) for choice in (part.keys, part.listed or part.parts) if choice]
    texts = [text.cypher(asked=_WHOLE) for text in (*before, *part.rows)]
    used = sorted(frozenset().union(*map(parameters_used, texts)) - _NUMBERS - _OF_THE_PAGE)
    written = {name: f"{_ASKED}.{name}" for name in used} | {name: literal(values[name]) for name in _NUMBERS} | _PAGE
    given = ",\n".join(f"  {name}: {literal(values[name])}" for name in used)
    bodies = [_lines(fill_in(text, written)) for text in texts]
    within = _lines(fill_in(_WHOLES.cypher(asked=_WHOLE), written)) if part.wholes else ""
    shown = (
        _keyed(question, part, texts, bodies, int(str(values.get("each") or 0)), within)
        if part.keys
        else f"CALL ({_ASKED}) {{\n{bodies[0]}\n}}\nRETURN {_returned(texts[0])};"
    )
    return f"WITH {{\n{given}\n}} AS {_ASKED}\n{shown}"


def _keyed(question: Question, part: Part, texts: Sequence[str], bodies: Sequence[str], each: int, within: str) -> str:
    """The keys of the page in their order, then the rows of each section; a row is put together from them (see queries.filling).

    A section's rows are collected inside its own CALL: collected after it, a section that finds nothing would leave no row of any.

    Args:
        each: how many items a row lists, 0 for all.
        within: finds what lies in wholes; empty where no section asks for that.
    """
    keys, *sections = bodies
    given = {name: f"{_ROW}.{name}" for name in returned(texts[0]) if name}
    lines = [f"CALL ({_ASKED}) {{\n{keys}\n}}", f"WITH {_ASKED}, collect({{{', '.join(f'{n}: {n}' for n in given)}}}) AS {_FOUND}"]
    lines.append(f"WITH {_ASKED}, {_FOUND}, [{_ROW} IN {_FOUND} | {_ROW}.key] AS {_KEYS}")
    texts = texts[1:]
    if part.listed:
        lines += _items(texts[0], sections[0], each, within)
    else:
        lines += _ids(sections[0] if part.parts else "")
    if part.listed or part.parts:
        texts, sections = texts[1:], sections[1:]
    scope = f"{_ASKED}, {_KEYS}, {_ITEMS}{f', {_WITHIN}' if within else ''}"
    for place, (text, body, written) in enumerate(zip(texts, sections, part.rows, strict=True)):
        names = [name for name in returned(text) if name]
        said = f"collect({{{', '.join(f'{n}: {n}' for n in names)}}}) AS section_{place}"
        lines.append(f"CALL ({scope}) {{\nCALL ({scope}) {{\n{body}\n}}\nRETURN {said}\n}}")
        its = f"[said IN section_{place} WHERE said.key = {_ROW}.key]"
        if names[0] == "part":
            count = " AND item.id IN [said IN section_0 | said.part]" if part.parts else ""
            items = f"[item IN {_ITEMS} WHERE item.key = {_ROW}.key{count}]"
            its = f"reduce(more = [], item IN {items} | more + [said IN section_{place} WHERE said.part = item.id])"
        one_by_one = names[0] == "part" or "second" in written.used
        found = {name: _gathered(question, name, its, one_by_one) for name in names if name not in {"key", "part"}}
        given |= {n: f"coalesce({cell}, {given[n]})" if n in given else cell for n, cell in found.items()}
    columns = [column.name for column in question.columns if column.name not in MADE]
    shown = ", ".join(f"{given[name]} AS {name}" for name in (*columns, *(n for n in given if n.startswith("evidence"))))
    return "\n".join((*lines, f"UNWIND {_FOUND} AS {_ROW}", f"RETURN {shown};"))


def _gathered(question: Question, name: str, its: str, one_by_one: bool) -> str:
    """One cell of a row, of what its sections say.

    Args:
        its: the list of that.
        one_by_one: it is as many mappings as there are statements, not one.
    """
    type_ = next((column.type for column in question.columns if column.name == name), "records")
    if not one_by_one:
        return f"head([said IN {its} | said.{name}])"
    if type_ in {"strings", "records"}:
        return f"[said IN {its} | said.{name}]"
    if type_ == "integer":
        return f"size(reduce(seen = [], said IN {its} | CASE WHEN said.{name} IN seen THEN seen ELSE seen + said.{name} END))"
    if name in BEST:
        return f"head([word IN {literal(list(BEST[name]))} WHERE word IN [said IN {its} | said.{name}]])"
    return f"head([said IN {its} WHERE said.{name} IS NOT NULL | said.{name}])"


def _items(text: str, body: str, each: int, within: str) -> list[str]:
    """What rows might list, in order, and of it what they do: the first `each` of every key, a mapping for each of an item's parts."""
    names = [name for name in returned(text) if name]
    first = f"[said IN {_LISTED} WHERE said.key = key]{f'[..{each}]' if each else ''}"
    parts = f"reduce(more = [], said IN {first} | more + [part IN said.parts | part {{.*, key: said.key, item: said.item}}])"
    said = f"collect({{{', '.join(f'{n}: {n}' for n in names)}}}) AS {_LISTED}"
    kept = (_ASKED, _FOUND, _KEYS, *((_WITHIN,) if within else ()))
    return [
        f"CALL ({_ASKED}, {_KEYS}) {{\nCALL ({_ASKED}, {_KEYS}) {{\n{body}\n}}\nRETURN {said}\n}}",
        *([f"CALL ({_ASKED}, {_LISTED}) {{\n{within}\n}}"] if within else []),
        f"WITH {', '.join(kept)}, reduce(found = [], key IN {_KEYS} | found + {parts}) AS {_ITEMS}",
    ]


def _ids(body: str) -> list[str]:
    """What rows list where their keys are programmes, or pairs of these: the ids that each has; the one that stands for all first."""
    items = f"[id IN {_APART} | {{key: id, id: id}}]"
    if not body:
        return [f"WITH {_ASKED}, {_FOUND}, {_KEYS}, {items} AS {_ITEMS}"]
    said = f"collect({{key: key, id: part}}) AS {_LISTED}"
    return [
        f"CALL ({_ASKED}, {_KEYS}) {{\nCALL ({_ASKED}, {_KEYS}) {{\n{body}\n}}\nRETURN {said}\n}}",
        f"WITH {_ASKED}, {_FOUND}, {_KEYS}, {items} + {_LISTED} AS {_ITEMS}",
    ]


def _lines(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if line.strip())


def _returned(text: str) -> str:
    return ", ".join(name for name in returned(text) if name)
