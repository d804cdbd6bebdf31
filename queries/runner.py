"""Asking a canned question: arguments are understood, the editions in force chosen, rows fetched, cited, counted."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.editions import all_editions
from graph.model import STRENGTHS
from graph.store import Cell, GraphStore
from queries.answer import Answer
from queries.catalogue import get_question
from queries.cells import plain_number, plain_row
from queries.editions import Editions, choose_editions
from queries.evidence import cite, statements_of
from queries.parameters import Understood, query_values, strengths, understand_arguments
from queries.spec import SUPPLIED, Part, Question
from queries.text import parameters_used
from queries.versions import at_one_version
from queries.words import describe_editions, describe_left_out, describe_notes, summarise

HIDDEN = "dismissed"
"""The review that takes a statement out of the answers."""

_NOTHING_HIDDEN = "-"

Totals = dict[str, int | float]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with everything that its statements get."""

    store: GraphStore
    question: Question
    values: Mapping[str, Cell]
    timeout: float

    def read(self, text: str, more: Mapping[str, Cell]) -> list[dict[str, Cell]]:
        """The rows of one statement, given the parameters that it uses and no others."""
        values = {**self.values, **more}
        return list(self.store.read(text, {n: values[n] for n in parameters_used(text)}, timeout=self.timeout).dicts())

    def totals(self, more: Mapping[str, Cell]) -> Totals:
        """The totals, those of several parts added up."""
        added: Totals = {total.name: 0 for total in self.question.totals}
        for part in self.question.parts:
            for name, cell in self.read(part.totals, more)[0].items():
                added[name] += plain_number(cell)
        return added


def ask(store: GraphStore, name: str, arguments: Mapping[str, Cell] | None = None, *, timeout: float = 30.0) -> Answer:
    """Answer a canned question.

    Args:
        name: the question's name.
        arguments: values by parameter, as text or typed; names, aliases and codes resolve to ids.
        timeout: seconds for each statement.

    Raises:
        QueryError: unknown question or parameter, a value of the wrong type, an ambiguous name, a time-out, an empty store.
        UnknownName: a name that is not in the graph, with near ones.
    """
    question = get_question(name)
    return at_one_version(store, lambda version: _answer(store, question, arguments or {}, timeout, version))


def explain(
    store: GraphStore, name: str, arguments: Mapping[str, Cell] | None = None
) -> tuple[Question, tuple[Understood, ...], dict[str, Cell]]:
    """The question, how its arguments are read, and the values that its statements would get; nothing is run but look-ups."""
    question = get_question(name)
    understood = understand_arguments(store, question, arguments or {})
    values, _ = _prepare(store, question, understood)
    return question, understood, {n: v for n, v in values.items() if n in parameters_used(question.text) | SUPPLIED}


def _prepare(store: GraphStore, question: Question, understood: tuple[Understood, ...]) -> tuple[dict[str, Cell], Editions]:
    values = query_values(question, understood)
    editions = choose_editions(all_editions(store), str(values["as_of"]), str(values["documents"]))
    values.update(documents=editions.ids, strengths=strengths(values), hidden=HIDDEN)
    return values, editions


def _answer(store: GraphStore, question: Question, arguments: Mapping[str, Cell], timeout: float, version: str) -> Answer:
    understood = understand_arguments(store, question, arguments)
    values, editions = _prepare(store, question, understood)
    asked = _Asked(store, question, values, timeout)
    found = _rows(asked)
    totals = asked.totals({})
    limit, offset = int(str(values["limit"])), int(str(values["offset"]))
    return Answer(
        question=question.name,
        title=question.title,
        description=question.description,
        chart=question.chart,
        understood=understood,
        columns=question.columns,
        rows=tuple(plain_row(row, question.columns) for row in found),
        citations=cite(store, [statements_of(row) for row in found], (*editions.searched, *editions.reference)),
        totals=totals,
        documents=editions.searched,
        left_out=(*_left_out(asked, totals), *describe_editions(editions)),
        notes=describe_notes(question, understood, totals),
        summary=summarise(question, understood, totals, editions, shown=len(found), offset=offset),
        limit=limit,
        offset=offset,
        version=version,
    )


def _rows(asked: _Asked) -> list[dict[str, Cell]]:
    """The page of rows; where a question has several parts, the page is cut from one after the other."""
    parts: tuple[Part, ...] = asked.question.parts
    limit, offset = int(str(asked.values["limit"])), int(str(asked.values["offset"]))
    if len(parts) == 1:
        return asked.read(parts[0].rows, {})
    found: list[dict[str, Cell]] = []
    for part in parts:
        if len(found) < offset + limit:
            found += asked.read(part.rows, {"offset": 0, "limit": offset + limit - len(found)})
    return found[offset : offset + limit]


def _left_out(asked: _Asked, totals: Totals) -> tuple[str, ...]:
    """What the answer would be without each filter, in words, where it differs."""
    wider: list[tuple[str, dict[str, Cell]]] = []
    used, every = asked.values["strengths"], list(STRENGTHS)
    if used != every:
        weaker = " and ".join(s for s in every if s not in used)  # type: ignore[operator]  # a list, made above
        wider.append((f"With {weaker} statements", {"strengths": every}))
    wider.append(("With statements that a reviewer dismissed", {"hidden": _NOTHING_HIDDEN}))
    wider += [
        (f"With {p.name}=true ({p.help.rstrip('.')})", {p.name: True})
        for p in asked.question.parameters
        if p.wider and asked.values[p.name] is False
    ]
    return tuple(words for name, more in wider if (words := describe_left_out(name, asked.question, totals, asked.totals(more))))
