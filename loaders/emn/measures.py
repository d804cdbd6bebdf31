"""The facts of a measure's table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.model import Entity, Value
from graph.resolve.countries import find_named_country
from graph.resolve.reference import find_reference
from loaders.base import Draft
from loaders.cited import Cited
from loaders.emn.described import add_described, add_prose_places
from loaders.emn.funding import NOT_BODIES, add_money
from loaders.emn.labels import EMPTY, STATUSES, THEMES, words
from loaders.emn.programmes import programme
from loaders.emn.tables import MeasureTable
from loaders.parts.dates import find_periods
from loaders.parts.names import listed_bodies, split_names
from loaders.parts.organisations import actor, is_acronym, state_as_actor
from loaders.parts.phases import split_phases
from loaders.parts.places import listed_places
from loaders.parts.ticks import find_options

_NATIONALITY = re.compile(words("nationality"), re.I)
_FOR_EXAMPLE = re.compile(rf"{words('vague')}\b[^A-Z]*$", re.I)
"""What names no body, not even a class of them."""

_BEHALF = re.compile(rf",?\s+\(?{words('on_behalf')}\s+", re.I)
_NAMED_KINDS = frozenset({"ministry", "police", "prosecution", "agency", "igo", "eu_body", "judiciary", "ngo"})
_PROPER = re.compile(r"(?:the )?[A-Z][\w’'.-]+(?: (?:of|and|for|the|on|in|[A-Z(][\w’'.)-]*))+")

_THEME = 160
"""Characters of the longest theme in words."""

_REMARK = 40
"""Characters after which a bracket in a period's cell begins a remark, whose dates are not the period."""


@dataclass(frozen=True, slots=True)
class Context:
    """What the facts of a table need besides it: the state whose contribution it is, and the programme as resolved in the list."""

    country: str
    programme: Entity


def add_measure(draft: Draft, table: MeasureTable, context: Context) -> None:
    """Write down all facts of one measure's table, and what it lacks."""
    if not any(table.fields.values()):
        draft.skip(table.name, f"nothing stands below the name {table.name.value[:60]!r}")
        return
    if table.missing:
        draft.skip(table.name, f"the table of {table.name.value[:60]!r} has nothing for: {', '.join(table.missing)}")
    _add_countries(draft, table, context)
    _add_periods(draft, table, context)
    add_money(draft, table, context.programme, context.country)
    _add_partners(draft, table, context)
    _add_beneficiaries(draft, table, context)
    _add_themes(draft, table, context)
    _add_status(draft, table, context)
    add_described(draft, table, context.programme, context.country)


def table_programme(table: MeasureTable, country: str, aliases: tuple[str, ...], identifiers: list[str]) -> Entity:
    """The programme of a table."""
    return programme(table.name.value, country, aliases=aliases, identifiers=identifiers)


def _add_countries(draft: Draft, table: MeasureTable, context: Context) -> None:
    cell = table.cell("countries")
    if cell is None:
        return
    role = "origin" if _NATIONALITY.search(table.countries_label) else "implementation"
    for phase in split_phases(cell, table.quoted("countries")):
        places, rest = listed_places(phase.text)
        if len(places) < len(rest):
            add_prose_places(draft, phase.text, context.programme, "implementation", "emn.countries_prose")
            continue
        for place, at in places:
            evidence = phase.quoted if len(phase.quoted) < 400 else at
            draft.fact(context.programme, "TARGETS", place, evidence, "table", "emn.countries", role=role, phase=phase.name)
        for item in rest:
            draft.skip(item, f"no country or region is called {item.value[:60]!r}")


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


def _add_partners(draft: Draft, table: MeasureTable, context: Context) -> None:
    """Every body that a cell of partners or authorities lists carries the measure out, if it has a name."""
    for field in ("partners", "responsible"):
        pieces = [p for p in table.fields.get(field, []) if not EMPTY.match(p.value)]
        for part in (phase.text for piece in pieces for phase in split_phases(piece)):
            for body in listed_bodies(part, context.country):
                entity = actor(body.text, context.country or None)
                if EMPTY.match(body.text.value) or _FOR_EXAMPLE.match(body.text.value):
                    continue
                behalf = _BEHALF.search(body.text.value)
                if behalf:  # "A on behalf of B": A does it, B answers for it
                    entity = actor(body.text.cut(0, behalf.start()), context.country or None)
                    whose = body.text.cut(behalf.end())
                    by = actor(whose, context.country or None)
                    draft.fact(by, "RESPONSIBLE_FOR", context.programme, whose, "table", "emn.on_behalf_of")
                draft.fact(entity, "IMPLEMENTS", context.programme, body.text, "table", "emn.implementing_partners")
                if body.responsible or field == "responsible":
                    draft.fact(entity, "RESPONSIBLE_FOR", context.programme, body.text, "table", "emn.responsible_partners")


def _add_beneficiaries(draft: Draft, table: MeasureTable, context: Context) -> None:
    """Named organisations only: governments of a named state, acronyms, bodies of the reference tables, bodies by their kind."""
    cell = table.cell("beneficiaries")
    for part in split_names(cell, context.country) if cell is not None else ():
        for entity, at in _beneficiaries(part):
            draft.fact(context.programme, "BENEFITS", entity, at, "table", "emn.beneficiaries")


def _beneficiaries(part: Cited) -> Iterator[tuple[Entity, Cited]]:
    state = re.search(r"\b[Gg]overnment of (?:the )?[A-Z]\w+(?:\s[A-Z]\w+)*", part.value)
    entity = state_as_actor(state[0]) if state else None
    if state and entity is not None:
        yield entity, part.group(state)
        return
    whole_state = state_as_actor(part.value) if find_named_country(part.value) is None else None
    if whole_state is not None:
        yield whole_state, part
        return
    plain = re.sub(r"\s*\([^()]*\)", "", part.value).strip()
    whole = actor(part)
    if find_reference("Actor", plain, [whole.country]) or (whole.kind in _NAMED_KINDS and _PROPER.fullmatch(plain)):
        yield whole, part
        return
    for word in re.finditer(r"[A-Za-z][\w/-]+", part.value):
        if is_acronym(word[0]) and word[0] not in NOT_BODIES:
            yield actor(word[0]), part.group(word)


def _add_themes(draft: Draft, table: MeasureTable, context: Context) -> None:
    pieces = [p for p in table.fields.get("themes", []) if not EMPTY.match(p.value)]
    options = find_options(pieces)
    for option in options:
        key = theme_of(option.text.value)
        if key is None:
            draft.skip(option.text, f"no theme is known for {option.text.value[:60]!r}")
        elif option.ticked:
            theme = Entity("Theme", option.text.value, key=key)
            draft.fact(context.programme, "ADDRESSES", theme, option.text, "table", "emn.themes")
    if not options and pieces:
        _add_written_themes(draft, pieces, context)


def _add_written_themes(draft: Draft, pieces: list[Cited], context: Context) -> None:
    """Themes in words, without boxes; all of them together are the template's own list, whose ticks are lost."""
    items = [item for piece in pieces for item in piece.split(r"\s*[;\n•]\s*") if len(item.value) <= _THEME]
    themes = {key: item for item in items if (key := theme_of(item.value)) is not None}
    if not themes or len(themes) > 2:
        draft.skip(pieces[0], "no tick box can be read in the thematic areas")
        return
    for key, item in themes.items():
        draft.fact(context.programme, "ADDRESSES", Entity("Theme", item.value, key=key), item, "table", "emn.written_themes")


def theme_of(text: str) -> str | None:
    """The theme that a tick box's text means."""
    return next((key for key, pattern in THEMES.items() if pattern.search(text)), None)


def _add_status(draft: Draft, table: MeasureTable, context: Context) -> None:
    cell = table.cell("status")
    if cell is None:
        return
    status = next((status for status, pattern in STATUSES.items() if pattern.search(re.sub(r"\(.*", "", cell.value))), None)
    if status is None:
        draft.skip(cell, f"no status can be read from {cell.value[:60]!r}")
        return
    draft.fact(context.programme, "HAS_STATUS", Value("Status", {"status": status}), table.quoted("status"), "table", "emn.status")
