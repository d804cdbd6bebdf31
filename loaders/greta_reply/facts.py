"""What a reply to GRETA says, as facts: each recommendation's strength, addressee, items and reply."""

import re
from collections.abc import Sequence

from graph.ids import slug
from graph.model import Entity, Strength, Value
from loaders.base import Draft
from loaders.cited import Cited
from loaders.greta_reply.recommendations import DEMANDS, Recommendation
from loaders.parts.names import split_names
from loaders.parts.organisations import actor, government, kind_of, state_as_actor
from loaders.parts.places import find_places

_ADDRESSEE = re.compile(
    rf"\b(?:{DEMANDS})\s+(?:that\s+)?(?P<who>(?:all\s+|the\s+)[^.;:,]{{3,160}}?)(?=\s+(?:to|should|must|may|will|can|and to)\b|[:,])"
)
_AUTHORITIES = re.compile(r"^(?:the\s+)?(?:competent\s+|national\s+|relevant\s+)?authorities$", re.I)
_NAME = 200
"""Characters of a recommendation's name; the whole text is an alias."""
_REPLY = 300
"""Characters of a reply that a statement quotes in its qualifier; the passage holds all of it."""


def write_facts(draft: Draft, found: Sequence[Recommendation], country: str | None, year: str) -> None:
    """Write down all recommendations.

    Args:
        country: the state that replies (ISO alpha-2).
        year: the year of GRETA's report.
    """
    used: set[str] = set()
    document = Entity("Document", draft.source.stem, key=draft.source.stem)
    for order, whole in enumerate(found, 1):
        base = f"greta-{(country or 'unknown').lower()}-{year}-" + (
            f"p{slug(whole.paragraph)}" if whole.paragraph else f"n{whole.number or order}"
        )
        key = base if base not in used else f"{base}-{order}"
        used.add(key)
        entity = _entity(whole, key)
        addressees = _addressees(whole, country)
        _write_one(draft, entity, whole, addressees)
        parts = [_entity(part, key + part.letter) for part in whole.parts]
        for part, its in zip(whole.parts, parts, strict=True):
            _write_one(draft, its, part, addressees)
            draft.fact(its, "PART_OF", entity, part.at, "table", "greta_reply.item")
        _write_replies(draft, document, whole, entity, parts)


def _entity(one: Recommendation, key: str) -> Entity:
    plain = one.plain
    name = plain if len(plain) <= _NAME else plain[:_NAME].rsplit(" ", 1)[0] + " …"
    numbers = re.findall(r"\d+", one.paragraph)
    known = [f"GRETA p{n}{one.letter}" for n in numbers] or ([f"GRETA recommendation {one.number}{one.letter}"] if one.number else [])
    return Entity("Recommendation", one.at.value, name, aliases=tuple(dict.fromkeys((*known, plain))), key=key)


def _write_one(draft: Draft, entity: Entity, one: Recommendation, addressees: Sequence[tuple[Entity, Strength]]) -> None:
    for verb in one.verbs:
        draft.fact(
            entity,
            "HAS_STRENGTH",
            Value("Strength", {"verb": verb}),
            one.at,
            "sentence",
            "greta_reply.verb",
            paragraph=one.paragraph,
            topic=one.topic,
        )
    draft.fact(entity, "MADE_BY", actor("GRETA"), one.at, "sentence", "greta_reply.made_by")
    for who, strength in addressees:
        draft.fact(entity, "ADDRESSED_TO", who, one.at, strength, "greta_reply.addressee")


def _addressees(whole: Recommendation, country: str | None) -> list[tuple[Entity, Strength]]:
    """Whom the recommendation names between its verb and what is to be done; else, where it demands, the state's government."""
    found: list[tuple[Entity, Strength]] = []
    for match in _ADDRESSEE.finditer(whole.at.value):
        found += [who for name in split_names(whole.at.group(match, "who"), country) if (who := _addressee(name, country))]
    if not found and country and whole.verbs != ("welcomes",):
        found = [(government(country), "inferred")]
    return list({who.shown: (who, strength) for who, strength in found}.values())


def _addressee(name: Cited, country: str | None) -> tuple[Entity, Strength] | None:
    text = re.sub(r"^(?:all|the|both)\s+(?:the\s+)?", "", name.value, flags=re.I)
    state = state_as_actor(name.value)
    if state:
        return state, "sentence"
    if _AUTHORITIES.match(name.value):
        return (government(country, name.value), "inferred") if country else None
    places = [p.entity.key for p in find_places(text) if p.entity.label == "Country"] if "authorities of" in text else []
    if places and places[0]:
        return government(places[0], name.value), "sentence"
    if kind_of(text) is None:
        return None
    return actor(text, country), "sentence"


def _write_replies(draft: Draft, document: Entity, whole: Recommendation, entity: Entity, parts: Sequence[Entity]) -> None:
    """Link each reply to what it answers.

    A reply below the last item answers the whole where no other item has one of its own (and so, by inference, each item);
    a whole whose items are answered one by one is answered by all of these.
    """
    answered = [part for part in whole.parts if part.reply]
    if whole.reply or not whole.parts:
        _reply(draft, document, entity, whole.reply, "sentence")
    if len(whole.parts) > 1 and answered == whole.parts[-1:]:
        _reply(draft, document, entity, whole.parts[-1].reply, "sentence")
        for its in parts:
            _reply(draft, document, its, whole.parts[-1].reply, "inferred")
        return
    for part, its in zip(whole.parts, parts, strict=True):
        _reply(draft, document, its, part.reply, "sentence")
    if not whole.reply:
        _reply(draft, document, entity, [text for part in answered for text in part.reply], "inferred")


def _reply(draft: Draft, document: Entity, entity: Entity, reply: Sequence[Cited], strength: Strength) -> None:
    if reply:
        at = Cited.join(reply)
        draft.fact(document, "REPLIES_TO", entity, at, strength, "greta_reply.reply", text=at.value[:_REPLY])
