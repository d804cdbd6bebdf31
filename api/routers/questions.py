"""The canned questions: their list, an end point each made from its header, and plain sentences."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from inspect import Parameter as Argument
from inspect import Signature
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response
from starlette.datastructures import URL

from api.edge.lists import Listed, list_result, relative
from api.edge.media import Result, Shape, Shaped, forms_documented, respond
from api.edge.models import Asked, Questions, answer_model
from api.edge.parameters import typed_argument
from api.edge.problems import GRAPH_PROBLEMS, ProblemError, documented
from api.edge.service import Service, Serving
from api.plain import answer_data, question_data
from graph.store import Cell
from queries.answer import Answer
from queries.catalogue import get_question
from queries.catalogue import questions as all_questions
from queries.linked import linked_answer
from queries.reporting import report_of
from queries.runner import ask as ask_question
from queries.runner import explain
from queries.spec import Question
from queries.tabular import tables
from queries.understand import understand
from queries.versions import at_one_version

QUESTION_FIELDS = ("topic", "question", "title", "description")

router = APIRouter(prefix="/v1", tags=["questions"])


@router.get("/questions", summary="The canned questions", responses={**forms_documented(Questions), **documented(406, 422, 429)})
def list_questions(shape: Shaped) -> Response:
    """Every question with its parameters, columns and examples."""
    found = sorted(all_questions().values(), key=lambda q: (q.topic, q.name))
    rows = [{"topic": q.topic, "question": q.name, "title": q.title, "description": q.description} for q in found]
    return respond(list_result({"questions": [question_data(q) for q in found]}, Listed("questions", QUESTION_FIELDS, rows)), shape)


def _answers(question: Question) -> Callable[..., Response]:
    """The end point of one question, its arguments those of its header."""

    def answer(request: Request, service: Service, shape: Shape, **arguments: Cell) -> Response:
        given = {name: value for name, value in arguments.items() if name in request.query_params}
        seconds, today = service.settings.question_seconds, date.today().isoformat()
        found = ask_question(service.store, question.name, given, timeout=seconds, today=today, rates=service.rates)
        result = answer_result(found, request.url)
        return respond(replace(result, rates=service.rates.digest) if given.get("convert") else result, shape)

    own = [typed_argument(question, parameter) for parameter in question.parameters]
    shared = {"request": Request, "service": Serving, "shape": Shaped}
    answer.__signature__ = Signature([*(Argument(n, Argument.KEYWORD_ONLY, annotation=a) for n, a in shared.items()), *own])  # type: ignore[attr-defined]
    return answer


for _question in all_questions().values():
    router.add_api_route(
        f"/questions/{_question.name}",
        _answers(_question),
        summary=_question.title,
        description=_question.description,
        operation_id=_question.name.replace("-", "_"),
        responses={**forms_documented(answer_model(_question)), **GRAPH_PROBLEMS},
    )


@router.get("/questions/{name}", summary="A question that is none", responses=documented(404, 422, 429), include_in_schema=False)
def unknown_question(name: str) -> Response:
    """There is no such question: the nearest are named."""
    get_question(name)
    raise ProblemError(404, f"There is no question '{name}' under this spelling.", "name")


@router.get("/ask", summary="Ask a plain sentence", responses={**forms_documented(Asked), **GRAPH_PROBLEMS})
def ask(
    request: Request,
    service: Serving,
    shape: Shaped,
    q: Annotated[str, Query(min_length=1, max_length=500, description="The sentence.", examples=["which partners operate in Nigeria?"])],
    run: Annotated[bool, Query(description="Whether to answer; else the question is shown as it was understood.")] = True,
) -> Response:
    """A sentence that means one canned question for sure is answered; else the nearest questions are named and nothing is asked."""
    meant = at_one_version(service.store, lambda _: understand(service.store, q))
    if meant.question is None:
        near = tuple(name for name, _, _ in meant.nearest)
        raise ProblemError(
            422,
            f"Nothing was asked. {meant.reason}",
            "q",
            near,
            slug="not-understood",
            title="Not understood",
            fix="Ask one of the questions in `near` at /v1/questions/{name}, or say it in other words.",
        )
    question, _, _ = explain(service.store, meant.question, meant.arguments)
    understood = {"question": meant.question, "arguments": dict(meant.arguments), "confidence": meant.confidence,
                  "words": [f"{parameter} = {name} (“{text}”)" for parameter, text, name in meant.shown]}  # fmt: skip
    data: dict[str, Any] = {"sentence": q, "understood": understood, "cypher": question.text, "answer": None}
    if not run:
        rows = [{"question": meant.question, "argument": name, "value": value} for name, value in meant.arguments.items()]
        return respond(list_result(data, Listed("ask", ("question", "argument", "value"), rows)), shape)
    seconds, today = service.settings.question_seconds, date.today().isoformat()
    answer = ask_question(service.store, meant.question, meant.arguments, timeout=seconds, today=today, rates=service.rates)
    whole = answer_result(answer, request.url)
    return respond(
        Result({**data, "answer": whole.data}, whole.tables, whole.linked, whole.version, answer.question, report=whole.report), shape
    )


def answer_result(answer: Answer, url: URL) -> Result:
    """An answer as a result, with the addresses of the pages before and after it."""
    return Result(
        answer_data(answer),
        lambda: tables(answer),
        lambda: linked_answer(answer),
        answer.version,
        answer.question,
        _pages(answer, url),
        day=date.today().isoformat() if "day" in get_question(answer.question).supplied else "",
        report=lambda: report_of(answer),
    )


def _pages(answer: Answer, url: URL) -> dict[str, str]:
    last, step = int(answer.totals["rows"]), answer.limit
    places: Mapping[str, int] = {"prev": max(0, answer.offset - step), "next": answer.offset + step}
    shown = {"prev": answer.offset > 0, "next": bool(step) and places["next"] < last}
    return {name: relative(url.include_query_params(offset=places[name])) for name, there in shown.items() if there}
