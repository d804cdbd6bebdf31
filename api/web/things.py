"""The page of a programme, an actor or another thing: what each source says of it, what it is joined to, what it was called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from api.web.addresses import PAGES, question_address, thing_address
from api.web.networks import network_picture
from api.web.pictures import Picture
from api.web.site import Site, site_of
from graph.editions import Edition
from graph.schema import EDGES, STATEMENTS
from queries.answer import cell_text
from queries.look import Node, Statement
from queries.network import narrow
from queries.network_reading import Within

BESIDE = 6
"""Documents that stand side by side; where there are more, each statement names its document."""

SHOWN = 60
"""Statements of one kind on a page; the HTTP API has the rest."""

NEIGHBOURS = 120
_NO_NEED = frozenset({"HAS_RELEVANCE", "FROM_DOCUMENT", "MENTIONS"})


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that one or more sources say: the other end, its qualifiers, and who says so."""

    text: str
    href: str
    note: str
    by: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """All that is said with one predicate, seen from this node."""

    title: str
    said: tuple[Said, ...]
    more: int

    def of(self, document: str) -> list[Said]:
        """What one document says."""
        return [said for said in self.said if any(s.document == document for s in said.by)]


def thing_page(request: Request) -> Response:
    """Everything that is said of a thing."""
    site, key = site_of(request), request.path_params["key"]
    folder = request.url.path.split("/")[1]
    kind = next((kind for kind, name in PAGES.items() if name == folder), "")
    node = site.node(f"{kind}:{key}" if kind else key)
    if node.moved_from:
        return RedirectResponse(thing_address(node.id), 301)
    editions = {e.id: e for e in site.stats().documents}
    current = [s for s in node.statements if s.id not in node.old and s.review != "dismissed"]
    kinds = _kinds(node, current)
    documents = sorted({s.document for s in current if s.document in editions}, key=lambda id_: (editions[id_].issued, id_))
    return site.page(request, "thing.html", node=node, kinds=kinds, editions=editions, documents=documents, beside=len(documents) <= BESIDE,
                     names=_names(node, editions), picture=_picture(site, node), hidden=len(node.statements) - len(current),
                     questions=_questions(node))  # fmt: skip


def _kinds(node: Node, statements: Sequence[Statement]) -> list[Kind]:
    """The statements by what they say, in the order of the schema; the same said by several sources once."""
    found: dict[tuple[int, str], dict[str, list[Statement]]] = {}
    for said in statements:
        if said.predicate in _NO_NEED:
            continue
        forward = said.subject[1] == node.id
        other = said.object if forward else said.subject
        who = "who" if other[0] == "Actor" else "what"
        title = EDGES[said.predicate].meaning if forward else f"{who} {EDGES[said.predicate].meaning} it"
        found.setdefault((list(STATEMENTS).index(said.predicate), title), {}).setdefault(other[1], []).append(said)
    return [Kind(title, tuple(_said(node, by) for by in list(each.values())[:SHOWN]), max(0, len(each) - SHOWN))
            for (_, title), each in sorted(found.items())]  # fmt: skip


def _said(node: Node, by: Sequence[Statement]) -> Said:
    other = by[0].object if by[0].subject[1] == node.id else by[0].subject
    return Said(other[2], thing_address(other[1]), "; ".join(dict.fromkeys(note for s in by if (note := _note(s)))), tuple(by))


def _note(said: Statement) -> str:
    """The qualifiers in words, without what only machines need."""
    told = ((name, value) for name, value in said.qualifiers.items() if name not in ("ref", "activity"))
    return ", ".join(f"{name.replace('_', ' ')} {cell_text(value)}" for name, value in told)


def _names(node: Node, editions: Mapping[str, Edition]) -> list[tuple[str, list[Edition]]]:
    """Each name in print, with the documents that use it, the earliest first."""
    found: dict[str, set[str]] = {}
    for said in node.statements:
        for end, text in ((said.subject, said.subject_text), (said.object, said.object_text)):
            if end[1] == node.id and text and said.document in editions:
                found.setdefault(text, set()).add(said.document)
    dated = {text: sorted((editions[id_] for id_ in ids), key=lambda e: (e.dated, e.id)) for text, ids in found.items()}
    return sorted(dated.items(), key=lambda pair: (pair[1][0].dated, pair[0]))[:SHOWN]


def _picture(site: Site, node: Node) -> Picture | None:
    if node.label not in ("Actor", "Programme"):
        return None
    near = narrow(site.network(within=Within(focus=node.id)), focus=node.id)
    return network_picture(near, NEIGHBOURS, keep=node.id) if len(near.nodes) > 2 else None


def _questions(node: Node) -> list[tuple[str, str]]:
    """Questions that this thing can be asked about, with their addresses."""
    name = node.label.lower()
    asked: dict[str, Iterable[tuple[str, str]]] = {
        "actor": (("actor-portfolio", "Its portfolio"), ("partner-pairs", "Whom it works with"), ("funding-by-funder", "What it funds"),
                  ("mentions", "Every passage that names it")),
        "programme": (("overlapping-programmes", "What overlaps with it"), ("funding-by-funder", "Who pays"),
                      ("contradictions", "Where sources disagree"), ("mentions", "Every passage that names it")),
        "region": (("coverage-matrix", "Coverage of its countries"), ("mentions", "Every passage that names it")),
        "theme": (("coverage-matrix", "Where it is covered"), ("overlapping-programmes", "What overlaps on it")),
    }  # fmt: skip
    more: dict[str, Any] = {name: node.id}
    return [(title, question_address(question, more)) for question, title in asked.get(name, ())]
