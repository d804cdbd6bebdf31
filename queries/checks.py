"""What the catalogue refuses: a header and a text that disagree, an order left to chance, an unfiltered statement."""

import re
from collections.abc import Iterator

from graph.errors import QueryError
from graph.schema import STATEMENTS
from queries.analyses import get_analysis
from queries.spec import COLUMN_TYPES, PARAMETER_TYPES, STANDARD, SUPPLIED, Part, Question
from queries.text import code, ending, returned

_EDGE = re.compile(r"\[\s*(\w*)\s*:([\w|:]+)")
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
    for part in question.parts:
        if question.analysis:
            yield from _edge_problems(question, part)
        else:
            yield from _row_problems(question, part)
            yield from _total_problems(question, part)
        for text in (part.rows, part.totals):
            yield from _filter_problems(text)


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
    aliases = returned(part.rows)
    if None in aliases:
        yield f"expression {aliases.index(None) + 1} after RETURN has no alias; write AS and a name."
    shown = [a for a in aliases if a and not a.startswith("evidence")]
    declared = [c.name for c in question.columns]
    if shown != declared:
        yield f"the rows return {', '.join(shown)}; the header declares {', '.join(declared)}."
    if len(shown) == len(aliases):
        yield "the rows return no 'evidence' (statement, passage, document, strength, rule, quote)."
    end = ending(part.rows)
    if not end:
        yield "the rows have no ORDER BY, so their order is left to chance."
    if not re.search(r"SKIP\s+\$offset\s+LIMIT\s+\$limit", end):
        yield "the rows do not end in SKIP $offset LIMIT $limit."


def _edge_problems(question: Question, part: Part) -> Iterator[str]:
    """What an analysis needs of its statements, and of the header."""
    aliases = set(returned(part.rows))
    if absent := sorted((get_analysis(question.analysis).needs | {"evidence"}) - aliases):
        yield f"the edges return no '{absent[0]}', which the analysis {question.analysis} needs."
    if not ending(part.rows):
        yield "the edges have no ORDER BY, so their order is left to chance."
    if "rows" not in {total.name for total in question.totals}:
        yield "the header declares no total 'rows'."


def _total_problems(question: Question, part: Part) -> Iterator[str]:
    aliases = list(returned(part.totals))
    declared = [t.name for t in question.totals]
    if aliases != declared or "rows" not in declared:
        yield f"the totals return {aliases}; the header declares {declared}; both must hold 'rows'."


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
