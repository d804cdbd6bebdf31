"""The facts of a measure's table."""

import re
from dataclasses import dataclass

from graph.model import Entity, Value
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.labels import STATUSES, THEMES
from loaders.emn.programmes import programme
from loaders.emn.tables import MeasureTable
from loaders.parts.dates import find_periods
from loaders.parts.money import Money, find_money
from loaders.parts.names import listed_bodies
from loaders.parts.organisations import actor, government, is_acronym, state_as_actor
from loaders.parts.phases import split_phases
from loaders.parts.places import find_places, listed_places, named_place
from loaders.parts.ticks import find_options

_NEGATED = re.compile(r"\b(?:not|no|neither|nor|without|never)\b", re.I)
_WITHIN = re.compile(r"\b(?:within|in|throughout|across|of|from|to|and|,|between|specifically|including)\s+(?:the\s+)?$", re.I)
_NUMBERED = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)]\s+(?P<phase>[A-Za-z][^:.]{3,60}):\s*")
_STATE_LIST = re.compile(
    r"((?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?(?:,\s*|\s+and\s+))+[A-Z][\w-]+(?:\s[A-Z][\w-]+)?)\s+(?:[Ss]tates|provinces|regions)\b"
)
_NOT_BODIES = frozenset(
    [
        "TIP",
        "TiP",
        "THB",
        "SOM",
        "NGO",
        "NGOs",
        "CSO",
        "CSOs",
        "LEA",
        "LEAs",
        "AVRR",
        "NRM",
        "IDP",
        "IDPs",
        "UAM",
        "SGBV",
        "GBV",
        "EUR",
        "USD",
    ]
)
"""Capitals in cells that name no body."""


_REMARK = 40
"""Characters after which a bracket in a period's cell begins a remark, whose dates are not the period."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the facts of a table need besides it: the state whose contribution it is, and the programme as resolved in the list."""

    country: str
    programme: Entity


def add_measure(draft: Draft, table: MeasureTable, context: Context) -> None:
    """Write down all facts of one measure's table."""
    _add_countries(draft, table, context)
    _add_periods(draft, table, context)
    _add_money(draft, table, context)
    _add_partners(draft, table, context)
    _add_beneficiaries(draft, table, context)
    _add_themes(draft, table, context)
    _add_status(draft, table, context)
    _add_described_places(draft, table, context)
    _add_described_phases(draft, table, context)


def table_programme(table: MeasureTable, country: str, aliases: tuple[str, ...], identifiers: list[str]) -> Entity:
    """The programme of a table."""
    return programme(table.name.value, country, aliases=aliases, identifiers=identifiers)


def _add_countries(draft: Draft, table: MeasureTable, context: Context) -> None:
    cell = table.cell("countries")
    if cell is None:
        return
    role = "origin" if "nationalit" in table.countries_label.lower() else "implementation"
    for phase in split_phases(cell, table.quoted("countries")):
        places, rest = listed_places(phase.text)
        if len(places) < len(rest):
            _add_prose_places(draft, phase.text, context.programme, "implementation", "emn.countries_prose")
            continue
        for place, at in places:
            evidence = phase.quoted if len(phase.quoted) < 400 else at
            draft.fact(context.programme, "TARGETS", place, evidence, "table", "emn.countries", role=role, phase=phase.name)
        for item in rest:
            draft.skip(item, f"no country or region is called {item.value[:60]!r}")


def _add_prose_places(draft: Draft, text: Cited, subject: Entity, role: str, rule: str, within: str | None = None) -> None:
    """Places that a cell's sentences name behind a preposition, in clauses that deny nothing before them."""
    for sentence in text.sentences():
        for found in find_places(sentence.value):
            before = sentence.value[: found.start]
            if _WITHIN.search(before) and not _NEGATED.search(before):
                draft.fact(subject, "TARGETS", found.entity, sentence, "sentence", rule, role=role)
    if within:
        for match in _STATE_LIST.finditer(text.value):
            for name in re.split(r",\s*|\s+and\s+", match[1]):
                place = named_place(name, within)
                if place is not None and place.country == within:
                    draft.fact(subject, "TARGETS", place, text.group(match), "sentence", rule, role="implementation")


def _add_periods(draft: Draft, table: MeasureTable, context: Context) -> None:
    cell = table.cell("period")
    if cell is None:
        return
    for phase in split_phases(cell, table.quoted("period")):
        words = phase.text.value
        spans = [s for s in find_periods(words) if "(" not in words[: s.begin] or s.note or phase.name or s.begin < _REMARK]
        if not spans:
            draft.skip(phase.text, f"no period can be read from {words[:60]!r}")
        for span in spans:
            value = Value("Period", {"start_date": span.start_date, "end_date": span.end_date})
            draft.fact(context.programme, "HAS_PERIOD", value, phase.quoted, "table", "emn.period", phase=phase.name or span.note)


def _add_money(draft: Draft, table: MeasureTable, context: Context) -> None:
    cell = table.cell("funding")
    named = False
    for phase in split_phases(cell, table.quoted("funding")) if cell is not None else ():
        part = phase.text
        amounts = find_money(part.value, bare=True)
        rest = part.value
        for money in amounts:
            value = Value("Budget", {"amount": money.amount, "currency": money.currency, "per": money.per})
            draft.fact(context.programme, "HAS_BUDGET", value, phase.quoted, "table", "emn.funding", phase=phase.name)
            rest = rest.replace(money.text, " ")
        for body in [b for words in _between(part, amounts) for b in listed_bodies(words, context.country)]:
            funder = _named_body(body.text, context.country)
            if funder is not None:
                named = True
                draft.fact(funder, "FUNDS", context.programme, body.text, "table", "emn.funding_source", phase=phase.name)
        if not amounts and not named and rest.strip(" .-–/").lower() not in ("", "n/a", "unknown", "not available"):
            draft.skip(part, f"no amount and no funder can be read from {part.value[:60]!r}")
    if not named:
        evidence = table.question if table.question is not None and "fund" in table.question.value.lower() else table.name
        draft.fact(government(context.country), "FUNDS", context.programme, evidence, "inferred", "emn.contributor_funds")


def _between(part: Cited, amounts: list[Money]) -> list[Cited]:
    """What a money cell says besides its amounts."""
    bounds = [0, *(at for money in amounts for at in (money.begin, money.end)), len(part)]
    pieces = [part.cut(start, end).strip("()-–:;,. ") for start, end in zip(bounds[::2], bounds[1::2], strict=True)]
    return [p for p in pieces if p]


def _named_body(text: Cited, country: str) -> Entity | None:
    """The organisation that a text names by a known name, an acronym or a state's government; a class of people is none."""
    plain = re.sub(r"^(?:the)\s+", "", text.value, flags=re.I).strip()
    entity = actor(plain, country)
    known = entity.kind in ("government", "ministry", "igo", "eu_body") or any(is_acronym(n) for n in entity.names)
    return entity if known and plain not in _NOT_BODIES and len(plain.split()) < 12 else None


def _add_partners(draft: Draft, table: MeasureTable, context: Context) -> None:
    cell = table.cell("partners")
    pieces = [phase.text for piece in table.fields.get("partners", []) for phase in split_phases(piece)] if cell is not None else []
    for piece in pieces:
        for body in listed_bodies(piece, context.country):
            entity = actor(body.text, context.country)
            draft.fact(entity, "IMPLEMENTS", context.programme, body.text, "table", "emn.implementing_partners")
            if body.responsible:
                draft.fact(entity, "RESPONSIBLE_FOR", context.programme, body.text, "table", "emn.responsible_partners")


def _add_beneficiaries(draft: Draft, table: MeasureTable, context: Context) -> None:
    """Named organisations only: acronyms, bodies of the reference tables, governments of a named state."""
    cell = table.cell("beneficiaries")
    for part in cell.split(r"\s*[,;]\s*|\s+and\s+") if cell is not None else ():
        state = re.search(r"\bGovernment of (?:the )?[A-Z]\w+(?:\s[A-Z]\w+)*", part.value)
        entity = state_as_actor(state[0]) if state else None
        if entity is None:
            word = next((w for w in re.findall(r"[A-Za-z][\w/-]+", part.value) if is_acronym(w) and w not in _NOT_BODIES), None)
            entity = actor(word) if word else None
        if entity is not None:
            draft.fact(context.programme, "BENEFITS", entity, part, "table", "emn.beneficiaries")


def _add_themes(draft: Draft, table: MeasureTable, context: Context) -> None:
    pieces = table.fields.get("themes", [])
    options = find_options(pieces)
    if not options:
        if pieces:
            draft.skip(pieces[0], "no tick box can be read in the thematic areas")
        return
    for option in options:
        key = theme_of(option.text.value)
        if key is None:
            draft.skip(option.text, f"no theme is known for {option.text.value[:60]!r}")
        elif option.ticked:
            theme = Entity("Theme", option.text.value, key=key)
            draft.fact(context.programme, "ADDRESSES", theme, option.text, "table", "emn.themes")


def theme_of(text: str) -> str | None:
    """The theme that a tick box's text means."""
    return next((key for key, words in THEMES if re.search(words, text, re.I)), None)


def _add_status(draft: Draft, table: MeasureTable, context: Context) -> None:
    cell = table.cell("status")
    if cell is None:
        return
    status = next((status for status, words in STATUSES if re.search(words, re.sub(r"\(.*", "", cell.value), re.I)), None)
    if status is None:
        draft.skip(cell, f"no status can be read from {cell.value[:60]!r}")
        return
    draft.fact(context.programme, "HAS_STATUS", Value("Status", {"status": status}), table.quoted("status"), "table", "emn.status")


def _add_described_places(draft: Draft, table: MeasureTable, context: Context) -> None:
    """Places that the name, the objective and the activities name."""
    targets = {p.key for p, _ in listed_places(table.cell("countries") or table.name)[0] if p.key}
    within = next(iter(targets)) if len(targets) == 1 else None
    for name in ("objectives", "activities"):
        for piece in table.fields.get(name, []):
            _add_prose_places(draft, piece, context.programme, "focus", f"emn.{name}_places", within)
    for found in find_places(table.name.value):
        if found.entity.label == "Region":
            draft.fact(context.programme, "TARGETS", found.entity, table.name, "inferred", "emn.name_places", role="focus")


def _add_described_phases(draft: Draft, table: MeasureTable, context: Context) -> None:
    """Numbered phases among the activities: "1. preparation: this phase runs from 2023 to 2024"."""
    for piece in table.fields.get("activities", []):
        marks = list(_NUMBERED.finditer(piece.value))
        for i, mark in enumerate(marks):
            item = piece.cut(mark.start(), marks[i + 1].start() if i + 1 < len(marks) else None)
            span = next(iter(find_periods(item.value)), None)
            if span is not None:
                value = Value("Period", {"start_date": span.start_date, "end_date": span.end_date})
                sentence = next((s for s in item.sentences() if span.text in s.value), item)
                draft.fact(context.programme, "HAS_PERIOD", value, sentence, "sentence", "emn.phases", phase=mark["phase"].strip())
