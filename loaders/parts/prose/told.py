"""What a sentence tells of an undertaking itself: when it runs, what came before it, a task of it, whose names it joins."""

import re
from collections.abc import Sequence
from itertools import pairwise

from graph.model import Entity, Strength, Value
from loaders.base import Draft
from loaders.parts.dates import DateSpan, find_periods
from loaders.parts.organisations import actor, government, kind_of
from loaders.parts.places import find_places
from loaders.parts.prose.reading import Mention, Reading
from loaders.parts.prose.scope import Scope
from loaders.parts.prose.tables import MARKS, Grammar

_UNDERTAKINGS = f"[{MARKS['programme']}{MARKS['plan']}]"
_NEAR = 12
"""Characters between a verb and its date."""


def add_told(draft: Draft, reading: Reading, grammar: Grammar, programmes: Sequence[Entity], scope: Scope) -> None:
    """Write down periods, former and later versions, tasks, recommendations and the countries in a programme's name.

    Args:
        scope: whose document it is, and its own plan.
        programmes: those that the passage named before, the last one last.
    """
    country = scope.country
    _add_periods(draft, reading, grammar)
    _add_before(draft, reading, grammar, scope.plan)
    _add_versions(draft, reading, grammar, programmes, country)
    _add_task(draft, reading, grammar, country)
    _add_recommendations(draft, reading, grammar, country)
    _add_practice(draft, reading, grammar, country)
    _add_editions(draft, reading, grammar)
    _add_joined_countries(draft, reading, grammar)
    _add_operational(draft, reading, grammar, programmes)
    _add_named_years(draft, reading, scope.plan)


def _is_hedged(reading: Reading, grammar: Grammar, match: re.Match[str]) -> bool:
    return bool(grammar.hedged_before.search(reading.said(*match.span())))


def _add_periods(draft: Draft, reading: Reading, grammar: Grammar) -> None:
    told = {name: pattern.pattern for name, pattern in grammar.told.items()}
    for name in ("starts", "runs"):
        said = rf"{told['not_behind']}{_UNDERTAKINGS}{told['then']} (?:{told[name]}){told['by_whom']}"
        for match in re.finditer(said, reading.text):
            span = _dated(reading, match, whole=name == "runs")
            programme = reading.mentions(*match.span())[:1]
            if span is None or not programme or _is_hedged(reading, grammar, match):
                continue
            _period(draft, programme[0].entity, span, reading, programme[0].inferred, open_end=name == "starts")


def _period(draft: Draft, entity: Entity, span: DateSpan, reading: Reading, inferred: bool, *, open_end: bool, phase: str = "") -> None:
    end = "" if open_end else span.end_date
    value = Value("Period", {"start_date": span.start_date, "end_date": end, "text": span.text})
    strength: Strength = "inferred" if inferred else "sentence"
    draft.fact(entity, "HAS_PERIOD", value, reading.sentence, strength, "prose.period", phase=phase)


def _dated(reading: Reading, match: re.Match[str], *, whole: bool) -> DateSpan | None:
    """The date right behind a verb, else right in front of what it says; a span of time needs both of its ends."""
    value, last = reading.sentence.value, reading.ends(match.end() - 1)
    first = reading.places[match.start()]
    for span in find_periods(value):
        behind = 0 <= span.begin - last <= _NEAR
        before = 0 <= first - span.end <= 2
        if (behind or before) and span.start_date and (not whole or (span.end_date and span.end_date != span.start_date)):
            return span
    return None


def _add_versions(draft: Draft, reading: Reading, grammar: Grammar, programmes: Sequence[Entity], country: str) -> None:
    """As in "the first iteration of the programme was adopted in 2018", "in 2024 the latest version was published"."""
    starts = grammar.told["starts"].pattern
    for match in re.finditer(rf"(?P<part>(?i:{grammar.told['former'].pattern}) )(?P<whole>{_UNDERTAKINGS}) (?:{starts})", reading.text):
        span, whole = _dated(reading, match, whole=False), reading.mentions(*match.span("whole"))[0]
        if span is None or _is_hedged(reading, grammar, match):
            continue
        printed = reading.quote(match.start(), match.end("whole")).value
        shown = f"{match['part'].strip()} {whole.entity.shown}"
        former = Entity("Programme", printed, shown[:1].upper() + shown[1:], whole.entity.kind, country or None)
        _period(draft, former, span, reading, whole.inferred, open_end=True)
        draft.fact(whole.entity, "SUCCEEDS", former, reading.sentence, "inferred", "prose.former_version")
    for match in re.finditer(rf"(?P<part>(?i:{grammar.told['later'].pattern})) (?:{starts})", reading.text):
        span = _dated(reading, match, whole=False)
        about = [*programmes, *(m.entity for m in reading.mentions(0, match.start()) if m.kind in ("programme", "plan"))]
        if span is not None and about and not _is_hedged(reading, grammar, match):
            _period(draft, about[-1], span, reading, True, open_end=True, phase=match["part"].strip())


def _add_before(draft: Draft, reading: Reading, grammar: Grammar, plan: Entity | None) -> None:
    """As in "the previous Action Plan 2016-2017": the document's own plan comes after it."""
    for match in grammar.told["before_it"].finditer(reading.text):
        before = reading.mentions(*match.span())[-1]
        same = plan is None or before.inferred or bool({*before.entity.names} & {*plan.names})
        if plan is not None and not same:
            draft.fact(plan, "SUCCEEDS", before.entity, reading.sentence, "inferred", "prose.previous")


def _add_task(draft: Draft, reading: Reading, grammar: Grammar, country: str) -> None:
    """As in "as a part of the plan, the Agency will do X": a task of the plan, which the agency is responsible for."""
    match = grammar.told["task"].search(reading.text)
    if match is None:
        return
    named = reading.mentions(0, match.start("what"))
    plan = next(m for m in named if m.kind in ("programme", "plan"))
    who = next(m for m in named if m.kind not in ("programme", "plan"))
    at = reading.quote(match.start("what"), match.end("what"))
    action = Entity("Action", at.value, at.value[:1].upper() + at.value[1:], country=country or None)
    strength: Strength = "inferred" if plan.inferred or who.inferred else "sentence"
    draft.fact(action, "PART_OF", plan.entity, reading.sentence, strength, "prose.task")
    draft.fact(_actor(who), "RESPONSIBLE_FOR", action, reading.sentence, strength, "prose.task")


def _actor(mention: Mention) -> Entity:
    entity = mention.entity
    return government(entity.key, entity.text) if entity.label == "Country" and entity.key else entity


def _add_practice(draft: Draft, reading: Reading, grammar: Grammar, country: str) -> None:
    """As in "the use of crawlers by the police": a practice, which the police carries out."""
    match = grammar.told["practice"].search(reading.text)
    if match and not _is_hedged(reading, grammar, match):
        what = reading.quote(match.start("what"), match.end("what")).value
        entity = Entity("Programme", what, what[:1].upper() + what[1:], "pilot", country or None)
        draft.fact(_actor(reading.mentions(*match.span())[-1]), "IMPLEMENTS", entity, reading.sentence, "sentence", "prose.practice")


def _add_editions(draft: Draft, reading: Reading, grammar: Grammar) -> None:
    """As in "the 2022, 2023 and 2024 conference": the years in which an event was held."""
    for mention in reading.at.values():
        years = grammar.told["editions"].search(reading.sentence.value[: mention.start]) if mention.kind == "described" else None
        if years:
            held = re.findall(r"\d{4}", years[0])
            value = Value("Period", {"start_date": min(held), "end_date": max(held), "text": years[0].strip()})
            strength: Strength = "inferred" if mention.inferred else "sentence"
            draft.fact(mention.entity, "HAS_PERIOD", value, reading.sentence, strength, "prose.editions")


def _add_recommendations(draft: Draft, reading: Reading, grammar: Grammar, country: str) -> None:
    """Recommendations that a sentence, or the name of an undertaking in it, says are carried out: who made them."""
    for match in grammar.told["recommended"].finditer(reading.text):
        maker = reading.mentions(*match.span())[-1]
        shown = f"Recommendations of {maker.entity.shown}"
        entity = Entity("Recommendation", reading.quote(match.start(), match.end()).value, shown)
        draft.fact(entity, "MADE_BY", _actor(maker), reading.sentence, "sentence", "prose.recommendations")
    for mention in reading.at.values():
        named = grammar.told["made_by"].search(mention.entity.text) if mention.kind in ("programme", "plan") else None
        if named and kind_of(named["maker"]):
            entity = Entity("Recommendation", named[0], f"Recommendations of {named['maker']}")
            draft.fact(entity, "MADE_BY", actor(named["maker"], country or None), reading.sentence, "sentence", "prose.recommendations")


def _add_operational(draft: Draft, reading: Reading, grammar: Grammar, programmes: Sequence[Entity]) -> None:
    """Operational actions and days of action are parts of EMPACT, where the sentence or the one before it speaks of EMPACT."""
    named = [m.entity for m in reading.at.values() if m.kind in ("programme", "plan")]
    empact = next((e for e in (*named, *programmes[-1:]) if any(n.startswith("EMPACT") for n in e.names)), None)
    for mention in reading.at.values():
        mine = mention.kind in ("programme", "described") and grammar.told["operational"].search(mention.entity.shown)
        if empact is not None and mine and mention.entity.shown != empact.shown:
            draft.fact(mention.entity, "PART_OF", empact, reading.sentence, "inferred", "prose.operational")


_YEARS = re.compile(r"\b((?:19|20)\d\d) ?[-–—/] ?((?:19|20)\d\d)\b")


def _add_named_years(draft: Draft, reading: Reading, own: Entity | None) -> None:
    """The years in a plan's own name are when it runs: "National Action Plan 2021-2025"; the document's own plan has its title's."""
    for mention in reading.at.values():
        years = _YEARS.search(mention.entity.text) if mention.kind == "plan" and not mention.inferred else None
        if years and not (own is not None and years[1] in own.shown and years[2] in own.shown):
            value = Value("Period", {"start_date": years[1], "end_date": years[2], "text": years[0]})
            draft.fact(mention.entity, "HAS_PERIOD", value, reading.sentence, "inferred", "prose.named_years")


def _add_joined_countries(draft: Draft, reading: Reading, grammar: Grammar) -> None:
    """Two countries joined in the name of a cooperation work together."""
    for mention in reading.at.values():
        if mention.kind not in ("programme", "plan"):
            continue
        name = mention.entity.text
        places = [p for p in find_places(name) if p.entity.label == "Country"]
        for one, other in pairwise(places):
            joined = re.fullmatch(r"\s?[-–/]\s?", name[one.end : other.start])
            if joined and re.match(rf"\s+(?:{grammar.told['bilateral'].pattern})", name[other.end :]):
                more = {"instrument": mention.entity.shown}
                draft.fact(one.entity, "COOPERATES_WITH", other.entity, reading.sentence, "inferred", "prose.joined_countries", **more)
