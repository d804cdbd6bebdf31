"""Review: names that may be one, statements that are doubtful, what was judged; after log-in with a key, judging and undoing."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.edge.problems import ProblemError
from api.web.addresses import page_address
from api.web.entering import sent_form
from api.web.sessions import Session
from api.web.site import Site, site_of
from graph.judging import Verdict, judge, judge_all, undo
from graph.resolve.judgements import ACCEPTED, DISMISSED, VERDICTS, in_force
from queries.pairs import side_by_side

ROWS = 30
"""Pairs, statements and judgements of a page."""

NOTE = 500


def review_page(request: Request) -> Response:
    """What waits to be judged, and what was."""
    site = site_of(request)
    with ThreadPoolExecutor(1) as beside:  # both are worked out once a version: half of the time is the engine's
        waiting = beside.submit(site.doubts)
        candidates, doubts = site.candidates(), waiting.result()
    lines = site.store.judgements()
    force = {line.id for line in in_force(lines)}
    return site.page(
        request,
        "review.html",
        session=_judge(site, request),
        candidates=candidates[:ROWS],
        all_candidates=len(candidates),
        doubts=doubts[:ROWS],
        all_doubts=len(doubts),
        lines=list(reversed(lines))[:ROWS],
        force=force,
        done=request.query_params.get("done", ""),
    )


def _judge(site: Site, request: Request) -> Session | None:
    """The session of who may judge."""
    session = site.sessions.find(request)
    return session if session and session.judges else None


def pair_page(request: Request) -> Response:
    """Two things side by side, with what both are joined to and what the sources say of each."""
    site, asked = site_of(request), request.query_params
    found = side_by_side(site.store, asked.get("one", ""), asked.get("other", ""))
    reasons = next((c.reasons for c in site.candidates() if {c.one.id, c.other.id} == {found.one.id, found.other.id}), ())
    return site.page(request, "pair.html", session=_judge(site, request), found=found, reasons=reasons)


async def change(request: Request) -> Response:
    """Judge two names, review a statement, or take a judgement back, as the form says."""
    site, form = site_of(request), await sent_form(request)
    session = site.sessions.checked(request, form.get("token", ""))
    done = await run_in_threadpool(_change, site, session, form)
    return RedirectResponse(page_address("/review", {"done": done}), 303)


def _change(site: Site, session: Session, form: Mapping[str, str]) -> str:
    """Do what the form says; what was done, in words."""
    verdict, note = form.get("verdict", ""), form.get("note", "")[:NOTE]
    if verdict == "undo":
        gone = undo(site.store, [form.get("id", "")], session.label)
        return f"Taken back: {' and '.join(gone.about)} {gone.verdict}."
    if verdict in VERDICTS:
        judge(site.store, Verdict(verdict, (form.get("one", ""), form.get("other", "")), note), session.label)
        return f"Judged {verdict}: {form.get('one')} and {form.get('other')}."
    if verdict in (ACCEPTED, DISMISSED):
        (outcome,) = judge_all(site.store, [Verdict(verdict, (form.get("statement", ""),), note)], session.label)
        if outcome.problem:
            raise ProblemError(404, outcome.problem)
        return f"{verdict.capitalize()}: the statement {form.get('statement')}."
    raise ProblemError(422, f"verdict is {verdict!r}; expected one of: {', '.join((*VERDICTS, ACCEPTED, DISMISSED, 'undo'))}.")
