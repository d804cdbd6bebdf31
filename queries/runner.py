"""Asking a canned question: arguments are understood, the editions in force chosen, rows fetched, cited, counted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.editions import Edition, all_editions
from graph.model import STRENGTHS
from graph.resolve.judgements import DISMISSED
from graph.store import Cell, GraphStore
from queries.answer import Answer, AnswerPage
from queries.asked import PLACES, Asked, Totals, places_asked
from queries.bounds import CUT, Bound, describe_bound, find_bound
from queries.catalogue import get_question
from queries.cells import plain_row
from queries.converting import check_currency, convert_rows
from queries.dates import last_day
from queries.editions import Editions, choose_editions
from queries.evidence import cite, statements_of
from queries.filling import read_computed, read_shown
from queries.parameters import ANY_TIME, Understood, query_values, strengths, understand_arguments
from queries.rates import NO_RATES, Rates
from queries.ready import QUESTION as READY
from queries.ready import find_ready
from queries.spec import Question
from queries.terms import EDITIONS, EVERYTHING, FREE, TIME
from queries.versions import at_one_version
from queries.words import (
    describe_editions,
    describe_left_out,
    describe_notes,
    describe_offers,
    describe_parts,
    describe_uncited,
    describe_unlisted,
    summarise,
)

_NOTHING_HIDDEN = "-"
_MORE_THAN_ANY = 1 << 40
"""More things than a row can list."""


def ask(store: GraphStore, name: str, arguments: Mapping[str, Cell] | None = None, *, timeout: float = 30.0, today: str = "",
        rates: Rates = NO_RATES) -> Answer:  # fmt: skip
    """Answer a canned question.

    Args:
        name: the question's name.
        arguments: values by parameter, as text or typed; names, aliases and codes resolve to ids.
        timeout: seconds for each statement.
        today: the day of asking, ISO 8601, of which states are told unless the arguments say another; "" for the latest document's.
        rates: the exchange rates that `convert` goes by.

    Raises:
        QueryError: unknown question or parameter, a value of the wrong type, an ambiguous name, a time-out, an empty store.
        UnknownName: a name that is not in the graph, with near ones.
    """
    question = get_question(name)
    call = _Call(store, question, arguments or {}, timeout, today, rates)
    key = ("answer", name, today, rates.digest or rates, *sorted((parameter, repr(value)) for parameter, value in call.arguments.items()))
    return at_one_version(store, lambda version: store.memory.kept(version, key, lambda: _answer(call, version), _weigh))


def explain(
    store: GraphStore, name: str, arguments: Mapping[str, Cell] | None = None, *, today: str = ""
) -> tuple[Question, tuple[Understood, ...], dict[str, Cell]]:
    """The question, how its arguments are read, and the values that its statements would get; nothing is run but look-ups."""
    question = get_question(name)
    understood = understand_arguments(store, question, arguments or {})
    version = store.version()
    values = dict(_prepare(store, question, understood, today, version).values)
    if question.supplied & PLACES:
        values |= places_asked(store, values, version)
    used = frozenset().union(*(text.used for text in question.texts))
    return question, understood, {n: v for n, v in values.items() if n in used | {"each", "limit", "offset"}}


@dataclass(frozen=True, slots=True)
class _Call:
    """What somebody asks."""

    store: GraphStore
    question: Question
    arguments: Mapping[str, Cell]
    timeout: float
    today: str
    rates: Rates


@dataclass(frozen=True, slots=True)
class _Prepared:
    """The values for statements and the editions.

    Attributes:
        told: whether programmes' own properties say what these editions say.
        counting: EDITIONS where a document that the store holds is left out, FREE where no statement is. Of a store that may hold rows of
            documents on their way in or out (docs/engines.md), which is none that is folded, each statement's document must be looked at.
        bound: which programmes count, where not all do.
    """

    values: Mapping[str, Cell]
    editions: Editions
    told: bool
    counting: frozenset[str]
    bound: Bound | None


def _prepare(store: GraphStore, question: Question, understood: tuple[Understood, ...], today: str, version: str) -> _Prepared:
    values = query_values(question, understood)
    every = all_editions(store)
    since = str(values.get("since") or "") if "earlier" in question.supplied else ""
    editions = choose_editions(every, str(values["as_of"]), str(values["documents"]), since)
    earlier = [e.id for e in editions.earlier] or [""]
    values.update(documents=editions.ids, earlier=earlier, renewed=editions.renewed(since), strengths=strengths(values), hidden=DISMISSED)
    if "few" in question.supplied:
        values["few"] = int(str(values["each"])) or _MORE_THAN_ANY
    if "reach" in question.supplied:
        values["reach"] = 2 if values["worldwide"] else 1 if values["regions"] else 0
    if "day" in question.supplied:
        values["day"] = (
            str(values["on"]) or last_day(str(values["as_of"])) or today or max((e.dated for e in editions.searched), default="")
        )
        values["by_day"] = [e.id for e in editions.searched if e.dated <= str(values["day"])] or [""]
    everything = editions.ids == choose_editions(every).ids
    told = store.folded and everything
    all_searched = told and {e.id for e in every} <= set(editions.ids)
    free = all_searched and values["strengths"] == list(STRENGTHS) and not _any_dismissed(store, version)
    counting = frozenset({FREE} if free else () if all_searched else {EDITIONS})
    bound = find_bound(store, question, understood, values, told=told, counting=counting, version=version)
    return _Prepared({**values, **(bound.values if bound else {})}, editions, told, counting, bound)


def _asked_for(prepared: _Prepared) -> frozenset[str]:
    """The parameters that terms are about and that were given."""
    values = prepared.values
    given = {name for name in EVERYTHING if values.get(name) not in {None, "", "all", 0}}
    timed = (values["active_from"], values["active_to"]) != ANY_TIME
    bounded = {CUT} if prepared.bound else set[str]()
    return frozenset(given | bounded | prepared.counting | ({TIME} if timed else set()))


def _any_dismissed(store: GraphStore, version: str) -> bool:
    """Whether a reviewer ever dismissed a statement; nothing but a judgement does, no loader."""
    return store.memory.kept(version, "dismissals", lambda: any(j.verdict == DISMISSED for j in store.judgements()))


def _weigh(answer: Answer) -> int:
    return 1 + len(answer.rows) + sum(map(len, answer.citations))


def _answer(call: _Call, version: str) -> Answer:
    store, question = call.store, call.question
    understood = understand_arguments(store, question, call.arguments)
    prepared = _prepare(store, question, understood, call.today, version)
    values, editions = prepared.values, prepared.editions
    asked = Asked(store, question, values, call.timeout, prepared.told, _asked_for(prepared), version,
                  prepared.bound.begin if prepared.bound else "")  # fmt: skip
    limit, offset = int(str(values["limit"])), int(str(values["offset"]))
    every = (*editions.searched, *editions.reference, *editions.earlier)
    page = _find_ready(asked, every) or _read_page(asked, call.rates, every, limit, offset)
    return Answer(
        question=question.name,
        title=question.title,
        description=question.description,
        chart=question.chart,
        understood=understood,
        columns=question.columns,
        rows=tuple(page.rows),
        citations=tuple(page.citations),
        totals=page.totals,
        documents=editions.searched,
        left_out=(
            *((describe_bound(prepared.bound),) if prepared.bound else ()),
            *describe_offers(question, page.totals, values),
            *_left_out(asked, page.totals, page.wider),
            *describe_editions(editions),
        ),
        notes=(
            *describe_notes(question, understood, page.totals, values),
            *page.conversions,
            *describe_parts(page.rows),
            *describe_unlisted(question, page.rows, values),
            *describe_uncited(page.statements),
        ),
        summary=summarise(question, understood, page.totals, editions, shown=len(page.rows), offset=offset),
        limit=limit,
        offset=offset,
        version=version,
    )


def _find_ready(asked: Asked, editions: Sequence[Edition]) -> AnswerPage | None:
    """The page as a store keeps it ready, where that is the question and all documents are searched."""
    if asked.question.name != READY or not asked.told:
        return None
    return find_ready(asked.store, asked.values, {edition.id: edition for edition in editions})


def _read_page(asked: Asked, rates: Rates, editions: Sequence[Edition], limit: int, offset: int) -> AnswerPage:
    """The page as the question's statements give it."""
    to = check_currency(str(asked.values.get("convert") or ""), rates)
    wider: Mapping[str, Totals] = {}
    if asked.question.analysis:
        found, computed = read_computed(asked, offset, limit)
        totals, wider = computed.totals, computed.wider
    else:
        found, totals = read_shown(asked, offset)
    cited = [statements_of(row) for row in found]
    rows, conversions = convert_rows([plain_row(row, asked.question.columns) for row in found], to, rates, asked.read)
    behind = [int(str(row.get("behind", len(said)))) for row, said in zip(found, cited, strict=True)]
    return AnswerPage(rows, cite(asked.store, cited, editions), behind, totals, conversions, wider)


def _left_out(asked: Asked, totals: Totals, known: Mapping[str, Totals]) -> tuple[str, ...]:
    """What the answer would be without each filter, in words, where it differs.

    Args:
        known: by parameter, totals that were counted already.
    """
    wider: list[tuple[str, dict[str, Cell]]] = []
    used, every = asked.values["strengths"], list(STRENGTHS)
    if used != every:
        weaker = " and ".join(s for s in every if s not in used)  # type: ignore[operator]  # a list, made above
        wider.append((f"With {weaker} statements", {"strengths": every}))
    if _any_dismissed(asked.store, asked.version):
        wider.append(("With statements that a reviewer dismissed", {"hidden": _NOTHING_HIDDEN}))
    wider += [
        (f"With {p.name}=true ({p.help.rstrip('.')})", {p.name: True})
        for p in asked.question.parameters
        if p.wider and asked.values[p.name] is False
    ]
    counted = ((name, known[next(iter(more))] if next(iter(more)) in known else asked.totals(more)) for name, more in wider)
    return tuple(words for name, then in counted if (words := describe_left_out(name, asked.question, totals, then)))
