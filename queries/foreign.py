"""Cypher of other people: read word by word and written anew before any engine sees it, and refused where it may do more than read.

Neither engine refuses all of it by itself: also where it may only read, one reaches files and the network by COPY, LOAD FROM, EXPORT,
INSTALL and ATTACH, the other by LOAD CSV and procedures. So nothing is looked for that is forbidden: a statement is made of what is
listed here, in an order in which no other word can stand.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from graph.editions import all_editions
from graph.errors import NotReading
from graph.store import Cell, GraphStore, Rows, Stop
from queries.cells import plain_number

LONGEST = 20_000
"""Characters of a statement."""

OPENING = frozenset({"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL"})
_KEYWORDS = """
MATCH OPTIONAL UNWIND WITH RETURN WHERE AS AND OR XOR NOT IN IS NULL TRUE FALSE STARTS ENDS CONTAINS DISTINCT ORDER BY LIMIT ASC DESC
ASCENDING DESCENDING UNION ALL ANY NONE SINGLE CASE WHEN THEN ELSE END EXISTS COUNT SHORTEST YIELD
"""
KEYWORDS = frozenset(_KEYWORDS.split())
"""The words that a statement may be made of; every other word is a name, and stands where a name may stand."""

_FUNCTIONS = """
abs allshortestpaths avg ceil coalesce collect count date endnode exists floor head id label labels last left length lower ltrim max min
nodes nullif relationships rels replace reverse right round rtrim shortestpath size startnode substring sum tail toboolean tofloat
tointeger tolower tostring toupper trim type upper year
"""
FUNCTIONS = frozenset(_FUNCTIONS.split())
"""The functions that may be called. What makes long lists or texts out of nothing is not among them."""

PROCEDURES = frozenset({"db.labels", "db.relationshiptypes", "db.propertykeys", "show_tables", "table_info"})
"""What may be called: the names in the schema."""

UNTOLD = frozenset({"path"})
"""Properties that are not told: where files lie on the server."""

DEEPEST = 30
"""Brackets inside one another; NOT and minus signs in a row count too. An engine reads them by recursion, and ends with its process."""

MOST = 2_000
"""Pieces of a statement."""

_TOKEN = re.compile(
    r"""
    (?P<space>[ \t\r\n]+|//[^\n\r]*|/\*(?:[^*]|\*(?!/))*\*/)
  | (?P<text>'(?:[^'\\]|\\[\\'"nrtbf])*'|"(?:[^"\\]|\\[\\'"nrtbf])*")
  | (?P<quoted>`[^`\\]+`)
  | (?P<number>\d+\.\d+(?:[eE][+-]?\d+)?|\d+(?:[eE][+-]?\d+)?)
  | (?P<parameter>\$[A-Za-z_][A-Za-z0-9_]*)
  | (?P<word>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<sign><=|>=|<>|=~|\.\.|[-+*/%^=<>()\[\]{},.:|!&;])
    """,
    re.VERBOSE,
)
_VALUES = frozenset({"NULL", "TRUE", "FALSE", "END"})
_NAME_BEFORE = frozenset({".", ":", "|", "!", "&"})
"""Signs after which a word is a name, whatever it is: of a property, a label, an edge type."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a statement.

    Attributes:
        kind: text, quoted, number, parameter, sign, word, name, function or keyword.
        spaced: whether something that is no piece stood before it.
    """

    kind: str
    text: str
    spaced: bool = False

    @property
    def is_operand(self) -> bool:
        """Whether a value may end here, after which no other may begin."""
        values = {"text", "quoted", "number", "parameter", "word", "name"}
        return self.kind in values or self.text in {")", "]", "}"} or (self.kind == "keyword" and self.text.upper() in _VALUES)


def read_foreign(
    store: GraphStore, text: str, parameters: Mapping[str, Cell], *, timeout: float, max_rows: int, stop: Stop | None = None
) -> Rows:
    """Run a statement of other people's, once it is sure to read and no more.

    Raises:
        NotReading: it is not made of what may stand in one, or its plan does more than read.
        QueryError: the engine does not understand it, or it took too long.
    """
    whole = checked(text)
    store.check_reading(whole, parameters)
    found = store.read(whole, parameters, timeout=timeout, max_rows=max_rows, stop=stop)
    folders = _folders(store)
    return Rows(found.columns, tuple(tuple(plain_cell(cell, folders) for cell in row) for row in found.rows), found.truncated)


def _folders(store: GraphStore) -> tuple[str, ...]:
    """The folders that documents were loaded from, the longest first."""
    found = {str(Path(edition.path).parent) for edition in all_editions(store) if edition.path}
    return tuple(sorted((folder for folder in found if len(folder) > 1), key=len, reverse=True))


def checked(text: str) -> str:
    """The statement without comments, written anew from its pieces.

    Raises:
        NotReading: it names the piece.
    """
    if len(text) > LONGEST:
        raise NotReading(f"The statement has {len(text)} characters; at most {LONGEST} are read.", "query")
    tokens = list(_classified(list(_tokens(text))))
    if tokens and tokens[-1].text == ";":
        tokens.pop()
    for problem in _problems(tokens):
        raise NotReading(f"The statement was not run: {problem}", "query")
    return "".join(f" {token.text}" if token.spaced else token.text for token in tokens).strip()


def plain_cell(cell: Cell, folders: Sequence[str] = ()) -> Cell:
    """A cell as JSON has it: numbers as numbers, times as ISO 8601; where documents lie is left out, however it got there."""
    if isinstance(cell, Decimal):
        return plain_number(cell)
    if isinstance(cell, str):
        return next(("" for folder in folders if folder in cell), cell)
    if isinstance(cell, Mapping):
        return {str(key): plain_cell(value, folders) for key, value in cell.items()}
    if isinstance(cell, list | tuple):
        return [plain_cell(item, folders) for item in cell]
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell) if isinstance(cell, UUID | timedelta | bytes) else cell


def _tokens(text: str) -> Iterator[Token]:
    place, spaced = 0, False
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise NotReading(
                f"The statement was not run: it is not read at {text[place : place + 12]!r} (character {place + 1}). Letters other than "
                "a to z, backslashes and signs stand in quotes or, better, in parameters.",
                "query",
            )
        if match.lastgroup != "space":
            yield Token(str(match.lastgroup), match[0], spaced)
        spaced = match.lastgroup == "space"
        place = match.end()


def _classified(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, words told apart by where they stand."""
    for before, token, after in zip((Token("", ""), *tokens), tokens, (*tokens[1:], Token("", "")), strict=False):
        if token.kind != "word":
            yield token
        elif before.text == "." and after.text == "(":
            yield replace(token, kind="function")  # of a package: apoc.text.join(…)
        elif before.kind == "sign" and before.text in _NAME_BEFORE:
            yield replace(token, kind="name")
        elif token.text.upper() in KEYWORDS or (token.text.upper() == "CALL" and before.kind == ""):
            yield replace(token, kind="keyword")
        elif after.text == "(":
            yield replace(token, kind="function")
        elif after.text == ":" and before.text in {"{", ","}:
            yield replace(token, kind="name")
        else:
            yield token


def _problems(tokens: Sequence[Token]) -> Iterator[str]:
    first = tokens[0].text.upper() if tokens else ""
    if first not in OPENING:
        yield f"it begins with {first or 'nothing'}; expected one of {', '.join(sorted(OPENING))}."
    if not any(token.kind == "keyword" and token.text.upper() == "RETURN" for token in tokens):
        yield "it returns nothing; expected RETURN."
    if len(tokens) > MOST or _depth(tokens) > DEEPEST:
        yield f"it has {len(tokens)} pieces, {_depth(tokens)} deep; at most {MOST} are read, {DEEPEST} deep."
    if any(token.kind in {"word", "function"} and token.text.upper() == "SKIP" for token in tokens):
        yield "SKIP is not taken, for the embedded engine ends with its process when it skips too much. Page by WHERE a.id > $last."
    begin = 0
    if first == "CALL":
        yield from _call_problems(tokens)
        begin = next((place for place, token in enumerate(tokens) if token.text == "("), 0)
    for place in range(begin, len(tokens)):
        yield from _token_problems(tokens[place - 1] if place else Token("", ""), tokens[place], tokens[place + 1 :])


def _token_problems(before: Token, token: Token, after: Sequence[Token]) -> Iterator[str]:
    if token.text == ";":
        yield "it holds several statements; one is run."
    if token.kind == "function" and (before.text == "." or token.text.lower() not in FUNCTIONS):
        yield f"{token.text}(…) is no function that may be called; there are: {', '.join(sorted(FUNCTIONS))}."
    if token.kind in {"text", "number", "parameter", "word", "quoted", "function"} and before.is_operand:
        yield f"'{token.text}' stands after '{before.text}', where only a word of reading may: {', '.join(sorted(KEYWORDS))}."
    if token.kind in {"name", "quoted"} and token.text.strip("`").lower() in UNTOLD:
        yield "where a document's file lies is not told."
    if token.text == "{" and before.is_operand and before.kind not in {"word", "name", "quoted", "number"}:
        yield "'{' stands where no map and no pattern may begin."
    if token.text == "*" and before.text == ".":
        yield "all properties at once are not told; name each."
    if token.text == "[" and before.is_operand and not _is_position(after):
        yield "a value in brackets after another is read only as a position (list[0])."


def _depth(tokens: Sequence[Token]) -> int:
    """How deep brackets, or signs and NOT before a value, stand inside one another."""
    deepest = depth = row = 0
    for token in tokens:
        depth += (token.text in {"(", "[", "{"}) - (token.text in {")", "]", "}"})
        depth += (token.text.upper() == "CASE") - (token.text.upper() == "END")
        row = row + 1 if token.text.upper() in {"NOT", "-", "+"} else 0
        deepest = max(deepest, depth, row)
    return deepest


def _is_position(after: Sequence[Token]) -> bool:
    """Whether only numbers stand up to the closing bracket."""
    for token in after:
        if token.text == "]":
            return True
        if token.kind != "number" and token.text not in {"-", ".."}:
            return False
    return False


def _call_problems(tokens: Sequence[Token]) -> Iterator[str]:
    name = ""
    for token in tokens[1:]:
        if token.text == "(":
            break
        name += token.text
    if name.lower() not in PROCEDURES:
        yield f"{name or 'what it calls'} may not be called; there are: {', '.join(sorted(PROCEDURES))}."
