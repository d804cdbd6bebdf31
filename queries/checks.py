"""What the catalogue refuses: a header and a text that disagree, an order left to chance, an unfiltered statement."""

import re
from collections.abc import Iterator, Sequence

from graph.errors import QueryError
from graph.schema import STATEMENTS
from queries.analyses import get_analysis
from queries.spec import COLUMN_TYPES, MADE, PARAMETER_TYPES, STANDARD, SUPPLIED, Part, Question, Text
from queries.terms import put_in_plain_terms
from queries.text import code, ending, returned

_EDGE = re.compile(r"\[\s*(\w*)\s*:([\w|:]+)")
_CLAUSE = re.compile(
    r"\b(OPTIONAL MATCH|MATCH|WHERE|WITH|RETURN|UNWIND)\b((?:(?!\b(?:OPTIONAL MATCH|MATCH|WHERE|WITH|RETURN|UNWIND)\b).)*)", re.DOTALL
)
_BRACES = re.compile(r"\{([^{}]*)\}")
_REQUIRED_SUPPLIES = frozenset({"documents", "strengths", "hidden"})


def check_question(place: str, question: Question, used: frozenset[str]) -> None:
    """Refuse a question that breaks a rule.

    Args:
        place: the file, for the message.
        used: the `$names` in its text.

    Raises:
        QueryError: names the file, what was found, and what was expected.
    """
    for problem in _problems(question, used):
        raise QueryError(f"{place}: {problem}")


def _problems(question: Question, used: frozenset[str]) -> Iterator[str]:
    yield from _parameter_problems(question, used)
    yield from (
        f"column '{c.name}' has type '{c.type}'; known are {', '.join(COLUMN_TYPES)}."
        for c in question.columns
        if c.type not in COLUMN_TYPES
    )
    if question.shown and not get_analysis(question.analysis).gives:
        yield f"a question with the analysis {question.analysis} has '//# edges' only."
    for part in question.parts:
        if question.analysis:
            yield from _edge_problems(question, part)
        else:
            yield from _key_problems(question, part) if part.keys else _row_problems(question, part)
            yield from _total_problems(question, part)
    for text in question.texts:
        yield from _filter_problems(put_in_plain_terms(text.written))
        yield from _pattern_problems(put_in_plain_terms(text.written))
        if re.search(r"\bsubstring\s*\(", code(text.written), re.IGNORECASE):
            yield "substring counts from 1 on ladybug and from 0 on Neo4j; use left, right or split."
    if question.shown:
        yield from _row_column_problems(question, question.shown.rows, list(get_analysis(question.analysis).gives))


def _parameter_problems(question: Question, used: frozenset[str]) -> Iterator[str]:
    standard = {p.name for p in STANDARD}
    own = [p for p in question.parameters if p.name not in standard]
    names = [p.name for p in own]
    declared = [p.name for p in question.parameters]
    for parameter in own:
        if parameter.type not in PARAMETER_TYPES:
            yield f"parameter '{parameter.name}' has type '{parameter.type}'; known are {', '.join(PARAMETER_TYPES)}."
        if (parameter.type == "choice") != bool(parameter.choices):
            yield f"parameter '{parameter.name}': a choice, and only a choice, lists its choices."
    if len(set(declared)) != len(declared):
        yield f"a parameter is declared twice or is a standard one: {', '.join(sorted(n for n in declared if declared.count(n) > 1))}."
    if missing := sorted(used - set(names) - SUPPLIED):
        yield f"the text uses ${missing[0]}, which the header does not declare."
    if unused := sorted(set(names) - used - (get_analysis(question.analysis).parameters if question.analysis else frozenset())):
        yield f"the header declares '{unused[0]}', which the text does not use."
    if absent := sorted(_REQUIRED_SUPPLIES - used):
        yield f"the text does not use ${absent[0]}; every statement edge is filtered by $documents, $strengths and $hidden."


def _row_problems(question: Question, part: Part) -> Iterator[str]:
    """A question whose one statement finds the page of rows and all their columns."""
    (text,) = part.rows
    yield from _column_problems(question, returned(text.cypher()))
    yield from _page_problems("rows", text.cypher())


def _key_problems(question: Question, part: Part) -> Iterator[str]:
    """A question whose keys find the page; its other statements give columns, each with the row's key."""
    for _, text in part.keys:
        if returned(text.cypher())[:1] != ("key",):
            yield f"the keys return {list(returned(text.cypher()))}; expected key first."
        yield from _page_problems("keys", text.cypher())
    for _, text in part.listed:
        if returned(text.cypher())[:3] != ("key", "item", "parts") or not ending(text.cypher()):
            yield f"listed returns {list(returned(text.cypher()))}; expected key, item, parts first, in an order."
    if (part.listed or part.parts) and not any(text.used & {"listed", "parts", "second"} for text in part.rows):
        yield "a section 'listed' or 'parts' and rows of $listed, of $parts or of pairs go together."
    for _, text in part.parts:
        if returned(text.cypher()) != ("key", "part") or not ending(text.cypher()):
            yield f"parts returns {list(returned(text.cypher()))}; expected key, part, in an order."
    for text in part.wholes:
        if returned(text.cypher()) != ("part", "whole") or not ending(text.cypher()):
            yield f"wholes returns {list(returned(text.cypher()))}; expected part, whole, in an order."
    if part.wholes and not (part.listed and len(part.wholes) == 2 and "parts" in part.wholes[1].used):
        yield "sections 'wholes' are two, the second of $parts, beside a section 'listed'."
    yield from _row_column_problems(question, part.rows, list(returned(part.keys[-1][1].cypher())[1:]))


def _row_column_problems(question: Question, rows: Sequence[Text], given: list[str | None]) -> Iterator[str]:
    """What statements give of a page's rows, beside the columns that its keys came with."""
    for place, text in enumerate(rows, 1):
        aliases = returned(text.cypher())
        if aliases[:1] != (("part",) if "parts" in text.used else ("key",)) or not text.used & {"keys", "listed", "parts"}:
            yield f"rows section {place} does not return key first, of rows IN $keys or $listed, nor part first, of $parts."
        given += [name for name in aliases[1:] if name != "key"]  # of a part: where it is said of it (queries.computed.Item)
    order = {column.name: place for place, column in enumerate(question.columns)}
    yield from _column_problems(question, tuple(sorted(dict.fromkeys(given), key=lambda name: order.get(str(name), len(order)))))


def _column_problems(question: Question, aliases: tuple[str | None, ...]) -> Iterator[str]:
    if None in aliases:
        yield f"expression {aliases.index(None) + 1} after RETURN has no alias; write AS and a name."
    shown = [a for a in aliases if a and not a.startswith("evidence")]
    declared = [c.name for c in question.columns if c.name not in MADE]
    if shown != declared:
        yield f"the rows return {', '.join(shown)}; the header declares {', '.join(declared)}."
    if len(shown) == len(aliases):
        yield "the rows return no 'evidence' (statement, passage, document, strength, rule, quote)."


def _page_problems(section: str, text: str) -> Iterator[str]:
    end = ending(text)
    if not end:
        yield f"the {section} have no ORDER BY, so their order is left to chance."
    if not re.search(r"SKIP\s+\$offset\s+LIMIT\s+\$limit", end):
        yield f"the {section} do not end in SKIP $offset LIMIT $limit."


def _edge_problems(question: Question, part: Part) -> Iterator[str]:
    """What an analysis needs of its statements, and of the header."""
    analysis = get_analysis(question.analysis)
    for _, text in part.edges:
        aliases = set(returned(text.cypher()))
        if absent := sorted((analysis.before if analysis.before and "kind" in aliases else analysis.needs) - aliases):
            yield f"the edges return no '{absent[0]}', which the analysis {question.analysis} needs."
        if not ending(text.cypher()):
            yield "the edges have no ORDER BY, so their order is left to chance."
    if "rows" not in {total.name for total in question.totals}:
        yield "the header declares no total 'rows'."


def _total_problems(question: Question, part: Part) -> Iterator[str]:
    declared = [t.name for t in question.totals]
    for _, text in part.totals:
        aliases = [*returned(text.cypher()), *(returned(part.set_aside[-1][1].cypher()) if part.set_aside else ())]
        if aliases != declared or "rows" not in declared:
            yield f"the totals return {aliases}; the header declares {declared}; both must hold 'rows'."


def _pattern_problems(text: str) -> Iterator[str]:
    """A pattern of several edges is filtered after it: ladybug 0.22 forgets the filter of an edge that another follows.

    Shown by tests/graph/stores/test_engine.py; one pattern may also stand in two MATCH clauses that no WITH parts.
    """
    rest = code(text)
    while found := _BRACES.search(rest):
        yield from _early_filters(found[1])
        rest = rest[: found.start()] + rest[found.end() :]
    yield from _early_filters(rest)


def _early_filters(text: str) -> Iterator[str]:
    """The same, of a text without braces."""
    pattern, filtered = "", False
    for name, body in _CLAUSE.findall(text):
        if name in {"MATCH", "OPTIONAL MATCH"}:
            pattern = pattern * (name == "MATCH") + body
            filtered = filtered and name == "MATCH"
        elif name == "WHERE":
            filtered = filtered or "IN $documents" in body
        else:
            pattern, filtered = "", False
        if filtered and pattern.count("[") > 1:
            yield f"the pattern {' '.join(pattern.split())!r} is filtered before it ends; write WITH * between it and WHERE."
            return


def _filter_problems(text: str) -> Iterator[str]:
    """Every statement edge has a name and, under that name, the three filters; its document may be of the earlier editions instead."""
    plain = code(text)
    for name, types in _EDGE.findall(plain):
        if not set(re.split(r"[|:]+", types)) & set(STATEMENTS):
            continue
        filters = "{0}.document IN $documents AND {0}.strength IN $strengths AND coalesce({0}.review, '') <> $hidden".format(name or "r")
        earlier = f"{name}.document IN $earlier" in plain
        if not name or any(part not in plain and not (earlier and "$documents" in part) for part in filters.split(" AND ")):
            yield f"edge [{name}:{types}] lacks a filter; write: WHERE {filters}."
