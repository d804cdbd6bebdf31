"""Sources: the documents with their facts, a passage in its page, a statement with what others say."""

from starlette.requests import Request
from starlette.responses import Response

from api.web.measured import quality, quality_of_kind
from api.web.site import site_of
from graph.errors import UnknownName
from queries.answer import cell_text
from queries.look import Statement, skips_of, why
from queries.paging import Page
from queries.statements import Filter, find_passage, find_statements

AROUND = 30
"""Passages before and after the one that is shown; its printed page, where pages are known and shorter."""

FACTS = 100


def documents_page(request: Request) -> Response:
    """All editions, what each gave, and which are in force."""
    site = site_of(request)
    held = site.stats()
    own = sorted((e for e in held.documents if not e.is_reference), key=lambda e: (e.kind, e.stem, e.issued))
    contradictions = site.ask("contradictions", {"limit": 1})
    return site.page(
        request,
        "documents.html",
        editions=own,
        quality=quality(),
        reference=[e for e in held.documents if e.is_reference],
        held=held,
        contradictions=contradictions,
        bound=" ".join(contradictions.passed_over),
    )


def document_page(request: Request) -> Response:
    """One edition: its load report, its facts page by page, its contradictions."""
    site, id_ = site_of(request), request.path_params["key"]
    held = site.stats()
    edition = next((e for e in held.documents if e.id == id_), None)
    if edition is None:
        raise UnknownName(f"There is no document {id_!r}.", tuple(e.id for e in held.documents if e.stem == id_.split("~")[0]))
    cursor = request.query_params.get("cursor", "")
    wanted = Filter(documents=id_, review="any", cursor=cursor, limit=FACTS, facets=True)
    facts = find_statements(site.store, wanted) if id_ in held.in_force else None
    others = [e for e in held.documents if e.dataset == edition.dataset and e.id != id_]
    skips = skips_of(site.store, id_) if edition.skipped else ()
    return site.page(
        request,
        "document.html",
        edition=edition,
        skips=skips,
        quality=quality_of_kind(edition.kind),
        in_force=id_ in held.in_force,
        facts=facts,
        others=others,
        said=_lines(facts) if facts else [],
    )


def passage_page(request: Request) -> Response:
    """A passage where it stands, its words marked; what was read in it."""
    site, id_ = site_of(request), request.path_params["key"]
    placed = find_passage(site.store, id_, AROUND)
    page = placed.passage.page
    around = [p for p in placed.around if p.page == page] if page is not None else list(placed.around)
    facts = find_statements(site.store, Filter(passage=id_, review="any", limit=FACTS))
    chosen = request.query_params.get("statement", "")
    quotes = [str(item["quote"]) for item in facts.items if str(item["id"]) == chosen] or [str(item["quote"]) for item in facts.items[:1]]
    return site.page(request, "passage.html", placed=placed, around=around, facts=facts, said=_lines(facts), quote=next(iter(quotes), ""),
                     before=placed.around[0].id, after=placed.around[-1].id)  # fmt: skip


def statement_page(request: Request) -> Response:
    """A statement: why its names became these nodes, its surroundings, what other sources say of the same, what contradicts it."""
    site = site_of(request)
    found = why(site.store, request.path_params["key"])
    said = found.statement
    others = [s for s in site.node(said.subject[1]).statements if s.predicate == said.predicate and s.id != said.id]
    same = [s for s in others if s.object[1] == said.object[1]]
    contradictions = _contradictions(request, said)
    return site.page(request, "statement.html", found=found, said=said, same=same, others=[s for s in others if s not in same][:FACTS],
                     contradictions=contradictions, editions={e.id: e for e in site.stats().documents},
                     qualifiers=[(name, cell_text(value)) for name, value in said.qualifiers.items()])  # fmt: skip


def _contradictions(request: Request, said: Statement) -> list[str]:
    """In words, each contradiction that rests on the statement."""
    if said.subject[0] != "Programme":
        return []
    answer = site_of(request).ask("contradictions", {"programme": said.subject[1], "limit": 200})
    pairs = zip(answer.rows, answer.citations, strict=True)
    return [str(row["difference"]) for row, cited in pairs if said.id in {c.statement for c in cited}]


def _lines(facts: Page) -> list[tuple[str, str]]:
    """For each statement of a page its qualifiers in words."""
    return [(str(item["id"]), _words(item["qualifiers"])) for item in facts.items]


def _words(qualifiers: object) -> str:
    pairs = qualifiers.items() if isinstance(qualifiers, dict) else ()
    return ", ".join(f"{name.replace('_', ' ')} {cell_text(value)}" for name, value in pairs if name not in ("ref", "activity"))
