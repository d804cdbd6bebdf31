"""National programmes and action plans on a country page, with their lines of action."""

import re
from collections.abc import Iterator

from graph.model import Entity, Value
from loaders.base import Draft
from loaders.cited import Cited
from loaders.country_page.sections import Page, Spot
from loaders.parts.dates import find_periods
from loaders.parts.organisations import government
from loaders.parts.places import country as country_entity

_NAME = r"[A-Z][\w’'-]*(?:\s+(?:(?:and|of|against|on|for|in|to|the|with)\s+)*[A-Z][\w’'-]*)*"
_GOES_ON = r"in\s+(?i:human|persons?|people|women|children)\b"
_NAME_ENDS = rf"(?!{_GOES_ON})in|for\s+(?:the\s+(?:years?|period)\b|\d)|which|that|was|is|has|and\s+was|covering|covers"
"""Words at which a plan's name ends; "trafficking in human beings" goes on."""

_PLAN_YEARS = r"(?:for\s+(?:the\s+(?:years|period)\s+)?)?\(?(?:19|20)\d\d\s?[-–]\s?(?:19|20)?\d\d\)?"
_PLAN = re.compile(
    r"\b(?P<plan>(?:[Nn]ational|[Ff]ederal|[Ii]nterministerial)\s+(?:[\w-]+\s+){0,2}?(?:[Aa]ction\s+[Pp]lan|[Pp]lan\s+of\s+[Aa]ction|[Ss]trategy|[Pp]rogramme)"
    rf"(?:\s+(?:for|against|on|to)\s+(?:(?!\b(?:{_NAME_ENDS})\b)[\w’'-]+\s?)+)?(?:\s*{_PLAN_YEARS})?)"
)
_TITLED = re.compile(rf"\bprogramme\s+(?:entitled|called|named|titled)\s+[\"“‘']?(?P<name>{_NAME})")
_PUBLISHED = re.compile(r"\b(?P<verb>published|adopted|launched|approved|presented|introduced)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LINES = re.compile(
    r"\b(?:lines?\s+of\s+actions?|action\s+lines|pillars|priorit(?:y\s+areas|ies)|strategic\s+(?:goals|objectives|priorities)|areas\s+of\s+action)\b[^.]*:?$",
    re.I,
)


def add_plans(draft: Draft, page: Page) -> None:
    """Programmes and plans by name, when they began, who is responsible, their lines of action."""
    for spot in page.under():
        for sentence in spot.block.text.sentences() if spot.block.kind == "paragraph" else ():
            _add_titled(draft, page, sentence)
    plan = _find_plan(page)
    if plan:
        _add_plan(draft, page, *plan)
        for line in _lines(page):
            _add_line(draft, page, plan[0], line)


def _add_titled(draft: Draft, page: Page, sentence: Cited) -> None:
    """A programme that is called by a name, and since when the page says it has been carried out."""
    match = _TITLED.search(sentence.value)
    if not match:
        return
    name = match["name"].strip(" .,’'”\"")
    programme = Entity("Programme", name, kind="programme", country=page.country, aliases=(f"{name} programme",))
    draft.fact(programme, "TARGETS", country_entity(page.country), sentence, "inferred", "country_page.programme", role="focus")
    draft.fact(government(page.country), "RESPONSIBLE_FOR", programme, sentence, "inferred", "country_page.programme")
    for spot in page.under():
        if spot.heading.lower() != f"{name} programme".lower():
            continue
        for begun in spot.block.text.sentences():
            since = re.match(r"Since\s+(?P<date>(?:\w+\s+)?(?:19|20)\d\d)\b.*\bprogramme\b", begun.value)
            spans = find_periods(since["date"]) if since else []
            if since and spans:
                period = Value("Period", {"start_date": spans[0].start_date, "end_date": "", "text": f"Since {since['date']}"})
                draft.fact(programme, "HAS_PERIOD", period, begun, "inferred", "country_page.programme")


def _find_plan(page: Page) -> tuple[Entity, Cited] | None:
    """The plan and the sentence that introduces it: the first under the plan's heading that names it, with a date if one has."""
    named = [(s, m) for s in page.sentences("plan") if (m := _PLAN.search(s.value))]
    if not named:
        return None
    sentence, match = next(((s, m) for s, m in named if _PUBLISHED.search(s.value)), named[0])
    printed = re.sub(r"\s+", " ", match["plan"]).strip(" ,")
    name = printed[:1].upper() + printed[1:]
    years = re.search(rf"\s*{_PLAN_YEARS}$", name)
    aliases = (name[: years.start()],) if years else ()
    return Entity("Programme", printed, name, "action_plan", page.country, aliases), sentence


def _add_plan(draft: Draft, page: Page, plan: Entity, sentence: Cited) -> None:
    rule = "country_page.plan"
    draft.fact(plan, "TARGETS", country_entity(page.country), sentence, "inferred", rule, role="focus")
    published = _PUBLISHED.search(sentence.value)
    spans = [s for s in find_periods(plan.text) if s.start_date != s.end_date]
    if spans:
        period = Value("Period", {"start_date": spans[0].start_date, "end_date": spans[0].end_date, "text": spans[0].text})
        draft.fact(plan, "HAS_PERIOD", period, sentence, "sentence", rule)
    elif published and (year := _YEAR.search(sentence.value)):
        period = Value("Period", {"start_date": year[0], "end_date": "", "text": f"{published['verb']} in {year[0]}"})
        draft.fact(plan, "HAS_PERIOD", period, sentence, "sentence", rule)
    by = (
        re.search(
            rf"(?P<who>{page.who})\s+(?:has\s+)?{published['verb']}\b|\b{published['verb']}\s+by\s+(?P<by>{page.who})", sentence.value
        )
        if published
        else None
    )
    if by:
        draft.fact(page.subject(by["who"] or by["by"]), "RESPONSIBLE_FOR", plan, sentence, "sentence", rule)


def _lines(page: Page) -> Iterator[Spot]:
    """The list items below a sentence that announces the plan's lines of action."""
    announced = False
    for spot in page.under("plan"):
        if spot.block.kind == "list_item":
            if announced:
                yield spot
            continue
        last = list(spot.block.text.sentences())[-1:]
        announced = bool(last and _LINES.search(last[0].value.strip()) and spot.block.kind == "paragraph")


def _add_line(draft: Draft, page: Page, plan: Entity, spot: Spot) -> None:
    printed = spot.block.value.strip(" .;,")
    bare = re.sub(r"^(?:the\s+|(?:pillar|priority|line|action line|goal|objective)\s+\w+\s*[:–-]\s*)", "", printed, flags=re.I)
    aliases = (bare[:1].upper() + bare[1:],) if bare != printed else ()
    line = Entity("Programme", printed, kind="action_line", country=page.country, aliases=aliases)
    draft.fact(line, "PART_OF", plan, spot.block.text, "table", "country_page.action_line")
