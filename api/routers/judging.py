"""Judging over HTTP: which names are one, and which statements stand; what was judged, and what waits to be."""

from dataclasses import asdict
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Path, Query, Response
from pydantic import BaseModel, ConfigDict, Field

from api.edge.access import needs
from api.edge.lists import Listed, list_result
from api.edge.media import Shaped, forms_documented, respond
from api.edge.models import JudgementModel
from api.edge.parameters import NAME_LENGTH
from api.edge.problems import GRAPH_PROBLEMS, ProblemError, documented
from api.edge.service import Serving
from api.security import Key
from graph.candidates import find_candidates
from graph.judging import Outcome, Verdict, judge, judge_all, undo, undo_all
from graph.resolve.judgements import ACCEPTED, DISMISSED, VERDICTS, in_force
from queries.doubts import find_doubts
from queries.versions import at_one_version

Judging = Annotated[Key, Depends(needs("judge"))]
Rows = Annotated[int, Query(ge=1, le=1_000, description="Rows at the most.")]
Note = Annotated[str, Field(max_length=500, description="Why, in a few words; no people's names.")]
Id = Annotated[str, Path(max_length=NAME_LENGTH)]

LINE_FIELDS = ("id", "when", "by", "verdict", "about", "note", "in_force")
PAIR_FIELDS = ("score", "one", "one_name", "other", "other_name", "reasons")
_WRITING = documented(400, 401, 403, 404, 409, 413, 415, 422, 429, 503)

router = APIRouter(prefix="/v1", tags=["judging"])


class Pair(BaseModel):
    """A judgement of two names."""

    model_config = ConfigDict(extra="forbid")

    verdict: Literal[VERDICTS]  # type: ignore[valid-type]  # the names are data
    one: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH, description="An id or a name.", examples=["actor:fi-hwx"])]
    other: Annotated[str, Field(min_length=1, max_length=NAME_LENGTH, description="An id or a name.", examples=["actor:se-hwx"])]
    note: Note = ""
    against_guards: Annotated[bool, Field(description="Also where places, numbers or reference tables say that they are two.")] = False


class Review(BaseModel):
    """A review of statements."""

    model_config = ConfigDict(extra="forbid")

    verdict: Literal["accepted", "dismissed"]
    statements: Annotated[list[Annotated[str, Field(max_length=NAME_LENGTH)]], Field(min_length=1, max_length=1_000)]
    note: Note = ""


class Made(JudgementModel):
    """A judgement, and whether it is new."""

    made: bool


class Logged(JudgementModel):
    """A judgement, and whether it counts."""

    in_force: bool


class Log(BaseModel):
    """Every judgement and review ever made, in order."""

    judgements: list[Logged]


class Candidate(BaseModel):
    """Two names that may be one."""

    score: float
    one: str
    one_name: str
    other: str
    other_name: str
    reasons: list[str]


class Candidates(BaseModel):
    """Pairs of names that may be one, the likeliest first."""

    version: str
    total: int
    candidates: list[Candidate]


class Doubtful(BaseModel):
    """Statements that a person should look at."""

    version: str
    total: int
    statements: list[dict[str, str | int]]


class Reviewed(BaseModel):
    """What became of each statement."""

    reviews: list[Made]
    problems: list[str]


@router.get("/judgements", summary="What was judged", responses={**forms_documented(Log), **GRAPH_PROBLEMS})
def list_judgements(service: Serving, shape: Shaped) -> Response:
    """Every judgement and review ever made, those taken back too."""
    lines = service.store.judgements()
    force = {line.id for line in in_force(lines)}
    rows = [{**asdict(line), "in_force": line.id in force} for line in lines]
    return respond(list_result({"judgements": rows}, Listed("judgements", LINE_FIELDS, rows)), shape)


@router.get("/candidates", summary="Names that may be one", responses={**forms_documented(Candidates), **GRAPH_PROBLEMS})
def list_candidates(service: Serving, shape: Shaped, limit: Rows = 50) -> Response:
    """Pairs of actors and of programmes that may be one and were not judged, with score and reasons."""
    version, found = at_one_version(service.store, lambda version: (version, find_candidates(service.store)))
    rows = [{"score": p.score, "one": p.one.id, "one_name": p.one.name, "other": p.other.id, "other_name": p.other.name,
             "reasons": list(p.reasons)} for p in found[:limit]]  # fmt: skip
    data = {"version": version, "total": len(found), "candidates": rows}
    return respond(list_result(data, Listed("candidates", PAIR_FIELDS, rows), version), shape)


@router.post("/judgements", summary="Judge two names", status_code=201, responses={200: {"model": Made}, **_WRITING})
def judge_names(service: Serving, key: Judging, pair: Pair, response: Response) -> Made:
    """`same`: one id answers for both; `different`, `unsure`: the pair leaves the candidates. It is made under the key's label."""
    outcome = judge(service.store, Verdict(pair.verdict, (pair.one, pair.other), pair.note), key.label, against_guards=pair.against_guards)
    response.status_code = 201 if outcome.made else 200
    return _made(outcome)


@router.delete("/judgements/{id}", summary="Take a judgement back", responses=_WRITING)
def undo_judgement(service: Serving, key: Judging, id: Id) -> JudgementModel:  # noqa: A002  the address's own word
    """The graph is as if it had never been made, and the one before it counts again."""
    gone = undo(service.store, [id], key.label)
    return JudgementModel.model_validate({**asdict(gone), "about": list(gone.about)})


@router.get("/reviews", summary="Statements that wait for a review", responses={**forms_documented(Doubtful), **GRAPH_PROBLEMS})
def list_doubts(service: Serving, shape: Shaped, limit: Rows = 50) -> Response:
    """Doubtful statements: those that contradict others, were reviewed in an earlier edition, or are inferred."""
    version, found = at_one_version(service.store, lambda version: (version, find_doubts(service.store)))
    rows = [asdict(doubt) for doubt in found[:limit]]
    data = {"version": version, "total": len(found), "statements": rows}
    return respond(list_result(data, Listed("reviews", tuple(rows[0]) if rows else ("statement",), rows), version), shape)


@router.post("/reviews", summary="Review statements", responses={207: {"model": Reviewed, "description": "Some are none."}, **_WRITING})
def review_statements(service: Serving, key: Judging, review: Review, response: Response) -> Reviewed:
    """A dismissed statement leaves the answers, which then say so; statements that are none are told."""
    word = ACCEPTED if review.verdict == "accepted" else DISMISSED
    outcomes = judge_all(service.store, [Verdict(word, (s,), review.note) for s in dict.fromkeys(review.statements)], key.label)
    wrong = [o.problem for o in outcomes if o.problem]
    if len(wrong) == len(outcomes):
        raise ProblemError(404, wrong[0], "statements", fix="Take ids from /v1/statements or from an answer's citations.")
    response.status_code = 207 if wrong else 200
    return Reviewed(reviews=[_made(o) for o in outcomes if o.judgement], problems=wrong)


@router.delete("/reviews/{statement}", summary="Take a review back", responses=_WRITING)
def undo_review(service: Serving, key: Judging, statement: Id) -> JudgementModel:
    """The statement is as if nobody had reviewed it, or as the review before had it."""
    (gone,) = undo_all(service.store, [statement], key.label)
    return JudgementModel.model_validate({**asdict(gone), "about": list(gone.about)})


def _made(outcome: Outcome) -> Made:
    assert outcome.judgement is not None  # noqa: S101  one without has a problem, and was sorted out
    return Made.model_validate({**asdict(outcome.judgement), "about": list(outcome.judgement.about), "made": outcome.made})
