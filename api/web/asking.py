"""The pages that ask: the box with the canned questions, a sentence's answer, a question's answer, suggestions."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from api.arguments import each_once
from api.edge.media import FORMS
from api.web.addresses import form_address, page_address, question_address, thing_address
from api.web.forms import fields_of
from api.web.pictures import pictures_of
from api.web.site import Site, about_trafficking, site_of
from graph.errors import TipgraphError
from graph.schema import ENTITIES
from graph.store import Cell
from queries.answer import Answer
from queries.catalogue import get_question, questions
from queries.parameters import check_number
from queries.spec import Question
from queries.table_view import table_of
from queries.understand import Understanding, understand

PAGE = 50
"""Rows of a page unless more are asked for."""

ALL = 100_000
"""Rows of which a picture of the whole is drawn."""

SUGGESTED = 8
RELEVANT = "yes"
TOPICS: Mapping[str, str] = {
    "partners": "Partners",
    "programmes": "Programmes",
    "funding": "Money",
    "coverage": "Coverage and gaps",
    "plans": "Plans and recommendations",
    "sources": "Sources",
}
"""The headings of topics; one that is not here goes by its folder's name."""


def ask_page(request: Request) -> Response:
    """The box, and what can be asked."""
    site = site_of(request)
    return site.page(request, "ask.html", topics=_topics(), held=site.stats(), sentences=_sentences())


def answer_sentence(request: Request) -> Response:
    """A plain sentence: its answer; the page of what it names, where it is a name alone; else the nearest questions."""
    site, sentence = site_of(request), request.query_params.get("q", "").strip()
    if not sentence:
        return RedirectResponse("/", 303)
    meant = understand(site.store, sentence)
    if meant.question is not None:
        own = _given(request)
        return _answer(request, get_question(meant.question), {**meant.arguments, **own}, sentence, meant)
    named = site.store.find_ids([sentence], ENTITIES).get(sentence, ())
    if len(named) == 1 and (page := thing_address(named[0][1])):
        return RedirectResponse(page, 303)
    hits = [hit for hit in site.store.search(sentence, limit=20) if hit.label != "Document"]
    return site.page(request, "not_understood.html", 200, sentence=sentence, meant=meant, hits=hits, named=named)


def answer_question(request: Request) -> Response:
    """A canned question with its arguments from the address."""
    question = get_question(request.path_params["name"])
    given = {name: value for name, value in _given(request).items() if value != ""}
    missing = [p for p in question.parameters if p.required and p.name not in given]
    if missing:
        open_, folded = fields_of(question, (), given, _defaults(question))
        return site_of(request).page(request, "question.html", question=question, fields=open_, folded=folded)
    return _answer(request, question, given, request.query_params.get("q", ""), None)


def suggest(request: Request) -> Response:
    """Questions and names that a few letters may mean, as JSON for the box."""
    site, text = site_of(request), request.query_params.get("q", "").strip()
    return JSONResponse({"suggestions": _suggestions(site, text) if len(text) > 1 else []}, headers={"Cache-Control": "max-age=60"})


def _given(request: Request) -> dict[str, str]:
    """The arguments in the address. Raises QueryError where one is given twice."""
    return each_once((name, value) for name, value in request.query_params.multi_items() if name != "q")


def _answer(request: Request, question: Question, given: Mapping[str, Cell], sentence: str, meant: Understanding | None) -> Response:
    site = site_of(request)
    defaults = _defaults(question)
    asked = {**defaults, **given}
    try:
        whole, answer = _asked(site, question, asked)
    except TipgraphError as problem:
        open_, folded = fields_of(question, (), given, defaults)
        return site.page(request, "question.html", 422, question=question, fields=open_, folded=folded, problem=problem)
    open_, folded = fields_of(question, answer.understood, asked, defaults)
    taken = {name: value for name, value in asked.items() if name != "offset" and (name != "limit" or name in given)}  # files have no pages
    return site.page(
        request,
        "answer.html",
        answer=answer,
        question=question,
        table=table_of(answer),
        pictures=pictures_of(whole),
        fields=open_,
        folded=folded,
        given=asked,
        sentence=sentence,
        meant=meant,
        pages=_pages(answer, given),
        forms={form: form_address(question.name, taken, form) for form in FORMS},
        relevance=_relevance(question, asked, answer),
        mentions=_mentions(answer),
    )


def _asked(site: Site, question: Question, asked: Mapping[str, Cell]) -> tuple[Answer, Answer]:
    """The answer that the picture is drawn of, and the rows of it that the table shows: a heat map is of all rows."""
    if question.chart != "heatmap":
        answer = site.ask(question.name, asked)
        return answer, answer
    whole = site.ask(question.name, {**asked, "limit": ALL, "offset": 0})
    limit, offset = (check_number(name, str(asked.get(name) or 0)) for name in ("limit", "offset"))
    shown = slice(offset, offset + limit)
    return whole, replace(whole, rows=whole.rows[shown], citations=whole.citations[shown], limit=limit, offset=offset)


def _defaults(question: Question) -> dict[str, Cell]:
    """What a page asks unless told otherwise: fewer rows than the question's own, and what is about trafficking."""
    return {"limit": PAGE, **about_trafficking(question.name)}


def _pages(answer: Answer, given: Mapping[str, Cell]) -> dict[str, str]:
    """The addresses of the pages of rows before and after this one."""
    last = int(answer.totals["rows"])
    places = {"previous": answer.offset - answer.limit, "next": answer.offset + answer.limit}
    there = {"previous": answer.offset > 0, "next": answer.limit > 0 and places["next"] < last}
    return {name: question_address(answer.question, {**given, "offset": max(0, places[name])}) for name, shown in there.items() if shown}


def _relevance(question: Question, asked: Mapping[str, Cell], answer: Answer) -> list[dict[str, Any]]:
    """What a question that tells programmes by whether they are about trafficking can be taken for, with the number of rows where known."""
    parameter = question.parameter("relevance")
    if parameter is None:
        return []
    own = {name: value for name, value in asked.items() if name not in ("relevance", "offset")}
    now, rows = str(asked.get("relevance", parameter.default)), {"yes": answer.totals.get("relevant"), "all": answer.totals.get("every")}
    return [
        {
            "value": choice,
            "here": choice == now,
            "rows": answer.totals["rows"] if choice == now else rows.get(choice),
            "href": question_address(question.name, {**own, "relevance": choice}),
        }
        for choice in sorted(parameter.choices, key=lambda choice: choice != RELEVANT)
        if choice == now or choice in rows
    ]


def _mentions(answer: Answer) -> str:
    """Where every passage stands that names what was asked for."""
    named = {u.parameter: u.value for u in answer.understood if u.parameter in ("actor", "programme", "country", "region")}
    return question_address("mentions", named)


def _topics() -> list[tuple[str, list[Question]]]:
    found: dict[str, list[Question]] = {}
    for question in sorted(questions().values(), key=lambda q: q.title):
        found.setdefault(question.topic, []).append(question)
    order = [*TOPICS, *sorted(set(found) - set(TOPICS))]
    return [(TOPICS.get(topic, topic.capitalize()), found[topic]) for topic in order if topic in found]


def _sentences() -> list[str]:
    """A few sentences to try, from the questions' own phrases and examples."""
    found = []
    for name in ("partners-in-country", "overlapping-programmes", "funding-by-funder", "coverage-matrix"):
        question = get_question(name)
        example = next((e for e in question.examples if e), {})
        phrase = next((p for p in question.phrases if set(_slots(p)) == set(example) and example), question.phrases[0])
        for slot, value in example.items():
            phrase = phrase.replace("{" + slot + "}", str(value))
        found.append(phrase if "{" not in phrase else question.title)
    return found


def _slots(phrase: str) -> list[str]:
    return [part.split("}")[0] for part in phrase.split("{")[1:]]


def _suggestions(site: Site, text: str) -> list[dict[str, str]]:
    """Whole questions first, the name that the text ends in put in; then names, each to its page."""
    hits = [hit for hit in site.store.search(text.split(" in ")[-1].split(" of ")[-1], ENTITIES, SUGGESTED) if thing_address(hit.id)]
    folded = text.lower()
    asked: list[dict[str, str]] = []
    for question in questions().values():
        for phrase in question.phrases:
            begin = phrase.split("{")[0].strip().lower()
            if len(asked) < SUGGESTED and (begin.startswith(folded) or (len(begin) > 3 and folded.startswith(begin))):
                filled = _filled(phrase, hits)
                if filled:
                    asked.append({"text": filled, "kind": question.title, "href": page_address("/ask", {"q": filled})})
                    break
    names = [{"text": hit.text, "kind": hit.label.lower(), "href": thing_address(hit.id)} for hit in hits]
    return [*asked[:SUGGESTED], *{name["href"]: name for name in names}.values()][: SUGGESTED + 4]


def _filled(phrase: str, hits: list[Any]) -> str:
    """A phrase with one slot, filled by the first name of its kind; "" where none is. Any: hits of a search."""
    slots = _slots(phrase)
    if not slots:
        return phrase
    name = next((hit.text for hit in hits if hit.label.lower() == slots[0]), "")
    return phrase.replace("{" + slots[0] + "}", name) if len(slots) == 1 and name else ""
