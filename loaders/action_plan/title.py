"""The title page of a plan: its name, its body, its state, its date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Entity
from graph.resolve.countries import country_name, find_named_country
from loaders.action_plan.members import member_blocks
from loaders.action_plan.words import BODY, PLAN
from loaders.base import Source
from loaders.cited import Cited
from loaders.parts.dates import find_date, find_periods
from loaders.parts.organisations import state_as_actor
from loaders.parts.places import find_adjectives, find_places
from loaders.readers.blocks import Block

_YEARS = re.compile(r"((?:19|20)\d{2})\s*[-–—/]\s*((?:19|20)\d{2})")
_BODY_NAME = re.compile(
    rf"((?:^(?:(?!(?:Action|Plan)\b)(?-i:[A-Z])[\w'’-]*\s+){{1,4}})?(?:National\s+|Interministerial\s+|Inter-ministerial\s+)?{BODY}(?:\s+(?:on|for|against|to)\b[^.:,;]*?)?(?:\s*\([IVX\d]+\))?)(?=\s+(?:{PLAN.pattern})|$)",
    re.I,
)
_PUBLISHER = re.compile(
    r"(?:[Pp]ublications? of|[Pp]ublished by|[Ii]ssued by|[Pp]repared by|[Dd]rawn up by)\s*:?\s*(?:the\s+)?"
    r"((?:Ministry|Government|Department|Office) of (?:the )?[A-Z][\w’'-]+(?:(?:,? and (?:the )?|, (?:the )?| )[A-Z][\w’'-]+)*)"
)
_HEAD = 24
"""Blocks in which a title page ends."""


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the first page says.

    Attributes:
        text: the plan's title, as it stands there.
        name: the same with its years written "2011-2014".
        aliases: shorter forms: the plan's words with its years.
        publisher: the ministry that the first page says has prepared or published it.
        body, body_names: the task force or committee whose plan it is, if any, and what the document calls it.
    """

    text: Cited
    name: str
    aliases: tuple[str, ...]
    country: str
    issuer: str
    issued: str
    body: Entity | None
    body_names: tuple[str, ...]
    publisher: Cited | None = None


def plan_title(body: Sequence[Block]) -> Cited | None:
    """The title of the plan on its first page: the line with the plan's words, and what belongs to it before and behind."""
    head = [b for b in body[:_HEAD] if b.kind in ("heading", "paragraph", "table_row")]
    for i, block in enumerate(head):
        if not PLAN.search(block.value) or len(block.value) > 180 or block.value.endswith((".", ":")):
            continue
        pieces = [block.text]
        bare = PLAN.sub("", _YEARS.sub("", block.value)).strip(" -–:,")
        if not bare and i and block.adjacent and len(head[i - 1].value) < 120:
            pieces.insert(0, head[i - 1].text)
        years = None if find_periods(block.value) else _years_below(head[i + 1 : i + 4])
        return Cited.join([*pieces, years] if years else pieces)
    return None


def _years_below(lines: Sequence[Block]) -> Cited | None:
    """The years that a title page prints apart from the title: in the next line, or alone in a line soon after."""
    for i, block in enumerate(lines):
        if len(block.value) < 30 and (_YEARS.search(block.value) if i == 0 else _YEARS.fullmatch(block.value)):
            return block.text
    return None


def read_title(source: Source) -> TitlePage:
    """The title page of a source; where it has none, the file's name stands for the title."""
    body = source.body
    text = plan_title(body) or (body[0].text if body else Cited.of(source.text, 0, 1))
    name = _YEARS.sub(r"\1-\2", re.sub(r"\s+", " ", text.value))
    country, issuer = _issuer(source)
    entity, names = _body(name, source, country)
    match, years = PLAN.search(name), _YEARS.search(name)
    aliases = [f"{match[0]} {years[0]}"] if match and years else []
    if names and aliases:
        aliases.append(f"{names[-1]} {aliases[0]}")
    head = [b.value for b in body[:_HEAD] if len(b.value) < 60 and not _YEARS.search(b.value)]
    issued = next((d for value in head if (d := find_date(value)) and len(d) > 4), "")
    return TitlePage(text, name, tuple(a for a in aliases if a != name), country, issuer, issued, entity, names, _publisher(body))


def _publisher(body: Sequence[Block]) -> Cited | None:
    """Who the first page says has prepared or published the plan."""
    found = ((b, _PUBLISHER.search(b.value)) for b in body[:_HEAD])
    named = next((b.text.group(m, 1) for b, m in found if m), None)
    place = re.search(r",\s+(\w+)$", named.value) if named else None
    return named.cut(0, place.start()) if named and place and find_named_country(place[1]) else named


def _issuer(source: Source) -> tuple[str, str]:
    """The state whose plan it is, and who issued it."""
    publisher = _PUBLISHER.search(re.sub(r"\s+", " ", source.text))
    issuer = publisher[1] if publisher else ""
    for block in source.body[:_HEAD]:
        state = state_as_actor(block.value) if len(block.value) < 60 else None
        if state and state.country:
            return state.country, issuer or state.name
    for block in source.body[:_HEAD]:
        code = find_named_country(block.value) if len(block.value) < 60 else None
        found = [code] if code else _codes(block.value) if len(block.value) < 180 else []
        if found:
            return str(found[0]), issuer or f"Government of {country_name(str(found[0]))}"
    codes = _codes(source.text)
    most = max(sorted(set(codes)), key=codes.count) if codes else ""
    clear = codes.count(most) >= _OFTEN and codes.count(most) * 2 >= len(codes)
    return most if clear else "", issuer


_OFTEN = 4
"""How often a plan names its own state at the least, where its head does not; countries of origin are named in passing."""


def _codes(text: str) -> list[str]:
    return [a[0] for a in find_adjectives(text)] + [p.entity.key or "" for p in find_places(text) if p.entity.label == "Country"]


def _body(name: str, source: Source, country: str) -> tuple[Entity | None, tuple[str, ...]]:
    """The body that the title or the list of members names, with the short form that the text uses."""
    listed = member_blocks(source.body)[0]
    titled = _BODY_NAME.search(name)
    full = titled[1].strip() if titled else listed
    noun = re.search(BODY, full, re.I) if full else None
    if not full or not noun:
        return None, ()
    short = noun[0] if re.search(rf"\bthe {re.escape(noun[0])}\b", source.text) else ""
    numbered = re.search(r"\b(?:[IVX]+|\d)\)?$", full)
    acronym = "".join(w[0] for w in noun[0].split()) if short and len(noun[0].split()) > 1 else ""
    bare = re.sub(r"\s*\(?\b[IVX\d]+\)?$", "", full) if numbered else ""
    known = [full, listed, bare, f"National {bare or full}" if f"National {bare or full}" in source.text else ""]
    known += [acronym if acronym and re.search(rf"\b{acronym}\b", source.text) else "", short]
    words = full.split()
    tails = [" ".join(words[i:]) for i in range(1, len(full[: noun.start()].split()) + 1)]
    known += [tail for tail in tails if len(tail.split()) > 1 and tail in source.text]
    names = tuple(dict.fromkeys(n for n in known if n))
    return Entity("Actor", full, kind="network", country=country or None, aliases=names[1:]), names
