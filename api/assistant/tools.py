"""What each tool does: the same reads as the command line and the HTTP API, cut to what a model can take in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any

from api.assistant import calls
from api.assistant.pages import check_version, read_cursor, write_cursor
from api.edge.problems import ProblemError
from api.plain import NOTHING_FOUND, answer_data, hit_rows, node_properties, node_rows, question_data, why_data
from graph.editions import Edition, all_editions, editions_in_force
from graph.errors import QueryError
from graph.store import Cell, GraphStore
from queries import look
from queries.answer import Answer, Citation
from queries.catalogue import get_question
from queries.catalogue import questions as all_questions
from queries.evidence import read_passages
from queries.rates import NO_RATES, Rates
from queries.runner import ask as ask_question
from queries.understand import Understanding, understand_unless_named
from queries.versions import at_one_version

Data = dict[str, Any]
"""What a tool gives; Any because rows hold what their question returns."""

MOST_LISTED = 100
"""Documents that are listed as searched; `searched.documents` counts all."""

_CITED = ("statement", "stem", "title", "issued", "page", "section", "passage", "quote", "strength")
_PAGED = frozenset({"limit", "offset"})


@dataclass(frozen=True, slots=True)
class Desk:
    """What the tools work with.

    Attributes:
        seconds: after which a question is ended.
        rates: the exchange rates that `convert` goes by.
    """

    store: GraphStore
    seconds: float
    rates: Rates = NO_RATES


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: what it is called and takes, what it is for, and what it does."""

    title: str
    description: str
    takes: type[calls.Call]
    work: Callable[[Desk, Any], Data] = field(repr=False)


def ask(desk: Desk, call: calls.Ask) -> Data:
    """Answer a question, named or asked in a sentence."""
    meant = at_one_version(desk.store, lambda _: understand_unless_named(desk.store, call.question))
    if meant is None:
        return _answer(desk, call.question, call.arguments, call)
    if meant.question is None:
        near = tuple(name for name, _, _ in meant.nearest)
        fix = "Ask one of the questions in near by its name, with its arguments, or say it in other words."
        raise ProblemError(
            422, f"Nothing was asked. {meant.reason}", "question", near, slug="not-understood", title="Not understood", fix=fix
        )
    return {"sentence": _understood(meant), **_answer(desk, meant.question, {**meant.arguments, **call.arguments}, call)}


def compare(desk: Desk, call: calls.Compare) -> Data:
    """What each source says of one programme, a row a source."""
    return _answer(desk, "compare-sources", {**call.arguments, "programme": call.programme}, call)


def questions(_: Desk, call: calls.Questions) -> Data:
    """The canned questions, or one of them."""
    if call.name:
        return {key: cell for key, cell in question_data(get_question(call.name)).items() if key not in ("href", "chart")}
    found = sorted(all_questions().values(), key=lambda q: (q.topic, q.name))
    return {"total": len(found), "questions": [
        {"name": q.name, "topic": q.topic, "title": q.title, "needs": [p.name for p in q.parameters if p.required],
         "takes": [p.name for p in q.parameters if not p.required and p.name not in _PAGED]} for q in found]}  # fmt: skip


def search(desk: Desk, call: calls.Search) -> Data:
    """Names and passages that hold the words."""

    def read(version: str) -> Data:
        found = desk.store.search(call.text, [call.label] if call.label else (), call.limit)
        placed = read_passages(desk.store, sorted(hit.id for hit in found if hit.label == "Passage"))
        hits = [{**row, **_place(placed, hit.id)} for row, hit in zip(hit_rows(found), found, strict=True)]
        summary = f"{len(hits)} finds, the best first; there may be more." if hits else NOTHING_FOUND
        return {"summary": summary, "total": len(hits), "hits": hits, "searched": _searched(_in_force(desk)), "version": version}

    return at_one_version(desk.store, read)


def show(desk: Desk, call: calls.Show) -> Data:
    """One thing with all that the sources say of it."""
    key = {"tool": "show", "name": call.name}
    before, offset = read_cursor(call.cursor, key)

    def read(version: str) -> Data:
        check_version(before, version)
        node = look.show(desk.store, call.name)
        rows = node_rows(node)
        page = rows[offset : offset + call.limit]
        placed = read_passages(desk.store, sorted({str(row["passage"]) for row in page}))
        said = [{**row, **_place(placed, str(row["passage"]))} for row in page]
        end = offset + len(page)
        return {"id": node.id, "label": node.label, "properties": node_properties(node), "moved_from": node.moved_from,
                "totals": {"statements": len(rows)}, "statements": said, "judgements": [asdict(j) for j in node.judgements],
                "page": {"first": offset + 1, "last": end, "of": len(rows)}, "searched": _searched(_in_force(desk)),
                "next_cursor": write_cursor(version, key, end) if end < len(rows) else "", "version": version}  # fmt: skip

    return at_one_version(desk.store, read)


def why(desk: Desk, call: calls.Why) -> Data:
    """The passage behind a statement, in its surroundings."""

    def read(version: str) -> Data:
        found = look.why(desk.store, call.statement)
        force = {edition.id for edition in _in_force(desk)}
        return {**why_data(found, found.document.id in force), "version": version}

    return at_one_version(desk.store, read)


_ASK = """Answer a canned question, or a plain sentence that means one for sure (else the nearest questions are named and nothing is asked).
Each row has its citations (document, page, passage, quote). totals are over all rows, not only this page."""
_QUESTIONS = "List the canned questions, or show one with its parameters, columns and examples."
_SEARCH = "Find things by name (small slips allowed) and passages that hold the words."
_SHOW = "An actor, a programme, a country, a document, a theme: with every statement that the sources make of it, each with its quote."
_WHY = "The passage behind a statement in its surroundings, the rule that read it, and why its names became these things."
_COMPARE = """What each source says of one programme, a row a source: countries, dates, amounts, partners.
differs names what they disagree in. To compare countries or bodies, ask the same question of each and set the totals side by side."""

TOOLS: Mapping[str, Tool] = MappingProxyType(
    {
        "ask": Tool("Answer a question", _ASK, calls.Ask, ask),
        "questions": Tool("The canned questions", _QUESTIONS, calls.Questions, questions),
        "search": Tool("Search names and passages", _SEARCH, calls.Search, search),
        "show": Tool("Show one thing", _SHOW, calls.Show, show),
        "why": Tool("What a statement rests on", _WHY, calls.Why, why),
        "compare": Tool("Compare the sources of a programme", _COMPARE, calls.Compare, compare),
    }
)
"""The tools by name."""


def _answer(desk: Desk, name: str, arguments: Mapping[str, Cell], call: calls.Ask | calls.Compare) -> Data:
    """One page of an answer."""
    for parameter in arguments:
        if parameter.strip().replace("-", "_") in _PAGED:
            raise QueryError(f"{parameter} stands beside arguments, not in them: use limit, and cursor for the next page.", parameter)
    key = {"question": name, "arguments": sorted((n, repr(value)) for n, value in arguments.items())}
    before, offset = read_cursor(call.cursor, key)
    given = {**arguments, "limit": call.limit, "offset": offset}
    answer = ask_question(desk.store, name, given, timeout=desk.seconds, today=date.today().isoformat(), rates=desk.rates)
    check_version(before, answer.version)
    end, all_ = offset + len(answer.rows), int(answer.totals["rows"])
    data = answer_data(answer)
    kept = ("question", "title", "description", "summary", "totals", "rows", "notes", "left_out", "columns", "version")
    understood = [u for u in answer.understood if u.parameter not in _PAGED]
    return {**{k: data[k] for k in kept}, "understood": understood, **_citations(answer, call.citations),
            "searched": _searched(answer.documents), "page": {"first": offset + 1 if answer.rows else 0, "last": end, "of": all_},
            "next_cursor": write_cursor(answer.version, key, end) if answer.rows and end < all_ else ""}  # fmt: skip


def _citations(answer: Answer, most: int) -> Data:
    """For each row, what it rests on; and how many citations of each are left out."""
    rows: Sequence[Sequence[Citation]] = answer.citations
    shown = [[{"document" if name == "stem" else name: getattr(c, name) for name in _CITED} for c in row[:most]] for row in rows]
    return {"citations": shown, "more_citations": [max(0, len(row) - most) for row in rows]}


def _understood(meant: Understanding) -> Data:
    words = [f"{parameter} = {name} (“{text}”)" for parameter, text, name in meant.shown]
    return {"text": meant.sentence, "question": meant.question, "words": words, "confidence": meant.confidence}


def _place(placed: Mapping[str, Sequence[Cell]], passage: str) -> Data:
    found = placed.get(passage)
    return {"page": found[0], "section": found[1]} if found else {}


def _in_force(desk: Desk) -> tuple[Edition, ...]:
    return tuple(e for e in editions_in_force(all_editions(desk.store)) if not e.is_made)


def _searched(editions: Sequence[Edition]) -> Data:
    listed = [{"document": e.stem, "title": e.title, "issued": e.issued} for e in editions[:MOST_LISTED]]
    return {"documents": len(editions), "listed": listed}
