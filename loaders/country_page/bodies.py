"""The bodies of a country page: who runs them, who studies with whom, and the lists of contacts."""

import re
from dataclasses import replace

from graph.model import Entity, Strength
from graph.resolve.reference import find_reference
from loaders.base import Draft
from loaders.cited import Cited
from loaders.country_page.sections import Page, Spot
from loaders.parts.names import split_names
from loaders.parts.organisations import actor, kind_of
from loaders.parts.people import MASK
from loaders.parts.places import country as country_entity

_NAME = r"(?:[Tt]he\s+)?[A-Z][\w’'&/-]*(?:\s+(?:(?:of|and|for|the|against|on|in|with)\s+)*[A-Z][\w’'&/-]*)*(?:\s+\([^()]*\))?"
_RUN = re.compile(
    rf"(?P<body>{_NAME})\s+(?:is|was)\s+(?:an?\s+|the\s+)?[^.;]*?\b(?:(?P<rest>set\s+up|established|founded|created)\s+in\s+(?P<since>\d{{4}})[^.;]*?)?"
    r"\b(?P<role>co-run|co-managed|co-chaired|co-led|run|managed|led|headed|chaired|coordinated)\s+(?:jointly\s+)?by\s+(?P<by>[^.;]+?)(?=\s+and\s+[a-z]+s\s|[.;]|$)"
)
_MEMBERS = (
    re.compile(r"^(?P<body>Its)\s+(?:permanent\s+)?members\s+(?:are|include)\s+(?P<by>[^.;]+)"),
    re.compile(
        rf"(?P<body>{_NAME})\s+(?:is\s+(?:composed|made\s+up)\s+of|consists\s+of|comprises|brings\s+together|includes)\s+"
        r"(?:(?:the\s+)?(?:representatives|members)\s+(?:of|from)\s+)?(?P<by>[^.;]+)"
    ),
)
"""Who belongs to a committee, a network or a group; its bodies are named, classes are not."""

_RECEIVES = re.compile(
    rf"(?P<body>It|{_NAME})\s+(?:also\s+)?receives\s+information\s+from\s+[^.;]*?\b(?:including|such\s+as)\s+(?P<by>[^.;]+)"
)
_RESEARCH = re.compile(
    rf"(?P<who>{_NAME})\s+(?:conducts|conducted|carries\s+out|carried\s+out|is\s+conducting|has\s+conducted)\s+(?:an?\s+)?"
    r"(?P<what>(?:research|study|survey|investigation)\s+(?:into|on|of)\s+[^.,;]+?)(?=\s+in\s+(?:relation|collaboration|cooperation)\b|[.,;]|$)"
)
_TOGETHER = (
    (rf"(?P<who>{_NAME})\s+(?:conducts|conducted|carries\s+out|carried\s+out)\s+an?\s+(?P<what>study|survey|research\s+project|campaign|training)"
     r"\s+in\s+(?:close\s+)?(?:collaboration|cooperation)\s+with\s+(?:the\s+centre\s+)?(?P<by>[^.;,]+)"),
    rf"(?P<who>{_NAME})\s+(?:has\s+worked|have\s+worked|works|worked)\s+(?:closely\s+)?together\s+with\s+(?P<by>[^.;]+?)(?=\s+(?:on|to|in)\s+(?=[a-z])|[.;]|$)",
    rf"^In\s+(?:close\s+)?(?:collaboration|cooperation)\s+with\s+(?P<by>[^.;,]+),\s+(?P<who>{_NAME})\s+(?:has|have)\s+(?:created|developed|launched|produced)\b",
)  # fmt: skip
_UNIT = re.compile(
    r"\b(?P<part>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*\s+(?:Unit|Department|Division|Directorate|Team|Section))\s+of\s+(?P<whole>the\s+[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*)*)"
)
_CONTACT = re.compile(r"^(?P<name>[^:]{2,200}?)\s*(?::\s*(?P<full>[A-Z][^:]{3,90}?)\s*)?:\s*https?://\S+\s*$")
_LISTED = re.compile(
    r"rapporteur|law enforcement|civil society|ngo|authorit|institution|organisation|government|ministr|support|judici|prosecut|labour",
    re.I,
)
_NO_BODY = re.compile(
    r"\b(?:web)?sites?\b|\bpages?\b|\bportal\b|\b(?:(?:hot|help)\s?-?)?lines?\b|\bplatform\b|\breports?\b|^(?:for|in|more|read|see|find)\b",
    re.I,
)


_PRONOUN = re.compile(r"It|They|This|That|These|Those|Which|He|She")
"""What stands for a body; the rules for sentences know which."""


def add_bodies(draft: Draft, page: Page) -> None:
    """Bodies and who runs them, units and what they belong to, research and joint work."""
    last: Entity | None = None
    for sentence in page.sentences("framework", "prosecution", "prevention", "research", "protection", "cooperation", "general", "plan"):
        last = _add_running(draft, page, sentence) or last
        _add_members(draft, page, sentence, last)
        _add_receiving(draft, page, sentence, last)
        _add_research(draft, page, sentence)
    for spot in page.spots:
        for match in _UNIT.finditer(spot.block.value) if spot.block.kind != "heading" else ():
            part, whole = (actor(spot.block.text.group(match, side), page.country) for side in ("part", "whole"))
            draft.fact(part, "PART_OF", whole, spot.block.text.group(match), "sentence", "country_page.unit")


def _add_running(draft: Draft, page: Page, sentence: Cited) -> Entity | None:
    match = _RUN.search(sentence.value)
    if not match or _PRONOUN.fullmatch(match["body"]):
        return None
    body = actor(sentence.group(match, "body"), page.country)
    for name in split_names(sentence.group(match, "by"), page.country):
        draft.fact(page.subject(name), "LEADS", body, sentence, "sentence", "country_page.run_by", role=match["role"], since=match["since"])
    return body


def _add_members(draft: Draft, page: Page, sentence: Cited, last: Entity | None) -> None:
    for match in filter(None, (pattern.search(sentence.value) for pattern in _MEMBERS)):
        its = match["body"] == "Its"
        body = last if its else actor(sentence.group(match, "body"), page.country)
        if body is None or kind_of(body.shown) != "network":
            return
        for name in split_names(sentence.group(match, "by"), page.country):
            if re.match(r"(?:the\s+)?[A-Z]", name.value):
                strength: Strength = "inferred" if its else "sentence"
                draft.fact(page.subject(name), "PARTICIPATES_IN", body, sentence, strength, "country_page.members")


def _add_receiving(draft: Draft, page: Page, sentence: Cited, last: Entity | None) -> None:
    match = _RECEIVES.search(sentence.value)
    body = None if not match else last if match["body"] == "It" else actor(sentence.group(match, "body"), page.country)
    if not match or body is None:
        return
    strength: Strength = "inferred" if match["body"] == "It" else "sentence"
    rule, instrument = "country_page.information", "exchange of information"
    for name in split_names(sentence.group(match, "by"), page.country):
        draft.fact(body, "COOPERATES_WITH", page.subject(name), sentence, strength, rule, instrument=instrument)


def _add_research(draft: Draft, page: Page, sentence: Cited) -> None:
    match = _RESEARCH.search(sentence.value)
    if match:
        printed = re.sub(r"\s+", " ", match["what"]).strip()
        study = Entity("Programme", printed, printed[:1].upper() + printed[1:], "project", page.country)
        draft.fact(page.subject(sentence.group(match, "who")), "IMPLEMENTS", study, sentence, "sentence", "country_page.research")
    for pattern in _TOGETHER:
        match = re.search(pattern, sentence.value)
        if not match:
            continue
        who = page.subject(sentence.group(match, "who"))
        instrument = match.groupdict().get("what")
        for name in split_names(sentence.group(match, "by"), page.country):
            draft.fact(who, "COOPERATES_WITH", page.subject(name), sentence, "sentence", "country_page.together", instrument=instrument)


def add_contacts(draft: Draft, page: Page) -> None:
    """The organisations listed as `Name: address` under a heading of authorities or organisations; people's lines never."""
    for spot in page.under("contacts"):
        match = _CONTACT.match(spot.block.value)
        if match and _LISTED.search(spot.heading) and MASK not in match["name"]:
            _add_contact(draft, page, spot, match)


def _add_contact(draft: Draft, page: Page, spot: Spot, match: re.Match[str]) -> None:
    name, _, more = match["name"].partition(", ")
    if _NO_BODY.search(name) or not name[:1].isupper():
        return
    text = spot.block.text.cut(match.start("name"), match.start("name") + len(name))
    full = match["full"] or (more if more[:1].isupper() else "")
    entity = actor(text, page.country)
    entity = replace(entity, aliases=tuple(dict.fromkeys(a for a in (*entity.aliases, full) if a)))
    known = any(find_reference("Actor", n, [page.country]) for n in entity.names)
    if "civil society" in spot.heading.lower() and not known and entity.kind is None:
        entity = replace(entity, kind="ngo")
    draft.fact(entity, "LOCATED_IN", country_entity(page.country), spot.block.text, "table", "country_page.contact")
