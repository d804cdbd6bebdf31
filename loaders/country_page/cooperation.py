"""Cooperation on a country page: liaison officers, EMPACT, agreements, programmes abroad."""

import re
from collections.abc import Iterator

from graph.model import Entity, Strength
from loaders.base import Draft
from loaders.cited import Cited
from loaders.country_page.sections import Page, is_planned
from loaders.parts.empact import add_empact, empact_programme
from loaders.parts.names import split_names
from loaders.parts.organisations import actor, government
from loaders.parts.places import find_places, listed_places

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w’'&/-]*(?:\s+(?:(?:of|and|for|the|against|on|in)\s+)*[A-Z][\w’'&/-]*)*"
_LIAISON = re.compile(
    r"\b(?P<who>police|customs|border\s+guard)?\s*(?:liaison\s+officers|liaison\s+magistrates|liaisons)\b[^.:]*?"
    r"\b(?:posted|stationed|deployed|seconded|based|located)\s+(?:to|in|at)\b\s*:?(?P<where>[^.]*)", re.I
)  # fmt: skip
_OF_WHOM = re.compile(r"\b(?:officers|magistrates|liaisons)\s+(?:of|from)\s+(?:the\s+)?[A-Z]")
"""Officers whose body the sentence names: the rules for sentences read it."""

_ACCREDITED = re.compile(
    r"\(\s*(?:also\s+|with\s+)?(?:accreditation|accredited|responsible|side-accreditation)\s+(?:for|in|to)\s+(?P<also>[^()]+)\)", re.I
)
_PROJECTS = r"(?:the\s+)?(?:EMPACT\s+)?(?:sub-?projects?|operational\s+actions?)\s+(?P<names>[A-Z][^.,;]*?)"
_FUNDED = re.compile(
    rf"(?P<who>(?:[Tt]he\s+)?Ministry\s+of\s+[A-Z]\w+(?:\s+(?:and\s+)?[A-Z]\w+)*|[Ww]e|{_NAME})\s+(?:has\s+|have\s+)?"
    rf"(?:made\s+money\s+available\s+for|funds?|funded|finances?|financed)\s+{_PROJECTS}(?=,|\s+which|[.;]|$)"
)
_LED = re.compile(rf"\b{_PROJECTS},?\s+(?:which\s+)?(?:are|is|were|was)?\s*(?P<role>co-led|led)\s+by\s+(?P<by>[^.;,]+)")
_CONTRIBUTES = r"(?P<who>{who})\s+(?:also\s+)?(?:contributes?|contributed)\s*(?:,[^,]*,)?\s+to\s+(?P<what>[^.;]+)"
_PROGRAMME = re.compile(
    r"^(?P<article>an?\s+|the\s+)?(?P<name>(?:[\w’'&-]+\s+){0,6}?(?:programme|project|initiative|campaign))\b(?:\s+of\s+(?P<by>.+?))?(?:\s+(?:in|is)\s+(?P<where>.+))?$",
    re.I,
)
_NEXT = re.compile(r"\s*,?\s+and\s+(?=(?:an?|the)\s+(?:[\w-]+\s+){0,4}?(?:programme|project|initiative)\b)")
_FUNDED_BY = re.compile(
    r"\b(?:the\s+)?(?P<name>(?:[A-Z][\w’'&-]*\s+)+(?:project|programme))\s*(?:,|\(|is|was)\s*(?:co-)?(?:funded|financed)\s+by\s+(?P<by>[^.;,()]+?)"
    r"(?:\s+and\s+(?:is\s+|was\s+)?(?:implemented|carried\s+out)\s+by\s+(?P<doing>[^.;,()]+?))?(?=[.;,()]|\s+(?:in|to|which|that|aims?|supports?)\b|$)"
)
_AGREED = (
    r"(?P<who>{who})\s+(?:has\s+|have\s+)?(?:signed|concluded)\s+(?:an?\s+|the\s+)?(?:\w+\s+)?(?P<what>[Mm]emorandum\s+of\s+[Uu]nderstanding|[Dd]eclaration\s+of\s+[Ii]ntent"
    r"|[Jj]oint\s+[Dd]eclaration|(?:bilateral|cooperation|police\s+cooperation)\s+agreements?)\b[^.;]*?\bwith\s+(?P<by>[^.;]+)"
)
_INSTRUMENTS = {"memorandum of understanding": "Memorandum of Understanding", "declaration of intent": "Declaration of Intent"}


def add_cooperation(draft: Draft, page: Page) -> None:
    """Liaison officers, EMPACT, agreements and support of programmes, as far as plain sentences and lists say them."""
    _add_liaisons(draft, page)
    spots = [s for s in page.under() if s.block.kind != "heading" and "EMPACT" in f"{s.heading} {s.block.value}"]
    empact = [sentence for spot in spots for sentence in spot.block.text.sentences()]
    add_empact(draft, empact, page.country, "country_page")
    for sentence in empact:
        if not is_planned(sentence.value):
            _add_projects(draft, page, sentence)
    for sentence in page.sentences():
        _add_contributions(draft, page, sentence)
        _add_funded(draft, page, sentence)
        _add_agreements(draft, page, sentence)


def _add_liaisons(draft: Draft, page: Page) -> None:
    """Officers posted to the countries of a list, or of the sentence itself; those of accreditation count too."""
    who: Entity | None = None
    for spot in page.under():
        if spot.block.kind == "list_item":
            if who:
                _add_posts(draft, who, spot.block.text, "table")
            continue
        who = None
        for sentence in spot.block.text.sentences():
            match = None if is_planned(sentence.value) else _LIAISON.search(sentence.value)
            if not match or _OF_WHOM.search(match[0]):
                continue
            sender = actor(match["who"], page.country) if match["who"] else government(page.country)
            if match["where"].strip():
                _add_posts(draft, sender, sentence.group(match, "where"), "sentence")
            elif sentence.value.rstrip().endswith(":"):
                who = sender


def _add_posts(draft: Draft, who: Entity, text: Cited, strength: Strength) -> None:
    also = _ACCREDITED.search(text.value)
    main = text.cut(0, also.start()) if also else text
    for place, at in [*listed_places(main)[0], *(listed_places(text.group(also, "also"))[0] if also else ())]:
        if place.label == "Country":
            where = text if strength == "table" else at
            draft.fact(who, "COOPERATES_WITH", place, where, strength, "country_page.liaison", instrument="liaison officer")


def _add_projects(draft: Draft, page: Page, sentence: Cited) -> None:
    """Parts of EMPACT that a body pays for or leads."""
    funded, led = _FUNDED.search(sentence.value), _LED.search(sentence.value)
    for match in filter(None, (funded, led)):
        for printed in _project_names(sentence.group(match, "names")):
            project = Entity("Programme", printed.value, kind="operational_action")
            if match is funded:
                draft.fact(page.subject(sentence.group(match, "who")), "FUNDS", project, sentence, "sentence", "country_page.empact_funds")
                continue
            for body in split_names(sentence.group(match, "by"), page.country):
                role = {"led": "leader", "co-led": "co-leader"}[match["role"]]
                draft.fact(page.subject(body), "LEADS", project, sentence, "sentence", "country_page.empact_leads", role=role)
            draft.fact(project, "PART_OF", empact_programme("EMPACT THB"), sentence, "inferred", "country_page.empact_part")


def _project_names(text: Cited) -> Iterator[Cited]:
    yield from text.split(r"\s*,\s*|\s+and\s+(?=[A-Z])")


def _add_contributions(draft: Draft, page: Page, sentence: Cited) -> None:
    """Programmes abroad that the state contributes to: who carries them out, and where."""
    match = re.search(_CONTRIBUTES.format(who=page.who), sentence.value)
    if not match:
        return
    for piece in sentence.group(match, "what").split(_NEXT):
        found = _PROGRAMME.match(piece.value)
        if not found or "EMPACT" in piece.value:
            continue
        programme = _programme(piece, found)
        draft.fact(page.subject(match["who"]), "PARTICIPATES_IN", programme, sentence, "sentence", "country_page.contributes")
        if found["by"]:
            for body in split_names(piece.group(found, "by"), page.country):
                draft.fact(actor(body, None), "IMPLEMENTS", programme, sentence, "sentence", "country_page.programme_of")
        for place in find_places(found["where"] or ""):
            draft.fact(programme, "TARGETS", place.entity, sentence, "sentence", "country_page.programme_in")


def _programme(piece: Cited, found: re.Match[str]) -> Entity:
    """A programme by its own name, else ("a regional programme of …") by all that is said of it."""
    name = found["name"]
    bare = re.sub(r"\s+(?:programme|project|initiative|campaign)$", "", name)
    if bare[:1].isupper():
        return Entity("Programme", name, bare, "programme")
    said = re.sub(r"^(?:an?|the)\s+", "", re.sub(r"\s+", " ", piece.value), flags=re.I).strip(" .,")
    return Entity("Programme", said, said[:1].upper() + said[1:], "programme")


def _add_funded(draft: Draft, page: Page, sentence: Cited) -> None:
    for match in _FUNDED_BY.finditer(sentence.value):
        name = re.sub(r"^The\s+", "", match["name"])
        kind = "project" if name.endswith("project") else "programme"
        programme = Entity("Programme", name, re.sub(r"\s+(?:project|programme)$", "", name), kind, page.country)
        for group, predicate in (("by", "FUNDS"), ("doing", "IMPLEMENTS")):
            for body in split_names(sentence.group(match, group), page.country) if match[group] else ():
                draft.fact(page.subject(body), predicate, programme, sentence, "sentence", "country_page.funded_by")


def _add_agreements(draft: Draft, page: Page, sentence: Cited) -> None:
    match = re.search(_AGREED.format(who=page.who), sentence.value)
    if not match:
        return
    instrument = _INSTRUMENTS.get(match["what"].lower(), match["what"].lower())
    year = re.search(r"\b(?:in|of)\s+((?:19|20)\d\d)\b", sentence.value)
    for place, at in listed_places(sentence.group(match, "by").without(r"\s+in\s+(?:19|20)\d\d.*$"))[0]:
        if place.label == "Country":
            who, date = page.subject(match["who"]), year[1] if year else None
            draft.fact(who, "COOPERATES_WITH", place, at, "sentence", "country_page.agreement", instrument=instrument, date=date)
